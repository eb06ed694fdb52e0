"""The names of a question, whole, and whether a text knows them."""

import pytest

from rag.fullname import full_names, stranger
from rag.types import EVERYTHING
from rag.understand import understand


def named(question: str) -> list[str]:
    return [" ".join(name) for name in full_names(understand(question, EVERYTHING))]


@pytest.mark.parametrize("question", ["who was there?", "Who was in Paris?", "من حضر الاجتماع؟", "ماذا حدث في باريس؟"])
def test_a_question_without_a_person_or_an_unknown_town_has_no_names(question: str) -> None:
    assert named(question) == []


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did Ibrahim Kalin say to Dmitry Peskov?", ["Ibrahim Kalin", "Dmitry Peskov"]),
        ("What did Kalin, Peskov and President Macron say?", ["Kalin", "Peskov", "Macron"]),
        ("ماذا قال إبراهيم كالين؟", ["إبراهيم كالين"]),
        ("بماذا أجاب الرئيس إيمانويل ماكرون؟", ["إيمانويل ماكرون"]),
        ("متى التقى محمد ومحمود؟", ["محمد", "ومحمود"]),
        ("أين عاش طارق بن زياد؟", ["طارق زياد"]),
        ("متى ولد ابن خلدون؟", ["خلدون"]),
        ("من يحكم مدينة زنكلون؟", ["زنكلون"]),
        ("من يحكم مدينة كبيرة؟", []),
        ("في أي مدينة يعقد المؤتمر؟", []),
        ("من يحكم المدينة حاليا؟", []),
    ],
)
def test_words_that_stand_together_are_one_name(question: str, names: list[str]) -> None:
    assert named(question) == names


@pytest.mark.parametrize(
    ("name", "text", "absent"),
    [
        ("Ibrahim Kalin", "Ibrahim Kalin spoke.", None),
        ("Ibrahim Kalin", "Kalin spoke.", None),
        ("Ibrahim Kalin", "Ibrahim Peskov spoke.", "Kalin"),
        ("Ibrahim Kalin", "The envoy Robert Kalin spoke.", "Ibrahim"),
        ("Ibrahim Kalin", "Nobody spoke.", "Ibrahim"),
        ("إبراهيم كالين", "تحدث كالين مطولا", None),
        ("إبراهيم كالين", "تحدث روبرت كالين مطولا", "إبراهيم"),
        ("إبراهيم كالين", "تحدث المبعوث مطولا", "إبراهيم"),
        ("Ibrahim Kalin", "تحدث إبراهيم قالن", None),
        ("Californian", "They live in California.", None),
        ("Bronco", "The Broncos won.", None),
    ],
)
def test_a_first_name_may_be_left_out_but_not_be_another(name: str, text: str, absent: str | None) -> None:
    assert stranger(tuple(name.split()), text, name) == absent


def test_no_name_is_known_to_any_text() -> None:
    assert stranger((), "", "") is None
