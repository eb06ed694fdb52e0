"""Hits to evidence."""

from dataclasses import replace

import pytest

from rag.rank import Rank
from rag.types import EVERYTHING, Hit
from rag.understand import understand
from tests.conftest import article, hit, part, passage

QUERY = understand("What happened?", EVERYTHING)
WORDS = "red blue green pink grey brown white black amber teal"


def texts(hits: list[Hit]) -> list[str]:
    return [found.passage.text for found in hits]


def test_no_hits_stay_no_hits() -> None:
    assert Rank(5)(QUERY, []) == []


def test_one_hit_stays_as_it_is() -> None:
    only = hit("The river rose.")
    assert Rank(5)(QUERY, [only]) == [only]


def test_the_order_is_kept_and_the_ranks_count_from_one() -> None:
    ranked = Rank(5)(QUERY, [hit("The river rose.", 4), hit("Rain is forecast.", 9), hit("Houses are gone.", 12)])
    assert texts(ranked) == ["The river rose.", "Rain is forecast.", "Houses are gone."]
    assert [found.rank for found in ranked] == [1, 2, 3]


def test_the_score_and_what_it_was_made_of_are_kept() -> None:
    (ranked,) = Rank(5)(QUERY, [hit("The river rose.", 4, 12.5, 0.7)])
    assert (ranked.score, ranked.found["passage"]) == (12.5, 0.7)


@pytest.mark.parametrize("keep", [1, 2, 3])
def test_only_as_many_as_asked_for_are_kept(keep: int) -> None:
    hits = [hit("The river rose.", 1), hit("Rain is forecast.", 2), hit("Houses are gone.", 3)]
    assert texts(Rank(keep)(QUERY, hits)) == texts(hits)[:keep]


def test_copies_are_folded_into_the_first_and_remembered_in_order() -> None:
    first, other = passage("The river rose on Monday.", "a"), passage("Rain is forecast.", "b")
    copies = [passage("The river rose on Monday.", "c"), passage("the river ROSE on monday", "d")]
    ranked = Rank(5)(QUERY, [hit(p, n) for n, p in enumerate([first, copies[0], other, copies[1]], 1)])
    assert [found.passage for found in ranked] == [first, other]
    assert ranked[0].copies == (copies[0].id, copies[1].id)
    assert ranked[1].copies == ()
    assert [found.rank for found in ranked] == [1, 2]


def test_copies_that_came_folded_are_not_forgotten() -> None:
    first, copy = passage("The river rose.", "a"), passage("The river rose.", "b")
    before = Hit(first, 1, 1.0, {}, ("earlier",))
    (ranked,) = Rank(5)(QUERY, [before, hit(copy, 2)])
    assert ranked.copies == ("earlier", copy.id)


def test_a_copy_of_what_is_kept_is_remembered_even_when_no_more_are_kept() -> None:
    first, copy = passage("The river rose.", "a"), passage("The river rose.", "b")
    (ranked,) = Rank(1)(QUERY, [hit(first, 1), hit("Rain is forecast.", 2), hit(copy, 3)])
    assert ranked.copies == (copy.id,)


@pytest.mark.parametrize(
    ("other", "folded"),
    [
        (WORDS, True),
        (WORDS + " plum", True),
        (WORDS.replace("teal", "plum"), True),
        (WORDS.replace("amber teal", "plum gold"), False),
        ("red blue green", False),
        (WORDS + " plum gold lime rose", False),
    ],
)
def test_a_copy_shares_four_words_of_five(other: str, folded: bool) -> None:
    ranked = Rank(5)(QUERY, [hit(passage(WORDS, "a"), 1), hit(passage(other, "b"), 2)])
    assert len(ranked) == (1 if folded else 2)


def test_at_most_three_passages_of_one_article_are_kept() -> None:
    said = ["The river rose.", "Rain is forecast.", "Houses are gone.", "People fled."]
    flood = article(" ".join(said))
    hits = [hit(part(flood, sentence, n), n + 1) for n, sentence in enumerate(said)]
    ranked = Rank(5)(QUERY, [*hits, hit("Envoys talked.", 5)])
    assert texts(ranked) == [*said[:3], "Envoys talked."]
    assert [found.rank for found in ranked] == [1, 2, 3, 4]


def test_at_most_three_passages_of_one_story_are_kept_whoever_carries_it() -> None:
    said = ["The river rose.", "Rain is forecast.", "Houses are gone.", "People fled."]
    flood = article(" ".join(said), "flood")
    carried = [replace(article(" ".join(said), f"carrier {n}"), story=flood.story) for n in range(4)]
    hits = [hit(part(carrier, sentence), n) for n, (carrier, sentence) in enumerate(zip(carried, said, strict=True), 1)]
    assert texts(Rank(5)(QUERY, [*hits, hit("Envoys talked.", 5)])) == [*said[:3], "Envoys talked."]


def test_the_hits_handed_in_are_left_as_they_were() -> None:
    hits = [hit(passage("The river rose.", "a"), 3), hit(passage("The river rose.", "b"), 4)]
    before = list(hits)
    Rank(5)(QUERY, hits)
    assert hits == before
    assert hits[0].copies == ()


@pytest.mark.parametrize("other", [f"{WORDS} 7", f"{WORDS.removesuffix(' teal')} not"])
def test_a_copy_with_another_number_or_a_denial_is_another_report(other: str) -> None:
    ranked = Rank(5)(QUERY, [hit(passage(WORDS, "a"), 1), hit(passage(other, "b"), 2)])
    assert len(ranked) == 2
