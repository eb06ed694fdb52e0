"""What news says that people and things do, in both languages: the same deed under one key, and its rivals.

A claim that exports fell is not borne out by words that say they rose, nor one of the wounded by words on the dead.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rag.offices import office_keys
from rag.sensewords import OTHERS, QUALITIES, RIVALS
from rag.sounds import is_arabic
from rag.text import SMALL_WORDS, fold
from rag.towns import GIVEN

_ENGLISH = re.compile(r"(?:ing|ed|es|s)$")
_ON = re.compile(r"^(?:[بكل]?ال(?=..)|لل(?=..)|[بكل](?=...))?")
_WILL = re.compile(r"^س(?=[يتن]..)")
_PREFIX = re.compile(r"^[يتن](?=..)")
_ENDING = re.compile(r"(?<=..)(?:وا|ون|ين|ان|ات|تا|ته|تها|ه|ها|هم|هما|ت|ا|يه)$")
_WEAK = re.compile(r"(?<=.)[اوي](?=.)|^ا")


@lru_cache(20_000)
def forms(word: str) -> tuple[str, ...]:
    """What a folded word may be listed as: raised, rais; سيرتفعون، رتفع."""
    if not is_arabic(word):
        bare = _ENGLISH.sub("", word) if len(word) > 4 else re.sub(r"(?<=[^su])s$", "", word)
        return word, re.sub(r"(.)\1$", r"\1", bare).rstrip("e") or bare
    roots = [word, word[1:]] if word[0] in "وف" and len(word) > 3 else [word]
    return tuple(dict.fromkeys(form for root in roots for form in _arabic_forms(root)))


def _written(word: str) -> tuple[str, ...]:
    return (word, without_ending(word)) if is_arabic(word) else forms(word)


def without_ending(word: str) -> str:
    """A folded Arabic word without what is written onto its end."""
    return _ENDING.sub("", word)


def _arabic_forms(word: str) -> Iterator[str]:
    bare = _WILL.sub("", _ON.sub("", word))
    light = _ENDING.sub("", bare)
    verb = _PREFIX.sub("", light)
    yield from (word, bare, light, verb)
    letters = (_WEAK.sub("", light), _WEAK.sub("", verb))
    yield from (one for form in letters for one in (form, form.removesuffix("ي")) if len(one) > 2)  # لم يلتق


def _table() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]], frozenset[str]]:
    """Keys of stems, rivals of keys, and the keys that are a denial of their rival."""
    keys: dict[str, tuple[str, ...]] = {}
    rivals: dict[str, frozenset[str]] = {}
    denials: set[str] = set()
    exactly: dict[str, tuple[str, ...]] = {}
    for group in f"{RIVALS};{QUALITIES};{OTHERS}".split(";"):
        entries = group.lstrip(" !\n").split("|")
        made = _written if group in QUALITIES else forms  # verbs have many forms, other words few
        names = [entry.split()[0] for entry in entries]
        for name, entry in zip(names, entries, strict=True):
            rivals[name] = rivals.get(name, frozenset()) | frozenset(names) - {name}
            for word in fold(entry).split():
                if word.startswith("="):
                    exactly[word[1:]] = (*exactly.get(word[1:], ()), name)
                    continue
                bare = word.removesuffix("ه")  # رياضة, sport, but not Riyad
                for form in (word, *(form for form in made(word) if len(form) > 2 and form != bare)):
                    keys[form] = tuple(dict.fromkeys((*keys.get(form, ()), name)))
        if group.lstrip().startswith("!"):
            denials.add(names[-1])
    return keys | exactly, rivals, frozenset(denials)


_KEYS, _RIVAL, _DENIED = _table()
# Words for offices are no deeds: وزارة is no visit, الدفاع no payment; nor are these.
_NO_DEEDS = frozenset(entry.split()[0] for entry in re.split("[;|]", QUALITIES))
_KEPT = _NO_DEEDS | {"safe"}  # آمنة
_NOUNS = frozenset(
    fold(
        "حكومة حكومات شركة شركات شركاء شريك سعر أسعار عبر دانا فورد محدود محدودة حصيلة حدود حدودي حدودية "
        "متحدث متحدثة ناطق denis"
    ).split()
)

# Given names are no deeds, but for those that are words too: تأمر.
_CALLED = GIVEN - frozenset(fold("تأمر آمنة زيد صالح مالك رفيق سامح").split())


@lru_cache(20_000)
def senses(word: str) -> tuple[str, ...]:
    """The keys of a folded word; none for a word that the table does not know."""
    if word in SMALL_WORDS and word not in ("before", "after", "قبل", "بعد"):
        return ()
    if not _NOUNS.isdisjoint(forms(word)) or word in _CALLED:
        return ()
    known = [_KEYS[form] for form in forms(word) if form in _KEYS]
    found = tuple(dict.fromkeys(key for keys in known[: 1 if is_arabic(word) else None] for key in keys))
    return tuple(key for key in found if key in _KEPT) if office_keys(word) else found


def is_deed(keys: tuple[str, ...]) -> bool:
    """Whether the keys are of something done, rather than of who, where, when, or how many."""
    return not _NO_DEEDS.issuperset(keys)


def rivals(keys: tuple[str, ...]) -> Iterator[str]:
    return (rival for key in keys for rival in _RIVAL.get(key, ()))


def contrary(key: str, rival: str) -> bool:
    """Whether to deny the one is to say the other: absent is not present."""
    return (key in _DENIED) != (rival in _DENIED) and rival in _RIVAL[key]
