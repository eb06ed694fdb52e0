"""Sentences weighed by a judge that only compares words: what the guards and repairs make of its word."""

from collections.abc import Sequence
from datetime import date

import pytest

from rag.facts import denials, numbers
from rag.overlap import alike, content
from rag.stages import Judge
from rag.types import Article, Judgement
from rag.units import Unit
from rag.weigh import weigh

FLOOD = "The flood in Derna destroyed 40 houses near the harbour on 10 September 2023."


def _shared(claim: list[str], text: list[str]) -> float:
    """The part of the claim's words, 0 to 1, that the text has in any order."""
    return sum(any(alike(word, other) for other in text) for word in claim) / max(len(claim), 1)


class Words:
    """Takes shared words for support, and another number or a denial among them for a contradiction."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, claim: str, passages: Sequence[str]) -> list[Judgement]:
        self.asked.append(claim)
        return [self._one(claim, passage) for passage in passages]

    def _one(self, claim: str, passage: str) -> Judgement:
        if _shared(content(claim), content(passage)) < 0.75:
            return Judgement(0.0, 0.0)
        other = numbers(claim) - numbers(passage) or denials(claim) % 2 != denials(passage) % 2
        return Judgement(0.1, 0.9) if other else Judgement(0.9, 0.1)


class Always:
    """Says the same of every passage."""

    def __init__(self, supported: float, contradicted: float) -> None:
        self.judgement = Judgement(supported, contradicted)

    def __call__(self, claim: str, passages: Sequence[str]) -> list[Judgement]:
        return [self.judgement for _ in passages]


def unit(text: str, name: str = "a", published: date | None = None) -> Unit:
    article = Article(name, "r", f"file:{name}", "", text, published=published, language="en", story=name)
    return Unit(article, 0, len(text), (0, len(text)))


def said(claim: str, text: str) -> list[tuple[str, str | None]]:
    return decided(claim, text, Words())


def decided(claim: str, text: str, judge: Judge) -> list[tuple[str, str | None]]:
    found = weigh(claim, [unit(text)], judge)
    return [(one.support, one.kind) for one in found if one.support != "unsupported"]


def test_nothing_is_asked_of_a_judge_where_nothing_was_found() -> None:
    assert weigh("The river rose", [], Words()) == []


def test_a_judge_that_is_not_trusted_is_heard_only_in_what_contradicts() -> None:
    claim, near = "The flood near the harbour of Derna wrecked 40 houses", [unit(FLOOD)]
    assert [one.support for one in weigh(claim, near, Always(0.9, 0.05))] == ["supported"]
    assert [one.support for one in weigh(claim, near, Always(0.9, 0.05), trusting=False)] == ["unsupported"]
    own_words = "The flood in Derna destroyed 40 houses"
    assert [one.support for one in weigh(own_words, near, Always(0.0, 0.0), trusting=False)] == ["supported"]


def test_what_a_judge_that_is_not_trusted_takes_for_support_comes_nearest_of_all() -> None:
    claim = "The flood in Derna destroyed homes by the quay"
    (borne,) = weigh(claim, [unit(FLOOD)], Always(0.9, 0.05), trusting=False)
    (alike,) = weigh(claim, [unit(FLOOD)], Always(0.0, 0.0), trusting=False)
    assert (borne.support, alike.support) == ("unsupported", "unsupported")
    assert borne.likely > 1 >= alike.likely


def test_a_judge_supports_nothing_that_the_same_story_denies() -> None:
    claim = "Near the harbour of Derna the flood destroyed 40 houses"
    text = f"{FLOOD} The flood did not destroy 40 houses near the harbour of Derna."
    found = weigh(claim, [unit(FLOOD), unit(text)], Always(0.9, 0.05))
    assert [(one.support, one.kind) for one in found if one.support != "unsupported"] == [("contradicted", "denial")]
    other = weigh(claim, [unit(FLOOD, "b"), unit(text)], Always(0.9, 0.05))
    assert {one.support for one in other} >= {"supported", "contradicted"}


def test_what_has_little_of_a_claim_does_not_come_near_it() -> None:
    assert weigh("Astronomers counted 40 comets beyond Saturn", [unit(FLOOD)], Always(0.0, 0.0), trusting=False) == []


def test_a_denial_of_the_same_deed_contradicts_also_across_languages() -> None:
    text = "ولم يوقع الأردن والعراق الاتفاق في عمان."
    found = weigh("Jordan and Iraq signed the accord in Amman", [unit(text)])
    assert [(one.support, one.kind) for one in found] == [("contradicted", "denial")]


def test_what_bears_a_claim_out_supports_it() -> None:
    assert said("The flood destroyed 40 houses near the harbour of Derna", FLOOD) == [("supported", None)]


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("The flood in Derna destroyed 90 houses near the harbour", "number"),
        ("The flood in Derna destroyed 40 houses near the harbour on 12 September 2023", "date"),
        ("The flood in Derna did not destroy 40 houses near the harbour", "denial"),
    ],
)
def test_another_account_of_the_same_contradicts_it(claim: str, kind: str) -> None:
    assert [one[0] for one in said(claim, FLOOD)] == ["contradicted"]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The flood closed 90 schools near the harbour of Derna", FLOOD),  # it is of houses
        ("The flood in Benghazi destroyed 40 houses near the harbour", FLOOD),  # things happen in many places
        ("The flood in Derna destroyed 40 houses near the harbour", FLOOD.replace("destroyed", "may have destroyed")),
        ("The flood in Derna destroyed 40 houses near the harbour", FLOOD.replace(".", "?")),
    ],
)
def test_a_different_matter_or_an_open_one_decides_nothing(claim: str, text: str) -> None:
    assert said(claim, text) == []


def test_a_judge_cannot_overrule_a_guard() -> None:
    assert decided("The flood in Derna destroyed 90 houses", "The flood destroyed houses", Always(1.0, 0.0)) == []


def test_a_number_that_the_claim_leaves_room_for_supports_it() -> None:
    assert said("The flood in Derna destroyed more than 30 houses near the harbour", FLOOD) == [("supported", "number")]


def test_where_no_guard_finds_fault_nothing_is_contradicted() -> None:
    assert decided("The flood in Derna spared the houses near the harbour", FLOOD, Always(0.02, 0.97)) == []


def test_what_is_turned_round_contradicts_what_it_would_bear_out() -> None:
    claim, text = "France beat Argentina in the final", "Argentina beat France in the final."
    assert decided(claim, text, Always(0.9, 0.0)) == [("contradicted", "actor")]
    assert decided(claim, text, Always(0.4, 0.0)) == []


def test_the_sentence_that_says_it_is_cited_alone() -> None:
    passage = unit(f"{FLOOD} Schools were closed for a week.")
    (found,) = weigh("The flood destroyed 40 houses near the harbour of Derna", [passage], Words())
    assert found.unit.text == FLOOD


def test_sentences_of_far_passages_are_not_judged() -> None:
    judge = Words()
    weigh("The river rose by a metre", [unit(FLOOD), unit(f"{FLOOD} It rained.", "b")], judge)
    assert judge.asked == ["The river rose by a metre"]


# "swallowed" is a verb that no table knows, and might be a name.
UNKNOWN = ("ابتلعت المياه 40 بيتا في درنة", "The river took 40 houses in the town of Derna.")


@pytest.mark.parametrize(("likely", "found"), [(0.9, [("supported", None)]), (0.6, [])])
def test_a_judge_settles_a_fault_of_which_no_guard_is_sure(likely: float, found: list[tuple[str, str | None]]) -> None:
    assert decided(*UNKNOWN, Always(likely, 0.0)) == found


def test_no_judge_settles_a_fault_that_is_sure() -> None:
    claim, text = UNKNOWN
    assert decided(claim.replace("40", "50"), text, Always(1.0, 0.0)) == []


def test_a_denial_that_no_guard_is_sure_of_contradicts_nothing() -> None:
    assert decided("Nobody stayed away from the talks.", "The envoys came to Ankara on Monday.", Always(0.0, 1.0)) == []


@pytest.mark.parametrize(
    ("published", "found"), [(date(2022, 12, 18), []), (date(2023, 1, 2), [("contradicted", "number")])]
)
def test_the_year_of_the_article_is_not_another_year(published: date, found: list[tuple[str, str | None]]) -> None:
    told = unit("Mart Kask was the best player of the 1986 Baltic Cup.", published=published)
    weighed = weigh("Mart Kask was the best player of the 2022 Baltic Cup.", [told], Words())
    assert [(one.support, one.kind) for one in weighed if one.support != "unsupported"] == found
