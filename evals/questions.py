"""Questions with known answers, asked of the whole pipeline: right words quoted, citations exact, refusals right."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app import build
from evals import Say
from evals.data import HERE, shared
from rag.settings import Settings
from rag.text import fold, language
from rag.types import Answer
from web.service import Service


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the articles that answer it, and the words of which one set (or, if `every`, each) must be quoted."""

    question: str
    language: str
    articles: tuple[str, ...]
    quote: tuple[tuple[str, ...], ...]
    every: bool
    cross: bool
    half: str  # "test": written before the answerer was tuned, and never looked at for it


def samples(settings: Settings, say: Say) -> dict[str, Any]:
    """The sample corpus and its questions."""
    return _asked(settings, [HERE.parent / "samples"], HERE / "samples.jsonl", say)


def seeds(settings: Settings, say: Say) -> dict[str, Any]:
    """The five seed articles and the questions over them."""
    return _asked(settings, [shared("corpus", "seeds")], HERE / "seeds.jsonl", say)


def _asked(settings: Settings, corpus: Sequence[Path], questions: Path, say: Say) -> dict[str, Any]:
    cases = [_case(json.loads(line)) for line in questions.read_text("utf-8").splitlines()]
    with TemporaryDirectory() as home:
        app = build(settings.model_copy(update={"home": Path(home)}))
        app.ingest([str(path) for path in corpus], {})
        answers = [app.pipeline.ask(case.question) for case in cases]
        exact = sum(_exact(app, answer) for answer in answers)
        app.corpus.close()
    figures: dict[str, Any] = {
        "questions": len(cases),
        "citations": sum(len(answer.citations) for answer in answers),
        "citations_exact": exact,
    }
    for group, chosen in _groups(cases).items():
        pairs = [(case, answer) for case, answer in zip(cases, answers, strict=True) if case in chosen]
        figures[group] = _figures(pairs)
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def _case(row: dict[str, Any]) -> Case:
    quote = tuple(tuple(words) for words in row["quote"])
    cross = language(" ".join(word for words in quote for word in words)) not in ("und", row["language"])
    return Case(
        row["question"],
        row["language"],
        tuple(row["articles"]),
        quote,
        bool(row.get("all")),
        cross,
        row.get("half", "development"),
    )


def _groups(cases: Sequence[Case]) -> dict[str, list[Case]]:
    groups: dict[str, list[Case]] = {}
    for case in cases:
        kind = "answerable" if case.quote else "unanswerable"
        groups.setdefault(kind, []).append(case)
        groups.setdefault(f"{kind} {case.language}{' across' if case.cross else ''}", []).append(case)
        groups.setdefault(f"{kind}, {case.half}", []).append(case)
    return groups


def _figures(pairs: Sequence[tuple[Case, Answer]]) -> dict[str, float]:
    count = len(pairs)
    refused = sum(answer.refused for _, answer in pairs)
    if not pairs[0][0].quote:
        return {"questions": count, "refused": round(refused / count, 3)}
    shown = [[citation.quote.text for citation in answer.citations] for _, answer in pairs]
    return {
        "questions": count,
        "first_citation": round(sum(_right(c, q[:1]) for (c, _), q in zip(pairs, shown, strict=True)) / count, 3),
        "any_citation": round(sum(_right(c, q) for (c, _), q in zip(pairs, shown, strict=True)) / count, 3),
        "refused": round(refused / count, 3),
        "citations_each": round(sum(map(len, shown)) / count, 1),
        "characters_of_first": round(sum(len(quotes[0]) for quotes in shown if quotes) / max(1, count - refused)),
    }


def _right(case: Case, quotes: Sequence[str]) -> bool:
    """True if the words asked for stand in the quotes: one set of them, or for `every` each set."""
    text = fold(" … ".join(quotes))
    found = [all(fold(word) in text for word in words) for words in case.quote]
    return all(found) if case.every and len(quotes) > 1 else any(found)


def _exact(app: Service, answer: Answer) -> int:
    count = 0
    for citation in answer.citations:
        stored = app.corpus.catalogue.article(citation.quote.article_id, citation.quote.revision)
        count += stored is not None and stored.text[citation.quote.start : citation.quote.end] == citation.quote.text
    return count
