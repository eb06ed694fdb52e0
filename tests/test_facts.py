import pytest

from rag.facts import denials, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("no numbers here", set()),
        ("2,500 و٢٬٥٠٠ و2500", {"2500"}),
        ("3.50% and ٣٫٥٪", {"3.5"}),
        ("في 10 فبراير، 2020", {"10", "2020"}),
        ("ثلاثة وزراء وعشرون جنديا", {"3", "20"}),
        ("seven of thirty", {"7", "30"}),
        ("007", {"7"}),
        ("COVID-19 and G20", {"19"}),
    ],
)
def test_numbers_are_one_across_digits_and_words(text: str, expected: set[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(("text", "number"), [("استمر يومين", "2"), ("بعد شهرين", "2"), ("5 million", "5000000")])
def test_duals_of_time_and_scales_are_numbers(text: str, number: str) -> None:
    assert number in numbers(text)


@pytest.mark.parametrize(
    "text", ["He did not go", "It isn't so", "They denied it", "لم يحضر", "ونفى الوزير", "رفض العرض", "من دون اتفاق"]
)
def test_a_denial_is_heard(text: str) -> None:
    assert denials(text) == 1


@pytest.mark.parametrize("text", ["", "He went there", "حضر الوزير", "another knot", "لمياء حضرت"])
def test_what_denies_nothing_is_not_a_denial(text: str) -> None:
    assert denials(text) == 0


def test_two_denials_are_told_from_one() -> None:
    assert denials("They did not refuse to sign") == 2
    assert denials("لا يزال هنا، وما لا يقل عن ثلاثة") == 0
