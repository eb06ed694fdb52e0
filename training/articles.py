"""The articles that claims and questions were written about for the project: learned from, or measured on."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from training.news import sentences_of

Row = dict[str, Any]  # its "set" and "id" name an article, "first" and "lines" which of its lines are meant
_LINES = 12  # of an article


@dataclass(frozen=True)
class Articles:
    """The articles of the sets, by set and id."""

    folder: Path

    def passage(self, row: Row, name: str | None = None) -> str:
        """The lines that a row means, or the same lines of another set."""
        _, *lines = self.lines(name or row["set"], row["id"])
        return " ".join(lines[row["first"] : row["first"] + row["lines"]])

    def lines(self, name: str, id: str) -> list[str]:
        """The title, and then the sentences that are counted."""
        title, text = self._held[name][id]
        return [title, *(text if isinstance(text, list) else list(sentences_of(text))[:_LINES])]

    def title(self, row: Row) -> str:
        return self._held[row["set"]][row["id"]][0]

    def learned(self, rows: Sequence[Row]) -> list[Row]:
        """Those that are learned from: of seven titles in eight."""
        return [row for row in rows if not kept_back(self.title(row))]

    def apart(self, rows: Sequence[Row], learned: Sequence[Row]) -> list[Row]:
        """Those of other articles; a report's two languages are one, and so are an encyclopaedia's paragraphs."""
        known = {name for row in learned for name in self._names(row)}
        return [row for row in rows if known.isdisjoint(self._names(row))]

    def _names(self, row: Row) -> set[str]:
        return {article(row), self.title(row).strip().casefold()}

    @cached_property
    def _held(self) -> dict[str, dict[str, tuple[str, str | list[str]]]]:
        evals, corpus = self.folder / "evals", self.folder / "corpus"
        with gzip.open(corpus / "ant_multisource_2018.jsonl.gz", "rt", encoding="utf-8") as lines:
            ant = [row for row in map(json.loads, lines) if row["text"]]
        reports = rows_of(evals / "ntrex_docs.jsonl")
        return {
            "ant": {row["id"]: (" ".join(row["title"].split()), row["text"]) for row in ant},
            "fk": {row["id"]: (row["title"], row["text"]) for row in rows_of(corpus / "fakes_syria_en.jsonl")},
            "ntrex-en": {row["id"]: (row["en"][0], row["en"]) for row in reports},
            "ntrex-ar": {row["id"]: (row["ar"][0], row["ar"]) for row in reports},
            "squad11": dict(_paragraphs(evals / "squad11_dev_en.json")),
            "squad20": dict(_paragraphs(evals / "squad20_dev_en.json")),
        }


def article(row: Row) -> str:
    """What tells the article of a row from every other."""
    return str(row["id"]).rpartition("-")[0] if row["set"].startswith("squad") else str(row["id"])


def kept_back(title: str) -> bool:
    """Whether what was written of the article with this title is only measured on: one title in eight.

    None of them is of a title that `held_back` knows: those measure what is learned from the sets alone.
    """
    return hashlib.sha256(title.encode()).digest()[1] < 32


def rows_of(file: Path) -> list[Row]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _paragraphs(file: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    for article in json.loads(file.read_text("utf-8"))["data"]:
        for n, paragraph in enumerate(article["paragraphs"]):
            yield f"{article['title']}-{n}", (article["title"].replace("_", " "), paragraph["context"])
