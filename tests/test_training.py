"""What the reader is trained on, and what is kept from it."""

import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from rag.text import language
from tests.conftest import SHARED
from training import asked, told
from training.articles import Articles, article, rows_of
from training.changes import Stock, another_number, changed, facts
from training.claims import of_questions, of_titles, stated
from training.clozes import across, question
from training.example import held_back
from training.news import Parallel, Story
from training.questions import SETS, examples, sets

STOCK = Stock(("Rossi", "Haddad", "حداد"), ("Norway", "Chile", "النرويج", "تشيلي"))
WRITTEN = (told.FILE, told.CONTRAST, asked.FILE, asked.UNSEEN)
READ = "48cc6786aef40a024ec2e0ec86c414d9a2c4f05767ec3e045bde9f3bb69b4727"  # of all passages that these are about
TITLES = [f"Title {n}" for n in range(40)]


def near(questions: Sequence[str], pool: Sequence[str]) -> list[list[int]]:
    return [list(range(len(pool))) for _ in questions]


def paragraph(name: str, title: str) -> dict[str, Any]:
    text = f"{title} of {name} was seen by Bo in 1999. It was blue."
    qa = {
        "id": f"{title}",
        "question": f"Who saw {title}?",
        "answers": [{"text": "Bo", "answer_start": text.index("Bo")}],
    }
    none = {"id": f"{title} none", "question": f"Who heard {title}?", "answers": []}
    return {"title": title, "paragraphs": [{"context": text, "qas": [qa, none]}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in SETS:
        data = {"data": [paragraph(name, title) for title in TITLES]}
        (tmp_path / f"{name}.json").write_text(json.dumps(data), "utf-8")
    return tmp_path


def test_some_titles_are_held_back_and_most_are_not() -> None:
    held = [title for title in TITLES if held_back(title)]
    assert 0 < len(held) < len(TITLES) / 2
    assert [held_back(f"  {title.upper()} ") for title in TITLES] == [held_back(title) for title in TITLES]


def test_no_title_is_on_both_sides(folder: Path) -> None:
    kept, held = sets(folder, held=False), sets(folder, held=True)
    for name in SETS:
        titles = {one.title for one in kept[name]}
        assert titles.isdisjoint(one.title for one in held[name])
        assert titles | {one.title for one in held[name]} == set(TITLES)


def test_no_example_is_of_a_title_that_is_held_back(folder: Path) -> None:
    held = {one.paragraph for ones in sets(folder, held=True).values() for one in ones}
    made = list(examples(folder, near, STOCK, random.Random(1)))
    assert made
    assert held.isdisjoint(one.passage for one in made)


def test_an_answered_example_marks_its_answer(folder: Path) -> None:
    made = list(examples(folder, near, STOCK, random.Random(1)))
    assert {one.passage[slice(*one.span)] for one in made if one.span} == {"Bo"}
    assert all((one.label == "answered") == bool(one.span) for one in made)


@pytest.mark.parametrize("written", ["7", "1999", "42.5", "٢٠٢٠", "3,400"])
def test_another_number_looks_alike(written: str) -> None:
    for seed in range(20):
        other = another_number(written, random.Random(seed))
        assert other != written
        assert [char.isdigit() for char in other] == [char.isdigit() for char in written]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Haddad visited France in 2019",
        "The price of wheat rose",
        "The council has agreed",
        "زار الوزير حداد فرنسا عام 2019",
        "ارتفاع أسعار القمح",
        "يعلن المجلس القرار",
    ],
)
def test_one_thing_is_changed(text: str) -> None:
    for seed in range(10):
        other = changed(text, STOCK, random.Random(seed))
        assert other and other != text
        assert language(other) == language(text)


def test_what_has_nothing_to_change_is_left() -> None:
    assert changed("aha", STOCK, random.Random(1)) is None


def test_facts_stand_where_they_say() -> None:
    text = "President Putin met 12 envoys in Ankara in 2020"
    assert {(text[a:b], kind) for a, b, kind in facts(text)} >= {
        ("12", "number"),
        ("2020", "when"),
        ("Ankara", "where"),
    }


def test_a_statement_becomes_a_question() -> None:
    text = "Putin met Erdogan in Ankara"
    made = {question(text, 18, 20, "where", random.Random(seed)) for seed in range(20)}
    assert all(one.endswith("?") and "where" in one for one in made)


def test_a_fact_is_found_in_the_translation() -> None:
    report = Parallel(
        ("The bank lent 4,200 dollars.", "It rained.", "It snowed.", "It froze.", "It thawed.", "It ended."),
        ("أقرض المصرف 4200 دولار.", "هطل المطر.", "تساقط الثلج.", "تجمد الماء.", "ذاب الجليد.", "انتهى الأمر."),
    )
    made = [one for one in across([report], random.Random(1)) if one.label == "answered"]
    assert {one.passage[slice(*one.span)] for one in made if one.span} == {"4200", "4,200"}


