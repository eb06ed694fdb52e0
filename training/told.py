"""Claims that were written for the project, in both languages, about a sentence or two of the sets.

`told.jsonl` holds the claims and where the sentences stand; the sentences themselves are read from the folder. What is
in `contrast.jsonl`, false claims that differ by one turn from true ones, is only measured on.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from training.articles import Articles, Row, rows_of
from training.example import Example, Label

FILE = Path(__file__).with_name("told.jsonl")
CONTRAST = FILE.with_name("contrast.jsonl")
_LABELS: tuple[Label, ...] = ("supported", "contradicted", "neither")


def examples(folder: Path, *, held: bool) -> Iterator[Example]:
    """The claims, each beside its sentences, of the articles that are learned from, or are not."""
    articles, rows = Articles(folder), rows_of(FILE)
    learned = articles.learned(rows)
    return _beside(articles, articles.apart(rows, learned) if held else learned)


def contrast(folder: Path) -> Iterator[Example]:
    """The claims that nothing is learned from, of articles that are not learned from either."""
    articles = Articles(folder)
    return _beside(articles, articles.apart(rows_of(CONTRAST), articles.learned(rows_of(FILE))))


def _beside(articles: Articles, rows: Sequence[Row]) -> Iterator[Example]:
    for row in rows:
        passage = articles.passage(row)
        for claim, label in zip((*row["ar"], *row["en"]), _LABELS * 2, strict=True):
            yield Example(claim, passage, label)
