"""A query to hits."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pytest

from index.corpus import Corpus
from rag.retrieve import Retrieve, best, fuse, of_days, of_matter
from rag.stages import Vectors
from rag.types import EVERYTHING, Candidate, Language, Match, Passage, Query, Scope
from rag.understand import understand
from tests.conftest import WordEmbedder, hit, passage, record, store

RIVER, RAIN = passage("The river rose.", "a"), passage("Rain is forecast.", "b")
QUERY = understand("What happened?", EVERYTHING)


@dataclass(frozen=True)
class Part:
    """A section with its passages."""

    candidate: Candidate
    passages: tuple[tuple[str, float], ...]


def part(
    *passages: tuple[str, float], section: str = "s", language: Language = "en", words: float = 0.0, near: float = 0.5
) -> Part:
    nearest = max((cosine for _, cosine in passages), default=0.0)
    return Part(Candidate(section, language, words, near, nearest), passages)


def fused(parts: Iterable[Part], asked: Language) -> list[Match]:
    parts = list(parts)
    return fuse([p.candidate for p in parts], {p.candidate.section: p.passages for p in parts}, asked)


@dataclass
class Shelf:
    """A library that holds what it is given and remembers the vector it was asked with."""

    found: list[Part]
    held: tuple[Passage, ...] = (RIVER, RAIN)
    common: Vectors | None = None
    asked: list[Vectors] = field(default_factory=list)

    def candidates(self, query: Query, vector: Vectors) -> list[Candidate]:
        self.asked.append(vector)
        return [p.candidate for p in self.found]

    def passages_in(self, sections: Sequence[str], vector: Vectors) -> dict[str, list[tuple[str, float]]]:
        return {p.candidate.section: list(p.passages) for p in self.found if p.candidate.section in sections}

    def centre(self, language: str) -> Vectors | None:
        return self.common

    def load(self, ids: Sequence[str], scope: Scope = EVERYTHING) -> dict[str, Passage]:
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
    assert fused([], "en") == []
    assert fused([part()], "en") == []


def test_a_match_is_scored_by_its_passage_its_section_and_its_words() -> None:
    (match,) = fused([part(("p", 0.8), words=7.0, near=0.5)], "en")
    assert match.passage_id == "p"
    assert match.score == pytest.approx(50 * 0.8 + 50 * 0.5 + 7.0)
    assert match.found == {"passage": 0.8, "section": 0.5, "words": 7.0}


@pytest.mark.parametrize(
    ("of_passage", "asked", "bonus"),
    [("en", "en", 0), ("ar", "ar", 0), ("ar", "en", 12), ("en", "ar", 12), ("und", "en", 12)],
)
def test_a_passage_of_the_other_language_is_lifted(of_passage: Language, asked: Language, bonus: int) -> None:
    (match,) = fused([part(("p", 0.0), near=0.0, language=of_passage)], asked)
    assert match.score == pytest.approx(bonus)


def test_matches_of_several_sections_are_ordered_best_first() -> None:
    found = [
        part(("a", 0.1), ("b", 0.9), section="s"),
        part(("c", 0.5), section="t"),
        part(("d", 0.1), section="u", words=100.0),
    ]
    assert [match.passage_id for match in fused(found, "en")] == ["d", "b", "c", "a"]


def test_ties_are_ordered_by_id_whatever_the_order_of_the_candidates() -> None:
    found = [part(("b", 0.5), ("d", 0.5)), part(("c", 0.5), ("a", 0.5), section="t")]
    assert [match.passage_id for match in fused(found, "en")] == ["a", "b", "c", "d"]
    assert fused(found[::-1], "en") == fused(found, "en")


def test_fusing_leaves_its_input_and_gives_the_same_again() -> None:
    found = [part(("b", 0.2)), part(("a", 0.9), section="t")]
    before = list(found)
    assert fused(found, "en") == fused(iter(found), "en")
    assert found == before


def test_nothing_found_gives_no_hits() -> None:
    assert Retrieve(Along(1.0, 0.0), Shelf([]))(QUERY) == []


def test_hits_carry_passage_rank_score_and_what_it_was_made_of() -> None:
    shelf = Shelf([part((RAIN.id, 0.1), (RIVER.id, 0.9))])
    first, second = Retrieve(Along(1.0, 0.0), shelf)(QUERY)
    assert (first.passage, first.rank, second.passage, second.rank) == (RIVER, 1, RAIN, 2)
    assert first.score == pytest.approx(70.0)
    assert first.found == {"passage": 0.9, "section": 0.5, "words": 0.0}


def test_a_passage_that_is_gone_is_left_out_and_leaves_no_gap() -> None:
    shelf = Shelf([part(("gone", 1.0), (RIVER.id, 0.9), ("gone too", 0.5), (RAIN.id, 0.1))])
    hits = Retrieve(Along(1.0, 0.0), shelf)(QUERY)
    assert [(found.passage, found.rank) for found in hits] == [(RIVER, 1), (RAIN, 2)]


def test_sections_are_ordered_by_the_most_that_their_passages_can_score() -> None:
    far, near, worded = part(("a", 0.1), section="far"), part(("b", 0.9), section="near"), part(section="w", words=99.0)
    found = [p.candidate for p in (far, near, worded)]
    assert [candidate.section for candidate in best(found, "en")] == ["w", "near", "far"]


def test_a_long_section_leaves_room_for_others_and_the_hits_are_bounded() -> None:
    many = tuple(passage(f"Report {n}.", str(n)) for n in range(200))
    parts = [part(*((held.id, 0.5) for held in many[at : at + 10]), section=f"s{at}") for at in range(0, len(many), 10)]
    hits = Retrieve(Along(1.0, 0.0), Shelf(parts, many))(QUERY)
    assert len(hits) == 30
    of_section = Counter(int(hit.passage.article.uri) // 10 for hit in hits)
    assert max(of_section.values()) == 4


def test_the_standalone_question_is_embedded_once_and_as_a_question() -> None:
    embed = Along(1.0, 0.0)
    Retrieve(embed, Shelf([]))(Query("and then?", "en", "What happened then?"))
    assert embed.asked == [(["What happened then?"], True)]


def test_without_a_centre_the_vector_is_the_questions_own_direction() -> None:
    shelf = Shelf([])
    Retrieve(Along(3.0, 4.0), shelf)(QUERY)
    np.testing.assert_allclose(shelf.asked[0], [0.6, 0.8], rtol=1e-6)


def test_a_part_of_what_questions_have_in_common_is_taken_off() -> None:
    shelf = Shelf([], common=np.array([1.0, 0.0], np.float32))
    Retrieve(Along(0.6, 0.8), shelf)(QUERY)
    np.testing.assert_allclose(shelf.asked[0], np.array([0.3, 0.8]) / np.hypot(0.3, 0.8), rtol=1e-6)


def test_a_question_that_is_all_common_words_does_not_divide_by_nothing() -> None:
    shelf = Shelf([], common=np.array([1 / 0.3, 0.0], np.float32))
    Retrieve(Along(1.0, 0.0), shelf)(QUERY)
    np.testing.assert_allclose(shelf.asked[0], [0.0, 0.0], atol=1e-6)


SATURDAY, SUNDAY = date(2020, 2, 8), date(2020, 2, 9)


def test_what_speaks_of_the_day_asked_about_comes_before_what_is_as_near() -> None:
    told = hit(passage("The river rose yesterday.", "told", published=SUNDAY), 2, 30.0)
    other = hit(passage("The river rose yesterday.", "other", published=SATURDAY), 1, 31.0)
    ranked = of_days([other, told], [(SATURDAY, SATURDAY)])
    assert [one.passage for one in ranked] == [told.passage, other.passage]
    assert [one.rank for one in ranked] == [1, 2]


def test_the_day_is_no_reason_for_what_is_far() -> None:
    told = hit(passage("The river rose yesterday.", "told", published=SUNDAY), 2, 10.0)
    near = hit(passage("The river rose.", "near"), 1, 31.0)
    assert [one.passage for one in of_days([near, told], [(SATURDAY, SATURDAY)])] == [near.passage, told.passage]


@pytest.mark.parametrize("question", ["What happened on 8 February 2020?", "ماذا حدث في ٨ شباط ٢٠٢٠؟"])
def test_a_question_of_a_day_finds_what_says_yesterday(corpus: Corpus, embed: WordEmbedder, question: str) -> None:
    texts = {
        "a": ("The talks failed. A new round begins.", date(2020, 2, 9)),
        "b": ("Forty houses were flooded yesterday.", date(2020, 2, 9)),
        "c": ("غمرت المياه أربعين منزلا السبت 8 شباط.", date(2020, 2, 10)),
        "d": ("Forty houses were flooded yesterday.", date(2020, 3, 9)),
        "e": ("غمرت المياه أربعين منزلا السبت.", None),
    }
    store(corpus, embed, *(record(name, text, published=day) for name, (text, day) in texts.items()))
    found = [hit.passage.article.uri for hit in Retrieve(embed, corpus)(understand(question, EVERYTHING))]
    assert found.index("b") < min(found.index("a"), found.index("d"))
    assert found.index("c") < found.index("e")


def test_nothing_is_put_in_order_where_nothing_was_found() -> None:
    assert of_matter([], understand("Which mayor opened the bridge?", EVERYTHING)) == []


def test_what_has_the_rare_words_of_a_question_comes_before_what_is_as_near() -> None:
    asked = understand("Which mayor opened the bridge?", EVERYTHING)
    hits = [hit("The bridge is closed.", 1), hit("The bridge was opened by a mayor.", 2), hit("The bridge is old.", 3)]
    assert [one.passage.text for one in of_matter(hits, asked)][0] == "The bridge was opened by a mayor."
    assert [one.rank for one in of_matter(hits, asked)] == [1, 2, 3]


def test_the_title_has_words_of_the_question_too() -> None:
    asked = understand("When did Omdurman open the bridge?", EVERYTHING)
    titled = passage("It was opened on Monday.", "b", title="Omdurman has a bridge")
    (first, _) = of_matter([hit("It was opened on Sunday.", 1), hit(titled, 2)], asked)
    assert first.passage.id == titled.id


def test_across_languages_names_count_and_words_do_not() -> None:
    asked = understand("من زار الخرطوم؟", EVERYTHING)
    (first, _) = of_matter([hit("Nobody came.", 1), hit("He came to Khartoum.", 2)], asked)
    assert first.passage.text == "He came to Khartoum."
