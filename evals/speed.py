"""What a question costs beside embedding it: CPU milliseconds of the whole pipeline over 5,000 passages."""

import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np

from app import build
from evals import Say
from evals.data import HERE
from index.ingest import Ingest, cleaned
from rag.settings import Settings
from rag.stages import Vectors
from rag.text import words
from rag.types import Record
from web.service import Service

_PASSAGES = 5000
_ROUNDS = 3


class HashingEmbedder:
    """Costs next to nothing, so that what is measured is everything else; counts its own CPU time."""

    name = "hashing-384"

    def __init__(self) -> None:
        self.spent = 0.0

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        began = process_time()
        vectors = np.zeros((len(texts), 384), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in words(text):
                row[zlib.crc32(word.encode()) % 384] += 1
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        self.spent += process_time() - began
        return vectors


def speed(settings: Settings, say: Say) -> dict[str, Any]:
    """Median and 95th percentile of CPU per question, whole and by stage, over varied copies of the samples."""
    questions = [json.loads(line)["question"] for line in (HERE / "samples.jsonl").read_text("utf-8").splitlines()]
    with TemporaryDirectory() as home:
        embed = HashingEmbedder()
        app = build(settings.model_copy(update={"home": Path(home), "answerer": "extractive"}), embed=embed)
        fill(app)
        held = app.corpus.status()
        spent = [_cost(app, embed, question) for _ in range(_ROUNDS) for question in questions][len(questions) // 2 :]
        app.corpus.close()
    figures = {
        "passages": held.passages,
        "questions": len(spent),
        "cpu_ms_median": round(median(spent), 2),
        "cpu_ms_p95": round(quantiles(spent, n=20)[-1], 2),
    }
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def fill(app: Service) -> None:
    """Take in varied copies of the samples, until there are enough passages."""
    with app.corpus.writing():
        run = Ingest(app.corpus, app.embed, app.settings.passage_tokens)
        run(cleaned(_varied(app)))


def _varied(app: Service) -> Iterator[Record]:
    """The samples again and again, a third of the words taken from elsewhere, until there are enough passages."""
    rows = [json.loads(line) for line in (HERE.parent / "samples" / "articles.jsonl").read_text("utf-8").splitlines()]
    known = {
        language: [w for r in rows if r["language"] == language for w in r["text"].split()] for language in ("ar", "en")
    }
    chance = np.random.default_rng(1)
    n = 0
    while app.corpus.catalogue.count("passages") < _PASSAGES:
        row = rows[n % len(rows)]
        lines = [
            " ".join(
                word if chance.random() > 0.33 or n < len(rows) else str(chance.choice(known[row["language"]]))
                for word in line.split(" ")
            )
            for line in row["text"].split("\n")
        ]
        yield Record(f"{row['id']}-{n}", f"{row['id']}-{n}", "\n".join(lines), row["title"], row["source"])
        n += 1


def _cost(app: Service, embed: HashingEmbedder, question: str) -> float:
    embedding, began = embed.spent, process_time()
    app.pipeline.ask(question)
    return 1000 * (process_time() - began - (embed.spent - embedding))
