"""The questions about the news, and how their answers are counted."""

import pytest

from evals.news import cases, right
from rag.types import Answer, Citation, Claim, Quote, Searched
from tests.conftest import SHARED, article
from training.questions import Asked

OF = article("Bo came on Monday. Rain fell in Tunis.", "fk-1")
ASKED = Asked(f"{OF.uri}-0-1", "A title", "Who came?", OF.text, (0, 2), ("Bo",))


def answer(*spans: tuple[int, int]) -> Answer:
    quotes = [Quote(OF.id, OF.revision, *span, OF.text[slice(*span)]) for span in spans]
    cited = tuple(Citation(n, quote, OF) for n, quote in enumerate(quotes, 1))
    return Answer("Who came?", "en", (Claim("Bo", tuple(quotes), "supported"),), cited, (), Searched(1, 1))


@pytest.mark.parametrize(
    ("spans", "first", "shown"),
    [
        ([(0, 18)], True, True),
        ([(19, 38), (0, 18)], False, True),
        ([(19, 38)], False, False),
        ([], False, False),
    ],
)
def test_an_answer_is_right_where_its_words_are_cited(spans: list[tuple[int, int]], first: bool, shown: bool) -> None:
    said = answer(*spans)
    assert (right(ASKED, said, 1), right(ASKED, said, 99)) == (first, shown)


def test_the_words_of_another_article_are_not_right() -> None:
    other = Asked("fk-11-0-1", "A title", "Who came?", OF.text, (0, 2), ("Bo",))
    assert not right(other, answer((0, 18)), 99)


def test_what_stands_in_both_languages_is_asked_once() -> None:
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"{SHARED} is absent")
    found = cases(SHARED)
    assert set(found) == {f"{asked}→{told}" for asked in ("ar", "en") for told in ("ar", "en", "both")}
    asked = [one.question for ones in found.values() for one in ones]
    assert len(set(asked)) == len(asked) > 1000
    assert all(len(one.answers) == 2 for one in (*found["ar→both"], *found["en→both"]) if one.span)
