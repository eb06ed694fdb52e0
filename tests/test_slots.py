"""What of a claim is asked for, how, and what counts as another thing in its place."""

from datetime import date

import pytest

from rag.reading import Span
from rag.slots import filled, filler, question, slots
from rag.types import Article
from rag.units import Unit

FLOOD = "On Sunday the flood in Derna destroyed 90 houses, said Salem Jaber, and 34 billion dinars are lost."


def unit(text: str, published: date | None = None) -> Unit:
    return Unit(Article("a", "r", "file:a", "", text, published=published, language="en"), 0, len(text), (0, len(text)))


def asked(claim: str, kind: str) -> list[str]:
    return [question(claim, slot) for slot in slots(claim) if slot.kind == kind]


def in_place(claim: str, kind: str, answer: str, text: Unit) -> tuple[str, bool] | None:
    """What a reader that answers so makes of the first slot of a kind: what is written, and whether it is another."""
    slot = next(one for one in slots(claim) if one.kind == kind)
    at = text.text.index(answer)
    found = filler(claim, slot, text, [Span(at, at + len(answer), 2.0)])
    return (found.written, found.other) if found else None


def test_a_claim_that_names_nothing_has_no_slots() -> None:
    assert slots("The river rose") == []
    assert slots("") == []


@pytest.mark.parametrize(
    ("claim", "kind", "questions"),
    [
        ("The flood destroyed 40 houses.", "number", ["The flood destroyed how many houses?"]),
        ("It cost $34 billion to rebuild", "number", ["It cost how many billion to rebuild?"]),
        ("دمر السيل أربعين منزلا.", "number", ["دمر السيل كم منزلا؟"]),
        ("The ship left on 7 July 2021.", "date", ["The ship left on when?"]),
        ("غادرت السفينة في ٧ يوليو ٢٠٢١", "date", ["غادرت السفينة في متى؟"]),
        ("The sides met in Ankara.", "place", ["The sides met in where?"]),
        ("Yesterday Salem Jaber spoke", "person", ["Yesterday who spoke?"]),
    ],
)
def test_each_thing_is_asked_for_as_the_reader_learned_it(claim: str, kind: str, questions: list[str]) -> None:
    assert asked(claim, kind) == questions


@pytest.mark.parametrize("claim", ["The bridge was opened before 2021", "افتتح الجسر قبل عام 2021"])
def test_a_day_that_only_bounds_another_is_not_asked_for(claim: str) -> None:
    assert slots(claim) == []


@pytest.mark.parametrize("claim", ["Prices rose by ½ percent", "Prices rose by 2½ percent", "ارتفعت ¼ نقطة"])
def test_parts_of_numbers_are_not_asked_for(claim: str) -> None:
    assert slots(claim) == []


def test_a_year_by_itself_is_a_date_and_no_number() -> None:
    assert [one.kind for one in slots("The bridge was opened in 2021")] == ["date"]


@pytest.mark.parametrize("claim", ["The French striker left the club", "Turkish forces left the town"])
def test_whose_people_they_are_is_not_asked_for(claim: str) -> None:
    assert [one for one in slots(claim) if one.kind == "place"] == []


def test_a_place_is_not_asked_for_as_a_person_too() -> None:
    assert [one.kind for one in slots("The sides met in Ankara")] == ["place"]


@pytest.mark.parametrize(
    ("claim", "kind", "answer", "found"),
    [
        ("The flood destroyed 40 houses", "number", "90", ("90", True)),
        ("The flood destroyed 90 houses", "number", "90 houses", ("90", False)),
        ("The flood destroyed more than 80 houses", "number", "90", ("90", False)),
        ("The flood cost 20 billion dinars", "number", "34 billion", ("34 billion", True)),
        ("The flood in Tobruk destroyed 90 houses", "place", "Derna", ("Derna", True)),
        ("The flood in Libya destroyed 90 houses", "place", "Derna", None),  # no country
        ("So said Nadia Saleh", "person", "Salem Jaber", ("Salem Jaber", True)),
        ("So said Mr Jaber", "person", "Salem Jaber", ("Salem Jaber", False)),
        ("So said Selim Gaber", "person", "Salem Jaber", ("Salem Jaber", False)),  # may be another spelling
        ("قال سليم غابر ذلك", "person", "Salem Jaber", ("Salem Jaber", False)),
        ("The flood destroyed 40 houses", "number", "houses", None),  # no number
        ("It cost 60 percent of the dinars", "number", "34 billion", None),  # of another kind
    ],
)
def test_what_stands_in_the_place_of_it(claim: str, kind: str, answer: str, found: tuple[str, bool] | None) -> None:
    assert in_place(claim, kind, answer, unit(FLOOD)) == found


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("The flood came on 10 September 2023", False),
        ("The flood came in September 2023", False),
        ("The flood came on 11 September 2023", True),
        ("The flood came on 10 September", False),
        ("The flood came in 2022", True),
    ],
)
def test_days_are_those_that_the_article_means(claim: str, other: bool) -> None:
    assert in_place(claim, "date", "Sunday", unit(FLOOD, date(2023, 9, 12))) == ("Sunday", other)


def test_what_a_day_only_bounds_may_have_been_on_another() -> None:
    assert in_place("It was opened in 2019", "date", "2021", unit("The bridge was opened before 2021.")) is None


def test_what_may_hold_a_place_is_no_other_place() -> None:
    assert in_place("The summit was held in Egypt", "place", "Africa", unit("The summit was held in Africa.")) is None


def test_what_is_named_twice_is_asked_for_once() -> None:
    assert len(slots("People in London and in London left")) == 1


def test_a_day_of_an_article_without_its_own_is_no_other_day() -> None:
    assert in_place("The flood came on 11 September 2023", "date", "Sunday", unit(FLOOD)) is None


def test_the_likeliest_answer_of_the_kind_counts() -> None:
    claim, text = "The flood destroyed 40 houses", unit(FLOOD)
    at = {word: text.text.index(word) for word in ("Derna", "90", "34 billion")}
    spans = [Span(start, start + len(word), 3.0 - n) for n, (word, start) in enumerate(at.items())]
    found = filler(claim, slots(claim)[0], text, spans)
    assert found is not None
    assert (found.written, found.start, found.odds) == ("90", at["90"], 2.0)


def test_another_thing_is_put_in_the_place() -> None:
    claim = "The flood destroyed 40 houses"
    assert filled(claim, slots(claim)[0], "90") == "The flood destroyed 90 houses"
    assert filled(claim, slots(claim)[0], "") == "The flood destroyed houses"
