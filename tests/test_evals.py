import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals import run
from evals.bm25 import BM25
from evals.claims import Case, _cases, _figures
from evals.data import HERE, shared
from evals.dated import events
from evals.dates import Sentence, _ours, _sentences
from evals.names import _held, _mean, _written
from evals.questions import _asked, _case, _right
from evals.retrieval import measures, rank
from evals.speed import HashingEmbedder, speed
from evals.stories import _exact, _judged, _told
from index.catalogue import Catalogue
from rag.errors import InputError
from rag.settings import Settings
from rag.types import Check, Verdict
from tests.conftest import article

BOATS = "Fourteen boats would sail from Lisbon each day, said the mayor of the city."


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return Settings(home=tmp_path / "home", answerer="extractive")


# BM25


def test_no_texts_are_found_nowhere() -> None:
    assert BM25([]).search("anything", 5) == []


@pytest.mark.parametrize("question", ["", "…", "zebra"])
def test_a_question_that_shares_no_word_finds_nothing(question: str) -> None:
    assert BM25(["the boats sailed", "the rain fell"]).search(question, 5) == []


@pytest.mark.parametrize("texts", [[""], ["", "…"]])
def test_texts_without_words_are_found_nowhere(texts: list[str]) -> None:
    assert BM25(texts).search("anything", 5) == []


def test_a_text_without_words_is_passed_over() -> None:
    assert BM25(["", "the boats sailed"]).search("boats", 5) == [1]


def test_no_more_are_found_than_asked_for() -> None:
    texts = ["boats"] * 9
    assert BM25(texts).search("boats", 0) == []
    assert BM25(texts).search("boats", 3) == [0, 1, 2]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("lighthouse", [2]),
        ("boats lighthouse", [2, 0, 1]),  # the rare word weighs more, then the shorter text
        ("BOATS", [0, 1]),
        ("boats boats boats", [0, 1]),
    ],
)
def test_rare_words_and_short_texts_come_first(question: str, expected: list[int]) -> None:
    texts = ["boats sailed", "boats sailed out of the harbour at noon", "a lighthouse stood there", "rain fell"]
    assert BM25(texts).search(question, 5) == expected


def test_a_text_that_repeats_the_word_comes_first() -> None:
    assert BM25(["boats and rain today", "boats and boats today"]).search("boats", 5) == [1, 0]


def test_arabic_words_are_found_in_any_spelling() -> None:
    assert BM25(["زارت الوزيرة المكتبة", "هطل المطر"]).search("المَكتبه", 5) == [0]


# Stories


def test_the_labelled_pairs_are_whole_and_none_is_labelled_twice() -> None:
    pairs = [json.loads(line) for line in (HERE / "stories.jsonl").read_text("utf-8").splitlines()]
    assert len(pairs) >= 200
    assert len({frozenset((pair["a"], pair["b"])) for pair in pairs}) == len(pairs)
    assert {pair["label"] for pair in pairs} == {"copy", "other"}
    assert {pair["for"] for pair in pairs} == {"choosing", "judging"}
    assert all(set(pair) <= {"a", "b", "label", "for", "note"} for pair in pairs)


def test_pairs_are_judged_by_the_story_that_both_tell() -> None:
    pairs = [json.loads(line) for line in (HERE / "stories.jsonl").read_text("utf-8").splitlines()]
    apart = {name: name for pair in pairs for name in (pair["a"], pair["b"])}
    assert _judged(apart, "judging")["recall"] == 0
    right = apart | {pair["b"]: pair["a"] for pair in pairs if pair["label"] == "copy"}
    judged = _judged(right, "judging")
    assert (judged["precision"], judged["recall"]) == (1, 1)
    wrong = _judged(dict.fromkeys(apart, "one story"), "judging")
    assert (wrong["precision"], wrong["recall"]) == (round(judged["copies"] / judged["pairs"], 3), 1)


def test_copies_are_in_one_story_and_counted_by_their_text(tmp_path: Path) -> None:
    copies = [article(f"{BOATS} Nobody had seen as many.", name) for name in "abc"]
    told = _told(Catalogue(tmp_path), [*copies, article("Rain fell.", "rain")])
    assert set(told.values()) == {copies[0].id, article("Rain fell.", "rain").id}
    assert _exact(copies, told) == {"repeated_texts": 1, "in_one_story": 1}


# Choosing an evaluation


