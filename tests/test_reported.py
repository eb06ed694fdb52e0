"""Who says so, and whether it is left open."""

import pytest

from rag.reported import leaves_open, reporter


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("", None),
        ("The bridge opened in May.", None),
        ("The bridge is safe, according to the harbour office.", "the harbour office"),
        ("Mayor Ines Duarte said that the bridge was safe.", "Mayor Ines Duarte"),
        ("The port was hit, officials said.", "officials"),
        ("قال وزير النقل إن الجسر آمن.", "وزير النقل"),
        ("نفى العمدة، الأحد، أن يكون الجسر قد أغلق.", "العمدة"),
        ("الجسر آمن بحسب بلدية المدينة.", "بلدية المدينة"),
    ],
)
def test_it_is_told_who_reports(text: str, by: str | None) -> None:
    assert reporter(text) == by


@pytest.mark.parametrize(
    "text",
    [
        "Has the bridge opened?",
        "The mayor allegedly opened the bridge.",
        "Reports that the bridge opened are false.",
        "The bridge may open.",
        "زعمت الصحيفة أن الجسر افتتح.",
        "قد يفتتح الجسر قريبا.",
        "هل افتتح الجسر؟",
    ],
)
def test_what_asks_alleges_or_supposes_leaves_it_open(text: str) -> None:
    assert leaves_open("The bridge opened", text)


@pytest.mark.parametrize(
    "text",
    ["The bridge opened in May.", "وقد تضررت الطرق.", "وكان المكتب قد تحدث عن ذلك.", "It opened. It may close again."],
)
def test_what_states_does_not(text: str) -> None:
    assert not leaves_open("The bridge opened", text)


def test_what_the_claim_itself_supposes_is_no_less() -> None:
    assert not leaves_open("The bridge may open in May", "The bridge may open in May.")


def test_a_condition_in_another_language_is_left_as_open_by_its_if() -> None:
    text = "قال إنه إذا فتح الجسر سيكون ذلك خطوة إيجابية"
    assert not leaves_open("He said it would be good if the bridge opened.", text)
    assert leaves_open("The opening of the bridge is good.", text)
