"""Passages read for the answer to a question: how likely each has it, and in which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.odds import Signs, probability
from rag.reading import Reading
from rag.sentences import sentences, trimmed
from rag.stages import Reader
from rag.types import Hit, Query
from rag.windows import Window, windows

_READ = 5  # windows at most
_FIRST = 2  # that are read before it is asked whether the others need reading
_CERTAIN = 0.97
_BESIDE = 1.5  # log odds by which a further answer may fall behind the best of its passage


@dataclass(frozen=True, slots=True)
class Found:
    """Words of an article that were read, a passage or a sentence next to one, and the hit they were found by.

    `spans` are the likeliest answers, by the characters of `text`, the best first.
    """

    hit: Hit
    start: int  # offsets in the article
    end: int
    signs: Signs
    probability: float
    spans: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        return self.hit.passage.article.text[self.start : self.end]

    @property
    def beside(self) -> bool:
        """Whether it stands next to the hit, and is not the hit itself."""
        return (self.start, self.end) != (self.hit.passage.start, self.hit.passage.end)


def read(reader: Reader, query: Query, hits: Sequence[Hit], *, all_of_them: bool) -> list[Found]:
    """The first of the hits, read; fewer if one answer is certain and one is enough."""
    near = windows(hits, _READ)
    first, rest = (near, []) if all_of_them else (near[:_FIRST], near[_FIRST:])
    found = _read(reader, query, first)
    if rest and max((one.probability for one in found), default=0.0) < _CERTAIN:
        found += _read(reader, query, rest)
    return found


def _read(reader: Reader, query: Query, near: Sequence[Window]) -> list[Found]:
    readings = reader(query.standalone, [window.text for window in near])
    found: dict[tuple[str, int], Found] = {}
    for window, reading in zip(near, readings, strict=True):
        for hit, start, end in _parts(window):
            one = _found(query, window, reading, hit, start, end)
            known = found.get((window.article.id, start))
            if known is None or one.probability > known.probability:
                found[window.article.id, start] = one
    return list(found.values())


def _parts(window: Window) -> Iterator[tuple[Hit, int, int]]:
    """The hits of a window, and the sentences that are in none of them, each with the hit that led there."""
    taken = [(hit.passage.start, hit.passage.end) for hit in window.hits]
    for hit in window.hits:
        yield hit, hit.passage.start, hit.passage.end
    for span in sentences(window.text):
        start, end = (window.start + at for at in trimmed(window.text, *span))
        if start < end and not any(start < b and a < end for a, b in taken):
            yield window.hits[0], start, end


def _found(query: Query, window: Window, reading: Reading, hit: Hit, start: int, end: int) -> Found:
    spans = reading.several(start - window.start, end - window.start, _BESIDE)
    signs = Signs(reading.answers, spans[0].odds if spans else -20.0, hit.found.get("passage", 0.8))
    likely = probability(signs, query.language, window.article.language)
    ahead = start - window.start
    return Found(hit, start, end, signs, likely, tuple((one.start - ahead, one.end - ahead) for one in spans))
