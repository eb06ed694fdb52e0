"""Answers that a chat model writes, whichever endpoint is set: the questions over the samples and the seed articles.

Citations are counted in ALCE's sense, of all claims that were written, whether or not they are shown: recall is the
part that its quotes bear out together, precision the part of the quotes that alone bear their claim out, or without
which the others do not. The guards judge both, so that these are bounds by guards and no reader's judgement.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app import build
from evals import Say
from evals.data import HERE, SHARED
from evals.questions import Case, _case, _right
from rag.both import equally
from rag.errors import InputError
from rag.guards import unsupported
from rag.settings import Settings
from rag.text import fold, language
from rag.types import EVERYTHING, Answer, Claim
from web.service import Service

_LISTS = ("list", "several-events")
Asked = tuple[Case, str, Answer]  # a question, its kind, and what came of it


def model(settings: Settings, say: Say, questions: Sequence[Path] = ()) -> dict[str, Any]:
    """Citations, support, refusals, language and lists of a model's answers. InputError if no endpoint is set."""
    if not settings.has_endpoint:
        raise InputError("this evaluation asks a chat model: set OPENAI_BASE_URL or OPENAI_API_KEY, and KHABAR_MODEL")
    corpora = [HERE.parent / "samples", *([seeds] if (seeds := SHARED / "corpus" / "seeds").exists() else [])]
    paths = questions or [HERE / f"{corpus.name}.jsonl" for corpus in corpora]
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    with TemporaryDirectory() as home:
        app = build(settings.model_copy(update={"home": Path(home), "answerer": "auto"}))
        app.ingest([str(path) for path in corpora], {})
        asked = [(_case(row), str(row["kind"]), app.pipeline.ask(row["question"])) for row in rows]
        across = _across(app, [case for case, _, _ in asked if case.cross])
        app.corpus.close()
    figures = {"model": settings.model, **_figures(asked), **across}
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def _figures(asked: Sequence[Asked]) -> dict[str, Any]:
    answers = [answer for _, _, answer in asked]
    shown = [claim for answer in answers for claim in answer.claims]
    dropped = [claim for answer in answers for claim in answer.dropped]
    quotes = [precise for answer in answers for claim in answer.claims for precise in _precise(answer, claim)]
    right = [(case, kind, answer) for case, kind, answer in asked if case.quote]
    wrong = [answer for case, _, answer in asked if not case.quote]
    lists = [part for case, kind, answer in right if kind in _LISTS for part in _named(case, answer)]
    read, written = (sum(getattr(answer.tokens, way) for answer in answers) for way in ("prompt", "completion"))
    return {
        "questions": len(asked),
        "answered by the model": _part(sum(answer.answerer == "llm" for answer in answers), len(answers)),
        "claims written": len(shown) + len(dropped),
        "citation recall": _part(len(shown), len(shown) + len(dropped)),
        "citation precision": _part(sum(quotes), sum(len(claim.quotes) for claim in (*shown, *dropped))),
        "dropped": _part(len(dropped), len(shown) + len(dropped)),
        "answers without a claim dropped": _part(sum(not answer.dropped for answer in answers), len(answers)),
        "words asked for are quoted": _part(sum(_right(case, _quoted(a)) for case, _, a in right), len(right)),
        "refused, answerable": _part(sum(answer.refused for _, _, answer in right), len(right)),
        "refused, unanswerable": _part(sum(answer.refused for answer in wrong), len(wrong)),
        "claims in the language of the question": _part(sum(map(_spoken, asked)), len(shown)),
        "of what lists ask for, named": _part(sum(lists), len(lists)),
        "tokens a question, read and written": (round(read / len(asked)), round(written / len(asked))),
    }


def _precise(answer: Answer, claim: Claim) -> Iterator[bool]:
    """Of each quote, whether it alone bears the claim out, or the others do not without it."""
    published = {citation.quote: citation.article.published for citation in answer.citations}
    for quote in claim.quotes:
        others = " … ".join(other.text for other in claim.quotes if other != quote)
        alone = unsupported(claim.text, quote.text, None, published[quote]) is None
        yield alone or not others or unsupported(claim.text, others) is not None


def _named(case: Case, answer: Answer) -> Iterator[bool]:
    """Of the words of the set that is quoted most of, those that are quoted."""
    text = fold(" … ".join(_quoted(answer)))
    sets = [[fold(word) in text for word in words] for words in case.quote]
    yield from max(sets, key=lambda found: sum(found) / len(found))


def _quoted(answer: Answer) -> list[str]:
    return [citation.quote.text for citation in answer.citations]


def _spoken(asked: Asked) -> int:
    _, _, answer = asked
    return sum(language(claim.text) == answer.language for claim in answer.claims)


def _across(app: Service, cases: Sequence[Case]) -> dict[str, Any]:
    """Questions whose answer is in the other language: whether it is in the evidence, asked in one and in both."""
    pipeline, found = app.pipeline, {"one": 0, "both": 0, "as in one": 0}
    for case in cases:
        query = pipeline.understand(case.question, EVERYTHING)
        hits = pipeline.retrieve(query)
        said = pipeline.asides.across(query) if pipeline.asides else None
        text = said.text if said else None
        more = pipeline.retrieve(pipeline.understand(text, EVERYTHING)) if text else []
        found["as in one"] += not text
        for way, both in (("one", hits), ("both", equally(hits, more))):
            found[way] += _right(case, [hit.passage.text for hit in pipeline.rank(query, both)])
    return {
        f"across languages, {what}": _part(count, len(cases))
        for what, count in (
            ("in the evidence, asked in one", found["one"]),
            ("in the evidence, asked in both", found["both"]),
            ("not put into the other", found["as in one"]),
        )
    }


def _part(count: int, of: int) -> str:
    return f"{count} of {of}" + (f" ({count / of:.3f})" if of else "")
