"""Which faults a guard is sure of, and which may be only another way of saying the same."""

import pytest

from rag.guards import unsupported


def test_another_office_before_a_name_is_a_fault() -> None:
    quote = "Turkish Foreign Minister Hasan Yilmaz met Swiss Defence Minister Karl Huber."
    fault = unsupported("Defence Minister Hasan Yilmaz met Karl Huber.", quote, None, None)
    assert fault is not None
    assert "Hasan" in fault.reason


def test_what_is_borne_out_has_no_fault() -> None:
    assert unsupported("The river took 40 houses.", "The river took 40 houses in Derna.") is None


@pytest.mark.parametrize(
    ("claim", "quote", "kind", "sure"),
    [
        ("The river took 50 houses.", "The river took 40 houses.", "number", True),
        ("Two envoys came.", "Envoys came on Monday.", "number", False),
        ("The river took 2 houses.", "The river took houses.", "number", True),
        ("Osman Kaya led the talks.", "Ines Duarte led the talks.", "name", True),
        ("ابتلعت المياه 40 بيتا", "The water took 40 houses.", "name", False),
        ("The council did not approve the budget.", "The council approved the budget.", "denial", True),
        ("Nobody stayed away from the talks.", "The envoys came to Ankara on Monday.", "denial", False),
    ],
)
def test_a_fault_knows_whether_it_is_sure(claim: str, quote: str, kind: str, sure: bool) -> None:
    fault = unsupported(claim, quote)
    assert fault is not None
    assert (fault.kind, fault.sure) == (kind, sure)


def test_a_fault_that_is_sure_goes_first() -> None:
    fault = unsupported("Two envoys of Kaya came.", "Envoys of Duarte came on Monday.")
    assert fault is not None
    assert (fault.kind, fault.sure) == ("name", True)


def test_a_single_goal_is_the_one_of_a_score() -> None:
    assert unsupported("Nahda won 3-1.", "فاز النهضة بثلاثة أهداف مقابل هدف") is None
    fault = unsupported("Nahda won 3-2.", "فاز النهضة بثلاثة أهداف مقابل هدف")
    assert fault and fault.kind == "number"


def test_what_is_preliminary_is_not_the_first() -> None:
    assert unsupported("صدر تقرير أولي", "A preliminary report was published.") is None


def test_the_two_sides_may_be_said_by_a_dual_before_what_they_are_of() -> None:
    assert unsupported("The two sides in the conflict signed it.", "وقعه طرفا النزاع") is None
