"""Questions that lean on the ones before them."""

import pytest

from rag.followup import leans, standalone

ANKARA, ANKARA_AR = "Who attended the Ankara talks?", "من حضر محادثات أنقرة؟"
LEANING = [
    "And who led the Russian side?",
    "What about Iran?",
    "When did they end?",
    "What did he say?",
    "Who spoke after that?",
    "When was that?",
    "How many people were there?",
    "What happened next?",
    "Did it succeed?",
    "Who was his deputy?",
    "ومن قاد الجانب الروسي؟",
    "ومتى كان ذلك؟",
    "وماذا عن إيران؟",
    "متى انتهت تلك المحادثات؟",
    "ماذا حدث بعدها؟",
    "كم عدد الذين شاركوا منهم؟",
    "فمن فاز؟",
    "وكم استغرقت؟",
]
WHOLE = [
    ANKARA,
    ANKARA_AR,
    "How many boats would sail daily from Lisbon?",
    "Is it true that the mayor of Lisbon resigned?",
    "What did Lavrov say before he left?",
    "Who said that the dam burst?",
    "Which countries signed the treaty?",
    "من هو وزير خارجية تركيا؟",
    "ما هي الدول التي وقعت المعاهدة؟",
    "متى غادرت السفينة قناة السويس؟",
    "كم عدد سكان عمان؟",
    "من افتتح المكتبة العامة؟",
    "ماذا قال الوزير عن الاتفاق؟",
    "Why did Andorra close its border?",
]


@pytest.mark.parametrize("question", LEANING)
def test_a_question_that_leans_on_the_last_is_known(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize("question", WHOLE)
def test_a_question_that_stands_by_itself_is_left_alone(question: str) -> None:
    assert not leans(question)
    assert standalone(question, [ANKARA, ANKARA_AR]) == question


@pytest.mark.parametrize("question", [*LEANING, *WHOLE, "", "?"])
def test_the_first_question_stands_by_itself(question: str) -> None:
    assert standalone(question, []) == question


@pytest.mark.parametrize(
    ("earlier", "question", "whole"),
    [
        ([ANKARA], "And who led the Russian side?", "And who led the Russian side? (Ankara)"),
        ([ANKARA_AR], "ومن قاد الجانب الروسي؟", "ومن قاد الجانب الروسي؟ (أنقرة)"),
        ([ANKARA], "ومتى كان ذلك؟", "ومتى كان ذلك؟ (Ankara)"),
        ([ANKARA], "And what was said in Ankara?", "And what was said in Ankara?"),
        (["Who won?"], "And who lost?", "And who lost?"),
        ([ANKARA, "And who led the Russian side?"], "When was that?", "When was that? (Russian, Ankara)"),
        ([ANKARA, "How many boats sail from Lisbon?"], "And when?", "And when? (Lisbon)"),
        (["What happened in Ankara on 8 February 2020?"], "Who was there?", "Who was there? (8 February 2020, Ankara)"),
    ],
)
def test_it_takes_over_the_names_and_dates_that_it_lacks(earlier: list[str], question: str, whole: str) -> None:
    assert standalone(question, earlier) == whole


def test_what_was_asked_long_ago_does_not_count() -> None:
    assert standalone("And when?", [ANKARA, *["And why?"] * 3]) == "And when? (Ankara)"
    assert standalone("And when?", [ANKARA, *["And why?"] * 4]) == "And when?"
