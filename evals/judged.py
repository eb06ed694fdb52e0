"""The judge beside the guards: fitted on half of the titles that its training has not seen, tried on the other half.

A claim that the guards find no sure fault with is borne out or not; one that they do is contradicted, where the text
says another thing of the same kind, or only not borne out. Both likelihoods are logistic regressions over the judge's
marks. *Told* are the pairs whose claims were written for the project, beside those that are made of the sets.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals import Say
from evals.answerable import regression
from evals.data import shared
from index.e5 import E5Embedder
from index.judge import E5Judge
from rag.guards import unsupported
from rag.repair import repairs
from rag.settings import Settings
from rag.stages import Vectors
from training import pairs, questions, told
from training.changes import Stock
from training.example import Example
from training.news import english_stories, parallels, stories

_NEWS, _ASKED = 250, 55  # Arabic articles, and questions of a set
_LEAST = (0.5, 0.65, 0.8, 0.9)
_RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with what the guards and the judge make of it."""

    label: str
    clean: bool  # whether no guard is sure of a fault
    differs: bool  # whether the text has another number, day or name, or denies
    written: bool  # for the project
    marks: Vectors


def judged(settings: Settings, say: Say) -> dict[str, Any]:
    """Weights, and what a threshold keeps and takes on the half that they were not fitted on."""
    chance = random.Random(5)
    embed = E5Embedder()
    judge = E5Judge(embed)
    rows = [row for example in _held(embed, chance) if (row := _row(example, judge, written=False))]
    rows += [row for example in _told() if (row := _row(example, judge, written=True))]
    chance.shuffle(rows)
    figures = {
        "supported": _fitted([row for row in rows if row.clean], "supported"),
        "contradicted": _fitted([row for row in rows if row.differs], "contradicted"),
    }
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def _held(embed: E5Embedder, chance: random.Random) -> Iterator[Example]:
    evals, corpus = shared("evals"), shared("corpus")
    news, reports = stories(corpus, chance, held=True)[:_NEWS], parallels(evals, held=True)
    lines = [line for report in reports for line in (*report.english, *report.arabic)]
    stock = Stock.of([*(story.title for story in news), *lines])
    yield from pairs.of_stories(news, embed, stock, chance)
    yield from pairs.of_stories(english_stories(corpus, held=True), embed, stock, chance)
    yield from pairs.across(reports, embed, stock, chance)
    asked = questions.sets(evals, held=True)
    for ones in (*asked.values(), *questions.parallel(asked).values()):
        yield from pairs.of_questions(chance.sample(ones, min(len(ones), _ASKED)), embed, stock, chance)


def _told() -> Iterator[Example]:
    return told.examples(shared("evals").parent, held=True)


def _row(example: Example, judge: E5Judge, *, written: bool) -> Row | None:
    """None where a guard is sure of a fault by which nothing is said: the judge is not asked then."""
    fault = unsupported(example.asked, example.passage)
    clean = fault is None or not fault.sure
    differs = fault is not None and (fault.kind == "denial" or _says_otherwise(example, fault.kind))
    if not (clean or differs):
        return None
    return Row(example.label, clean, differs, written, judge.marks(example.asked, [example.passage])[0])


def _says_otherwise(example: Example, kind: str) -> bool:
    mended = repairs(example.asked, example.passage, kind)
    return any(one.means == "contradicted" and not unsupported(one.claim, example.passage) for one in mended)


def _fitted(rows: Sequence[Row], label: str) -> dict[str, Any]:
    marks = np.array([[*row.marks, 1.0] for row in rows], np.float32)
    right = np.array([row.label == label for row in rows])
    weights = regression(marks[::2], right[::2].tolist(), _RIDGE)
    likely = 1 / (1 + np.exp(-(marks @ weights)))
    figures: dict[str, Any] = {"weights": weights.round(2).tolist()}
    written = np.array([row.written for row in rows])
    for name, some in (("made", ~written), ("told", written)):
        tried = some & (np.arange(len(rows)) % 2 == 1)
        truly, falsely = likely[tried & right], likely[tried & ~right]
        shares = {f"at least {least}": [_share(truly, least), _share(falsely, least)] for least in _LEAST}
        figures[name] = {"tried on": [len(truly), len(falsely)], **shares}
    return figures


def _share(likely: Vectors, least: float) -> float:
    return round(float((likely >= least).mean()), 3) if len(likely) else 0.0
