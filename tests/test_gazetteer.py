"""Words that name people or towns, and how their table is made."""

from collections import Counter

import pytest

from evals.gazetteer import News, people, table, towns
from rag.gazetteer import is_name


@pytest.mark.parametrize("nothing", ["", " ", "؟", "12", "٤٥", "ـــ", "#", "a", "و"])
def test_what_is_no_word_is_no_name(nothing: str) -> None:
    assert not is_name(nothing)


@pytest.mark.parametrize("word", ["Kalin", "KALIN", "Kálin", "كالين", "وكالين", "لماكرون", "محمد", "مُحَمَّد"])
def test_a_listed_word_is_a_name_in_any_case_with_marks_and_after_a_clitic(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize("word", ["market", "Market", "the", "president", "السوق", "قال", "حول", "بينما", "رئيس"])
def test_an_everyday_word_is_none(word: str) -> None:
    assert not is_name(word)


def test_a_short_name_after_a_clitic_is_none() -> None:
    assert is_name("فراس")
    assert not is_name("كبير")  # كـ and بير


# How it is made

NAMES = Counter({"karim": 9, "saleh": 9, "rose": 9, "صالح": 9, "كريم": 9, "حسان": 9, "نادر": 1})


def news(*articles: str) -> News:
    return News([article.split() for article in articles], NAMES)


def test_no_names_and_no_news_make_no_table() -> None:
    assert list(table(Counter(), set(), News([], Counter()), Counter())) == []


def test_the_list_of_names_is_read_in_both_scripts() -> None:
    assert people(["Karim\tكَريم\t4\n", "karim\tكريم\t1\n"]) == {"karim": 5, "كريم": 5}


@pytest.mark.parametrize(
    ("name", "population", "called", "found"),
    [
        ("Leeds", 800_000, ["ليدز", "リーズ"], {"leeds", "ليدز"}),
        ("Leeds", 800, ["ليدز"], set()),
        ("New York", 8_000_000, ["نيويورك", "نيو يورك"], {"نيويورك"}),
    ],
)
def test_a_town_is_one_word_and_large(name: str, population: int, called: list[str], found: set[str]) -> None:
    assert towns([{"name": name, "population": population, "alternatenames": called}]) == found


def test_a_word_that_news_inflects_and_seldom_sets_beside_names_is_left_out() -> None:
    told = news(*["هذا رجل كريم جدا"] * 12, *["الكريم والكريم"] * 12, *["زار حسان صالح"] * 12)
    assert not told.person("كريم")
    assert told.person("حسان")
    assert told.person("نادر")  # seen by the list alone


def test_a_town_of_the_news_stands_after_in() -> None:
    told = news(*["وصل الى ليدز في ليدز"] * 12, *["كان هناك"] * 12)
    assert told.town("ليدز")
    assert not told.town("هناك")


def test_an_english_name_is_left_out_where_news_writes_it_small() -> None:
    kept = set(table(NAMES, set(), news(), Counter({"rose": 3, "saleh": -2})))
    assert {"karim", "saleh"} <= kept
    assert "rose" not in kept
