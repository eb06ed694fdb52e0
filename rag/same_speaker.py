"""Whether two namings may be of one speaker: the Russian ministry, Moscow, Lavrov."""

import re
from os.path import commonprefix

from rag.called import roles
from rag.initials import spelled_out
from rag.matched import read
from rag.names import named_in, names
from rag.offices import office_keys
from rag.places import place_keys
from rag.senses import rivals, senses
from rag.text import SMALL_WORDS, fold, language, words
from rag.within import HOUSES, SEATS

_BODIES = frozenset(
    f"#{word}" for word in "agency authority commission committee council organization service office bureau".split()
)
_HEADS = frozenset("#premier #governor #ambassador #envoy #judge".split())
_SOURCE = re.compile("sources?$|(?:ال)?(?:مصدر|مصادر)")
_NOBODY = frozenset(  # words that name nobody in particular
    fold(
        "the a an two three several briefed informed many people familiar with talks "
        "source sources official officials statement "
        "spokesman spokeswoman spokesperson his her their its on in yesterday today monday tuesday wednesday "
        "thursday friday saturday sunday مصدر مصادر مسؤول مسؤولون مسؤولين بيان متحدث باسم ناطق أمس اليوم شخصين "
        "مطلعين على المحادثات"
    ).split()
)


def is_source(who: str) -> bool:
    """Whether it is one who is not to be named."""
    seen = [word for word in words(who) if word not in SMALL_WORDS]
    return any(map(_SOURCE.match, seen[:1] if language(who) == "ar" else seen))


def names_anyone(who: str) -> bool:
    return any(word not in SMALL_WORDS and word not in _NOBODY for word in words(who)) and len(fold(who)) > 2


def same_speaker(ours: str, theirs: str) -> bool:
    """Whether two namings may be of one speaker: nothing in them speaks against it, and something for it."""
    if spelled_out(ours, theirs):
        return True
    called = people(ours)
    named = any(named_in(name, theirs) for name in called)
    places, known = _places(ours, named), _places(theirs, named)
    if places and known and places.isdisjoint(known):
        return False
    if _other_office(ours, theirs):
        return False
    if named:
        return True
    if ("premier" in roles(ours)) != ("premier" in roles(theirs)) and _heads(ours) and _heads(theirs):
        return False
    return not people(theirs) and in_common(ours, theirs) if called else _alike(ours, theirs)


def _places(who: str, named: bool = False) -> set[str]:
    """The countries, with those whose seat is named: Madrid's interior ministry is Spain's; and bodies as they are.

    Of one who is named by name the Kremlin is Russia too.
    """
    return {key if key in HOUSES and not named else SEATS.get(key, key) for key in place_keys(who)}


def people(who: str) -> list[str]:
    return [name for name in names(who, language(who)) if not office_keys(name) and not place_keys(name)]


def _heads(who: str) -> bool:
    return any(key in _HEADS for word in words(who) for key in office_keys(word))


def _other_office(ours: str, theirs: str) -> bool:
    """Whether what the one is in charge of is a rival of the other's: defence for foreign."""
    own, other = ({key for word in words(who) for key in senses(word)} for who in (ours, theirs))
    return any(rival in other for key in own - other for rival in rivals((key,)))


def _offices(who: str) -> set[str]:
    seen = words(who)
    found = {"#body" if key in _BODIES else key for word in seen for key in office_keys(word)}
    found |= {key for word in read(who) for key in word.names if key.startswith(("~", "#")) and key not in _BODIES}
    return found | {key for word in seen for key in senses(word)}


def in_common(ours: str, theirs: str) -> bool:
    """Whether both name a place or an office, and the same."""
    return bool(_places(ours) & _places(theirs) or _offices(ours) & _offices(theirs))


def _alike(ours: str, theirs: str) -> bool:
    if in_common(ours, theirs):
        return True
    if language(ours) == language(theirs):
        return begin_alike(ours, theirs)
    english, arabic = sorted((ours, theirs), key=lambda who: not who.isascii())
    return any(named_in(word, arabic) for word in english.split() if word[0].isupper()) or not (
        set(place_keys(ours)) | _offices(ours)
    )


def begin_alike(ours: str, theirs: str) -> bool:
    """Whether a word of the one begins as one of the other does, apart from what is written onto it."""
    own, other = ([_bare(word) for word in words(who) if word not in SMALL_WORDS] for who in (ours, theirs))
    return any(len(commonprefix((a, b))) >= min(4, max(3, min(len(a), len(b)))) for a in own for b in other)


def _bare(word: str) -> str:
    return re.sub(r"^[وفبلك]?(?:ال|لل)?(?=...)", "", word)
