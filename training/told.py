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

FILE = Path(__file__).with_name("told.jsonl")
CONTRAST = FILE.with_name("contrast.jsonl")
_LABELS: tuple[Label, ...] = ("supported", "contradicted", "neither")
_LINES = 12  # of an article


@dataclass(frozen=True)
class Sets:
    """The sentences of the sets, by set and article."""

    folder: Path

    def lines(self, name: str, id: str) -> Sequence[str]:
        """The title, and then the sentences that are counted."""
        return self._held[name][id]

    @cached_property
    def _held(self) -> dict[str, dict[str, Sequence[str]]]:
        evals, corpus = self.folder / "evals", self.folder / "corpus"
        with gzip.open(corpus / "ant_multisource_2018.jsonl.gz", "rt", encoding="utf-8") as lines:
            ant = {row["id"]: row for row in map(json.loads, lines) if row["text"]}
        fakes = {row["id"]: row for row in _rows(corpus / "fakes_syria_en.jsonl")}
        reports = {row["id"]: row for row in _rows(evals / "ntrex_docs.jsonl")}
        return {
            "ant": _Lazy({id: (" ".join(row["title"].split()), row["text"]) for id, row in ant.items()}),
            "fk": _Lazy({id: (row["title"], row["text"]) for id, row in fakes.items()}),
            "ntrex-en": {id: (row["en"][0], *row["en"]) for id, row in reports.items()},
            "ntrex-ar": {id: (row["ar"][0], *row["ar"]) for id, row in reports.items()},
            "squad11": _Lazy(dict(_paragraphs(evals / "squad11_dev_en.json"))),
            "squad20": _Lazy(dict(_paragraphs(evals / "squad20_dev_en.json"))),
        }


class _Lazy(dict[str, Sequence[str]]):
    """Titles and texts, cut into sentences when they are asked for."""

    def __init__(self, texts: dict[str, tuple[str, str]]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, id: str) -> Sequence[str]:
        title, text = self._texts[id]
        self[id] = (title, *list(sentences_of(text))[:_LINES])
        return self[id]


def examples(folder: Path, *, held: bool) -> Iterator[Example]:
    """The claims, each beside its sentences, of the articles that are kept from training or are not."""
    return (one for title, one in _read(folder, FILE) if kept_back(title) == held)


def contrast(folder: Path) -> Iterator[Example]:
    """The claims that nothing is learned from."""
    return (one for _, one in _read(folder, CONTRAST))


def _read(folder: Path, file: Path) -> Iterator[tuple[str, Example]]:
    """Titles and the claims of their articles."""
    sets = Sets(folder)
    for row in _rows(file):
        title, *lines = sets.lines(row["set"], row["id"])
        passage = " ".join(lines[row["first"] : row["first"] + row["lines"]])
        for claim, label in zip((*row["ar"], *row["en"]), _LABELS * 2, strict=True):
            yield title, Example(claim, passage, label)


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
