"""The answerer without a model: the passages that answer, word for word, report by report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.kind import kind_of, offers
from rag.phrases import say
from rag.premise import Premises
from rag.types import Draft, Drafts, Hit, Miss, Query

# Measured on the development questions over the samples and the seeds.
_OWN_NEARNESS = 25.0  # weight of a passage's own cosine beside its rank
_KIND = 2.0  # weight of having the kind of thing asked for: a name, a number, a day
_BEHIND = 14.0  # how far behind the best a passage may come and still be shown
_CLAIMS = 6
_STORIES = 4
_MISSES = 3


@dataclass(frozen=True, slots=True)
class Extractive:
    """Quotes what comes nearest; refuses when nothing is near enough, or when it does not know what is presumed.

    `floor` and `floor_across` are cosines of question and passage, within a language and across, under which
    nothing has to do with the question; they belong to the engine.
    """

    floor: float = -1.0
    floor_across: float = -1.0
    name: str = "extractive"

    def __call__(self, query: Query, hits: list[Hit]) -> Drafts:
        presumed = Premises.of(query)
        kind = kind_of(query.standalone)
        kept: list[tuple[float, Hit]] = []
        misses: list[Miss] = []
        for hit in hits:
            if reason := self._unfit(query, presumed, hit):
                misses.append(Miss(hit.passage, reason))
            else:
                own = _OWN_NEARNESS * hit.found.get("passage", 0.0) + _KIND * offers(kind, hit.passage.text)
                kept.append((hit.score + own, hit))
        kept.sort(key=lambda scored: -scored[0])
        chosen = _by_report([hit for score, hit in kept if score > kept[0][0] - _BEHIND])
        drafts = tuple(Draft(hit.passage.text, ((hit.rank, hit.passage.text),)) for hit in chosen)
        return Drafts(drafts, misses=tuple(misses[:_MISSES]))

    def _unfit(self, query: Query, presumed: Premises, hit: Hit) -> str | None:
        """Why the passage cannot answer, in the reader's language, or None."""
        article = hit.passage.article
        floor = self.floor if article.language == query.language else self.floor_across
        if hit.found.get("passage", 1.0) < floor:
            return say("far", query.language)
        absent = presumed.missing(article)
        return say("absent", query.language, premise=absent) if absent else None


def _by_report(hits: Sequence[Hit]) -> list[Hit]:
    """The best hits, those of one story together and in reading order, the story of the best first."""
    chosen: dict[str, list[Hit]] = {}
    for hit in hits:
        own = hit.passage.article.story
        if sum(map(len, chosen.values())) < _CLAIMS and (own in chosen or len(chosen) < _STORIES):
            chosen.setdefault(own, []).append(hit)
    return [hit for of_story in chosen.values() for hit in sorted(of_story, key=_reading_order)]


def _reading_order(hit: Hit) -> tuple[date, str, int]:
    """The copy that came first, from its beginning on, then the next."""
    article = hit.passage.article
    return article.published or date.max, article.id, hit.passage.start
