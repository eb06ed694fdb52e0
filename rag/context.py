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
    """For each quote the whole of its sentences, or itself where it only says when and where.

    Of one that tells who did what the sentence around it counts: a denial may stand outside of it.
    """
    if len(quotes) < 2:
        return [*sentences]
    chief = max(quotes, key=lambda quote: (len(_told(claim, quote)), len(matched(claim, quote))))
    told = _told(claim, chief)
    pairs = zip(quotes, sentences, strict=True)
    return [whole if quote == chief or _told(claim, quote) - told else quote for quote, whole in pairs]


def _told(claim: str, quote: str) -> frozenset[str]:
    """What the quote has of the claim's deeds and people."""
    deeds = {key for deed in mood(claim).deeds if is_deed(deed.keys) for key in deed.keys} & mood(quote).keys
    called = (name for name in names(claim, language(claim)) if not place_keys(name) and fold(name) not in TIME_WORDS)
    people = {name for name in called if named_in(name, quote)}
    return frozenset(deeds | people)