@pytest.mark.parametrize("name", ["", "everything", "Speed", "samples "])
def test_an_unknown_evaluation_is_refused_with_those_there_are(name: str, settings: Settings) -> None:
    with pytest.raises(InputError, match="retrieval") as error:
        run(name, settings, print)
    assert "speed" in str(error.value)
    assert not settings.home.exists()


def test_data_that_does_not_come_with_the_project_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr("evals.data.SHARED", tmp_path)
    (tmp_path / "here").write_text("")
    assert shared("here") == tmp_path / "here"
    with pytest.raises(InputError, match="nowhere"):
        shared("nowhere", "at all")
    with pytest.raises(InputError, match="does not come with the project"):
        run("seeds", settings, print)


# Questions with known answers


def case(*quote: list[str], every: bool = False) -> Any:
    row = {"question": "Who?", "language": "en", "articles": ["a"], "quote": quote, "all": every}
    return _case(row)


@pytest.mark.parametrize(
    ("quote", "every", "shown", "right"),
    [
        ([["boats"]], False, [], False),
        ([["boats"]], False, ["It rained."], False),
        ([["boats"]], False, ["It rained.", "BOATS sailed."], True),
        ([["boats", "mayor"]], False, ["The boats sailed."], False),
        ([["boats", "mayor"]], False, ["The boats sailed.", "The mayor spoke."], True),
        ([["rain"], ["boats"]], False, ["The boats sailed."], True),
        ([["rain"], ["boats"]], True, ["The boats sailed.", "It was dry."], False),
        ([["rain"], ["boats"]], True, ["The boats sailed.", "The rain fell."], True),
        ([["المكتبة"]], False, ["افتتح الوزير المكتبه."], True),
    ],
)
def test_an_answer_is_right_when_the_words_stand_in_its_quotes(
    quote: list[list[str]], every: bool, shown: list[str], right: bool
) -> None:
    assert _right(case(*quote, every=every), shown) is right


def test_a_question_whose_answer_is_in_the_other_language_is_counted_apart() -> None:
    assert case(["الوزيرة"]).cross
    assert not case(["the minister"]).cross
    assert not case(["2254"]).cross


def test_questions_are_asked_of_the_whole_pipeline(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "boats.jsonl").write_text(json.dumps({"id": "boats", "text": BOATS}), "utf-8")
    rows = [
        {"question": "How many boats would sail from Lisbon each day?", "articles": ["boats"], "quote": [["Fourteen"]]},
        {"question": "What did the minister sign in Helsinki?", "articles": [], "quote": []},
    ]
    lines = [json.dumps({**row, "language": "en"}) for row in rows]
    (tmp_path / "questions.jsonl").write_text("\n".join(lines), "utf-8")
    said: list[str] = []
    figures = _asked(settings, [tmp_path / "articles"], tmp_path / "questions.jsonl", said.append)
    assert figures["questions"] == 2
    assert figures["citations"] == figures["citations_exact"] == 1
    assert figures["answerable"] == figures["answerable en"]
    assert figures["answerable"]["first_citation"] == figures["answerable"]["any_citation"] == 1
    assert figures["unanswerable"] == {"questions": 1, "refused": 1}
    assert len(said) == len(figures)
    assert not settings.home.exists()


# Claims


def test_the_claims_are_of_both_languages_halves_and_all_verdicts_and_none_comes_twice() -> None:
    cases = _cases()
    assert len({case.claim for case in cases}) == len(cases) >= 80
    for half in ("development", "test"):
        own = [case for case in cases if case.half == half]
        assert len(own) >= 40
        assert {case.verdict for case in own} == {"supported", "contradicted", "mixed", "not_found"}
        pairs = {(case.language, spoken) for case in own for spoken in case.evidence}
        assert pairs == {(asked, told) for asked in ("ar", "en") for told in ("ar", "en")}


def test_the_claims_are_decided_by_articles_that_there_are() -> None:
    rows = [json.loads(line) for line in (HERE / "claims.jsonl").read_text("utf-8").splitlines()]
    samples = (HERE.parent / "samples" / "articles.jsonl").read_text("utf-8").splitlines()
    known = {json.loads(line)["id"] for line in samples}
    for row in rows:
        assert bool(row["articles"]) is (row["verdict"] != "not_found")
        assert all(one in known or one[:3].isdigit() for one in row["articles"])


