"""Copies told from other reports, on a public Arabic corpus: exact ones, and pairs that were read and labelled.

A pair is labelled a copy where about two thirds or more of both texts are the same, lightly edited, or nearly all of
one stands in the other: reposts, updates with the text kept, cuts. Furniture, and statements of one form about other
events, do not count. Thresholds were chosen on the pairs for choosing; those for judging tell what they are worth.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from app import build
from evals import Say
from evals.data import HERE, shared
from evals.speed import HashingEmbedder
from index.catalogue import Catalogue
from index.clean import clean
from index.fields import record
from index.ingest import Cleaned, Ingest
from rag.errors import InputError
from rag.settings import Settings
from rag.types import Article

_FILE = "ant_multisource_2018.jsonl.gz"
_BATCH = 30  # articles that are stored at once, as in an ingest
_STEPS = (3000, 4000, 29_000, 30_000)  # articles held: what the second and the last thousand cost is compared


def stories(settings: Settings, say: Say) -> dict[str, Any]:
    """Exact copies in one story, precision and recall over the labelled pairs, and what stories alone cost."""
    articles = _articles()
    with TemporaryDirectory() as home:
        catalogue = Catalogue(Path(home))
        told = _told(catalogue, articles.values()) | _told_again(catalogue)
        catalogue.close()
    named = {name: told[article.id] for name, article in articles.items()}
    figures: dict[str, Any] = {"articles": len(told), "stories": len(set(told.values()))}
    figures["exact"] = _exact(articles.values(), told)
    figures |= {use: _judged(named, use) for use in ("choosing", "judging")}
    figures["alone"] = _alone(_mixed(articles))
    for name, found in figures.items():
        say(f"  {name}: {found}")
    return figures


def cost(settings: Settings, say: Say) -> dict[str, Any]:
    """CPU seconds of an ingest by how many articles are held, with an engine that costs next to nothing."""
    articles, embed = _mixed(_articles()), HashingEmbedder()
    with TemporaryDirectory() as home:
        app = build(settings.model_copy(update={"home": Path(home)}), embed=embed)

        def take(some: Sequence[Article]) -> float:
            began, engine = process_time(), embed.spent
            with app.corpus.writing():
                Ingest(app.corpus, embed, settings.passage_tokens)(map(Cleaned, some))
            return process_time() - began - (embed.spent - engine)

        figures = _by_steps(articles, take)
        app.corpus.close()
    say(f"  {figures}")
    return figures


def _articles() -> dict[str, Article]:
    """The articles by the corpus' own ids; of two rows of one address the later counts, as in an ingest."""
    path = shared("corpus", _FILE)
    found: dict[str, tuple[str, Article]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            try:
                article = clean(record(row, str(path), "", {}))
            except InputError:
                continue
            found[article.id] = (row["id"], article)
    return dict(found.values())


def _mixed(articles: dict[str, Article]) -> list[Article]:
    """In an order of no meaning, so that what comes late is like what comes early."""
    mixed = list(articles.values())
    Random(1).shuffle(mixed)
    return mixed


def _told(catalogue: Catalogue, articles: Iterable[Article]) -> dict[str, str]:
    """Story by article, each article judged as it comes and stored with others of its batch."""
    told: dict[str, str] = {}
    batch: list[Article] = []
    for article in articles:
        own = replace(article, story=catalogue.stories.of(article, batch).story)
        told[own.id] = own.story
        batch.append(own)
        if len(batch) == _BATCH:
            catalogue.put([(one, []) for one in batch])
            batch.clear()
    catalogue.put([(one, []) for one in batch])
    return told


def _told_again(catalogue: Catalogue) -> dict[str, str]:
    """Of the articles from which something is taken off when all are held, what they tell without it."""
    told: dict[str, str] = {}
    for ids in list(catalogue.outlets.unlooked()):
        for article, _ in catalogue.outlets.tidied(ids):
            own = replace(article, story=catalogue.stories.of(article).story)
            told[own.id] = own.story
            catalogue.put([(own, [])], as_read=False)
        catalogue.outlets.looked(ids)
    return told


def _exact(articles: Iterable[Article], told: dict[str, str]) -> dict[str, int]:
    """How many texts stand in several articles, and how many of those are in one story."""
    of_text = defaultdict(list)
    for article in articles:
        of_text[article.revision].append(told[article.id])
    repeated = [found for found in of_text.values() if len(found) > 1]
    return {"repeated_texts": len(repeated), "in_one_story": sum(len(set(found)) == 1 for found in repeated)}


def _judged(told: dict[str, str], use: str) -> dict[str, Any]:
    lines = (HERE / "stories.jsonl").read_text("utf-8").splitlines()
    pairs = [pair for pair in map(json.loads, lines) if pair["for"] == use]
    found = {n for n, pair in enumerate(pairs) if told[pair["a"]] == told[pair["b"]]}
    copies = {n for n, pair in enumerate(pairs) if pair["label"] == "copy"}
    right = len(found & copies)
    return {
        "pairs": len(pairs),
        "copies": len(copies),
        "precision": round(right / max(len(found), 1), 3),
        "recall": round(right / max(len(copies), 1), 3),
    }


def _alone(articles: Sequence[Article]) -> dict[str, Any]:
    """What stories alone cost: judging articles and keeping their sketches, nothing embedded or indexed."""
    with TemporaryDirectory() as home:
        catalogue = Catalogue(Path(home))

        def take(some: Sequence[Article]) -> float:
            began = process_time()
            _told(catalogue, some)
            return process_time() - began

        figures = _by_steps(articles, take)
        catalogue.close()
    return figures


def _by_steps(articles: Sequence[Article], take: Callable[[Sequence[Article]], float]) -> dict[str, Any]:
    """CPU seconds of each step, and how many times the first thousand's the last thousand costs."""
    spent = [take(articles[since:until]) for since, until in zip((0, *_STEPS), _STEPS, strict=False)]
    named = {f"to {until}": round(seconds, 2) for until, seconds in zip(_STEPS, spent, strict=True)}
    return {"cpu_s": named, "ratio": round(spent[-1] / spent[1], 2)}
