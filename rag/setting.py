"""What the titles of a claim's articles add to its quotes: where it happens, and whom or what it is about.

A title is shown beside each quote: "Fomin led the delegation", under "Talks in Geneva", bears out that he led it there.
"""

import re
from collections.abc import Iterator, Sequence

from rag.calendars import TIME_WORDS
from rag.called import absent_name
from rag.everyday import may_be_name
from rag.gazetteer import is_name
from rag.names import beside, named_in, names
from rag.placed import absent_place, is_where, placed
from rag.places import COUNTRIES, named_places, place_keys
from rag.sayings import is_saying
from rag.sounds import is_arabic, readings
from rag.text import SMALL_WORDS, fold, language
from rag.towns import is_given, towns
from rag.within import countries

_WORD = re.compile(r"[^\W_]+|[^\w\s]")


def country(whole: str, titles: Sequence[str]) -> list[str]:
    """The one country that the titles name, where the sentences name none and need not repeat it."""
    if COUNTRIES.intersection(place_keys(whole)) or countries(place_keys(whole)):
        return []
    named = {key: one for title in titles for one, keys in named_places(title) for key in COUNTRIES & {*keys}}
    return list(named.values()) if len(named) == 1 else []


def setting(claim: str, quoted: str, titles: Sequence[str]) -> list[str]:
    """The claim's names that the quoted words lack and a title has, where no other one of the kind may be meant."""
    found: list[str] = []
    while absent := absent_name(claim, " … ".join((quoted, *found))):
        if absent in found or not any(_told(absent, claim, quoted, title) for title in titles):
            break
        found.append(absent)
    return found


def is_cut_short(claim: str, quoted: str, before: str) -> bool:
    """Whether the claim names a place or somebody whom the words `before` the quoted ones may, and these no other."""
    absent = absent_name(claim, quoted)
    if absent is None or _is_place(absent) > is_where(absent, claim):
        return False
    return not (_rivals(claim, quoted) or any(_people(quoted, claim)) or any(_people(before, claim)))


def _told(absent: str, claim: str, quoted: str, title: str) -> bool:
    rivals = _rivals(claim, quoted)
    if not _is_place(absent):
        alone = not (rivals or any(_people(quoted)) or any(_people(title, claim)))
        return alone and named_in(absent, title, beside(absent, claim))
    if absent_place(absent, title):
        return False
    other = _rivals(claim, title)
    if is_where(absent, claim):
        here = any(is_where(one, title) for one, held in placed(title, claim) if held)
        return not any(is_where(one, quoted) for one in rivals) and (here or not other)
    return not (rivals or other or any(_people(quoted, claim)))


def _is_place(name: str) -> bool:
    return bool(place_keys(name) or any(towns(name)))


def _rivals(claim: str, text: str) -> list[str]:
    """The places of a text that are none of the claim's."""
    return [one for one, held in placed(text, claim) if not held]


def _people(text: str, claim: str = "") -> Iterator[Sequence[str]]:
    """The names of a text that are no places, word by word; but for the claim's."""
    return (person for person in _called(text) if not any(named_in(one, claim) for one in person))


def _called(text: str) -> Iterator[Sequence[str]]:
    """All of them."""
    called, person = {name for name in names(text, language(text)) if not name.startswith("ال")}, list[str]()
    for word in _WORD.findall(text):
        named = (word in called or _is_known(word)) and fold(word) not in TIME_WORDS
        if named and not place_keys(word) and not any(towns(word)):
            person.append(word)
        elif person:
            yield person
            person = []
    if person:
        yield person


def _is_known(word: str) -> bool:
    if fold(word) in SMALL_WORDS or is_saying(fold(word)):
        return False
    return is_arabic(word) and (is_given(word) or (may_be_name(word) and any(map(is_name, readings(word)))))
