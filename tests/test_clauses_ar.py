"""Arabic clauses."""

import pytest

from rag.clauses_ar import clauses, has_verb


@pytest.mark.parametrize(
    "sentence",
    [
        "التقى الوزير نظيره في مقر الحكومة",
        "وقعت تركيا وروسيا الاتفاق",
        "زار الرئيس وزوجته المتحف",
        "غادر الوفد أنقرة ورفض التصريح",  # who refused is the delegation, but the noun might be the subject
    ],
)
def test_what_hangs_together_is_not_split(sentence: str) -> None:
    assert clauses(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "split"),
    [
        ("غادرت العبارة الميناء وتوجهت إلى إزمير", ["غادرت العبارة الميناء", "توجهت العبارة إلى إزمير"]),
        ("انهار الجسر وقتل خمسة عمال", ["انهار الجسر", "قتل خمسة عمال"]),
        ("فاز النادي بالكأس، لكن مدربه استقال", ["فاز النادي بالكأس", "مدربه استقال"]),
        ("سجل النادي هدفين بينما سجل ضيفه ثلاثة", ["سجل النادي هدفين", "سجل ضيفه ثلاثة"]),
        ("قال الوزير إن الجسر آمن وإن المدرسة مغلقة", ["قال الوزير إن الجسر آمن", "قال الوزير إن المدرسة مغلقة"]),
        (
            "الوزير التركي خالد كايا التقى المبعوث وعاد إلى إزمير",
            ["الوزير التركي خالد كايا التقى المبعوث", "عاد الوزير التركي خالد كايا إلى إزمير"],
        ),
    ],
)
def test_clauses_stand_alone_with_their_subject(sentence: str, split: list[str]) -> None:
    assert clauses(sentence) == split


@pytest.mark.parametrize(("clause", "has"), [("", False), ("وزير الخارجية التركي", False), ("وغادر الوزير", True)])
def test_verbs_of_the_news_are_known(clause: str, has: bool) -> None:
    assert has_verb(clause) is has
