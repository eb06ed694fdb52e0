"""How complete a list is."""

from typing import Any

import pytest

from rag.listed import Listing, listing, listing_line
from rag.types import Answer, Article, Citation, Claim, Quote, Searched
from tests.conftest import article

FIRST = article(
    "The talks opened in Tallinn. Mart Kask and Liis Tamm came for Estonia, among others. Rain fell.", "first"
)
SECOND = article("The envoy Mart Kask came to the talks in Tallinn. So did Janis Ozols of Latvia.", "second")
THIRD = article("حضر المبعوث مارت كاسك وآخرون المحادثات في تالين.", "third")


def cited(text: str, found: Article, words: str) -> Claim:
    start = found.text.index(words)
    return Claim(text, (Quote(found.id, found.revision, start, start + len(words), words),), "supported")


KASK = cited("Mart Kask came to the talks.", FIRST, "Mart Kask")
TAMM = cited("Liis Tamm came to the talks.", FIRST, "Liis Tamm came for Estonia")
OZOLS = cited("Janis Ozols came to the talks.", SECOND, "So did Janis Ozols of Latvia.")
AGAIN = cited("The envoy Mart Kask came to the talks.", SECOND, "The envoy Mart Kask came to the talks in Tallinn.")


def answer(*claims: Claim, question: str = "Who came to the talks?", **more: Any) -> Answer:
    articles = {one.id: one for one in (FIRST, SECOND, THIRD)}
    quotes = dict.fromkeys(quote for claim in claims for quote in claim.quotes)
    citations = tuple(Citation(n, quote, articles[quote.article_id]) for n, quote in enumerate(quotes, 1))
    return Answer(question, "en", claims, citations, (), Searched(3, 3), **{"model": "small", **more})


def test_a_list_counts_whom_it_names_the_reports_and_those_that_speak_of_others() -> None:
    made = listing(answer(KASK, TAMM, OZOLS))
    assert made is not None
    assert (made.items, made.reports, made.others_in, [one.n for one in made.others]) == (3, 2, 1, [1, 2])


def test_one_who_is_named_twice_is_one() -> None:
    made = listing(answer(KASK, AGAIN, OZOLS))
    assert made is not None
    assert (made.items, made.reports) == (2, 2)


def test_others_are_told_in_arabic_too() -> None:
    made = listing(answer(OZOLS, cited("Mart Kask came to the talks.", THIRD, "حضر المبعوث مارت كاسك")))
    assert made is not None
    assert made.others_in == 1


@pytest.mark.parametrize(
    "other",
    [
        answer(),
        answer(KASK),
        answer(KASK, AGAIN),  # the same one, told twice
        answer(KASK, TAMM, question="When did the talks open?"),
        answer(KASK, TAMM, model=None),  # whole passages, each of which may name several
    ],
)
def test_what_is_no_list_is_told_nothing_of(other: Answer) -> None:
    assert listing(other) is None
    assert listing_line(other) == ""


@pytest.mark.parametrize("question", ["Which countries came?", "List the envoys.", "ما أسماء المبعوثين؟", "من حضر؟"])
def test_questions_for_several_are_known_in_both_languages(question: str) -> None:
    assert isinstance(listing(answer(KASK, OZOLS, question=question)), Listing)


def test_a_reader_is_told_how_complete_the_list_is() -> None:
    assert listing_line(answer(KASK, OZOLS)) == (
        "Named: 2, in 2 report(s); 1 of them say(s) that there were others. [1]"
    )
    assert listing_line(answer(AGAIN, OZOLS)) == "Named: 2, in 1 report(s); none of them speaks of others."
