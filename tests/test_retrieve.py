"""A query to hits."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from rag.retrieve import Retrieve, fuse
from rag.stages import Vectors
from rag.types import EVERYTHING, Candidate, Language, Passage, Query
from rag.understand import understand
from tests.conftest import passage

RIVER, RAIN = passage("The river rose.", "a"), passage("Rain is forecast.", "b")
QUERY = understand("What happened?", EVERYTHING)


def candidate(
    *passages: tuple[str, float], section: str = "s", language: Language = "en", words: float = 0.0, near: float = 0.5
) -> Candidate:
    return Candidate(section, language, words, near, passages)


@dataclass
class Shelf:
    """A library that holds what it is given and remembers the vector it was asked with."""

    found: list[Candidate]
    held: tuple[Passage, ...] = (RIVER, RAIN)
    common: Vectors | None = None
    asked: list[Vectors] = field(default_factory=list)

    def candidates(self, query: Query, vector: Vectors) -> list[Candidate]:
        self.asked.append(vector)
        return self.found

    def centre(self, language: str) -> Vectors | None:
        return self.common

    def load(self, ids: Sequence[str]) -> dict[str, Passage]:
        return {held.id: held for held in self.held if held.id in ids}


class Along:
    """Embeds everything along one vector."""

    name = "along"

    def __init__(self, *values: float) -> None:
        self.values = values
        self.asked: list[tuple[list[str], bool]] = []

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        self.asked.append((list(texts), question))
        return np.array([self.values] * len(texts), np.float32)


def test_no_candidates_fuse_to_no_matches() -> None:
    assert fuse([], "en") == []
    assert fuse([candidate()], "en") == []


def test_a_match_is_scored_by_its_passage_its_section_and_its_words() -> None:
    (match,) = fuse([candidate(("p", 0.8), words=7.0, near=0.5)], "en")
    assert match.passage_id == "p"
    assert match.score == pytest.approx(50 * 0.8 + 50 * 0.5 + 7.0)
    assert match.found == {"passage": 0.8, "section": 0.5, "words": 7.0}


@pytest.mark.parametrize(
    ("of_passage", "asked", "bonus"),
    [("en", "en", 0), ("ar", "ar", 0), ("ar", "en", 12), ("en", "ar", 12), ("und", "en", 12)],
)
def test_a_passage_of_the_other_language_is_lifted(of_passage: Language, asked: Language, bonus: int) -> None:
    (match,) = fuse([candidate(("p", 0.0), near=0.0, language=of_passage)], asked)
    assert match.score == pytest.approx(bonus)


def test_matches_of_several_sections_are_ordered_best_first() -> None:
    found = [
        candidate(("a", 0.1), ("b", 0.9), section="s"),
        candidate(("c", 0.5), section="t"),
        candidate(("d", 0.1), section="u", words=100.0),
    ]
    assert [match.passage_id for match in fuse(found, "en")] == ["d", "b", "c", "a"]


def test_ties_are_ordered_by_id_whatever_the_order_of_the_candidates() -> None:
    found = [candidate(("b", 0.5), ("d", 0.5)), candidate(("c", 0.5), ("a", 0.5), section="t")]
    assert [match.passage_id for match in fuse(found, "en")] == ["a", "b", "c", "d"]
    assert fuse(found[::-1], "en") == fuse(found, "en")


def test_fusing_leaves_its_input_and_gives_the_same_again() -> None:
    found = [candidate(("b", 0.2)), candidate(("a", 0.9), section="t")]
    before = list(found)
    assert fuse(found, "en") == fuse(iter(found), "en")
    assert found == before


def test_nothing_found_gives_no_hits() -> None:
    assert Retrieve(Along(1.0, 0.0), Shelf([]))(QUERY) == []


def test_hits_carry_passage_rank_score_and_what_it_was_made_of() -> None:
    shelf = Shelf([candidate((RAIN.id, 0.1), (RIVER.id, 0.9))])
    first, second = Retrieve(Along(1.0, 0.0), shelf)(QUERY)
    assert (first.passage, first.rank, second.passage, second.rank) == (RIVER, 1, RAIN, 2)
    assert first.score == pytest.approx(70.0)
    assert first.found == {"passage": 0.9, "section": 0.5, "words": 0.0}


def test_a_passage_that_is_gone_is_left_out_and_leaves_no_gap() -> None:
    shelf = Shelf([candidate(("gone", 1.0), (RIVER.id, 0.9), ("gone too", 0.5), (RAIN.id, 0.1))])
    hits = Retrieve(Along(1.0, 0.0), shelf)(QUERY)
    assert [(found.passage, found.rank) for found in hits] == [(RIVER, 1), (RAIN, 2)]


def test_at_most_sixty_hits_are_handed_on() -> None:
    many = tuple(passage(f"Report {n}.", str(n)) for n in range(70))
    shelf = Shelf([candidate(*((held.id, 0.5) for held in many))], many)
    assert len(Retrieve(Along(1.0, 0.0), shelf)(QUERY)) == 60


def test_the_standalone_question_is_embedded_once_and_as_a_question() -> None:
    embed = Along(1.0, 0.0)
    Retrieve(embed, Shelf([]))(Query("and then?", "en", "What happened then?"))
    assert embed.asked == [(["What happened then?"], True)]


def test_without_a_centre_the_vector_is_the_questions_own_direction() -> None:
    shelf = Shelf([])
    Retrieve(Along(3.0, 4.0), shelf)(QUERY)
    np.testing.assert_allclose(shelf.asked[0], [0.6, 0.8], rtol=1e-6)


def test_half_of_what_questions_have_in_common_is_taken_off() -> None:
    shelf = Shelf([], common=np.array([0.8, 0.0], np.float32))
    Retrieve(Along(0.6, 0.8), shelf)(QUERY)
    np.testing.assert_allclose(shelf.asked[0], np.array([0.2, 0.8]) / np.hypot(0.2, 0.8), rtol=1e-6)


def test_a_question_that_is_all_common_words_does_not_divide_by_nothing() -> None:
    shelf = Shelf([], common=np.array([2.0, 0.0], np.float32))
    Retrieve(Along(1.0, 0.0), shelf)(QUERY)
    np.testing.assert_array_equal(shelf.asked[0], [0.0, 0.0])
