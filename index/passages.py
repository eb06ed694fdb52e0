"""An article to sections and passages: whole sentences, packed to a size, at exact offsets."""

import re
from collections.abc import Callable, Iterator

from rag.sentences import sentences, trimmed
from rag.types import Article, Passage, Section

SECTION_TOKENS = 400  # at most, of a section: about what the e5 model reads at once
_LONGEST = 1200  # characters of one piece; a "sentence" beyond it (lists, tables, no punctuation) is cut at a space
Span = tuple[int, int]


def cut(article: Article, size: int, count: Callable[[str], int]) -> tuple[list[Section], list[Passage]]:
    """Sections of at most SECTION_TOKENS, and in each its passages of at most `size` (a longer sentence alone)."""
    pieces = list(_pieces(article.text))
    costs = {piece: count(article.text[slice(*piece)]) for piece in pieces}
    name = f"{article.id}:{article.revision}"
    sections: list[Section] = []
    passages: list[Passage] = []
    for group in _packed(pieces, costs, max(SECTION_TOKENS, size)):
        section = Section(f"{name}:s:{len(sections)}", article, *_span(article, group))
        sections.append(section)
        for part in _packed(group, costs, size):
            passages.append(Passage(f"{name}:{len(passages)}", article, *_span(article, part), section.id))
    return sections, passages


def _packed(pieces: list[Span], costs: dict[Span, int], size: int) -> Iterator[list[Span]]:
    group: list[Span] = []
    total = 0
    for piece in pieces:
        if group and total + costs[piece] > size:
            yield group
            group, total = [], 0
        group.append(piece)
        total += costs[piece]
    if group:
        yield group


def _span(article: Article, group: list[Span]) -> Span:
    return trimmed(article.text, group[0][0], group[-1][1])


def _pieces(text: str) -> Iterator[Span]:
    """Sentences with something to read in them, none longer than _LONGEST."""
    for start, end in sentences(text):
        while end - start > _LONGEST:
            at = max(text.rfind(mark, start + 1, start + _LONGEST) for mark in " \t،,؛;") + 1
            at = at if at > start else start + _LONGEST
            yield start, at
            start = at
        if re.search(r"\w", text[start:end]):
            yield start, end


def embedded_text(span: Section | Passage) -> str:
    """What is embedded for a passage, and embedded and searched for words in a section: it goes under its title."""
    title = span.article.title
    # An article without a title is called by its first words, which say nothing more.
    untitled = span.article.text.startswith(title.removesuffix("…"))
    return span.text if isinstance(span, Passage) or untitled else f"{title}\n{span.text}"
