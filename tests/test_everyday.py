"""Arabic words that may be names, and how the table of everyday ones is made."""

from collections import Counter

import pytest

from evals.everyday import both, everyday
from evals.gazetteer import News
from rag.everyday import is_both, is_everyday, may_be_name, stems


@pytest.mark.parametrize("nothing", ["", " ", "؟", "12", "Obama", "ـــ", "#", "و", "من"])
def test_what_is_no_arabic_word_of_some_length_is_no_name(nothing: str) -> None:
    assert not may_be_name(nothing)


@pytest.mark.parametrize("word", ["أوباما", "رياض", "بوشنتوف", "زلاتكوفيتش", "ووبوشنتوف"])
def test_a_listed_name_and_a_word_that_no_table_has_may_be_one(word: str) -> None:
    assert may_be_name(word)


@pytest.mark.parametrize(
    "word", ["مدرب", "والمدرب", "لمدربيها", "سيستقبلونهم", "السفينة", "جزء", "فبراير", "أحصى", "انتخابات", "بجزء"]
)
def test_an_everyday_word_is_none_in_whatever_form(word: str) -> None:
    assert not may_be_name(word)


def test_some_everyday_words_are_names_too() -> None:
    assert is_both("رياض")
    assert not is_both("مدرب")


def test_a_word_is_known_by_what_is_left_without_clitics_and_endings() -> None:
    assert {"وبمدربيهم", "مدربيهم", "مدربي"} <= set(stems("وبمدربيهم"))
    assert "لعب" in set(stems("سيلعبون"))
    assert set(stems("")) == {""}


def news(*articles: str) -> News:
    return News([article.split() for article in articles], NAMES)


NAMES = Counter({"زهير": 9, "كريم": 9})
SEEN = news(*["مصنع المصنع مصانع"] * 9, *["زهير كريم"] * 9, "نادر")


def test_what_news_often_has_and_not_as_a_name_is_everyday_by_its_stem() -> None:
    found = everyday(SEEN)
    assert "مصنع" in found
    assert found.isdisjoint({"المصنع", "زهير", "كريم", "نادر"})


def test_a_common_name_that_seems_everyday_and_stands_beside_names_is_both() -> None:
    assert list(both({"زهير"}, NAMES, SEEN)) == ["زهير"]
    assert list(both(set(), NAMES, SEEN)) == []


def test_a_word_may_be_told_to_be_everyday() -> None:
    assert is_everyday("حصة") and not is_everyday("سولهايم")
