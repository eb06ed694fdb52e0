"""Questions to begin with, over the samples and over corpora that give none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import build
from index.corpus import Corpus
from rag.settings import Settings
from rag.types import EVERYTHING, Article, Scope
from web.examples import Examples, questions
from web.service import Service

SAMPLES = Path(__file__).parent.parent / "samples"


def titled(title: str, published: date | None = date(2021, 7, 7), own: str = "a") -> Article:
    return Article(own, "r", own, title, "", published=published)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made = build(Settings(home=tmp_path_factory.mktemp("home")))
    made.ingest([str(SAMPLES)], {})
    yield made
    made.corpus.close()


def test_a_title_that_says_where_asks_what_happened_there() -> None:
    assert next(questions([titled("Talks in Geneva end")], "en"))[0] == "What happened in Geneva in July 2021?"
    assert next(questions([titled("محادثات في جنيف تنتهي")], "ar"))[0] == "ماذا حدث في جنيف في يوليو 2021؟"


@pytest.mark.parametrize("title", ["", "Rain", "Rain in spring", "A Geneva villa"])
def test_a_short_title_without_a_place_asks_nothing(title: str) -> None:
    assert list(questions([titled(title)], "en")) == []


def test_other_titles_are_asked_about_as_they_are() -> None:
    made = [question for question, _ in questions([titled("Telescope shows the young\nuniverse.", None)], "en")]
    assert made == ["What is reported on “Telescope shows the young universe”?"]


def test_no_place_and_no_month_is_asked_about_twice() -> None:
    of = [
        titled("Talks in Geneva end"),
        titled("Rain in Berlin"),
        titled("More talks in Geneva", date(2022, 1, 1)),
        titled("Snow in Ankara", date(2022, 2, 1)),
    ]
    places = [question for question, _ in questions(of, "en") if question.startswith("What happened")]
    assert places == ["What happened in Geneva in July 2021?", "What happened in Ankara in February 2022?"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_samples_give_questions_that_find_something(service: Service, language: str) -> None:
    made = Examples(service.corpus, service.pipeline)(EVERYTHING, language, 60)  # type: ignore[arg-type]
    assert 1 <= len(made) <= 3
    for question in made:
        asked = service.pipeline.understand(question, EVERYTHING)
        assert asked.language == language
        assert service.pipeline.retrieve(asked)
        assert not service.pipeline.ask(question).refused


def test_nothing_is_told_of_what_a_visitor_may_not_read(service: Service) -> None:
    assert Examples(service.corpus, service.pipeline)(Scope(sources=("nobody",)), "en", 60) == ()


def test_an_empty_corpus_gives_none(corpus: Corpus, service: Service) -> None:
    assert Examples(corpus, service.pipeline)(EVERYTHING, "en", 60) == ()
