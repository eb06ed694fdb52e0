"""What retrieval costs and finds at size: time, recall, disk, memory and cold start over a made-up corpus.

`python app.py eval size:1000000` builds a corpus of that many passages under the data folder, once, and measures it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

import numpy as np

from app import build
from evals import Say
from evals.exact import Exact, exact
from evals.planted import FIRST, LAST, Planted
from index.rows import KINDS
from rag.settings import Settings
from rag.types import EVERYTHING, Query, Scope
from web.service import Service

_OF_ARTICLE = 18  # passages
_AT_ONCE = 500  # articles stored at once
_QUESTIONS = 60  # of each scope: half about what lies within it, half about anything
_ACROSS = 4  # one question in so many is in words that its passage has not, and in any language
_SHARES = (0.001, 0.05, 0.5, 1.0)
_COLD = 20  # questions asked of a fresh process


def size(settings: Settings, say: Say, passages: int) -> dict[str, Any]:
    """Every figure of a corpus of so many passages."""
    home = settings.home / "evals" / f"size-{passages}"
    planted = Planted(passages // _OF_ARTICLE)
    app = build(settings.model_copy(update={"home": home, "answerer": "extractive"}), embed=planted)
    built = _fill(app, planted, passages // _OF_ARTICLE, home / "built.json", say)
    status = app.corpus.status()
    figures: dict[str, Any] = {
        "articles": status.articles,
        "sections": status.sections,
        "passages": status.passages,
        **built,
        "disk_mb": {part: _megabytes(home / part) for part in ("catalogue.db", "vectors", "words", "chroma")},
    }
    for name, value in figures.items():
        say(f"  {name}: {value}")
    figures |= _rows(app, planted, say)
    app.corpus.close()
    for name in ("fresh", "again"):
        figures[f"cold_{name}"] = _cold(home, planted, forget=name == "fresh")
        say(f"  cold, {name}: {figures[f'cold_{name}']}")
    return figures


def _fill(app: Service, planted: Planted, articles: int, kept: Path, say: Say) -> dict[str, Any]:
    """Store the articles that are not stored yet; what that cost is kept beside them."""
    if kept.exists():
        return dict(json.loads(kept.read_text("utf-8")))
    catalogue = app.corpus.catalogue
    cpu, wall = process_time(), perf_counter()
    with app.corpus.writing():
        for begin in range(catalogue.count("articles"), articles, _AT_ONCE):
            app.corpus.store([planted.article(n) for n in range(begin, min(begin + _AT_ONCE, articles))])
            spent = f"{process_time() - cpu:,.0f} s of CPU, {perf_counter() - wall:,.0f} s"
            say(f"  {catalogue.count('passages'):,} passages, {spent}")
        app.corpus.follow_all()
    cost = {"build_cpu_s": round(process_time() - cpu), "build_wall_s": round(perf_counter() - wall)}
    kept.write_text(json.dumps(cost), "utf-8")
    return cost


def _rows(app: Service, planted: Planted, say: Say) -> dict[str, Any]:
    """Milliseconds of each scope, and what is found of what exact search finds."""
    every = {kind: exact(app.corpus.catalogue, kind) for kind in KINDS}
    chance = np.random.default_rng(3)
    scopes = {name: scope for name, scope in _scopes(every["passages"]) if len(every["passages"].inside(scope))}
    asked = {name: _questions(app, planted, every["passages"], chance, scope) for name, scope in scopes.items()}
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in scopes}
    found: dict[str, list[set[str]]] = {name: [] for name in scopes}
    for n in range(_QUESTIONS):  # scope after scope, so that a noisy minute is shared by all
        for name in scopes:
            began = perf_counter(), process_time()
            hits = app.pipeline.retrieve(asked[name][n])
            spent[name].append((perf_counter() - began[0], process_time() - began[1]))
            found[name].append({hit.passage.id for hit in hits[:10]})
    search, app.corpus.near = app.corpus.near, lambda kind, vector, scope, level: every[kind].nearest(vector, scope)
    rows = {}
    for name, scope in scopes.items():
        best = [{hit.passage.id for hit in app.pipeline.retrieve(query)[:10]} for query in asked[name]]
        share = len(every["passages"].inside(scope)) / len(every["passages"].ids)
        rows[name] = {"share": round(share, 4), **_figures(spent[name], found[name], best)}
        say(f"  {name:14} {rows[name]}")
    app.corpus.near = search
    return rows


def _figures(spent: list[tuple[float, float]], found: list[set[str]], best: list[set[str]]) -> dict[str, float]:
    wall, cpu = ([1000 * one[part] for one in spent] for part in (0, 1))
    recall = [len(one & all_) / len(all_) for one, all_ in zip(found, best, strict=True) if all_]
    return {
        "wall_p50": round(median(wall), 1),
        "wall_p95": round(quantiles(wall, n=20)[-1], 1),
        "cpu_p50": round(median(cpu), 1),
        "cpu_p95": round(quantiles(cpu, n=20)[-1], 1),
        "recall_10": round(sum(recall) / len(recall), 4),
    }


def _scopes(passages: Exact) -> Iterator[tuple[str, Scope]]:
    """No filter, then dates, outlets and languages that hold about each share of the passages."""
    yield "everything", EVERYTHING
    days = np.sort(passages.days)
    outlets, counts = np.unique(passages.sources, return_counts=True)
    for share in _SHARES:
        first = int((1 - share) / 2 * len(days))
        last = min(first + int(share * len(days)), len(days) - 1)
        since, until = (FIRST, LAST) if share == 1 else (int(days[first]), int(days[last]))
        yield f"dates {share:.1%}", Scope(date.fromordinal(since), date.fromordinal(until))
    for share in _SHARES:
        chosen: list[str] = []
        room = share * len(days) * 1.02
        for n in np.argsort(-counts):
            if counts[n] <= room or (share == _SHARES[0] and n == np.argmin(counts)):
                chosen.append(str(outlets[n]))
                room -= counts[n]
        yield f"outlets {share:.1%}", Scope(sources=tuple(chosen))
    yield "languages 0.1%", Scope(languages=("und",))
    yield "languages 50%", Scope(languages=("en",))
    yield "languages 100%", Scope(languages=("ar", "en", "und"))


def _questions(
    app: Service, planted: Planted, passages: Exact, chance: np.random.Generator, scope: Scope
) -> list[Query]:
    """Questions about passages, the first half about some within the scope."""
    inside = passages.inside(scope)
    about = [*chance.choice(inside, _QUESTIONS // 2), *chance.integers(0, len(passages.ids), _QUESTIONS // 2)]
    worded = [n if k % _ACROSS else int(chance.integers(0, len(passages.ids))) for k, n in enumerate(about)]
    known = app.corpus.load([passages.ids[n] for n in {*about, *worded}])
    texts = [
        planted.ask(chance, known[passages.ids[n]], passages.vectors[n], known[passages.ids[w]])
        for n, w in zip(about, worded, strict=True)
    ]
    return [app.pipeline.understand(text, scope) for text in texts]


def _megabytes(path: Path) -> int:
    files = [path, *path.rglob("*")] if path.is_dir() else [path.with_name(path.name + end) for end in ("", "-wal")]
    return round(sum(file.stat().st_size for file in files if file.is_file()) / 1e6)


def _cold(home: Path, planted: Planted, forget: bool) -> dict[str, float]:
    """What a fresh process takes, after the system forgot the files if it is told to."""
    questions = home / "questions.json"
    some = list(planted.known.items())[:_COLD]
    questions.write_text(json.dumps({question: vector.tolist() for question, vector in some}), "utf-8")
    if forget and hasattr(os, "posix_fadvise"):
        for file in filter(Path.is_file, home.rglob("*")):
            with file.open("rb") as opened:
                os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    command = [sys.executable, "-m", "evals.cold", str(home), planted.name, str(questions)]
    began = perf_counter()
    said = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, check=True, text=True).stdout
    whole = perf_counter() - began
    return {"process_s": round(whole, 2), **{name: round(value, 2) for name, value in json.loads(said).items()}}
