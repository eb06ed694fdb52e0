"""The answerer without a model: the passages that answer, word for word, report by report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rag.dates import stated_dates
from rag.found import Found, read
from rag.kind import Kind, kind_of, offers
from rag.phrases import say
from rag.premise import Premises
from rag.stages import Reader
from rag.types import Draft, Drafts, Hit, Miss, Query

# Measured on the development questions over the samples and the seeds.
_OWN_NEARNESS = 25.0  # weight of a passage's own cosine beside its rank
_KIND = 2.0  # weight of having the kind of thing asked for: a name, a number, a day
_BEHIND = 14.0  # how far behind the best a passage may come and still be shown
# Where passages are read: weights of rank and kind, and of what the reader says of a window, and of its best span.
_READ_RANK, _READ_KIND, _ANSWERS, _SPAN = 0.15, 3.0, 0.5, 0.7
_READ_BEHIND = 3.0
_SHORT = ("when", "number", "where")  # kinds of question that a few words answer: those lead
_LEADS = 0.5  # probability from which they do
_MANY = ("who", "other")  # kinds of question that may have more than one answer: all reports are read
_BESIDE = 1.0  # what a sentence next to a hit lacks
LEAST = {"bold": 0.08, "balanced": 0.12, "cautious": 0.35}  # probability that a passage answers
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
        if self.reader is None or not fit:
            kept = [_Kept(hit, hit.passage.text, _score(query, hit, hit.passage.text)) for hit in fit]
        else:
            found = read(self.reader, query, list(fit), all_of_them=kind_of(query.standalone) in _MANY)
            likely = [one for one in found if one.probability >= self.least]
            kept = [_kept(query, one) for one in likely]
            reason = say("unlikely", query.language)
            misses = [*(Miss(hit.passage, reason) for hit in fit), *misses]
        kept.sort(key=lambda one: -one.score)
        behind = _READ_BEHIND if self.reader else _BEHIND
        chosen = _by_report([one for one in kept if one.score > kept[0].score - behind])
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
    hit: Hit
    text: str
    score: float
    spans: tuple[tuple[int, int], ...] = ()
    short: bool = False


def _kept(query: Query, found: Found) -> _Kept:
    """What was read; where a few words answer, the likeliest that are of the kind, and they lead if they are likely."""
    kind, text, score = kind_of(query.standalone), found.text, _read_score(query, found)
    if kind not in _SHORT:
        return _Kept(found.hit, text, score, found.spans)
    fit = [whole for span in found.spans if offers(kind, text[slice(*(whole := _whole(kind, text, span)))])]
    return _Kept(found.hit, text, score, tuple(fit[:1]), found.probability >= _LEADS)


def _whole(kind: Kind, text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span, or the date that it is a part of."""
    dates = stated_dates(text) if kind == "when" else ()
    within = ((date.start, date.end) for date in dates if date.start < span[1] and span[0] < date.end)
    start, end = next(within, span)
    return min(start, span[0]), max(end, span[1])


def _score(query: Query, hit: Hit, text: str) -> float:
    """Its rank's, its own nearness, and whether it has the kind of thing asked for."""
    own = _OWN_NEARNESS * hit.found.get("passage", 0.0)
    return hit.score + own + _KIND * offers(kind_of(query.standalone), text)


def _read_score(query: Query, found: Found) -> float:
    kind = offers(kind_of(query.standalone), found.text)
    said = _ANSWERS * found.signs.answers + _SPAN * found.signs.span
    return _READ_RANK * found.hit.score + _READ_KIND * kind + said - _BESIDE * found.beside


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
