"""The names of people and towns in a question, whole, and whether a text knows them.

English marks names by capitals; in Arabic those words are taken that are listed (`rag.gazetteer`), and those after
"the son of" or "the city of".
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from rag.calendars import TIME_WORDS
from rag.gazetteer import is_name
from rag.names import beside, is_common, named_in, same_name
from rag.offices import office_keys
from rag.places import shared_words
from rag.sounds import plain
from rag.text import fold, words
from rag.types import Query

_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)?")
_KIN = frozenset("بن ابن بنت ابو ابي عبد".split())  # of a name, but none by themselves; folded, as all of these
_OF = frozenset(
    clitic + noun
    for clitic in ("", "ب", "ل")
    for noun in "بن ابن بنت مدينه ولايه بلده قريه مقاطعه محافظه جزيره".split()
)
_WHICH = frozenset("اي باي لاي".split())  # "which city" is followed by a verb
_LONG = 5  # letters of a word whose end may differ


def full_names(query: Query) -> Iterator[tuple[str, ...]]:
    """The words of each name that stand together; of places that are known as such, none."""
    text = plain(query.standalone)
    placed, run, end, before = shared_words(text, text), list[str](), 0, ""
    for match in _WORD.finditer(text):
        word = match.group()
        own = word in query.names if query.language == "en" else _is_arabic_name(word, before)
        before = "" if before in _WHICH else fold(word)
        own = own and not (word in placed or word.isupper() or fold(word) in TIME_WORDS or office_keys(word))
        if run and (not own or text[end : match.start()].strip() or is_name(word[1:]) and word.startswith("و")):
            yield from _without_kin(run)
            run = []
        if own:
            run.append(word)
        end = match.end()
    yield from _without_kin(run)


def _is_arabic_name(word: str, before: str) -> bool:
    if is_common(word):
        return False
    # "The city of" is followed by a name, "a large city" by an adjective, which ends as the city does.
    return is_name(word) or fold(word) in _KIN or (before in _OF and not (word.startswith("ال") or word.endswith("ة")))


def _without_kin(run: list[str]) -> Iterator[tuple[str, ...]]:
    if name := tuple(word for word in run if fold(word) not in _KIN):
        yield name


def stranger(name: tuple[str, ...], text: str, asked: str) -> str | None:
    """The word of a name that a text does not have; a first name may be left out, but not be another."""
    absent = [word for word in name if not (named_in(word, text, beside(word, asked)) or _inflected(word, text))]
    if not absent or (name[-1] not in absent and not _renamed(name, text)):
        return None
    return absent[0]


def _renamed(name: tuple[str, ...], text: str) -> bool:
    """Whether the last word of a name stands after another first name."""
    return any(
        is_name(first) and same_name(name[-1], last) and not any(same_name(first, own) for own in name)
        for first, last in pairwise(_WORD.findall(plain(text)))
    )


def _inflected(word: str, text: str) -> bool:
    """Whether a word of the text is this one with a letter more or less at its end: Broncos, Californian."""
    own = fold(word)
    return len(own) >= _LONG and any(
        one.startswith(own) or own.startswith(one) for one in words(text) if abs(len(one) - len(own)) == 1
    )
