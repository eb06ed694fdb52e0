"""What taking articles in costs beside embedding them: CPU of the whole against CPU of the encoder within it."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from time import perf_counter, process_time, thread_time
from typing import Any

from app import build
from evals import Say
from evals.data import shared
from index.e5 import E5Embedder
from index.fields import record
from index.ingest import Ingest, cleaned
from index.report import Report
from rag.settings import Settings
from rag.stages import Vectors
from rag.types import Record
from web.service import Service

_ARTICLES = 1000
_FILE = "ant_multisource_2018.jsonl.gz"


class CountingEmbedder(E5Embedder):
    """Adds up the CPU seconds spent in the encoder, over its threads."""

    def __init__(self) -> None:
        super().__init__()
        self.spent, self.tokens_read, self._adding = 0.0, 0, Lock()

    def _encode(self, tokens: list[int]) -> Vectors:
        began = thread_time()
        made = super()._encode(tokens)
        spent = thread_time() - began
        with self._adding:
            self.spent += spent
            self.tokens_read += len(tokens)
        return made


def ingest(settings: Settings, say: Say) -> dict[str, Any]:
    """A thousand articles of a public corpus, taken evenly from it, into an empty folder; then the same again."""
    embed = CountingEmbedder()
    with TemporaryDirectory() as home:
        app = build(settings.model_copy(update={"home": Path(home)}), embed=embed)
        first = _run(app, embed)
        again = _run(app, embed)
        status = app.corpus.status()
        app.corpus.close()
    figures = {"first": first, "again": again, "held": asdict(status)}
    for name, found in figures.items():
        say(f"  {name}: {found}")
    return figures


def _run(app: Service, embed: CountingEmbedder) -> dict[str, Any]:
    cpu, wall, encoder, read = process_time(), perf_counter(), embed.spent, embed.tokens_read
    with app.corpus.writing():
        report: Report = Ingest(app.corpus, app.embed, app.settings.passage_tokens)(cleaned(_records()))
    cpu, encoder = process_time() - cpu, embed.spent - encoder
    return {
        "articles": report.articles,
        "passages": report.passages,
        "embedded": report.embedded,
        "tokens": embed.tokens_read - read,
        "cpu_s": round(cpu, 1),
        "encoder_cpu_s": round(encoder, 1),
        "whole_to_encoder": round(cpu / encoder, 3) if encoder else None,
        "wall_s": round(perf_counter() - wall, 1),
    }


def _records() -> Iterator[Record]:
    path = shared("corpus", _FILE)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(islice(lines, 0, None, 31)):
            if n == _ARTICLES:
                return
            yield record(json.loads(line), str(path), str(n), {})
