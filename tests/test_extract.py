"""The answerer without a model."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from rag.extract import Extractive
from rag.reading import Reading
from rag.types import EVERYTHING, Draft, Hit, Query
from rag.understand import understand
from tests.conftest import article, hit, part, passage

TALKS = article("The sides came to Ankara. Twelve papers were signed. Nobody spoke to the press. All left.", "talks")
CAME, SIGNED, SPOKE = (
    part(TALKS, said, n)
    for n, said in enumerate(
        ["The sides came to Ankara.", "Twelve papers were signed.", "Nobody spoke to the press."],
    )
)
FLOOD = passage("The river took forty houses.", "flood")
QUERY = understand("what was decided", EVERYTHING)


def quoted(drafts: tuple[Draft, ...]) -> list[str]:
    return [draft.text for draft in drafts]


def test_nothing_found_gives_no_drafts() -> None:
    drafts = Extractive()(QUERY, [])
    assert (drafts.claims, drafts.misses, drafts.model) == ((), (), None)


def test_it_has_a_name() -> None:
    assert Extractive().name == "extractive"


def test_a_passage_is_quoted_as_it_stands() -> None:
    found = passage("He said:  “we’ll   see” – and\nleft…")
    (draft,) = Extractive()(QUERY, [hit(found, 7)]).claims
    assert draft == Draft(found.text, ((7, found.text),))


def test_every_draft_quotes_its_passage_under_the_passages_rank() -> None:
    hits = [hit(SPOKE, 1), hit(FLOOD, 2), hit(CAME, 3)]
    by_rank = {h.rank: h.passage.text for h in hits}
    drafts = Extractive()(QUERY, hits).claims
    assert len(drafts) == 3
    assert all(draft.quotes == ((rank, draft.text),) for draft in drafts for rank, _ in draft.quotes)
    assert all(by_rank[rank] == words for draft in drafts for rank, words in draft.quotes)


def test_passages_of_one_article_stand_together_the_best_first() -> None:
    hits = [hit(SPOKE, 1, 100.0), hit(FLOOD, 2, 99.0), hit(CAME, 3, 98.0), hit(SIGNED, 4, 97.0)]
    assert quoted(Extractive()(QUERY, hits).claims) == [SPOKE.text, CAME.text, SIGNED.text, FLOOD.text]


def test_the_article_of_the_best_passage_comes_first() -> None:
    hits = [hit(FLOOD, 1, 100.0), hit(SPOKE, 2, 99.0), hit(CAME, 3, 98.0)]
    assert quoted(Extractive()(QUERY, hits).claims) == [FLOOD.text, SPOKE.text, CAME.text]


def test_what_lies_far_behind_the_best_is_not_shown() -> None:
    hits = [hit(CAME, 1, 100.0), hit(SIGNED, 2, 86.1), hit(FLOOD, 3, 85.9)]
    drafts = Extractive()(QUERY, hits)
    assert quoted(drafts.claims) == [CAME.text, SIGNED.text]
    assert drafts.misses == ()


def test_a_passage_that_is_nearer_itself_goes_before_one_whose_section_is() -> None:
    hits = [hit(FLOOD, 1, 100.0, 0.5), hit(CAME, 2, 98.0, 0.9)]
    assert quoted(Extractive()(QUERY, hits).claims) == [CAME.text, FLOOD.text]


def test_a_passage_with_the_kind_of_thing_asked_for_goes_before() -> None:
    hits = [hit("Houses were taken away.", 1, 100.0), hit("Forty houses are gone.", 2, 99.0)]
    asked = understand("how many houses are gone?", EVERYTHING)
    assert quoted(Extractive()(asked, hits).claims)[0] == "Forty houses are gone."
    assert quoted(Extractive()(QUERY, hits).claims)[0] == "Houses were taken away."


def test_at_most_six_passages_of_at_most_four_articles_are_shown() -> None:
    many = [hit(f"Report {word} of the day.", n) for n, word in enumerate("abcdef", 1)]
    assert len(Extractive()(QUERY, many).claims) == 4
    long = article(" ".join(f"Sentence {word} of it." for word in "abcdefgh"))
    parts = [hit(part(long, f"Sentence {word} of it.", n), n) for n, word in enumerate("abcdefgh", 1)]
    assert len(Extractive()(QUERY, parts).claims) == 6


def test_copies_of_a_report_stand_together_each_by_itself() -> None:
    late = article("Houses went. People fled.", "late", published=date(2020, 2, 9))
    early = replace(article("The river rose.", "early", published=date(2020, 2, 8)), story=late.story)
    hits = [hit(part(late, "People fled.", 1), 1), hit("Envoys talked.", 2), hit(part(early, "The river rose."), 3)]
    hits.append(hit(part(late, "Houses went."), 4))
    shown = quoted(Extractive()(QUERY, hits).claims)
    assert shown == ["People fled.", "Houses went.", "The river rose.", "Envoys talked."]


def test_at_most_four_stories_are_shown_however_many_carry_them() -> None:
    found = [hit(f"Report {word} of the day.", n) for n, word in enumerate("abcdef", 1)]
    one = replace(found[1].passage.article, story=found[0].passage.article.story)
    found[1] = replace(found[1], passage=replace(found[1].passage, article=one))
    assert len(Extractive()(QUERY, found).claims) == 5


@pytest.mark.parametrize(
    ("question", "text", "cosine", "reason"),
    [
        ("what was decided", "They came.", 0.59, "it has little to do with the question"),
        ("ماذا تقرر", "They came.", 0.49, "لا صلة وثيقة له بالسؤال"),
        ("ماذا تقرر", "وصلوا أمس إلى المكان", 0.59, "لا صلة وثيقة له بالسؤال"),
        ("what was decided", "وصلوا أمس إلى المكان", 0.49, "it has little to do with the question"),
        ("What did they do in Helsinki?", "They came.", 0.9, "its article does not mention Helsinki"),
        ("What did Lavrov do?", "They came.", 0.9, "its article does not mention Lavrov"),
        ("Who were the 120 men?", "They came.", 0.9, "its article does not mention 120"),
        ("من هم الرجال ال ١٢٠؟", "They came.", 0.9, "مقاله لا يذكر 120"),
    ],
)
def test_a_passage_that_cannot_answer_is_set_aside_with_the_reason_in_the_askers_language(
    question: str, text: str, cosine: float, reason: str
) -> None:
    found = hit(text, cosine=cosine)
    drafts = Extractive(0.6, 0.5)(understand(question, EVERYTHING), [found])
    assert drafts.claims == ()
    assert [(miss.passage, miss.reason) for miss in drafts.misses] == [(found.passage, reason)]


def test_an_arabic_reason_names_the_absent_place_in_arabic() -> None:
    asked = understand("ماذا حدث في هلسنكي؟", EVERYTHING)
    (miss,) = Extractive()(asked, [hit("They came.")]).misses
    assert miss.reason == "مقاله لا يذكر هلسنكي"


@pytest.mark.parametrize(
    ("question", "text", "cosine"),
    [
        ("what was decided", "They came.", 0.6),
        ("ماذا تقرر", "They came.", 0.5),
        ("What did Damascus decide?", "The Syrian government decided.", 0.6),
        ("What did Lavrov do?", "جاء الوزير لافروف", 0.5),
    ],
)
def test_a_passage_that_is_near_enough_and_knows_what_is_presumed_is_quoted(
    question: str, text: str, cosine: float
) -> None:
    drafts = Extractive(0.6, 0.5)(understand(question, EVERYTHING), [hit(text, cosine=cosine)])
    assert quoted(drafts.claims) == [text]
    assert drafts.misses == ()


def test_without_a_floor_nothing_is_too_far() -> None:
    assert quoted(Extractive()(QUERY, [hit("They came.", cosine=-0.9)]).claims) == ["They came."]


def test_a_hit_without_a_cosine_is_not_held_to_the_floor() -> None:
    assert quoted(Extractive(0.6, 0.5)(QUERY, [Hit(FLOOD, 1, 10.0)]).claims) == [FLOOD.text]


def test_at_most_three_passages_set_aside_are_kept_best_first() -> None:
    hits = [hit(f"Report {word}.", n, cosine=0.1) for n, word in enumerate("abcde", 1)]
    misses = Extractive(0.6, 0.5)(QUERY, hits).misses
    assert [miss.passage for miss in misses] == [h.passage for h in hits[:3]]


def test_what_fits_is_quoted_and_what_does_not_is_set_aside() -> None:
    drafts = Extractive(0.6, 0.5)(QUERY, [hit(FLOOD, 1, cosine=0.1), hit(CAME, 2, cosine=0.8)])
    assert quoted(drafts.claims) == [CAME.text]
    assert [miss.passage for miss in drafts.misses] == [FLOOD]


@pytest.mark.parametrize(("year", "kept"), [(2020, True), (2019, False)])
def test_a_year_asked_for_may_be_that_of_publication(year: int, kept: bool) -> None:
    asked: Query = understand("what was decided in 2020?", EVERYTHING)
    drafts = Extractive()(asked, [hit(passage("They came.", published=date(year, 5, 1)))])
    assert bool(drafts.claims) is kept
    assert [miss.reason for miss in drafts.misses] == ([] if kept else ["its article does not mention 2020"])


class Sure:
    """A reader that finds one word everywhere, and is sure of it."""

    def __init__(self, word: str, odds: float = 20.0) -> None:
        self.word, self.odds = word, odds

    def __call__(self, question: str, passages: Sequence[str]) -> list[Reading]:
        return [self._reading(text) for text in passages]

    def _reading(self, text: str) -> Reading:
        pieces = [match.span() for match in re.finditer(r"[^\W_]+", text)]
        odds = np.array([self.odds if text[a:b] == self.word else -20.0 for a, b in pieces], np.float32)
        return Reading(self.odds, np.array(pieces), odds, odds)


SAILED = article("The ship sailed on 7 July 2021 with forty men. Nobody waved.", "ship")
HIT = hit(part(SAILED, "The ship sailed on 7 July 2021 with forty men."))


def test_a_time_leads_whole_and_nothing_else_is_marked() -> None:
    (draft,) = Extractive(reader=Sure("2021"), least=0.5)(understand("When did it sail?", EVERYTHING), [HIT]).claims
    assert [draft.text[a:b] for a, b in draft.marked] == ["7 July 2021"]
    assert draft.short


MET = article("On Monday Mart Kask met the envoy Liis Tamm. The army was there.", "met")


@pytest.mark.parametrize(
    ("word", "odds", "marks"),
    [
        ("Kask", 20.0, ["Mart Kask"]),
        ("Kask", -4.0, []),  # hardly an answer
        ("army", 20.0, ["army"]),  # no name, and likelier one than not
        ("army", -1.0, []),
    ],
)
def test_of_who_was_there_names_are_marked_whole_and_little_else(word: str, odds: float, marks: list[str]) -> None:
    hits = [hit(part(MET, text, n), n + 1) for n, text in enumerate(MET.text.split(". ", 1))]
    found = Extractive(reader=Sure(word, odds))(understand("Who was there?", EVERYTHING), hits)
    assert [draft.text[a:b] for draft in found.claims for a, b in draft.marked] == marks


def test_words_of_another_kind_than_is_asked_for_are_not_marked() -> None:
    drafts = Extractive(reader=Sure("ship"))(understand("When did it sail?", EVERYTHING), [HIT])
    assert all(draft.marked == () for draft in drafts.claims)


def test_an_unlikely_answer_does_not_lead() -> None:
    found = Extractive(reader=Sure("2021", -6.0))(understand("When did it sail?", EVERYTHING), [HIT]).claims
    assert not any(draft.short for draft in found)


def test_what_is_unlikely_to_hold_the_answer_is_shown_as_near() -> None:
    drafts = Extractive(reader=Sure("2021", -20.0), least=0.5)(understand("When did it sail?", EVERYTHING), [HIT])
    assert drafts.claims == ()
    assert [miss.reason for miss in drafts.misses] == ["it does not seem to hold the answer"]


def test_where_nothing_is_quite_near_enough_it_takes_a_reader_that_is_sure() -> None:
    asked, far = understand("When did it sail?", EVERYTHING), hit(HIT.passage, 1, 100.0, 0.7)
    assert Extractive(0.73, 0.69, Sure("2021"), 0.04)(asked, [far]).claims
    doubted = Extractive(0.73, 0.69, Sure("2021", 0.0), 0.04)(asked, [far])
    assert [miss.reason for miss in doubted.misses] == ["it has little to do with the question"]
    assert doubted.claims == ()
    assert not Extractive(0.75, 0.69, Sure("2021"), 0.04)(asked, [far]).claims
    assert Extractive(0.6, 0.6, Sure("2021", 0.0), 0.04)(asked, [far]).claims


def test_what_is_missing_is_said_with_the_answer() -> None:
    assert Extractive(note="unread")(QUERY, [hit(CAME)]).note == "unread"


def test_sentences_that_follow_one_another_are_quoted_as_one() -> None:
    drafts = Extractive(reader=Sure("Ankara", -16.0))(QUERY, [hit(CAME, 1, 100.0), hit(SIGNED, 2, 100.0)])
    assert quoted(drafts.claims)[0].startswith("The sides came to Ankara. Twelve papers were signed.")
    (first, *_) = drafts.claims
    assert [first.text[a:b] for a, b in first.marked][:1] == ["Ankara"]
    assert first.quotes == ((1, first.text),)


def test_two_likely_sentences_together_go_before_a_likelier_one_alone() -> None:
    moored = article("Boats lay in Lima. Ships lay in Lima.", "moored")
    parts = [part(moored, text, n) for n, text in enumerate(("Boats lay in Lima.", "Ships lay in Lima."))]
    alone = hit("Rafts lay in Lima.", 1, 101.0)
    drafts = Extractive(reader=Sure("Lima"))(
        understand("What floats?", EVERYTHING), [alone, hit(parts[0], 2, 100.0), hit(parts[1], 3, 100.0)]
    )
    assert quoted(drafts.claims) == [moored.text, "Rafts lay in Lima."]


def test_what_is_quoted_at_once_is_not_long() -> None:
    lines = [f"Sentence {n} says that the river rose by {n} metres in the night." for n in range(20)]
    river = article("\n".join(lines), "river")
    hits = [hit(part(river, line, n), n + 1) for n, line in enumerate(lines[:6])]
    drafts = Extractive(reader=Sure("river"))(QUERY, hits)
    assert max(len(text) for text in quoted(drafts.claims)) <= 500


def test_once_something_is_likely_to_answer_the_best_is_shown_even_if_it_is_less_likely() -> None:
    asked = understand("Where did the ship sail with forty men?", EVERYTHING)
    near, far = hit("Nobody knows Lima.", 1, 100.0, 0.9), hit("The ship sailed to Lima with forty men.", 2, 100.0, 0.75)
    least = 0.2
    found = Extractive(reader=Sure("Lima", -2.0), least=least)(asked, [near, far])
    assert quoted(found.claims)[0] == far.passage.text
    assert not Extractive(reader=Sure("Lima", -2.0), least=least)(asked, [far]).claims
