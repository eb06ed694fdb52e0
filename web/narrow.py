"""What a search is narrowed to: by whom the visitor is, by what they chose, and by what the question itself says.

A question narrows to the outlets and languages that it names as its sources, and to the months and years that it asks
about ("in February 2020", "since March"). Not to single days: what happened on a day is told on the next, and passages
that speak of the day lead anyhow. What is told before a day is no earlier report, so "before" narrows nothing.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from rag.mentions import mentions
from rag.text import fold
from rag.types import EVERYTHING, Language, Mention, Scope
from web.visitor import Visitor

Kind = Literal["dates", "sources", "languages"]
KINDS: tuple[Kind, ...] = ("dates", "sources", "languages")
_PERIOD = timedelta(days=20)  # less is a day or a few
_SINCE = re.compile(r"\b(since|منذ)$")
_BOUNDED = re.compile(r"\b(before|until|till|by|after|قبل|حتي|بعد)$")
_BOUND = re.compile(r"^(before|until|till|by|after|قبل|حتي|بعد)\b")
_JOINS = re.compile(r"\s*(?:and|to|until|till|through|-|و|الي|حتي)\s*")
_TELLS = (  # with the outlet in the place of {}: who reports, not who is reported on
    r"\b(?:according to|reported by|published by|reports? (?:in|of|by)) (?:the )?{}(?!\w)"
    r"|\b(?:did|does|has) (?:the )?{} (?:report|say|write|publish|tell)"
    r"|\b(?:بحسب|حسب|وفق|وفقا ل|نقلا عن|ذكرت|ذكر|نشرت|نشر|اوردت|كتبت|افادت|نقلت|تقارير)\s*{}(?!\w)"
)
_IN_LANGUAGE: dict[Language, re.Pattern[str]] = {
    "ar": re.compile(
        r"\barabic(?:[- ]language)? (?:reports?|articles?|press|outlets?|media|sources?|papers?|newspapers?)\b"
        r"|\b(?:ال)?(?:مقالات|صحف|صحافه|تقارير|مصادر|مواقع) (?:ال|بال)?(?:ناطقه بال|مكتوبه بال)?عربيه\b"
    ),
    "en": re.compile(
        r"\benglish(?:[- ]language)? (?:reports?|articles?|press|outlets?|media|sources?|papers?|newspapers?)\b"
        r"|\b(?:ال)?(?:مقالات|صحف|صحافه|تقارير|مصادر|مواقع) (?:ال|بال)?(?:ناطقه بال|مكتوبه بال)?انجليزيه\b"
    ),
}


def readable(visitor: Visitor, scope: Scope = EVERYTHING) -> Scope:
    """The scope within the outlets that the visitor may read."""
    return visitor.within(scope) if "read" in visitor.rights else replace(scope, readable=())


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the visitor chose, what the question says, and which of the latter they took back."""

    picked: Scope = EVERYTHING
    said: Scope = EVERYTHING
    declined: frozenset[tuple[Kind, Scope]] = frozenset()

    @property
    def heard(self) -> Scope:
        """What the question says, where the visitor chose nothing of the kind nor took it back."""
        kept = (
            kind
            for kind in KINDS
            if only(self.picked, kind) == EVERYTHING and (kind, only(self.said, kind)) not in self.declined
        )
        return joined(only(self.said, kind) for kind in kept)

    @property
    def whole(self) -> Scope:
        return joined((self.picked, self.heard))

    def without(self, kind: Kind) -> "Narrowing":
        """With nothing of a kind, whoever set it."""
        picked = joined(only(self.picked, other) for other in KINDS if other != kind)
        return replace(self, picked=picked, declined=self.declined | {(kind, only(self.said, kind))})


def only(scope: Scope, kind: Kind) -> Scope:
    if kind == "dates":
        return Scope(since=scope.since, until=scope.until)
    return Scope(sources=scope.sources) if kind == "sources" else Scope(languages=scope.languages)


def joined(scopes: Iterable[Scope]) -> Scope:
    """Each kind as the first of them sets it."""
    whole = EVERYTHING
    for one in scopes:
        for kind in KINDS:
            if only(whole, kind) == EVERYTHING:
                whole = _with(whole, only(one, kind))
    return whole


def _with(scope: Scope, part: Scope) -> Scope:
    return Scope(
        scope.since or part.since,
        scope.until or part.until,
        scope.sources or part.sources,
        scope.languages or part.languages,
    )


def hear(question: str, outlets: Callable[[], Sequence[str]], count: Callable[[Scope], int]) -> Scope:
    """What the question narrows itself to, of the outlets there are; what leaves nothing to search is not heard."""
    since, until = period(question)
    told = fold(question)
    languages = tuple(language for language, named in _IN_LANGUAGE.items() if named.search(told))
    said = Scope(since, until, _named(told, outlets), languages if len(languages) == 1 else ())
    heard = [only(said, kind) for kind in KINDS]
    return joined(one for one in heard if one != EVERYTHING and count(one))


def period(question: str) -> tuple[date | None, date | None]:
    """The first and last day that a question asks about, if that is a month, a year, or from one day to another."""
    found = mentions(question, None)
    if len(found) == 2 and _JOINS.fullmatch(
        fold(question[found[0].end : found[1].start]) + _prefix(found[1], question)
    ):
        return (found[0].first, found[1].last) if found[0].first < found[1].last else (None, None)
    if len(found) != 1:
        return None, None
    (one,) = found
    before, own = fold(question[: one.start]).strip(), fold(question[one.start : one.end])
    if _SINCE.search(before) or own.startswith(("since", "منذ")):
        return one.first, None
    if _BOUNDED.search(before) or _BOUND.search(own) or one.last - one.first < _PERIOD:
        return None, None
    return one.first, one.last


def _prefix(mention: Mention, question: str) -> str:
    """The "and" that is written together with a date: "ومارس"."""
    return "و" if question[mention.start] == "و" and fold(question[mention.start - 1 : mention.start]).isspace() else ""


def _named(told: str, outlets: Callable[[], Sequence[str]]) -> tuple[str, ...]:
    """The outlets that a folded question names as those who report."""
    if not re.search(_TELLS.replace("{}", r"\S.*"), told):
        return ()
    written = ((outlet, fold(outlet)) for outlet in outlets())
    return tuple(one for one, own in written if own in told and re.search(_TELLS.replace("{}", re.escape(own)), told))
