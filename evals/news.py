"""Questions written about the news, asked of a corpus of it: right words first, and refusals.

The corpus is the articles that the questions are about, and as many others; it is kept under the data folder. Nothing
is learned from these questions. What is not answered is a question that its article seems to answer: the hardest to
refuse, and another article may answer it after all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app import build
from evals import Say
from evals.data import shared
from index.ingest import Ingest, cleaned
from rag.settings import Settings
from rag.text import fold
from rag.types import Answer, Record
from training import asked
from training.articles import Articles, Row, rows_of
from training.questions import Asked
from web.service import Service


def news(settings: Settings, say: Say) -> dict[str, Any]:
    """First citation, any citation and refusals, by the languages of question and passage."""
    folder = shared("evals").parent
    app = opened(settings, Articles(folder))
    figures: dict[str, Any] = {"articles": app.corpus.status().articles}
    say(f"  {figures['articles']} articles")
    for pair, ones in cases(folder).items():
        figures[pair] = _figures([(one, app.pipeline.ask(one.question)) for one in ones])
        say(f"  {pair} {figures[pair]}")
    app.corpus.close()
    return figures


def cases(folder: Path) -> dict[str, list[Asked]]:
    """The questions that are measured on, by their language and the passage's; what stands in two is in "both"."""
    found: dict[str, tuple[str, Asked]] = {}
    for pair, ones in asked.questions(folder, held=True).items():
        for one in ones:
            if one.question in found:
                other = found[one.question][1]
                both = replace(one, answers=(*other.answers, *one.answers))
                found[one.question] = (f"{pair.partition('→')[0]}→both", both)
            else:
                found[one.question] = (pair, one)
    return {
        pair: [one for own, one in found.values() if own == pair] for pair in sorted({p for p, _ in found.values()})
    }


def opened(settings: Settings, articles: Articles) -> Service:
    """The corpus of the articles of all questions that are measured on, and of as many that are learned from."""
    rows = rows_of(asked.FILE)
    learned = articles.learned(rows)
    measured = articles.apart([*rows, *rows_of(asked.UNSEEN)], learned)
    app = build(settings.model_copy(update={"home": settings.home / "evals" / "news"}))
    with app.corpus.writing():
        records = _records(articles, [*measured, *learned[:: max(1, len(learned) // len(measured))]])
        Ingest(app.corpus, app.embed, settings.passage_tokens)(cleaned(records))
    return app


def _records(articles: Articles, rows: Sequence[Row]) -> Iterator[Record]:
    for row in rows:
        for name in asked.sets_of(row):
            title, *lines = articles.lines(name, row["id"])
            yield Record(row["id"], f"news:{name}:{row['id']}", " ".join(lines), title=title)


def _figures(pairs: Sequence[tuple[Asked, Answer]]) -> dict[str, float]:
    answered, rest = ([pair for pair in pairs if bool(pair[0].span) == way] for way in (True, False))
    count = len(answered)
    return {
        "questions": count,
        "first_citation": round(sum(right(one, answer, 1) for one, answer in answered) / count, 3),
        "any_citation": round(sum(right(one, answer, 99) for one, answer in answered) / count, 3),
        "refused": round(sum(answer.refused for _, answer in answered) / count, 3),
        "citations_each": round(sum(len(answer.citations) for _, answer in answered) / count, 1),
        "unanswered": len(rest),
        "unanswered_refused": round(sum(answer.refused for _, answer in rest) / len(rest), 3),
    }


def right(one: Asked, answer: Answer, most: int) -> bool:
    """Whether one of the first citations has the answer, from the article that the question is about."""
    own = (cited for cited in answer.citations[:most] if one.id.startswith(f"{cited.article.uri}-"))
    return any(fold(words) in fold(cited.quote.text) for cited in own for words in one.answers)
