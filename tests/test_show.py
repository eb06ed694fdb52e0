"""An answer for readers."""

from dataclasses import replace
from datetime import date

import pytest

from rag.objects import answer_json, citation_json
from rag.phrases import report_of
from rag.show import Block, Line, blocks, cost_line, searched_line, stories_line, translation_line
from rag.types import (
    Answer,
    Language,
    Miss,
    Scope,
    Searched,
    Story,
    Tokens,
)
from tests.told import (
    ANSWER,
    CAME,
    FLOOD,
    GONE,
    ROSE,
    TALKS,
    TOLD,
    as_read,
    citations,
    claim,
    refusal,
)


def test_how_it_was_written_is_said_where_a_reader_must_know() -> None:
    noted = replace(ANSWER, note="There may be more: small stopped midway.")
    assert as_read(answer_json(noted))["note"] == "There may be more: small stopped midway."
    assert Block("There may be more: small stopped midway.", ()) in blocks(noted)
    assert as_read(answer_json(ANSWER))["note"] == ""
    assert all(block.heading for block in blocks(ANSWER))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Reports: 3, independent: 2. [1][3] carried by 2, first: Reported on 10 September 2023 by Post."),
        ("ar", "عدد التقارير: 3، المستقل منها: 2. [1][3] عدد ناقليه 2، أولهم: تقرير بتاريخ 10 سبتمبر 2023، Post."),
    ],
)
def test_copies_are_told_from_reports_in_one_line(language: Language, line: str) -> None:
    assert stories_line(replace(TOLD, language=language)) == line


def test_nothing_is_said_of_copies_where_there_are_none() -> None:
    assert stories_line(replace(ANSWER, stories=(Story(FLOOD.story, (FLOOD,)),))) == ""
    assert stories_line(refusal()) == ""


def test_claims_of_one_article_stand_under_one_heading() -> None:
    answer = Answer(
        "What?",
        "en",
        (claim("It rose.", ROSE), claim("Houses went.", GONE), claim("They came.", CAME)),
        citations(ROSE, GONE, CAME),
        (),
        Searched(1, 1),
    )
    assert list(blocks(answer)) == [
        Block("Reported on 10 September 2023 by Post", (Line("It rose.", (1,)), Line("Houses went.", (2,))), FLOOD),
        Block("Undated report by an outlet not named", (Line("They came.", (3,)),), TALKS),
    ]


def test_a_claim_stands_under_the_article_that_it_quotes_first() -> None:
    _, second, _ = blocks(ANSWER)
    assert second == Block(report_of(TALKS, "en"), (Line("They came, and houses went.", (2, 3)),), TALKS)


def test_what_was_dropped_comes_last() -> None:
    *_, last = blocks(ANSWER)
    assert last == Block("Not shown, because no quoted words bear it out: 1", ())


def test_a_refusal_says_what_was_searched() -> None:
    assert list(blocks(refusal())) == [
        Block("Nothing in the corpus answers this.", (Line("Searched 12 articles (345 passages)."),)),
    ]


def test_a_refusal_shows_the_nearest_passages_and_why_they_are_not_enough() -> None:
    _, nearest = blocks(refusal("en", Scope(), Miss(ROSE, "too far"), Miss(GONE, "too near")))
    assert nearest.heading == "Nearest passages, and why they are not enough:"
    assert nearest.lines == (Line("The river rose. (too far)"), Line("Forty houses are gone. (too near)"))


def test_a_refusal_is_read_in_the_language_of_the_question() -> None:
    first, nearest = blocks(refusal("ar", Scope(), Miss(ROSE, "بعيد")))
    assert first.heading == "لا شيء في الأرشيف يجيب عن هذا السؤال."
    assert first.lines == (Line("جرى البحث في المقالات (12) ومقاطعها (345)."),)
    assert nearest.heading == "أقرب المقاطع، ولماذا لا تكفي:"


def test_what_the_nearest_passages_were_is_not_shown_beside_an_answer() -> None:
    answer = Answer(
        "What?", "en", (claim("It rose.", ROSE),), citations(ROSE), (), Searched(1, 1, nearest=(Miss(GONE, "far"),))
    )
    assert len(list(blocks(answer))) == 1


