"""The answerer without a model: the passages that answer, word for word, report by report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log1p
from typing import NamedTuple

from rag.found import Found, read, shared
from rag.kind import SHORT, kind_of
from rag.phrases import say
from rag.premise import Premises
from rag.speakers import has_the_word
from rag.stages import Reader
from rag.things import offers, things
from rag.types import Draft, Drafts, Hit, Miss, Query

# Measured on the development questions over the samples and the seeds.
_OWN_NEARNESS = 25.0  # weight of a passage's own cosine beside its rank
_KIND = 2.0  # weight of having the kind of thing asked for: a name, a number, a day
_BEHIND = 14.0  # how far behind the best a passage may come and still be shown
# Where passages are read: weights of rank and cosine, of what the reader says of a window, of its best span and the
# best that is of the kind, and of what it shares with the question. A choice among the sentences read (conditional
# logit) over these questions and the held-back ones about the news; it gives log odds.
_READ_RANK, _READ_NEARNESS = 0.09, 5.0
_ANSWERS, _SPAN, _FITTING, _SHARED = 0.43, 0.45, 0.25, 2.8
_WORD = 1.0  # for being said by whom the question asks for, and against being said by others
_READ_BEHIND = 4.0
_LEADS = 0.5  # probability from which they do
_MANY = ("who", "other")  # kinds of question that may have more than one answer: all reports are read
_BESIDE = 0.9  # what a sentence next to a hit lacks
LEAST = {"bold": 0.02, "balanced": 0.05, "cautious": 0.2}  # probability that a passage answers
_NEARLY, _LEAST_NEARLY = 0.04, 0.35  # cosine by which all may lie under the floor, and the probability it then takes
_LONGEST = 500  # characters that are quoted at once
_CLAIMS = 6
_STORIES = 4
_MISSES = 3


@dataclass(frozen=True, slots=True)
class Extractive:
    """Quotes what answers; refuses when nothing is near enough, or likely enough to answer, or has what is presumed.

    `floor` and `floor_across` are cosines of question and passage, within a language and across, under which
    nothing has to do with the question; they belong to the engine. `least` is the probability that a passage must have
    of holding the answer, as the reader sees it; without a reader the nearest passages are the answer.
    """

    floor: float = -1.0
    floor_across: float = -1.0
    reader: Reader | None = None
    least: float = 0.0
    note: str = ""  # what is said with every answer
    name: str = "extractive"

    def __call__(self, query: Query, hits: list[Hit]) -> Drafts:
        fit, misses = self._fit(query, hits)
        if self.reader is None:
            kept = [_Kept(hit, hit.passage.start, hit.passage.end, _score(query, hit)) for hit in fit]
        elif fit:
            kept = _read(self.reader, query, fit, self.least)
            reason = say("unlikely", query.language)
            misses = [*(Miss(hit.passage, reason) for hit in fit), *misses]
        else:  # where nothing is near enough, but nearly, a reader that is surer may still find it
            lower = replace(self, floor=self.floor - _NEARLY, floor_across=self.floor_across - _NEARLY)
            kept = _read(self.reader, query, lower._fit(query, hits)[0], max(self.least, _LEAST_NEARLY))
        kept.sort(key=lambda one: -one.score)
        behind = _READ_BEHIND if self.reader else _BEHIND
        near = [one for one in kept if one.score > kept[0].score - behind]
        chosen = _by_report(sorted(_joined(near), key=lambda one: -one.score) if self.reader else near)
        drafts = (Draft(one.text, ((one.hit.rank, one.text),), one.spans, one.short) for one in chosen)
        return Drafts(tuple(drafts), misses=tuple(misses[:_MISSES]), note=self.note)

    def _fit(self, query: Query, hits: Sequence[Hit]) -> tuple[list[Hit], list[Miss]]:
        """The hits that can answer, and the others with the reason why they cannot."""
        presumed = Premises.of(query)
        fit, misses = list[Hit](), list[Miss]()
        for hit in hits:
            if reason := self._unfit(query, presumed, hit):
                misses.append(Miss(hit.passage, reason))
            else:
                fit.append(hit)
        return fit, misses

    def _unfit(self, query: Query, presumed: Premises, hit: Hit) -> str | None:
        """Why the passage cannot answer, in the reader's language, or None."""
        article = hit.passage.article
        floor = self.floor if article.language == query.language else self.floor_across
        if hit.found.get("passage", 1.0) < floor:
            return say("far", query.language)
        absent = presumed.missing(article)
        return say("absent", query.language, premise=absent) if absent else None


