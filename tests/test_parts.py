"""An answer out of its parts."""

from dataclasses import replace

from rag.parts import joined
from rag.types import Answer, Citation, Claim, Miss, Quote, Searched, Story, Tokens
from tests.conftest import article, passage

RIVER, RAIN = article("The river rose.", "river"), article("Rain is forecast.", "rain")
MISS = Miss(passage("Snow fell."), "far")
EMPTY = Answer("What rose?", "en", (), (), (), Searched(3, 9), model="small")


def part(*articles: object) -> Answer:
    quotes = [Quote(a.id, a.revision, 0, len(a.text), a.text) for a in articles]  # type: ignore[attr-defined]
    return replace(
        EMPTY,
        claims=tuple(Claim(quote.text, (quote,), "supported") for quote in quotes),
        citations=tuple(Citation(n, q, a) for n, (q, a) in enumerate(zip(quotes, articles, strict=True), 1)),  # type: ignore[arg-type]
        stories=tuple(Story(a.story, (a,)) for a in articles),  # type: ignore[attr-defined, arg-type]
        tokens=Tokens(2, 1),
    )


def missed(text: str) -> Answer:
    dropped = (Claim(text, (), "unsupported", "no"),)
    return replace(EMPTY, dropped=dropped, searched=Searched(3, 9, nearest=(MISS,)), tokens=Tokens(2, 1))


def test_a_part_is_itself() -> None:
    for one in (EMPTY, part(RIVER), part(RIVER, RAIN), missed("Snow.")):
        assert joined([one]) == one


def test_claims_follow_one_another_and_citations_are_numbered_through() -> None:
    whole = joined([part(RAIN), part(RIVER, RAIN), part(RIVER)])
    assert [claim.text for claim in whole.claims] == [RAIN.text, RIVER.text, RAIN.text, RIVER.text]
    assert [(c.n, c.quote.text, c.article) for c in whole.citations] == [(1, RAIN.text, RAIN), (2, RIVER.text, RIVER)]
    assert whole.tokens == Tokens(6, 3)


def test_each_story_is_told_once() -> None:
    told = [replace(one, story=name) for one, name in ((RIVER, "r"), (RAIN, "n"))]
    whole = joined([part(told[0]), part(told[1]), part(told[0])])
    assert [story.id for story in whole.stories] == ["r", "n"]


def test_all_that_was_dropped_is_kept_and_what_came_near_only_where_nothing_holds() -> None:
    whole = joined([missed("Snow."), missed("Hail."), EMPTY])
    assert [claim.text for claim in whole.dropped] == ["Snow.", "Hail."]
    assert whole.refused
    assert whole.searched.nearest == (MISS,)
    held = joined([missed("Snow."), part(RIVER)])
    assert (len(held.dropped), held.searched.nearest) == (1, ())


def test_who_wrote_it_and_how_is_what_the_last_part_says() -> None:
    last = replace(EMPTY, answerer="extractive", note="Answered without the model.", model=None)
    whole = joined([replace(EMPTY, answerer="llm"), last])
    assert (whole.answerer, whole.note, whole.model) == ("extractive", "Answered without the model.", None)
