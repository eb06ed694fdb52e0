"""What a question asks for."""

import pytest

from rag.kind import Kind, kind_of


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
        ("In which year was it built?", "year"),
        ("Which month was it?", "month"),
        ("On which weekday did they leave?", "weekday"),
        ("By when must they leave?", "when"),
        ("متى غادروا؟", "when"),
        ("مَتَى غادروا؟", "when"),
        ("في أي عام غادروا؟", "year"),
        ("في أي شهر غادروا؟", "month"),
        ("في أي يوم من أيام الأسبوع غادروا؟", "weekday"),
        ("في أي يوم غادروا؟", "when"),
        ("How long did they stay?", "long"),
        ("For how many months did they stay?", "long"),
        ("ما المدة التي بقوا فيها؟", "long"),
        ("كم استمر اللقاء؟", "long"),
        ("How many left?", "number"),
        ("Which council resolution was it?", "number"),
        ("What was the interest rate?", "number"),
        ("ما معدل البطالة؟", "number"),
        ("إلى أي قرار استندوا؟", "number"),
        ("ما الخطأ الذي نسبه إليهم؟", "other"),
        ("Which city did they leave?", "where"),
        ("Which areas were shelled?", "where"),
        ("في أي مدينة التقوا؟", "where"),
        ("ما الدول التي حضرت؟", "where"),
        ("What was the death toll?", "number"),
        ("كم عدد الذين غادروا؟", "number"),
        ("بكم بيع البيت؟", "number"),
        ("ما نسبة الناجين؟", "number"),
        ("Who left?", "who"),
        ("To whom was it sold?", "who"),
        ("من غادر؟", "who"),
        ("ومن هي السفيرة؟", "who"),
        ("من أي وزير جاء الأمر؟", "who"),
        ("من أين وصلت السفينة؟", "where"),
        ("من أي مدينة انطلقوا؟", "where"),
        ("Which foreign minister left?", "who"),
        ("أي وزير غادر؟", "who"),
        ("The whole crowd left", "other"),
        ("ما الذي أعلن من القاهرة؟", "other"),
        ("When did how many leave?", "when"),
    ],
)
def test_the_words_of_a_question_say_what_it_asks_for(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind
