"""A quote that was cut too short, made longer: models quote few words, and name what stands right before them."""

from collections.abc import Iterator
from dataclasses import replace

from rag.sentences import span_around
from rag.types import Quote


def widened(quote: Quote, text: str) -> Iterator[Quote]:
    """The quote out to the whole of its sentences; then, within a paragraph, with the sentence before them."""
    start, end = span_around(text, quote.start, quote.end)
    yield _cut(quote, text, start, end)
    before = text[:start].rstrip(" ")
    first = span_around(text, len(before) - 1, len(before))[0] if before and before[-1] != "\n" else start
    yield _cut(quote, text, first, end)


def _cut(quote: Quote, text: str, start: int, end: int) -> Quote:
    return replace(quote, start=start, end=end, text=text[start:end])
