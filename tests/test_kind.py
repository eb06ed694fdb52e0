"""What a question asks for, and what a text offers of it."""

import pytest

from rag.kind import Kind, kind_of, offers


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("", "other"),
        ("What was agreed?", "other"),
        ("Why did they leave?", "other"),
        ("ماذا حدث؟", "other"),
        ("لماذا غادروا؟", "other"),
        ("When did they leave?", "when"),
        ("ON WHAT DAY did they leave?", "when"),
        ("In which year was it built?", "when"),
        ("متى غادروا؟", "when"),
        ("مَتَى غادروا؟", "when"),
        ("في أي عام غادروا؟", "when"),
        ("How many left?", "number"),
        ("What was the death toll?", "number"),
        ("كم عدد الذين غادروا؟", "number"),
        ("بكم بيع البيت؟", "number"),
        ("ما نسبة الناجين؟", "number"),
        ("Who left?", "who"),
        ("To whom was it sold?", "who"),
        ("من غادر؟", "who"),
        ("ومن هي السفيرة؟", "who"),
        ("أي وزير غادر؟", "who"),
        ("The whole crowd left", "other"),
        ("ما الذي أعلن من القاهرة؟", "other"),
        ("When did how many leave?", "when"),
    ],
)
def test_the_words_of_a_question_say_what_it_asks_for(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("kind", "text", "share"),
    [
        ("when", "", 0.0),
        ("when", "They left.", 0.0),
        ("when", "They left on Monday.", 1.0),
        ("when", "They left in May 1998.", 1.0),
        ("when", "غادروا صباح الخميس", 1.0),
        ("when", "غادروا في ٨ أيار", 1.0),
        ("number", "", 0.0),
        ("number", "Many left.", 0.0),
        ("number", "Twelve left.", 1.0),
        ("number", "غادر ٢٥ منهم", 1.0),
        ("who", "", 0.0),
        ("who", "They left.", 0.0),
        ("who", "The minister left.", 1 / 3),
        ("who", "The minister and his deputy left.", 2 / 3),
        ("who", "Yesterday Jane Doe left.", 1 / 3),
        ("who", "غادر الوزير والسفير والمبعوث والمتحدث", 1.0),
        ("other", "The minister left on Monday with 12 men.", 0.0),
    ],
)
def test_a_text_offers_the_kind_of_thing_that_stands_in_it(kind: Kind, text: str, share: float) -> None:
    assert offers(kind, text) == pytest.approx(share)
