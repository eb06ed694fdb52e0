"""A claim to the parts that can be checked one by one: its sentences, and the clauses that "and" or a semicolon joins.

A part must stand alone: a clause that leaves its subject out is given that of the clause before it, and one whose
subject cannot be told stays where it is.
"""

import re

from rag import clauses, clauses_ar
from rag.sentences import sentences, trimmed
from rag.text import language

_MOST = 8  # parts of one claim; what is beyond them stays in the last
_HALVES = re.compile(r"\s*[;؛]\s*")
_JOINED = re.compile(
    r"^(?:and|but|while|whereas|و?لكن|بينما)\s+(?:[أإ]ن\s+)?|^و(?=[يت][\u0621-\u064a]{3})", re.IGNORECASE
)


def parts(claim: str) -> list[str]:
    """The parts of a claim, in order; one that cannot be split is its own only part."""
    found: list[str] = []
    for start, end in sentences(claim):
        start, end = trimmed(claim, start, end)
        for clause in _HALVES.split(claim[start:end]):
            split = clauses_ar.clauses if language(clause) == "ar" else clauses.clauses
            found += split(_alone(clause), found[-1] if found else "")
    found = [part for part in found if any(map(str.isalnum, part))]
    return [*found[: _MOST - 1], " ".join(found[_MOST - 1 :])] if len(found) > _MOST else found


def _alone(clause: str) -> str:
    """The clause without the "but" or the و that joined it to the one before."""
    bare = _JOINED.sub("", clause)
    verb = bare.partition(" ")[0]
    return bare[1:] if verb.startswith("و") and clauses_ar.has_verb(verb[1:]) else bare
