"""The article's own words on a page, paragraph by paragraph. Only this file knows trafilatura."""

import logging
from collections.abc import Sequence

import trafilatura

from index.described import Described
from index.html import Page
from rag.text import words

_FEWEST = 25  # words of an article's text as a page's data give it; fewer are a summary
_SUMMARY = 0.3  # of what trafilatura takes; less is a summary too
_STANDFIRST = 5  # words in a row that a standfirst has at least
_COVERED = 0.8  # of it, or of a paragraph, for one to be the other's
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds no text in, we name ourselves
Grams = set[tuple[str, ...]]


def body(page: Page, said: Described) -> list[str]:
    """Paragraphs in the order of the page: those that its data hold, or else those that trafilatura takes."""
    titles = {tuple(words(title)) for title in (said.title, *page.headings, page.meta.get("og:title", ""))}
    blocks = page.blocks()
    taken = _chosen(_taken(page), blocks, _grams(said.body))
    taken = [text for text in taken if text and tuple(words(text)) not in titles]
    return _with_summary(taken, blocks, said.summary)


def _chosen(taken: Sequence[str], blocks: Sequence[str], told: Grams) -> Sequence[str]:
    if len(told) >= _FEWEST and len(told) >= len(_grams(" ".join(taken))) * _SUMMARY:
        for paragraphs in (taken, blocks):
            own = [text for text in paragraphs if _share(text, told) >= _COVERED]
            if len(told & _grams(" ".join(own))) >= _COVERED * len(told):
                return own
    return taken


def _with_summary(taken: list[str], blocks: Sequence[str], summary: str) -> list[str]:
    """A standfirst is the article's too, where it stands on the page and not in the text."""
    told = _grams(summary)
    shown = next((text for text in blocks if len(told) > _STANDFIRST and _share(text, told) >= _COVERED), None)
    if shown is None or _share(shown, _grams(" ".join(taken))) >= _COVERED:
        return taken
    return [shown, *taken]


def _taken(page: Page) -> Sequence[str]:
    text = trafilatura.extract(page.article(), include_comments=False, include_tables=True) or ""
    return [" ".join(line.split()).removeprefix("- ") for line in text.split("\n")]


def _share(text: str, told: Grams) -> float:
    own = _grams(text)
    return len(own & told) / len(own)


def _grams(text: str) -> Grams:
    """Three words in a row, all of them; of fewer, what there is."""
    said = words(text)
    return {tuple(said[n : n + 3]) for n in range(max(len(said) - 2, 1))}
