"""A claim put together from two clauses that stand side by side: Germany shrank while France grew, so Germany grew.

Of each clause it has what the other one has otherwise: a place, a number, a deed with its rival.
"""

import re
from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from rag.names import named_in, names
from rag.numerals import numerals
from rag.offices import office_keys
from rag.places import place_keys
from rag.senses import is_deed, rivals, senses
from rag.text import SMALL_WORDS, language, words

_CONTRASTS = re.compile(r"[;؛]|\.\s|(?:[,،]\s*|\s)(?:while|whereas|but|بينما|فيما|لكن|ولكن|في\s+حين|مقابل)\s")
_SENTENCES = re.compile(r"\s…\s|(?<=\w\w)\.\s")
_WHILE = re.compile(r"(?:[,،]\s*|\s)(?:while|whereas|بينما|فيما|في\s+حين)\s")
_COMMAS = re.compile(rf"{_CONTRASTS.pattern}|[,،]\s|\s(?=و[^\W\d_]{{3}})")
_JOINTS = re.compile(rf"{_COMMAS.pattern}|\sand\s")  # what follows the second deed may be of both


class _Clause(NamedTuple):
    places: frozenset[str]
    numbers: frozenset[tuple[str, str]]  # kind and value
    things: frozenset[str]  # keys of what has a rival and is not done
    deeds: frozenset[str]  # and of what is
    named: frozenset[str]  # its other words


def mixed(claim: str, text: str) -> bool:
    """Whether the claim says of what one clause is about what only another one says."""
    ours = _read(claim)
    tests = ((_mixed, _JOINTS), (_deed_of_the_other, _COMMAS), (_named_in_the_other, _CONTRASTS))
    if any(test(ours, *pair) for test, joint in tests for pair in _pairs(joint, text)):
        return True
    clauses = (filter(None, _WHILE.split(sentence)) for sentence in _SENTENCES.split(text))
    return any(_beside_the_other(claim, *pair) for some in clauses for pair in permutations(some, 2))


def _pairs(joint: re.Pattern[str], text: str) -> Iterator[tuple[_Clause, _Clause]]:
    yield from permutations([_read(part) for part in joint.split(text) if part and len(part) > 8], 2)


def _read(text: str) -> _Clause:
    seen = words(text)
    keys = [key for word in seen for key in senses(word)]
    ranked = [key for key in keys if any(rivals((key,)))]
    return _Clause(
        frozenset(place_keys(text)),
        frozenset((one.kind, one.value) for one in numerals(text)),
        frozenset(key for key in ranked if not is_deed((key,))),
        frozenset(key for key in ranked if is_deed((key,))),
        frozenset(
            word for word in seen if word.isalpha() and word not in SMALL_WORDS and not any(rivals(senses(word)))
        ),
    )


def _mixed(claim: _Clause, one: _Clause, other: _Clause) -> bool:
    """Whether the claim is of the one clause by what it is about, and of the other by what it says of it."""
    if not (_put(claim.places, one.places, other.places) or _of_rival(claim.things, one.things, other.things)):
        return False
    return _of_rival(claim.deeds, other.deeds, one.deeds) or _number(claim, one, other)


def _named_in_the_other(claim: _Clause, one: _Clause, other: _Clause) -> bool:
    """Whether the claim has the words of the one clause alone, and the deed of the other, whose rival the one has."""
    return _of_rival(claim.deeds, other.deeds, one.deeds) and _put(claim.named, one.named, other.named)


def _deed_of_the_other(claim: _Clause, one: _Clause, other: _Clause) -> bool:
    """The same of a thing that the one clause alone has."""
    return bool(claim.things & one.things - other.things) and _of_rival(claim.deeds, other.deeds, one.deeds)


def _beside_the_other(claim: str, one: str, other: str) -> bool:
    """Whether whom the claim names stands in the one clause alone, and the claim's place in the other, for another."""
    called = [name for name in names(claim, language(claim)) if not (place_keys(name) or office_keys(name))]
    if not any(named_in(name, one) for name in called) or any(named_in(name, other) for name in called):
        return False
    ours, here, there = (frozenset(place_keys(said)) for said in (claim, one, other))
    return bool(ours & there - here) and bool(here - ours) and not ours & here


def _put(ours: frozenset[str], here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether the claim has something of here, and here alone, where there it is another."""
    return bool(ours & here - there) and bool(there - ours) and not ours & there


def _of_rival(ours: frozenset[str], here: frozenset[str], there: frozenset[str]) -> bool:
    return any(key in here and key not in there and any(r in there - ours for r in rivals((key,))) for key in ours)


def _number(claim: _Clause, one: _Clause, other: _Clause) -> bool:
    for kind, value in claim.numbers & other.numbers - one.numbers:
        if any(same == kind and (same, own) not in claim.numbers for same, own in one.numbers) and value:
            return True
    return False