def test_what_is_turned_round_is_counted_apart_from_what_is_wrong() -> None:
    def pair(meant: str, got: Verdict) -> tuple[Case, Check]:
        return Case("test", "It rose", "en", meant, "number", ("ar",), False), Check("It rose", "en", got, (), (), "")

    figures = _figures(
        [
            pair("supported", "supported"),
            pair("supported", "contradicted"),
            pair("contradicted", "supported"),
            pair("supported", "not_found"),
            pair("mixed", "contradicted"),
        ]
    )
    assert (figures["claims"], figures["accuracy"], figures["turned_round"]) == (5, 0.2, 2)
    assert figures["confusion"]["mixed"] == {"supported": 0, "contradicted": 1, "mixed": 0, "not_found": 0}
    assert figures["by"] == {"en→ar": [5, 0.2], "number": [5, 0.2]}
    assert len(figures["wrong"]) == 4


# Ranks


def test_a_rank_is_counted_from_one() -> None:
    assert rank("b", ["a", "b"]) == 2
    assert rank("c", ["a", "b"]) is None
    assert rank("a", []) is None


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        ([None], (0, 0, 0)),
        ([1], (1, 1, 1)),
        ([5], (0, 1, 0.2)),
        ([10], (0, 0, 0.1)),
        ([11], (0, 0, 0)),
        ([1, 2, None, 10], (0.25, 0.5, 0.4)),
    ],
)
def test_measures_count_what_stands_high_enough(ranks: list[int | None], expected: tuple[float, ...]) -> None:
    assert tuple(measures(ranks).values()) == pytest.approx(expected)


# Speed


def test_the_cheap_embedder_makes_unit_vectors_and_counts_its_time() -> None:
    embed = HashingEmbedder()
    assert embed([]).shape == (0, 384)
    vectors = embed(["", BOATS, BOATS.upper(), "المكتبة"], question=True)
    assert vectors.shape == (4, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([0, 1, 1, 1], abs=1e-5)
    assert np.array_equal(vectors[1], vectors[2])
    assert embed.spent >= 0


def test_speed_is_measured_over_varied_copies(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.speed._PASSAGES", 250)
    monkeypatch.setattr("evals.speed._ROUNDS", 1)
    figures = speed(settings, lambda line: None)
    assert figures["passages"] >= 250
    assert figures["questions"] >= 20
    assert 0 < figures["cpu_ms_median"] <= figures["cpu_ms_p95"]
    assert not settings.home.exists()


# Dates


@pytest.mark.parametrize(
    ("text", "expected", "judged"),
    [
        ("وصل أمس", [(8, 8)], (True, False)),
        ("وصل أمس", [], (False, True)),
        ("وصل أمس", [(7, 7)], (False, True)),
        ("وصل أمس", [(8, 8), (9, 9)], (False, False)),
        ("وصل الأسبوع الماضي", [(1, 7)], (False, False)),
        ("وصل", [], (True, False)),
    ],
)
def test_a_sentence_is_right_with_all_its_dates_and_no_others(
    text: str, expected: list[tuple[int, int]], judged: tuple[bool, bool]
) -> None:
    days = tuple((date(2020, 2, first), date(2020, 2, last)) for first, last in expected)
    assert _ours(Sentence("dev", "ar", text, date(2020, 2, 9), days)) == judged


def test_the_sentences_are_of_both_languages_and_halves_and_none_comes_twice() -> None:
    sentences = list(_sentences())
    assert len({one.text for one in sentences}) == len(sentences) >= 160
    assert {(one.split, one.language) for one in sentences} == {(s, a) for s in ("dev", "test") for a in ("ar", "en")}


def test_each_report_has_a_question_of_its_own_and_none_states_the_year() -> None:
    told = list(events())
    for language in ("ar", "en"):
        assert len({event.questions[language] for event in told}) == len(told) == 144
    assert not any(str(event.record.published.year) in event.record.text for event in told if event.record.published)


# Names


def test_an_article_writes_a_name_as_whole_words_with_a_clitic_at_most() -> None:
    articles = [
        article(text, str(n)) for n, text in enumerate(["وصل قالن", "ولقالن", "لقالن رأي", "انتقالنا", "كالين"])
    ]
    assert _written([], ["قالن"]) == {"قالن": set()}
    assert _written(articles, ["قالن", "كالين"]) == {
        "قالن": {articles[0].id, articles[2].id},
        "كالين": {articles[4].id},
    }


def test_each_name_counts_alike_in_the_mean() -> None:
    assert _mean(iter([(1, 2, 2), (0, 10, 100)])) == (0.25, 0.55)


def test_sections_are_held_in_rows_of_their_own() -> None:
    held = list(_held([article("Boats sailed. " * 300, "long"), article("Boats sailed.", "short")]))
    assert len({h.row for h in held}) == len({h.span.id for h in held}) == len(held) > 2
