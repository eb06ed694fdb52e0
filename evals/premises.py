"""False premises: a person, country, place or year of a public question swapped for another, and what the guard says.

`premises.jsonl` says where the words stand that are swapped, and for what; the questions are made at run time. The
evidence is the paragraph that answers the true question and the four nearest to it by their words, each an article
with the title that the set gives it, where that is in its language. A question is refused if the guard turns down
all of them. The price is what is asked of the same true questions: how often it turns down the very paragraph that
answers. Development and test are halves by title; the guard was tuned on the first,
after a look at what a first version of it did on both.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Any

from evals import Say
from evals.bm25 import BM25
from evals.data import HERE
from evals.retrieval import Asked, read
from rag.premise import Premises
from rag.settings import Settings
from rag.text import language
from rag.types import EVERYTHING, Article
from rag.understand import understand

_NEAR = 4  # paragraphs beside the one that answers
_SETS = ("xquad_dev_ar", "arcd_train_ar", "tydi_dev_ar", "mlqa_dev_ar", "xquad_dev_en")
_ACROSS = {"xquad_dev_ar": "xquad_dev_en", "xquad_dev_en": "xquad_dev_ar"}


@dataclass(frozen=True, slots=True)
class Case:
    """A question asked of the articles of one language: the first answers it, or would if its premise were true."""

    question: str
    evidence: tuple[Article, ...]
    kind: str  # what was swapped, or "none"
    pair: str
    half: str

    @property
    def turned_down(self) -> list[bool]:
        """Of each article, whether the guard says that it does not know of what the question presumes."""
        presumed = Premises.of(understand(self.question, EVERYTHING))
        return [presumed.missing(article) is not None for article in self.evidence]


def premises(settings: Settings, say: Say) -> dict[str, Any]:
    """Questions with a false premise that are refused, and true ones that are: the same, and all of the sets."""
    rows = [json.loads(line) for line in (HERE / "premises.jsonl").read_text("utf-8").splitlines()]
    groups: dict[str, list[tuple[Case, Case]]] = {}
    for false, true in _swapped(rows):
        for group in (true.pair, f"{true.pair} {true.kind}"):
            groups.setdefault(f"{true.half} {group}", []).append((false, true))
    figures: dict[str, Any] = {"premises": len(rows)}
    for group, cases in sorted(groups.items()):
        falsely, truly = ([case.turned_down for case in asked] for asked in zip(*cases, strict=True))
        figures[group] = {
            "questions": len(cases),
            "refused": _share(map(all, falsely)),
            "true_refused": _share(map(all, truly)),
            "answer_turned_down": _share(down[0] for down in truly),
        }
    for group, every in sorted(_all().items()):
        figures[group] = {"questions": len(every), "answer_turned_down": _share(c.turned_down[0] for c in every)}
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def _swapped(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[Case, Case]]:
    """Each question with its false premise, and as it was, asked of each language."""
    for row in rows:
        for held in row["held"]:
            true = _case(row["set"], held, row["id"], row["kind"])
            words = true.question[: row["start"]] + row["replacement"] + true.question[row["end"] :]
            yield replace(true, question=words), true


def _all() -> dict[str, list[Case]]:
    """All true questions of the sets with the paragraph that answers alone, by half and pair."""
    groups: dict[str, list[Case]] = {}
    for name in _SETS:
        for held in dict.fromkeys((name, _ACROSS.get(name, name))):
            for own in _asked(name).keys() & _asked(held).keys():
                case = _case(name, held, own, "none")
                groups.setdefault(f"{case.half} all {case.pair}", []).append(replace(case, evidence=case.evidence[:1]))
    return groups


def _case(asking: str, held: str, own: str, kind: str) -> Case:
    asked = _asked(asking)[own]
    half = "development" if asked.title in _development() else "test"
    return Case(asked.question, _evidence(held, own), kind, f"{asking[-2:]}→{held[-2:]}", half)


@cache
def _development() -> frozenset[str]:
    """Every other title of all sets together."""
    return frozenset(sorted({asked.title for name in _SETS for asked in _asked(name).values()})[::2])


@cache
def _asked(name: str) -> dict[str, Asked]:
    return {asked.id: asked for asked in read(name)}


@cache
def _evidence(name: str, own: str) -> tuple[Article, ...]:
    titles = {asked.paragraph: asked.title for asked in _asked(name).values()}
    pool, search = _near(name)
    gold = _asked(name)[own].paragraph
    found = [gold, *(pool[n] for n in search.search(gold, _NEAR + 1) if pool[n] != gold)][: _NEAR + 1]
    return tuple(article(titles[text], text) for text in found)


def article(title: str, text: str) -> Article:
    """A paragraph of a set as an article, with the title that the set gives it, if that is in its language."""
    spoken, title = language(text), title.replace("_", " ")
    title = title if language(title) == spoken else ""
    return Article(sha256(text.encode()).hexdigest(), "", "", title, text, language=spoken)


@cache
def _near(name: str) -> tuple[list[str], BM25]:
    pool = list(dict.fromkeys(asked.paragraph for asked in _asked(name).values()))
    return pool, BM25(pool)


def _share(true: Iterable[bool]) -> float:
    seen = list(true)
    return round(sum(seen) / len(seen), 3)
