"""Passages that have another thing in the place of a claim's, found by a reader that follows a script."""

import pytest

from rag.otherwise import otherwise
from tests.test_found import ScriptedReader
from tests.test_weigh import unit

STORM = "The storm in Derna destroyed 90 houses near the harbour. Schools were closed."
CLAIM = "The storm in Derna destroyed 40 houses near the harbour"


def said(claim: str, *texts: str, words: str = "90", odds: float = 3.0) -> list[tuple[str, str, str | None]]:
    passages = [unit(text, str(n)) for n, text in enumerate(texts)]
    return [(one.support, one.unit.text, one.kind) for one in otherwise(claim, passages, ScriptedReader(words, odds))]


def test_without_passages_nothing_says_otherwise() -> None:
    assert said(CLAIM) == []


def test_another_number_in_its_place_contradicts_by_its_sentence() -> None:
    assert said(CLAIM, STORM) == [
        ("contradicted", "The storm in Derna destroyed 90 houses near the harbour.", "number")
    ]


def test_a_reader_that_is_not_sure_contradicts_nothing() -> None:
    assert said(CLAIM, STORM, odds=0.0) == []


@pytest.mark.parametrize(
    "other",
    [
        "The storm in Derna destroyed 40 houses near the harbour.",
        "In Derna the storm destroyed 40 houses and 90 boats near the harbour.",
    ],
)
def test_nothing_is_asked_where_a_passage_may_bear_the_claim_out(other: str) -> None:
    assert said(CLAIM, STORM, other) == []


def test_what_lacks_more_than_one_thing_tells_of_another_event() -> None:
    assert said("The storm in Tobruk destroyed 40 houses near the harbour", STORM) == []


def test_figures_that_stand_in_the_text_in_another_sense_are_not_missing() -> None:
    claim, text = "After the storm hit Derna 40 schools closed", "After the storm hit Derna {} the 90 schools closed."
    assert said(claim, text.format("40% of")) == []
    assert said(claim, text.format("half of")) != []


def test_the_same_figures_of_another_month_are_another_day() -> None:
    text = "The storm hit Derna on 7 July 2021."
    assert said("The storm hit Derna on 7 June 2021", text, words="7") == [("contradicted", text, "date")]


def test_another_unit_is_no_other_number() -> None:
    claim, text = "The talks in Derna took 48 hours", "The talks in Derna took 3 days."
    assert said(claim, text, words="3") == []


def test_a_passage_of_something_else_is_not_asked() -> None:
    assert said("The company sold 40 cars", "The mayor opened 90 schools yesterday.") == []


def test_what_is_only_rumoured_contradicts_nothing() -> None:
    assert said(CLAIM, f"It is a rumour. {STORM}") == []


def test_a_thing_of_another_kind_is_not_asked_for() -> None:
    reader = ScriptedReader("90", 3.0)
    otherwise("The storm in Tobruk destroyed houses near the harbour", [unit(STORM, "a")], reader)
    assert reader.read == [STORM]  # the place alone
