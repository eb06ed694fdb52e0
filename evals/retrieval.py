"""Retrieval on public question sets, in all four directions, beside plain BM25 and vectors alone in the same run.

Every distinct paragraph is ingested as an article of its own; it is found at the rank of its first passage. The
corpora are kept under the data folder, so that a second run embeds only the questions.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from app import build
from evals import Say
from evals.bm25 import BM25
from evals.data import shared
from index.ingest import Ingest, cleaned
from rag.settings import Settings
from rag.types import EVERYTHING, Record
from web.service import Service

Ranking = list[str]
POOLS = {
    "ar": ("xquad_dev_ar", "arcd_train_ar", "tydi_dev_ar", "mlqa_dev_ar"),
    "en": ("xquad_dev_en", "squad11_dev_en"),
}
_ROWS = (  # (name, set that asks, set that holds the answers)
    ("XQuAD ar→ar", "xquad_dev_ar", "xquad_dev_ar"),
    ("ARCD ar→ar", "arcd_train_ar", "arcd_train_ar"),
    ("TyDi ar→ar", "tydi_dev_ar", "tydi_dev_ar"),
    ("MLQA ar→ar", "mlqa_dev_ar", "mlqa_dev_ar"),
    ("XQuAD en→en", "xquad_dev_en", "xquad_dev_en"),
    ("XQuAD en→ar", "xquad_dev_en", "xquad_dev_ar"),
    ("XQuAD ar→en", "xquad_dev_ar", "xquad_dev_en"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    id: str
    question: str
    paragraph: str
    answers: tuple[str, ...]
    title: str  # of the article that the paragraph is taken from


def retrieval(settings: Settings, say: Say) -> dict[str, Any]:
    """R@1, R@5 and MRR@10 of each row, three ways."""
    asked = {name: list(read(name)) for names in POOLS.values() for name in names}
    apps = {language: opened(settings, language, asked) for language in POOLS}
    figures: dict[str, Any] = {"pools": {language: len(pool) for language, (_, pool) in apps.items()}}
    say(f"  pools {figures['pools']}; figures are R@1 / R@5 / MRR@10")
    for name, asking, holding in _ROWS:
        app, pool = apps[holding[-2:]]
        gold = {question.id: pool.index(question.paragraph) for question in asked[holding]}
        questions = [question for question in asked[asking] if question.id in gold]
        ways = {"bm25": _bm25(pool), "dense": _dense(app), "khabar": _khabar(app)}
        figures[name] = {"questions": len(questions)}
        for way, search in ways.items():
            ranks = [rank(str(gold[q.id]), search(q.question)) for q in questions]
            figures[name][way] = measures(ranks)
            say(f"  {name:12} {way:7} {' / '.join(f'{m:.3f}' for m in figures[name][way].values())}  n={len(ranks)}")
    for app, _ in apps.values():
        app.corpus.close()
    return figures


def read(name: str) -> Iterator[Asked]:
    for article in json.loads(shared("evals", f"{name}.json").read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for qa in paragraph["qas"]:
                answers = tuple(answer["text"] for answer in qa["answers"])
                yield Asked(qa["id"], qa["question"], paragraph["context"], answers, article.get("title", ""))


def opened(settings: Settings, language: str, asked: dict[str, list[Asked]]) -> tuple[Service, list[str]]:
    """The corpus of a language's distinct paragraphs; an article's uri is the paragraph's place in the pool."""
    pool = list(dict.fromkeys(question.paragraph for name in POOLS[language] for question in asked[name]))
    app = build(settings.model_copy(update={"home": settings.home / "evals" / language}))
    if app.corpus.status().engine not in (None, app.embed.name):
        app.corpus.rebuild()
    with app.corpus.writing():
        Ingest(app.corpus, app.embed, settings.passage_tokens)(
            cleaned(Record(str(n), f"pool:{language}:{n}", text) for n, text in enumerate(pool))
        )
    return app, pool


def _bm25(pool: Sequence[str]) -> Callable[[str], Ranking]:
    index = BM25(pool)
    return lambda question: [str(n) for n in index.search(question, 10)]


def _dense(app: Service) -> Callable[[str], Ranking]:
    """The nearest passages by the engine's vectors alone."""
    catalogue = app.corpus.catalogue
    ids = [own for part in catalogue.all_ids("passages", 1000) for own in part]
    stored = catalogue.vectors.of("passages", ids)
    vectors = np.array([stored[own] for own in ids])
    uris = {own: passage.article.uri for own, passage in catalogue.passages(ids).items()}

    def search(question: str) -> Ranking:
        best = np.argsort(-(vectors @ app.embed([question], question=True)[0]), kind="stable")[:200]
        return list(dict.fromkeys(uris[ids[n]] for n in best))

    return search


def _khabar(app: Service) -> Callable[[str], Ranking]:
    def search(question: str) -> Ranking:
        hits = app.pipeline.retrieve(app.pipeline.understand(question, EVERYTHING))
        return list(dict.fromkeys(hit.passage.article.uri for hit in hits))

    return search


def rank(gold: str, ranking: Ranking) -> int | None:
    return ranking.index(gold) + 1 if gold in ranking else None


def measures(ranks: Sequence[int | None]) -> dict[str, float]:
    count = len(ranks)
    return {
        "r1": round(sum(rank == 1 for rank in ranks) / count, 4),
        "r5": round(sum(rank is not None and rank <= 5 for rank in ranks) / count, 4),
        "mrr10": round(sum(1 / rank for rank in ranks if rank is not None and rank <= 10) / count, 4),
    }
