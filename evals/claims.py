"""Claims with known verdicts over the samples and the seed articles: how many are right, and how many turned round.

The development half of the claims was written first, and the checker was made on it; the test half only then, and the
third by somebody who had not seen the program. A claim that is turned round is supported and called contradicted, or
the reverse: the one mistake that does harm.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app import build
from evals import Say
from evals.data import HERE, shared
from rag.errors import InputError
from rag.settings import Settings
from rag.types import Check

_VERDICTS = ("supported", "contradicted", "mixed", "not_found")


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, its verdict, and the articles that decide it, with their languages."""

    half: str
    claim: str
    language: str
    verdict: str
    kind: str
    evidence: tuple[str, ...]
    articles: tuple[str, ...]

    @property
    def seeds(self) -> bool:
        return any(one[:3].isdigit() for one in self.articles)


def claims(settings: Settings, say: Say) -> dict[str, Any]:
    """Accuracy, confusion and what was turned round, for each half, by pair of languages and by kind."""
    corpus, cases = [HERE.parent / "samples"], _cases()
    try:
        corpus.append(shared("corpus", "seeds"))
    except InputError as error:
        say(f"  the claims over the seeds are left out: {error}")
        cases = [case for case in cases if not case.seeds]
    with TemporaryDirectory() as home:
        app = build(settings.model_copy(update={"home": Path(home)}))
        app.ingest([str(path) for path in corpus], {})
        checked = [(case, app.check(case.claim)) for case in cases]
        app.corpus.close()
    figures = {half: _figures([pair for pair in checked if pair[0].half == half]) for half in _halves(cases)}
    for half, of_half in figures.items():
        for name, value in of_half.items():
            say(f"  {half}, {name}: {value}")
    return figures


def _cases() -> list[Case]:
    return [_case(json.loads(line)) for line in (HERE / "claims.jsonl").read_text("utf-8").splitlines()]


def _case(row: dict[str, Any]) -> Case:
    articles, evidence = tuple(row["articles"]), tuple(row["evidence"])
    return Case(row["half"], row["claim"], row["language"], row["verdict"], row["kind"], evidence, articles)


def _halves(cases: Sequence[Case]) -> list[str]:
    return list(dict.fromkeys(case.half for case in cases))


def _figures(checked: Sequence[tuple[Case, Check]]) -> dict[str, Any]:
    groups: dict[str, list[tuple[Case, Check]]] = {}
    for pair in checked:
        for group in _groups(pair[0]):
            groups.setdefault(group, []).append(pair)
    decidable = [pair for pair in checked if pair[0].articles]
    confusion: Counter[tuple[str, str]] = Counter((case.verdict, check.verdict) for case, check in checked)
    return {
        "claims": len(checked),
        "accuracy": _accuracy(checked),
        "turned_round": confusion["supported", "contradicted"] + confusion["contradicted", "supported"],
        "confusion": {meant: {got: confusion[meant, got] for got in _VERDICTS} for meant in _VERDICTS},
        "decisive_article_shown": [sum(_shown(*pair) for pair in decidable), len(decidable)],
        "by": {name: [len(pairs), _accuracy(pairs)] for name, pairs in sorted(groups.items())},
        "wrong": [
            f"{case.verdict} called {check.verdict}: {case.claim}" for case, check in checked if _wrong(case, check)
        ],
    }


def _groups(case: Case) -> Iterator[str]:
    yield case.kind
    if len(case.evidence) == 1:
        yield f"{case.language}→{case.evidence[0]}"
    else:
        yield f"{case.language}→{'both' if case.evidence else 'nothing'}"


def _shown(case: Case, check: Check) -> bool:
    """Whether an article that decides the claim is among those cited, or shown as near."""
    told = [one.article.uri for one in (*check.supporting, *check.against, *check.near)]
    return any(name in uri for name in case.articles for uri in told)


def _wrong(case: Case, check: Check) -> bool:
    return case.verdict != check.verdict


def _accuracy(checked: Sequence[tuple[Case, Check]]) -> float:
    return round(sum(not _wrong(*pair) for pair in checked) / max(len(checked), 1), 3)
