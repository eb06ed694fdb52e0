"""The news that is trained on: Arabic articles with their titles, English ones, and parallel reports."""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.sentences import sentences, trimmed
from training.example import held_back

_LEAD = 700  # characters of an article that its title sums up


@dataclass(frozen=True, slots=True)
class Story:
    """An article: its title says in other words what the text begins with."""

    id: str
    title: str
    text: str

    @property
    def lead(self) -> str:
        return " ".join(self.text.split())[:_LEAD]


@dataclass(frozen=True, slots=True)
class Parallel:
    """A report in English and in Arabic, sentence by sentence."""

    english: tuple[str, ...]
    arabic: tuple[str, ...]


def stories(corpus: Path, chance: random.Random, *, held: bool = False) -> list[Story]:
    """The Arabic articles whose titles are held back, or are not, in an order of chance."""
    with gzip.open(corpus / "ant_multisource_2018.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    fit = {
        row["title"]: Story(row["id"], " ".join(row["title"].split()), row["text"])
        for row in rows
        if row["text"] and len(row["text"]) > 300 and 25 < len(row["title"]) < 150 and held_back(row["title"]) == held
    }
    return chance.sample(list(fit.values()), len(fit))


def english_texts(corpus: Path) -> list[str]:
    """The texts of the English articles."""
    return [" ".join(row["text"].split()) for row in _english(corpus)]


def english_stories(corpus: Path, *, held: bool = False) -> list[Story]:
    """The English articles whose titles are held back, or are not."""
    fit = (row for row in _english(corpus) if row["title"] and held_back(row["title"]) == held)
    return [Story(row["id"], row["title"], row["text"]) for row in fit]


def _english(corpus: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (corpus / "fakes_syria_en.jsonl").read_text("utf-8").splitlines()]


def parallels(evals: Path, *, held: bool = False) -> list[Parallel]:
    """The parallel reports that are held back, or are not."""
    rows = [json.loads(line) for line in (evals / "ntrex_docs.jsonl").read_text("utf-8").splitlines()]
    return [Parallel(tuple(row["en"]), tuple(row["ar"])) for row in rows if held_back(row["id"]) == held]


def sentences_of(text: str) -> Iterator[str]:
    """The sentences, without the space around them, that are long enough to say something."""
    for start, end in (trimmed(text, *span) for span in sentences(text)):
        if 40 < end - start < 300:
            yield text[start:end]


def around(lines: Sequence[str], at: int, chance: random.Random) -> tuple[str, int]:
    """Some lines before and after one, as one passage, and where in it that one begins."""
    first = max(0, at - chance.randint(0, 3))
    before = " ".join(lines[first:at])
    start = len(before) + bool(before)
    return " ".join(lines[first : at + chance.randint(1, 4)]), start
