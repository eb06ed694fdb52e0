"""The files of the project that are data: the sample articles, and the questions with known answers."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.files import load
from rag.text import language
from rag.types import EVERYTHING, Record
from rag.understand import understand

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "samples" / "articles.jsonl"
QUESTIONS = ("samples", "seeds")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def questions(name: str) -> list[dict[str, Any]]:
    return rows(ROOT / "evals" / f"{name}.jsonl")


def test_there_are_enough_articles_about_half_in_each_language() -> None:
    spoken = Counter(row["language"] for row in rows(ARTICLES))
    assert spoken.total() >= 30
    assert set(spoken) == {"ar", "en"}
    assert min(spoken.values()) >= 0.4 * spoken.total()


@pytest.mark.parametrize("name", ["id", "text"])
def test_no_two_articles_are_alike(name: str) -> None:
    values = [row[name] for row in rows(ARTICLES)]
    assert len(set(values)) == len(values)


def test_every_article_is_whole() -> None:
    for row in rows(ARTICLES):
        assert set(row) == {"id", "title", "text", "date", "source", "language"}
        assert all(isinstance(value, str) and value.strip() for value in row.values())
        assert date(2000, 1, 1) < date.fromisoformat(row["date"]) < date(2030, 1, 1)
        assert language(row["text"]) == language(row["title"]) == row["language"]


def test_every_article_is_read_with_its_title_day_and_outlet() -> None:
    read = list(load([str(ARTICLES)], {}))
    assert len(read) == len(rows(ARTICLES))
    for record, row in zip(read, rows(ARTICLES), strict=True):
        assert isinstance(record, Record)
        assert (record.uri, record.title, record.source) == (row["id"], row["title"], row["source"])
        assert record.published == date.fromisoformat(row["date"])


@pytest.mark.parametrize("name", QUESTIONS)
def test_there_are_enough_questions_in_both_languages_some_without_an_answer(name: str) -> None:
    kinds = Counter((row["language"], bool(row["quote"])) for row in questions(name))
    assert kinds.total() >= 40
    assert set(kinds) == {("ar", True), ("ar", False), ("en", True), ("en", False)}
    assert all(count >= 5 for count in kinds.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_two_questions_are_alike(name: str) -> None:
    asked = questions(name)
    assert len({row["id"] for row in asked}) == len(asked)
    assert len({row["question"] for row in asked}) == len(asked)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_well_formed(name: str) -> None:
    for row in questions(name):
        assert {"id", "question", "language", "articles", "quote", "kind"} <= set(row)
        assert set(row) <= {"id", "question", "language", "articles", "quote", "kind", "all", "half"}
        assert all(words and all(isinstance(word, str) and word.strip() for word in words) for words in row["quote"])
        assert bool(row["articles"]) == bool(row["quote"])
        assert row["kind"].startswith("unanswerable") is not bool(row["quote"])


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_can_be_asked_in_its_language(name: str) -> None:
    for row in questions(name):
        assert understand(row["question"], EVERYTHING).language == row["language"]


def test_the_words_to_be_quoted_stand_in_an_article_of_the_question() -> None:
    texts = {row["id"]: row["text"] for row in rows(ARTICLES)}
    for row in questions("samples"):
        of_question = [texts[own] for own in row["articles"]]
        for words in row["quote"]:
            assert any(all(word in text for word in words) for text in of_question), (row["id"], words)