class _Kept(NamedTuple):
    """Words of an article, from `start` to `end`, found by a hit, with the answers in them by their characters."""

    hit: Hit
    start: int
    end: int
    score: float
    spans: tuple[tuple[int, int], ...] = ()
    short: bool = False

    @property
    def text(self) -> str:
        return self.hit.passage.article.text[self.start : self.end]

    def touches(self, other: "_Kept") -> bool:
        """Whether nothing stands between the two, and both together are not too long to be read as one."""
        (start, end), (first, last) = sorted([(self.start, self.end), (other.start, other.end)])
        text = self.hit.passage.article
        return text.id == other.hit.passage.article.id and last - start <= _LONGEST and not text.text[end:first].strip()

    def joined(self, other: "_Kept") -> "_Kept":
        """The two as one, the answers of this one first; its odds are those of both."""
        start = min(self.start, other.start)
        spans = ((one.start - start, span) for one in (self, other) for span in one.spans)
        moved = tuple((at + first, at + last) for at, (first, last) in spans)
        score = max(self.score, other.score) + log1p(exp(-abs(self.score - other.score)))
        return self._replace(start=start, end=max(self.end, other.end), spans=moved, score=score)


def _read(reader: Reader, query: Query, hits: Sequence[Hit], least: float) -> list[_Kept]:
    """All that was read, once something of it is likely to answer, and nothing before."""
    found = read(reader, query, hits, all_of_them=kind_of(query.standalone) in _MANY)
    likely = found if any(one.probability >= least for one in found) else []
    return [_kept(query, one, part) for one, part in zip(likely, shared(query, likely), strict=True)]


def _kept(query: Query, found: Found, share: float) -> _Kept:
    """What was read; where a few words answer, the likeliest that are of the kind, and they lead if they are likely."""
    kind = kind_of(query.standalone)
    has_it = has_the_word(query.standalone, found.text, found.hit.passage.article.text)
    score = _read_score(found, share) + _WORD * _said(has_it)
    if kind not in SHORT:
        return _Kept(found.hit, found.start, found.end, score, found.spans)
    places = things(kind, found.text, query.standalone)
    whole = (_whole(span, places) for span in found.spans)
    fit = tuple(span for span in whole if span)[:1]
    return _Kept(found.hit, found.start, found.end, score, fit, found.probability >= _LEADS)


def _whole(span: tuple[int, int], places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The span, with the first of the things that it is a part of; None if it is of none."""
    for start, end in places:
        if start < span[1] and span[0] < end:
            return min(start, span[0]), max(end, span[1])
    return None


def _score(query: Query, hit: Hit) -> float:
    """Its rank's, its own nearness, and whether it has the kind of thing asked for."""
    own = _OWN_NEARNESS * hit.found.get("passage", 0.0)
    return hit.score + own + _KIND * offers(kind_of(query.standalone), hit.passage.text, query.standalone)


def _said(has_it: bool | None) -> int:
    return 0 if has_it is None else 1 if has_it else -1


def _read_score(found: Found, share: float) -> float:
    said = _ANSWERS * found.signs.answers + _SPAN * found.signs.span + _FITTING * found.fitting
    found_by = _READ_RANK * found.hit.score + _READ_NEARNESS * found.signs.nearness - _BESIDE * found.beside
    return found_by + _SHARED * share + said


def _joined(kept: Sequence[_Kept]) -> list[_Kept]:
    """Those that follow one another in an article as one."""
    whole: list[_Kept] = []
    for one in kept:
        at = next((n for n, other in enumerate(whole) if other.touches(one)), None)
        if at is None:
            whole.append(one)
        else:
            whole[at] = whole[at].joined(one)
    return whole


def _by_report(kept: Sequence[_Kept]) -> list[_Kept]:
    """The best of them, those of one story together, the best story and of each the best passage first."""
    chosen: dict[str, list[_Kept]] = {}
    for one in kept:
        own = one.hit.passage.article.story
        if sum(map(len, chosen.values())) < _CLAIMS and (own in chosen or len(chosen) < _STORIES):
            chosen.setdefault(own, []).append(one)
    return [one for of_story in chosen.values() for one in _by_article(of_story)]


def _by_article(kept: Sequence[_Kept]) -> list[_Kept]:
    """Those of one article together, the article of the best first."""
    order = list(dict.fromkeys(one.hit.passage.article.id for one in kept))
    return sorted(kept, key=lambda one: order.index(one.hit.passage.article.id))