def test_a_question_and_its_answer_make_a_statement() -> None:
    assert stated("Who saw the comet?", "Bo") == "Bo saw the comet"
    assert stated("متى وصل الوفد؟", "الاثنين") == "وصل الوفد الاثنين"


def test_a_changed_title_that_the_article_says_too_is_no_contradiction() -> None:
    story = Story("1", "Wheat rose in Chile", "Wheat rose in Chile and in Norway, said the bank.")
    made = [one for seed in range(20) for one in of_titles([story], STOCK, random.Random(seed))]
    assert all("Norway" not in one.asked for one in made if one.label == "contradicted")


def test_claims_of_questions_have_their_labels(folder: Path) -> None:
    ones = [one for one in sets(folder, held=False)[SETS[0]] if one.span][:5]
    made = list(of_questions(ones, {ones[0].question: "Another text."}, STOCK, random.Random(1)))
    assert [one.passage for one in made if one.label == "neither"] == ["Another text."]
    assert sum(one.label == "supported" for one in made) == 5


def test_the_claims_written_for_the_project_name_where_their_sentences_stand() -> None:
    lines = (told.FILE.read_text("utf-8") + told.CONTRAST.read_text("utf-8")).splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({(row["set"], row["id"], row["first"]) for row in rows}) == len(rows) > 1000
    for row in rows:
        assert [language(claim) for claim in row["ar"]] == ["ar"] * 3, row
        assert [language(claim) for claim in row["en"]] == ["en"] * 3, row
        assert not row.keys() - {"set", "id", "first", "lines", "ar", "en"}


def test_told_claims_of_one_title_are_all_learned_or_all_measured_on() -> None:
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"{SHARED} is absent")
    held, learned = (list(told.examples(SHARED, held=one)) for one in (True, False))
    assert len(learned) > 5 * len(held) > 0
    assert {one.passage for one in (*held, *told.contrast(SHARED))}.isdisjoint(one.passage for one in learned)
    assert {one.label for one in held} == {"supported", "contradicted", "neither"}
    names = {row["set"] for row in map(json.loads, told.FILE.read_text("utf-8").splitlines())}
    assert names == {"ant", "fk", "ntrex-en", "ntrex-ar", "squad11", "squad20"}


def test_a_report_is_one_article_in_both_languages_and_so_are_all_paragraphs_of_one() -> None:
    assert article({"set": "ntrex-ar", "id": "bbc.1"}) == article({"set": "ntrex-en", "id": "bbc.1"})
    assert article({"set": "squad11", "id": "Oxygen-3"}) == article({"set": "squad20", "id": "Oxygen-12"})


def test_nothing_written_for_the_project_is_of_a_title_that_is_held_back() -> None:
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"{SHARED} is absent")
    articles = Articles(SHARED)
    for row in (row for file in WRITTEN for row in rows_of(file)):
        by_id = {"ntrex": row["id"], "squad": row["id"].rpartition("-")[0]}
        assert not held_back(by_id.get(row["set"][:5]) or articles.title(row))


def test_the_questions_about_the_news_name_where_passage_and_answers_stand() -> None:
    lines = (asked.FILE.read_text("utf-8") + asked.UNSEEN.read_text("utf-8")).splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({(row["set"], row["id"], row["first"]) for row in rows}) == len(rows) > 800
    for row in rows:
        assert [language(question) for question in (*row["questions"], *row["unanswered"])] == ["ar", "en"] * 2, row
        assert all(len(row[key]) == 2 for key in ("answers", "translated") if key in row)
        assert not row.keys() - {"set", "id", "first", "lines", "questions", "answers", "translated", "unanswered"}


def test_questions_about_the_news_are_of_articles_that_are_learned_from_or_measured_on() -> None:
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"{SHARED} is absent")
    learned, held = ([one for ones in asked.questions(SHARED, held=way).values() for one in ones] for way in (0, 1))
    assert len(learned) > len(held) > 500
    assert {one.paragraph for one in held}.isdisjoint(one.paragraph for one in learned)
    assert {one.paragraph[slice(*one.span)] for one in held if one.span} == {a for one in held for a in one.answers}


def test_what_is_learned_of_the_news_is_answered_or_beside_a_passage_without_the_answer() -> None:
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"{SHARED} is absent")
    answers = {one.question: one.answers for ones in asked.questions(SHARED, held=False).values() for one in ones}
    made = list(asked.examples(SHARED, near, random.Random(1)))
    assert sum(one.label == "answered" for one in made) > 1000
    for one in made:
        assert one.span if one.label == "answered" else not any(a in one.passage for a in answers[one.asked])


def test_the_passages_are_those_that_were_read_when_questions_and_claims_were_written() -> None:
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"{SHARED} is absent")
    articles, sha256 = Articles(SHARED), hashlib.sha256()
    for row in (row for file in WRITTEN for row in rows_of(file)):
        sha256.update(articles.passage(row).encode())
    assert sha256.hexdigest() == READ, "sentences are cut in another way: the rows no longer name what they are about"
