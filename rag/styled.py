"""Whether a claim gives somebody the office or the country that its quote gives to another, or him under another.

So too an office without a name: the British ambassador whom Russia summoned is not the Russian one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from rag.calendars import TIME_WORDS
from rag.matched import Word, matched, read
from rag.offices import PORTFOLIOS
from rag.places import COUNTRIES
from rag.text import fold

_REACH = 6  # words before a name in which it is told who that is
_COUNTERPART = re.compile("[وفبلك]?نظير|counterpart")  # of the same office, and another country
_MANY = re.compile(r"ministers|presidents|leaders|ambassadors|وزر[اي]|وزيرا\b|وزيري\b|ري?يسا\b|سفراء")
_MARKS = frozenset(".,;:!?،؛؟")
_OF = frozenset("of the s".split())
_TO = frozenset(fold("in at to from with by near في من إلى على مع عن قرب").split())


def misstyled(claim: str, text: str) -> str | None:
    """Who stands behind another office or country in the claim than wherever it stands in the text."""
    ours, theirs = read(claim), read(text)
    return _by_name(ours, theirs, matched(claim, text)) or _by_office(ours, theirs)


def _by_name(ours: Sequence[Word], theirs: Sequence[Word], at_both: Mapping[int, Sequence[int]]) -> str | None:
    for at, places in at_both.items():
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


def _by_office(ours: Sequence[Word], theirs: Sequence[Word]) -> str | None:
    """An office that everywhere in the text, and there with a country, is another country's."""
    if any(_COUNTERPART.match(word.folded) for word in theirs):
        return None
    held = list(_offices(theirs))
    for offices, countries, written in _offices(ours):
        if _MANY.search(written):
            continue
        same = [of for some, of, _ in held if some == offices]
        if len(countries) == 1 and same and all(of and countries.isdisjoint(of) for of in same):
            return written
    return None


def _offices(words: Sequence[Word]) -> Iterator[tuple[frozenset[str], frozenset[str], str]]:
    """Each run of words for an office, by keys, with the countries in it and as it is written."""
    for run in _runs(words):
        keys = frozenset(key for word in run for key in word.names)
        if offices := frozenset(key for key in keys if key[0] == "#"):
            yield offices, keys & COUNTRIES, " ".join(word.written for word in run)


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words for offices and countries that follow one another; in Arabic the country is the last."""
    run: list[Word] = []
    for word in words:
        tells = any(key[0] == "#" or key in COUNTRIES for key in word.names)
        if run and (not tells or (run[-1].names & COUNTRIES and not word.written.isascii())):
            if word.folded in _OF:
                continue
            yield run
            run = []
        if tells:
            run.append(word)
    yield run
