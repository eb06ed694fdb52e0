"""What is read at once: passages with the sentences around them, so that a "he" or a "there" has its meaning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.sentences import sentences, trimmed
from rag.types import Article, Hit

_SIZE = 600  # characters, about 150 pieces: what the reader was trained on


@dataclass(frozen=True, slots=True)
class Window:
    """Whole sentences of an article, from `start` to `end`, and the hits that lie in them."""

    article: Article
    start: int
    end: int
    hits: tuple[Hit, ...]

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


def windows(hits: Sequence[Hit], most: int) -> list[Window]:
    """Windows around the first of the hits, so many at most; what lies in one of them needs none of its own."""
    spans: list[tuple[Article, int, int]] = []
    for hit in hits:
        if len(spans) < most and not any(_holds(span, hit) for span in spans):
            spans.append((hit.passage.article, *_around(hit)))
    return [Window(*span, tuple(hit for hit in hits if _holds(span, hit))) for span in spans]


def _holds(span: tuple[Article, int, int], hit: Hit) -> bool:
    article, start, end = span
    passage = hit.passage
    return passage.article.id == article.id and start <= passage.start and passage.end <= end


def _around(hit: Hit) -> tuple[int, int]:
    """The passage with whole sentences before and after it in turn, as long as they fit."""
    start, end, text = hit.passage.start, hit.passage.end, hit.passage.article.text
    first = max(0, start - _SIZE)
    spans = [trimmed(text, first + a, first + b) for a, b in sentences(text[first : end + _SIZE])]
    before = [a for a, b in spans if b <= start and (a > first or not first)]
    after = [b for a, b in spans if a >= end]
    for at, ahead in _turns(before[::-1], after):
        if (end - at if ahead else at - start) > _SIZE:
            break
        start, end = (at, end) if ahead else (start, at)
    return start, end


def _turns(before: Sequence[int], after: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """Where each sentence before begins and each after ends, in turn, the nearest first."""
    for n in range(max(len(before), len(after))):
        if n < len(before):
            yield before[n], True
        if n < len(after):
            yield after[n], False
