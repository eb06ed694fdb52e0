"""A question that leans on the ones before it, as it reads without them."""

import re
from collections.abc import Iterator, Sequence

from rag.mentions import mentions
from rag.names import names
from rag.places import named_places
from rag.text import fold, language, words

_TURNS = 4  # questions before this one that still count
_LONGEST = 2000  # characters of each
_REFERS = re.compile(
    "|".join(
        (
            # It goes on from the last.
            r"^(?:and|but|so|also|(?:and )?(?:what|how) about)\b",
            r"^(?:و|ف)(?:من|ما|ماذا|متي|اين|كم|كيف|لماذا|هل|اي|بم|لمن|عم)\b|^و?ماذا عن\b",
            # It speaks of what was named before.
            r"\b(?:he|she|they|him|them|his|her|hers|their|theirs|its)\b|\b(?<!is )(?<!was )it\b",
            r"\b(?:after|before|during|at|in|to|of|about|from|since|for|on|by) (?:that|this|those|these)\b",
            r"\b(?:that|this|those|these|then|afterwards|next|there|else)\W*$",
            r"(?<!\bمن )(?<!\bما )(?<!\bكم )\b(?:هو|هي|هم|هما)\b",
            r"\b[وفبلك]?(?:ذلك|تلك|اوليك|بعدها|قبلها|حينها|عندها|وقتها|بعده|قبله|خلاله|خلالها|هناك)\b",
            r"\b(?:منهم|عنهم|بينهم|معهم|لهم|فيهم|معه|اليه|عنه|عنها|لديهم)\b",
        )
    )
)


def standalone(question: str, earlier: Sequence[str]) -> str:
    """The question with the names and dates of those before it, where it leans on them; else as it is."""
    whole = ""
    for one in (*earlier[-_TURNS:], question):
        lacking = list(_named(whole, one)) if leans(one) else []
        whole = f"{one} ({', '.join(lacking)})" if lacking else one
    return whole


def leans(question: str) -> bool:
    """Whether a question goes on from the last, or speaks of what it does not name itself; a test by wording."""
    found = _REFERS.search(fold(question)[:_LONGEST])
    return found is not None and (found.start() == 0 or not _before(question, found.start()))


def _before(question: str, at: int) -> tuple[str, ...]:
    """Names ahead of a word that speaks of somebody: it may well mean these."""
    return names(question[:at], language(question))


def _named(said: str, question: str) -> Iterator[str]:
    """The stated dates, names and places of what was said that the question lacks."""
    said = said[:_LONGEST]
    dates = [said[one.start : one.end] for one in mentions(said, None) if one.sure]
    seen = set(words(question))
    for found in (*dates, *names(said, language(said)), *(written for written, _ in named_places(said))):
        own = words(found)
        if not seen.issuperset(own):
            seen.update(own)
            yield found
