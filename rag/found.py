"""Passages read for the answer to a question: how likely each has it, and in which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.kind import kind_of
from rag.odds import Signs, probability
from rag.reading import Reading, Span
from rag.sentences import sentences, trimmed
from rag.shared import shares_of
from rag.stages import Reader
from rag.things import things
from rag.types import Hit, Query
from rag.windows import Window, windows

_READ = 6  # windows at most
_FIRST = 2  # that are read before it is asked whether the others need reading
_CERTAIN = 0.97
_BESIDE = 1.5  # log odds by which a further answer may fall behind the best of its passage
_UNFIT = 6.0  # what an answer lacks that is of another kind than is asked for
_FAINT = -3.0  # log odds of an answer that is not marked
_NONE = -20.0  # log odds where there is no answer
_BEFORE = 300  # characters before it in which its "he" and "there" have their meaning


@dataclass(frozen=True, slots=True)
class Found:
    """Words of an article that were read, a passage or a sentence next to one, and the hit they were found by.

    `spans` are the likeliest answers, by the characters of `text`, the best first; where a kind of thing is asked for,
    and there is one, they are of that kind.
    """

    hit: Hit
    start: int  # offsets in the article
    end: int
    signs: Signs
    probability: float
    spans: tuple[tuple[int, int], ...]
    fitting: float  # log odds of the best span that is of that kind

    @property
    def text(self) -> str:
        return self.hit.passage.article.text[self.start : self.end]

    @property
    def before(self) -> str:
        """What goes before it, from a whole word on."""
        first = max(0, self.start - _BEFORE)
        ahead = self.hit.passage.article.text[first : self.start]
        return ahead.partition(" ")[2] if first else ahead

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


def shared(query: Query, found: Sequence[Found]) -> list[float]:
    """For each, the part of what the question speaks of that it speaks of, 0 to 1; a third by itself, the rest with
    what goes before."""
    languages = [one.hit.passage.article.language for one in found]
    alone = [(own, one.text) for own, one in zip(languages, found, strict=True)]
    after = [(own, f"{one.before} {one.text}") for own, one in zip(languages, found, strict=True)]
    both = (shares_of(query.standalone, query.language, texts) for texts in (alone, after))
    return [(one + 2 * other) / 3 for one, other in zip(*both, strict=True)]


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
    ahead = start - window.start
    spans = reading.several(ahead, end - window.start, _UNFIT)
    best = spans[0].odds if spans else _NONE
    signs = Signs(reading.answers, best, hit.found.get("passage", 0.8))
    kind = kind_of(query.standalone)
    places = things(kind, window.article.text[start:end], query.standalone)
    fit = [span for span in spans if kind == "other" or _touched(span, ahead, places)]
    shown = [span for span in fit or spans if span.odds >= (fit or spans)[0].odds - _BESIDE]
    if kind == "who":
        marked = _persons(shown, ahead, places)
    else:
        marked = [(one.start - ahead, one.end - ahead) for one in shown]
    return Found(
        hit=hit,
        start=start,
        end=end,
        signs=signs,
        probability=probability(signs, query.language, window.article.language),
        spans=tuple(marked),
        fitting=fit[0].odds if fit else best - _UNFIT,
    )


def _persons(shown: Sequence[Span], ahead: int, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names that the answers have a part of, whole; where they have none, what is likelier an answer than not."""
    likely = [one for one in shown if one.odds >= _FAINT]
    whole = dict.fromkeys(place for one in likely for place in _touched(one, ahead, places))
    return list(whole) or [(one.start - ahead, one.end - ahead) for one in likely if one.odds > 0]


def _touched(span: Span, ahead: int, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The things of a sentence that an answer has a part of."""
    return [(start, end) for start, end in places if start < span.end - ahead and span.start - ahead < end]
