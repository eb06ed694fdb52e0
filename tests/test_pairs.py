"""Claims beside single sentences, as the judge is trained on them."""

import random
from collections import Counter

from tests.conftest import WordEmbedder
from training.changes import Stock
from training.example import Example
from training.news import Parallel, Story
from training.pairs import across, of_claims, of_questions, of_stories
from training.questions import Asked

HARBOUR = [
    "The harbour council of Lisbon approved a new ferry line on Monday morning.",
    "Fourteen boats are to sail every day from the old pier to the island.",
    "The mayor said that the first tickets would be sold in the spring.",
    "Residents of the island had asked for such a line for many years.",
    "Fishermen fear that the waves of the boats will damage their nets.",
    "The council of Lisbon will hear the harbour pilots next month.",
]
STOCK = Stock(("Karim", "Salma"), ("Porto", "Madrid"))


def story(name: str, title: str, lines: list[str]) -> Story:
    return Story(name, title, " ".join(lines))


def labels(examples: list[Example]) -> Counter[str]:
    return Counter(one.label for one in examples)


def test_a_title_is_borne_out_by_its_sentence_and_by_no_other() -> None:
    ferry = story("ferry", HARBOUR[0].removesuffix(" on Monday morning."), HARBOUR)
    rain = story(
        "rain", "Heavy rain fell on the hills", [f"Heavy rain number {n} fell on the green hills." for n in range(6)]
    )
    made = [one for one in of_stories([ferry, rain], WordEmbedder(), STOCK, random.Random(3)) if "ferry" in one.asked]
    (held,) = [one for one in made if one.label == "supported"]
    assert HARBOUR[0] in held.passage
    neither = [one.passage for one in made if one.label == "neither"]
    assert len(neither) == 2
    assert all(HARBOUR[0] not in passage for passage in neither)
    assert any("rain" in passage for passage in neither)
    assert all(one.asked != ferry.title for one in made if one.label == "contradicted")


def test_an_article_of_few_sentences_is_left_alone() -> None:
    assert list(of_stories([story("short", HARBOUR[0], HARBOUR[:2])], WordEmbedder(), STOCK, random.Random(3))) == []


def test_a_line_stands_beside_its_translation_and_beside_another() -> None:
    arabic = [
        "وافق مجلس الميناء في لشبونة على خط عبارات جديد يوم الاثنين.",
        "ستبحر أربعة عشر قاربا كل يوم من الرصيف القديم.",
    ]
    report = Parallel((HARBOUR[0], HARBOUR[1], HARBOUR[2]), (arabic[0], arabic[1], arabic[1]))
    made = list(across([report], WordEmbedder(), STOCK, random.Random(3)))
    assert labels(made)["supported"] == labels(made)["neither"] == 6
    assert arabic[0] in next(one.passage for one in made if one.asked in HARBOUR[0])


def test_a_question_and_its_answer_stand_beside_the_sentence_that_has_it() -> None:
    paragraph = " ".join(HARBOUR)
    span = (paragraph.index("Fourteen"), paragraph.index("Fourteen") + len("Fourteen"))
    asked = Asked("q", "Ferry", "How many boats are to sail every day?", paragraph, span, ("Fourteen",))
    made = list(of_questions([asked], WordEmbedder(), STOCK, random.Random(3)))
    assert labels(made)["supported"] == labels(made)["neither"] == 1
    assert HARBOUR[1] in made[0].passage
    assert "Fourteen" not in next(one.passage for one in made if one.label == "neither")


def test_a_claim_of_a_whole_article_stands_beside_what_is_nearest() -> None:
    claim = Example("Fishermen fear for their nets", " ".join(HARBOUR), "supported")
    (made,) = of_claims([claim], WordEmbedder())
    assert HARBOUR[4] in made.passage
    assert HARBOUR[0] not in made.passage