@pytest.mark.parametrize(
    ("scope", "language", "line"),
    [
        (Scope(), "en", "Searched 12 articles (345 passages)."),
        (Scope(sources=("Post",)), "en", "Searched 12 articles (345 passages)."),
        (
            Scope(date(2020, 2, 8), date(2020, 2, 9)),
            "en",
            "Searched 12 articles (345 passages), published 8 February 2020 to 9 February 2020.",
        ),
        (Scope(since=date(2020, 2, 8)), "en", "published 8 February 2020 to any day."),
        (Scope(until=date(2020, 2, 8)), "en", "published any day to 8 February 2020."),
        (Scope(since=date(2020, 2, 8)), "ar", "المنشورة بين 8 فبراير 2020 وأي تاريخ."),
    ],
)
def test_the_line_of_what_was_searched_names_the_days(scope: Scope, language: Language, line: str) -> None:
    said = searched_line(refusal(language, scope))
    assert said.endswith(line)
    assert ("published" in said or "المنشورة" in said) is bool(scope.since or scope.until)


def test_the_answers_within_a_claim_are_marked_and_none_of_several_leads() -> None:
    short = replace(claim("Forty houses are gone.", GONE), marked=((0, 5), (6, 12)), short=True)
    answer = replace(ANSWER, claims=(short,), citations=citations(GONE))
    assert answer_json(answer)["claims"][0]["answer"] == [
        {"text": "Forty", "start": 0, "end": 5},
        {"text": "houses", "start": 6, "end": 12},
    ]
    (line,) = next(blocks(answer)).lines
    assert line.lead == ""
    assert list(line.parts()) == [("", False), ("Forty", True), (" ", False), ("houses", True), (" are gone.", False)]


def test_a_short_answer_leads_where_it_is_the_only_one() -> None:
    alone = replace(claim("Forty houses are gone.", GONE), marked=((0, 5),), short=True)
    (line,) = next(blocks(replace(ANSWER, claims=(alone,), citations=citations(GONE)))).lines
    assert line.lead == "Forty"


def test_a_longer_answer_does_not_lead() -> None:
    assert replace(claim("Forty houses are gone.", GONE), marked=((0, 5),)).lead == ""


def test_a_translation_is_marked_as_one_in_its_own_language() -> None:
    (found,) = citations(CAME)
    assert translation_line(found) == ""
    english = replace(found, translation="The two sides came to Ankara.")
    assert translation_line(english) == "Translation by the model, not evidence: The two sides came to Ankara."
    assert citation_json(english)["translation"] == "The two sides came to Ankara."
    assert translation_line(replace(found, translation="ارتفع النهر.")) == "ترجمة من النموذج، وليست دليلا: ارتفع النهر."


def test_what_a_model_cost_is_told_with_its_price_where_one_is_set() -> None:
    assert cost_line(replace(ANSWER, model=None)) == ""
    assert cost_line(replace(ANSWER, model="small", tokens=Tokens())) == ""
    read = replace(ANSWER, model="small", tokens=Tokens(1200, 30))
    assert cost_line(read) == "small: 1,200 tokens read, 30 written."
    assert (
        cost_line(replace(read, tokens=Tokens(1200, 30, 0.5))) == "small: 1,200 tokens read, 30 written, cost 0.5000."
    )
    assert answer_json(read)["cost"] is None


def test_a_list_says_in_json_how_complete_it_is() -> None:
    assert answer_json(ANSWER)["list"] is None
    made = replace(
        ANSWER,
        question="Who came to Ankara?",
        model="small",
        claims=(claim("Mart Kask came.", GONE), claim("Liis Tamm came.", CAME)),
        citations=citations(GONE, CAME),
    )
    assert answer_json(made)["list"] == {"items": 2, "reports": 2, "others_in": 0, "others": [], "names": []}
    assert "Named: 2, in 2 report(s); none of them speaks of others." in [one.heading for one in blocks(made)]
