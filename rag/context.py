"""The sentences that a claim's quotes stand in, as far as what they say around the quoted words bears on the claim."""

from collections.abc import Sequence

from rag.calendars import TIME_WORDS
from rag.matched import matched
from rag.mood import mood
from rag.names import named_in, names
from rag.places import place_keys
from rag.senses import is_deed
from rag.text import fold, language


def context(claim: str, quotes: Sequence[str], sentences: Sequence[str]) -> list[str]:
    """For each quote the whole of its sentences, or itself where it only says who, when and where.

    Of one that tells who did what the sentence around it counts: a denial may stand outside of it.
    """
    if len(quotes) < 2:
        return [*sentences]
    done = [_done(claim, quote) for quote in quotes]
    told = [len(deeds) + _named(claim, quote) for deeds, quote in zip(done, quotes, strict=True)]
    chief = max(range(len(quotes)), key=lambda n: (len(done[n]), told[n], len(matched(claim, quotes[n]))))
    return [
        sentences[n] if n == chief or done[n] - done[chief] or (told[n] and not done[chief]) else quotes[n]
        for n in range(len(quotes))
    ]


def _done(claim: str, quote: str) -> set[str]:
    """What the quote has of the claim's deeds."""
    return {key for deed in mood(claim).deeds if is_deed(deed.keys) for key in deed.keys} & mood(quote).keys


def _named(claim: str, quote: str) -> int:
    """How many of the claim's people the quote names."""
    called = (name for name in names(claim, language(claim)) if not place_keys(name) and fold(name) not in TIME_WORDS)
    return sum(named_in(name, quote) for name in called)
