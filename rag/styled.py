"""Whether a claim gives somebody the office or the country that its quote gives to another, or him under another."""

from collections.abc import Sequence

from rag.calendars import TIME_WORDS
from rag.matched import Word, matched, read
from rag.offices import PORTFOLIOS
from rag.places import COUNTRIES
from rag.text import fold

_REACH = 6  # words before a name in which it is told who that is
_MARKS = frozenset(".,;:!?،؛؟")
_TO = frozenset(fold("in at to from with by near في من إلى على مع عن قرب").split())


def misstyled(claim: str, text: str) -> str | None:
    """The name that stands behind another office or country in the claim than wherever it stands in the text."""
    ours, theirs = read(claim), read(text)
    for at, places in matched(claim, text).items():
        word = ours[at]
        if word.names or word.folded in TIME_WORDS or not (word.written[0].isupper() or not word.written.isascii()):
            continue
        own = _style(ours, at)
        for kind in (PORTFOLIOS, COUNTRIES):
            told = [_style(theirs, n) & kind for n in places]
            if own & kind and told and all(told) and not any(own & kind & other for other in told):
                return word.written
    return None


def _style(words: Sequence[Word], at: int) -> frozenset[str]:
    """Keys of the offices and countries that stand right before a name; of an envoy to somewhere, none."""
    found: list[str] = []
    for n in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = words[n]
        if word.folded in _TO:
            return frozenset()
        if word.written in _MARKS or word.folded == "and" or word.deeds:
            break
        found += word.names
        if word.folded.startswith("و") and word.names:  # and the deputy minister
            break
    return frozenset(found)
