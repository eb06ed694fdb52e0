"""An answer, a check and an article for programs."""

from dataclasses import replace

from rag.objects import answer_json, article_json, check_json
from rag.types import (
    Answer,
    Check,
    Miss,
    Part,
    Scope,
    Searched,
    Tokens,
)
from tests.conftest import passage
from tests.told import (
    ANSWER,
    DESCRIBED,
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


def test_a_story_is_shown_once_with_all_that_carry_it_and_who_was_first() -> None:
    shown = as_read(answer_json(TOLD))
    assert (shown["reports"], shown["independent"]) == (3, 2)
    flood, talks = shown["stories"]
    assert (flood["story"], flood["reports"], flood["citations"]) == (FLOOD.story, 2, [1, 3])
    assert set(flood["first"]) == DESCRIBED | {"article_id", "revision"}
    assert (flood["first"]["article_id"], flood["first"]["published"]) == (FLOOD.id, "2023-09-10")
    assert (talks["reports"], talks["first"]["article_id"], talks["citations"]) == (1, TALKS.id, [2])


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


def test_a_passage_of_another_article_with_the_same_words_has_its_own_number() -> None:
    copy = passage("The river rose.", "copy")
    answer = Answer("What?", "en", (claim("It rose.", ROSE, copy),), citations(ROSE, copy), (), Searched(2, 2))
    assert answer_json(answer)["claims"][0]["citations"] == [1, 2]
