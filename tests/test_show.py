"""An answer for programs and for readers."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rag.phrases import report_of
from rag.show import (
    Block,
    Line,
    answer_json,
    article_json,
    blocks,
    check_json,
    citation_json,
    cost_line,
    searched_line,
    stories_line,
    translation_line,
)
from rag.types import (
    EVERYTHING,
    Answer,
    Check,
    Citation,
    Claim,
    Language,
    Miss,
    Part,
    Passage,
    Quote,
    Scope,
    Searched,
    Story,
    Tokens,
)
from tests.conftest import article, part, passage

FLOOD = article(
    "The river rose. Forty houses are gone. Rain is forecast.",
    "flood",
    title="High water",
    source="Post",
    url="https://news.example/flood",
    published=date(2023, 9, 10),
)
TALKS = article("وصل الجانبان إلى أنقرة. ووقعا الأوراق.", "talks")
ROSE, GONE, CAME = (
    part(FLOOD, "The river rose."),
    part(FLOOD, "Forty houses are gone."),
    part(TALKS, "وصل الجانبان إلى أنقرة."),
)
DESCRIBED = {"uri", "title", "source", "url", "published", "dated", "language"}


def quote(found: Passage) -> Quote:
    return Quote(found.article.id, found.article.revision, found.start, found.end, found.text)


def claim(text: str, *found: Passage) -> Claim:
    return Claim(text, tuple(map(quote, found)), "supported")


def citations(*found: Passage) -> tuple[Citation, ...]:
    return tuple(Citation(n, quote(one), one.article) for n, one in enumerate(found, 1))


ANSWER = Answer(
    question="What happened?",
    language="en",
    claims=(claim("It rose.", ROSE), claim("They came, and houses went.", CAME, GONE)),
    citations=citations(ROSE, CAME, GONE),
    dropped=(Claim("Nine died.", (), "unsupported", "number 9 is not in the quote"),),
    searched=Searched(12, 345, Scope(date(2023, 1, 1), date(2023, 12, 31), ("Post",))),
    answerer="llm",
    model="small",
    timings_ms={"understand": 0.5},
    tokens=Tokens(10, 5),
)


def refusal(language: Language = "en", scope: Scope = EVERYTHING, *nearest: Miss) -> Answer:
    return Answer("What?", language, (), (), (), Searched(12, 345, scope, nearest))


def as_read(shown: dict[str, Any]) -> dict[str, Any]:
    """What a program reads back; fails on anything that JSON cannot hold."""
    read: dict[str, Any] = json.loads(json.dumps(shown))
    return read


def test_an_answer_has_exactly_the_keys_of_the_contract_in_order() -> None:
    assert list(as_read(answer_json(ANSWER))) == [
        "question",
        "language",
        "refused",
        "answerer",
        "model",
        "note",
        "claims",
        "citations",
        "list",
        "reports",
        "independent",
        "stories",
        "dropped",
        "searched",
        "timings_ms",
        "tokens",
        "cost",
    ]


def test_an_answers_plain_fields_are_its_own() -> None:
    shown = as_read(answer_json(ANSWER))
    plain = {key: shown[key] for key in ("question", "language", "refused", "answerer", "model", "timings_ms")}
    assert plain == {
        "question": "What happened?",
        "language": "en",
        "refused": False,
        "answerer": "llm",
        "model": "small",
        "timings_ms": {"understand": 0.5},
    }
    assert shown["tokens"] == {"prompt": 10, "completion": 5}


def test_how_it_was_written_is_said_where_a_reader_must_know() -> None:
    noted = replace(ANSWER, note="There may be more: small stopped midway.")
    assert as_read(answer_json(noted))["note"] == "There may be more: small stopped midway."
    assert Block("There may be more: small stopped midway.", ()) in blocks(noted)
    assert as_read(answer_json(ANSWER))["note"] == ""
    assert all(block.heading for block in blocks(ANSWER))


def test_claims_point_to_their_citations_by_number() -> None:
    assert as_read(answer_json(ANSWER))["claims"] == [
        {"text": "It rose.", "citations": [1], "support": "supported", "answer": []},
        {"text": "They came, and houses went.", "citations": [2, 3], "support": "supported", "answer": []},
    ]


def test_a_citation_says_where_its_words_stand() -> None:
    shown = as_read(answer_json(ANSWER))["citations"]
    assert shown[2] == {
        "n": 3,
        "article_id": FLOOD.id,
        "revision": FLOOD.revision,
        "uri": "flood",
        "title": "High water",
        "source": "Post",
        "url": "https://news.example/flood",
        "published": "2023-09-10",
        "dated": "metadata",
        "language": "en",
        "story": FLOOD.story,
        "quote": "Forty houses are gone.",
        "start": 16,
        "end": 38,
        "translation": None,
        "dates": [],
    }
    assert set(shown[1]) == set(shown[2])
    assert (shown[1]["source"], shown[1]["url"], shown[1]["published"], shown[1]["language"]) == (None,) * 3 + ("ar",)


COPY = replace(FLOOD, id="copy", source="Mail")
TOLD = replace(ANSWER, stories=(Story(FLOOD.story, (FLOOD, COPY)), Story(TALKS.story, (TALKS,))))


def test_a_story_is_shown_once_with_all_that_carry_it_and_who_was_first() -> None:
    shown = as_read(answer_json(TOLD))
    assert (shown["reports"], shown["independent"]) == (3, 2)
    flood, talks = shown["stories"]
    assert (flood["story"], flood["reports"], flood["citations"]) == (FLOOD.story, 2, [1, 3])
    assert set(flood["first"]) == DESCRIBED | {"article_id", "revision"}
    assert (flood["first"]["article_id"], flood["first"]["published"]) == (FLOOD.id, "2023-09-10")
    assert (talks["reports"], talks["first"]["article_id"], talks["citations"]) == (1, TALKS.id, [2])


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


def test_what_was_dropped_is_shown_with_the_reason() -> None:
    assert as_read(answer_json(ANSWER))["dropped"] == [
        {"text": "Nine died.", "reason": "number 9 is not in the quote"},
    ]


def test_what_was_searched_is_shown_with_its_scope() -> None:
    assert as_read(answer_json(ANSWER))["searched"] == {
        "articles": 12,
        "passages": 345,
        "from": "2023-01-01",
        "to": "2023-12-31",
        "sources": ["Post"],
        "languages": [],
        "nearest": [],
    }


def test_a_refusal_has_the_same_keys_and_shows_what_came_near() -> None:
    shown = as_read(answer_json(refusal("en", Scope(), Miss(GONE, "it has little to do with the question"))))
    assert list(shown) == list(answer_json(ANSWER))
    assert (shown["refused"], shown["model"], shown["claims"], shown["citations"]) == (True, None, [], [])
    assert (shown["reports"], shown["independent"], shown["stories"]) == (0, 0, [])
    searched = shown["searched"]
    assert (searched["from"], searched["to"], searched["sources"]) == (None, None, [])
    (near,) = searched["nearest"]
    assert set(near) == DESCRIBED | {"article_id", "revision", "text", "start", "end", "reason"}
    assert (near["article_id"], near["text"], near["start"], near["end"]) == (FLOOD.id, GONE.text, 16, 38)
    assert near["reason"] == "it has little to do with the question"


SPENT = ("model", "tokens", "cost")


def test_a_check_has_exactly_the_keys_of_the_contract() -> None:
    rose, gone = citations(ROSE, GONE)
    part = Part("It rose.", "mixed", (rose,), (gone,), "they differ")
    check = Check("It rose.", "en", "mixed", (rose,), (gone,), "they differ", (part,))
    shown = as_read(check_json(check))
    assert shown["parts"] == [
        {
            "text": "It rose.",
            "verdict": "mixed",
            "checked": True,
            "for": [1],
            "against": [2],
            "near": [],
            "reason": "they differ",
        }
    ]
    assert (shown["for"][0]["according_to"], shown["for"][0]["note"]) == (None, None)
    assert list(shown) == ["claim", "verdict", "for", "against", "near", "reason", "language", "parts", *SPENT]
    assert (shown["claim"], shown["verdict"], shown["reason"]) == ("It rose.", "mixed", "they differ")
    assert [c["quote"] for c in shown["for"]] == ["The river rose."]
    assert [c["quote"] for c in shown["against"]] == ["Forty houses are gone."]
    read = as_read(check_json(replace(check, model="small", tokens=Tokens(12, 3, 0.5))))
    assert [read[key] for key in SPENT] == ["small", {"prompt": 12, "completion": 3}, 0.5]


def test_an_article_is_shown_with_its_text() -> None:
    shown = as_read(article_json(FLOOD))
    assert set(shown) == DESCRIBED | {"id", "revision", "story", "text"}
    assert shown["text"] == FLOOD.text
    assert shown["text"][16:38] == GONE.text


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


def test_a_passage_of_another_article_with_the_same_words_has_its_own_number() -> None:
    copy = passage("The river rose.", "copy")
    answer = Answer("What?", "en", (claim("It rose.", ROSE, copy),), citations(ROSE, copy), (), Searched(2, 2))
    assert answer_json(answer)["claims"][0]["citations"] == [1, 2]


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
    assert answer_json(made)["list"] == {"items": 2, "reports": 2, "others_in": 0, "others": []}
    assert "Named: 2, in 2 report(s); none of them speaks of others." in [one.heading for one in blocks(made)]
