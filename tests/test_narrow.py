"""What a search is narrowed to, and what that leaves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from index.corpus import Corpus
from rag.types import EVERYTHING, Scope
from tests.conftest import WordEmbedder, record, store
from web.narrow import Narrowing, hear, joined, only, period, readable
from web.visitor import OWNER, Visitor

FEBRUARY = Scope(date(2020, 2, 1), date(2020, 2, 29))
POST = Scope(sources=("Tagus Post",))
ARABIC = Scope(languages=("ar",))
OUTLETS = ["Tagus Post", "صحيفة الرصيف", "Post"]


def anything(scope: Scope) -> int:
    return 1


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("Who met in Ankara in February 2020?", "2020-02-01", "2020-02-29"),
        ("ماذا حدث في أنقرة في فبراير 2020؟", "2020-02-01", "2020-02-29"),
        ("ماذا حدث في شباط/فبراير ٢٠٢٠؟", "2020-02-01", "2020-02-29"),
        ("Who won in 2022?", "2022-01-01", "2022-12-31"),
        ("كم عدد القتلى في عام 2023؟", "2023-01-01", "2023-12-31"),
        ("What happened between January 2020 and March 2021?", "2020-01-01", "2021-03-31"),
        ("ماذا حدث بين يناير 2020 ومارس 2021؟", "2020-01-01", "2021-03-31"),
        ("من 1 فبراير 2020 إلى 3 مارس 2020 ماذا حدث؟", "2020-02-01", "2020-03-03"),
        ("What happened since March 2021?", "2021-03-01", None),
        ("منذ مارس 2021 ماذا حدث؟", "2021-03-01", None),
        ("Who met on 8 February 2020?", None, None),
        ("من اجتمع يوم 8 شباط 2020؟", None, None),
        ("Who led before 2019?", None, None),
        ("ماذا جرى حتى 2020؟", None, None),
        ("Was it in February 2020 or not in May 2021?", None, None),
        ("What happened last month?", None, None),
        ("How many bought 2022 cars?", None, None),
        ("", None, None),
    ],
)
def test_a_question_says_the_months_and_years_it_asks_about(
    question: str, since: str | None, until: str | None
) -> None:
    days = tuple(date.fromisoformat(day) if day else None for day in (since, until))
    assert period(question) == days


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did the Tagus Post report about boats?", POST),
        ("How many boats sail, according to Tagus Post?", POST),
        ("بحسب صحيفة الرصيف، من افتتح المكتبة؟", Scope(sources=("صحيفة الرصيف",))),
        ("من افتتح المكتبة وفقا لصحيفة الرصيف؟", Scope(sources=("صحيفة الرصيف",))),
        ("Who bought the Tagus Post?", EVERYTHING),
        ("When will the post arrive?", EVERYTHING),
        ("What do Arabic reports say?", ARABIC),
        ("ماذا تقول الصحف الإنجليزية؟", Scope(languages=("en",))),
        ("Do Arabic papers and English papers agree?", EVERYTHING),
        ("Who teaches Arabic?", EVERYTHING),
        ("What do Arabic papers say of February 2020?", joined((FEBRUARY, ARABIC))),
    ],
)
def test_a_question_names_outlets_and_languages_only_as_those_who_report(question: str, said: Scope) -> None:
    assert hear(question, lambda: OUTLETS, anything) == said


def test_what_would_leave_nothing_is_not_heard() -> None:
    assert hear("Who met in February 2020?", list, lambda scope: 0) == EVERYTHING


def test_the_visitors_choice_counts_for_more_than_the_question() -> None:
    march = Scope(date(2020, 3, 1))
    made = Narrowing(picked=march, said=joined((FEBRUARY, POST)))
    assert made.whole == Scope(date(2020, 3, 1), None, ("Tagus Post",))
    assert made.heard == POST


def test_what_is_taken_back_stays_so_until_the_question_says_something_else() -> None:
    made = Narrowing(said=FEBRUARY).without("dates")
    assert made.whole == EVERYTHING
    assert Narrowing(said=Scope(date(2021, 1, 1)), declined=made.declined).whole == Scope(date(2021, 1, 1))
    assert Narrowing(picked=joined((FEBRUARY, POST))).without("sources").whole == FEBRUARY


def test_a_scope_is_made_of_its_parts() -> None:
    whole = Scope(date(2020, 2, 1), date(2020, 2, 29), ("Tagus Post",), ("ar",))
    assert joined(only(whole, kind) for kind in ("dates", "sources", "languages")) == whole


def test_an_owner_reads_everything_and_others_what_is_theirs() -> None:
    reader = Visitor("r", frozenset({"read"}), ("Tagus Post", "Wire"))
    assert readable(OWNER, FEBRUARY) == FEBRUARY
    assert readable(reader) == Scope(readable=("Tagus Post", "Wire"))
    assert readable(reader, FEBRUARY) == replace(FEBRUARY, readable=("Tagus Post", "Wire"))
    assert readable(Visitor("w", frozenset({"ingest"}), None)).readable == ()


@pytest.fixture
def held(corpus: Corpus, embed: WordEmbedder) -> Callable[[Scope], int]:
    store(
        corpus,
        embed,
        record("a", "The ferry sailed to the far harbour.", source="Tagus Post", published=date(2020, 2, 3)),
        record("b", "The library opened in the old town.", source="Secret", published=date(2020, 2, 4)),
        record("c", "The bridge was closed to lorries.", published=date(2020, 5, 4)),
        record("d", "افتتح الوزير المكتبة في المدينة القديمة.", source="صحيفة الرصيف", published=date(2020, 5, 5)),
    )
    return lambda scope: corpus.catalogue.count("articles", scope)


def test_who_may_read_no_outlet_or_none_of_those_asked_for_finds_nothing(held: Callable[[Scope], int]) -> None:
    reader = Visitor("r", frozenset({"read"}), ("tagus post",))
    assert [held(readable(one)) for one in (OWNER, reader, Visitor("n", sources=()))] == [4, 1, 0]
    assert held(readable(reader, Scope(sources=("Secret",)))) == 0


def test_counts_are_those_of_a_scope(corpus: Corpus, held: Callable[[Scope], int]) -> None:
    counts = corpus.catalogue.counts
    assert counts.languages() == {"en": 3, "ar": 1}
    assert counts.languages(Scope(sources=("Secret",))) == {"en": 1}
    assert counts.sources(FEBRUARY) == [("Secret", 1), ("Tagus Post", 1)]
    assert counts.stories() == 4
    assert counts.monthly(Scope(languages=("en",))) == [
        ("2020-02", "Tagus Post", 1),
        ("2020-02", "Secret", 1),
        ("2020-05", None, 1),
    ]
    assert counts.months() == {"2020-02": 2, "2020-05": 2}
    assert counts.days(ARABIC) == (date(2020, 5, 5), date(2020, 5, 5))
    assert len(counts.latest(most=3)) == 3
