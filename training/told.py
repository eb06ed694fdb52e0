"""Claims that were written for the project, in both languages, about a sentence or two of the sets.

`told.jsonl` holds the claims and where the sentences stand; the sentences themselves are read from the folder. What is
in `contrast.jsonl`, false claims that differ by one turn from true ones, is only measured on.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from training.example import Example, Label
from training.news import sentences_of

Row = dict[str, Any]
FILE = Path(__file__).with_name("told.jsonl")
CONTRAST = FILE.with_name("contrast.jsonl")
_LABELS: tuple[Label, ...] = ("supported", "contradicted", "neither")
_LINES = 12  # of an article


@dataclass(frozen=True)
class Sets:
    """The articles of the sets, by set and id."""

    folder: Path

    def lines(self, name: str, id: str) -> list[str]:
        """The title, and then the sentences that are counted."""
        title, text = self._held[name][id]
        return [title, *(text if isinstance(text, list) else list(sentences_of(text))[:_LINES])]

    def title(self, row: Row) -> str:
        return self._held[row["set"]][row["id"]][0]

    @cached_property
    def _held(self) -> dict[str, dict[str, tuple[str, str | list[str]]]]:
        evals, corpus = self.folder / "evals", self.folder / "corpus"
        with gzip.open(corpus / "ant_multisource_2018.jsonl.gz", "rt", encoding="utf-8") as lines:
            ant = [row for row in map(json.loads, lines) if row["text"]]
        reports = _rows(evals / "ntrex_docs.jsonl")
        return {
            "ant": {row["id"]: (" ".join(row["title"].split()), row["text"]) for row in ant},
            "fk": {row["id"]: (row["title"], row["text"]) for row in _rows(corpus / "fakes_syria_en.jsonl")},
            "ntrex-en": {row["id"]: (row["en"][0], row["en"]) for row in reports},
            "ntrex-ar": {row["id"]: (row["ar"][0], row["ar"]) for row in reports},
            "squad11": dict(_paragraphs(evals / "squad11_dev_en.json")),
            "squad20": dict(_paragraphs(evals / "squad20_dev_en.json")),
        }


def examples(folder: Path, *, held: bool) -> Iterator[Example]:
    """The claims, each beside its sentences, of the articles that are learned from, or are not."""
    sets, rows = Sets(folder), _rows(FILE)
    return _beside(sets, _apart(sets, rows) if held else _learned(sets))


def contrast(folder: Path) -> Iterator[Example]:
    """The claims that nothing is learned from, of articles that are not learned from either."""
    sets = Sets(folder)
    return _beside(sets, _apart(sets, _rows(CONTRAST)))


def _learned(sets: Sets) -> list[Row]:
    return [row for row in _rows(FILE) if not kept_back(sets.title(row))]


def _apart(sets: Sets, rows: Sequence[Row]) -> list[Row]:
    """Those of other articles: a report's two languages are one, and all paragraphs of an encyclopaedia's article."""
    known = {name for row in _learned(sets) for name in _names(sets, row)}
    return [row for row in rows if known.isdisjoint(_names(sets, row))]


def _names(sets: Sets, row: Row) -> set[str]:
    return {article(row), sets.title(row).strip().casefold()}


def article(row: Row) -> str:
    """What tells the article of a row from every other."""
    return str(row["id"]).rpartition("-")[0] if row["set"].startswith("squad") else str(row["id"])


def _beside(sets: Sets, rows: Sequence[Row]) -> Iterator[Example]:
    for row in rows:
        _, *lines = sets.lines(row["set"], row["id"])
        passage = " ".join(lines[row["first"] : row["first"] + row["lines"]])
        for claim, label in zip((*row["ar"], *row["en"]), _LABELS * 2, strict=True):
            yield Example(claim, passage, label)


def kept_back(title: str) -> bool:
    """Whether the claims of the article with this title are only measured on: one title in eight.

    None of them is of a title that `held_back` knows: those measure what is learned from the sets alone.
    """
    return hashlib.sha256(title.encode()).digest()[1] < 32


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _paragraphs(file: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    for article in json.loads(file.read_text("utf-8"))["data"]:
        for n, paragraph in enumerate(article["paragraphs"]):
            yield f"{article['title']}-{n}", (article["title"].replace("_", " "), paragraph["context"])
