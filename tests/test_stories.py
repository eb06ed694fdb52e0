"""Which articles tell one report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.catalogue import Catalogue
from index.stories import Telling
from rag.types import Article
from tests.conftest import article

SAID = [
    f"Inspector number {n} of the river board wrote that gauge {n * 7} had stood under water since {town} was left."
    for n, town in enumerate("Aleppo Basra Cairo Derna Erbil Fallujah Gaza Homs Irbid Jenin Kirkuk Latakia".split())
]
FLOOD = " ".join(SAID)
OTHER = " ".join(
    f"Goalkeeper {n} kept the ball for minute {n * 3} while crowds in stand {n} sang about the {thing} of their club."
    for n, thing in enumerate("badge cup drum era flag glory hymn idol joker king".split())
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = Catalogue(tmp_path)
    yield made
    made.close()


def take(catalogue: Catalogue, *articles: Article) -> list[Telling]:
    """Judge and store one after the other."""
    tellings = []
    for one in articles:
        tellings.append(catalogue.stories.of(one))
        catalogue.put([(replace(one, story=tellings[-1].story), [])])
    return tellings


FIRST = article(FLOOD, "first")


def test_an_article_alone_tells_a_story_of_its_own(catalogue: Catalogue) -> None:
    assert take(catalogue, FIRST, article(OTHER, "other")) == [
        Telling(FIRST.id, "own"),
        Telling(article(OTHER, "other").id, "own"),
    ]


@pytest.mark.parametrize("text", ["word", "one two", "No."])
def test_texts_of_hardly_a_word_are_only_the_same_or_not(catalogue: Catalogue, text: str) -> None:
    own, same, other = take(catalogue, article(text, "a"), article(text, "b"), article(f"{text} more", "c"))
    assert [own.words, same.words, other.words] == ["own", "same", "own"]


@pytest.mark.parametrize(
    "copy",
    [
        FLOOD.upper(),
        FLOOD.replace("wrote that", "has written that"),
        " ".join(SAID[:8]),
        " ".join(SAID[4:]),
        f"It was a long night. {FLOOD} {OTHER}",
        " ".join(reversed(SAID)),
    ],
    ids=["spelling", "edited", "cut", "without its beginning", "gone on with", "in another order"],
)
def test_a_near_copy_joins_the_story_from_either_side(catalogue: Catalogue, copy: str) -> None:
    near = article(copy, "near", source="Mail", published=date(2020, 2, 9))
    first = replace(FIRST, source="Post", published=date(2020, 2, 8))
    assert take(catalogue, first, near) == [Telling(first.id, "own"), Telling(first.id, "near")]
    catalogue.remove([first.id, near.id])
    assert take(catalogue, near, first) == [Telling(near.id, "own"), Telling(near.id, "near")]


def test_half_of_a_text_makes_no_copy(catalogue: Catalogue) -> None:
    _, other = take(catalogue, FIRST, article(f"{' '.join(SAID[:6])} {OTHER}", "half"))
    assert other.words == "own"


@pytest.mark.parametrize(("day", "words"), [(date(2020, 2, 8), "near"), (date(2020, 2, 20), "own"), (None, "near")])
def test_a_statement_of_the_same_form_days_later_is_another_report(
    catalogue: Catalogue, day: date | None, words: str
) -> None:
    form = " ".join(SAID[:9])
    early = article(f"{form} {OTHER[:400]}", "early", published=date(2020, 2, 7))
    later = article(f"{form} {OTHER[400:800]}", "later", published=day)
    assert take(catalogue, early, later)[1].words == words


@pytest.mark.parametrize(("outlet", "words"), [("Post", "own"), ("Mail", "near")])
def test_what_an_outlet_repeats_of_its_own_counts_less(catalogue: Catalogue, outlet: str, words: str) -> None:
    form = " ".join(SAID[:7])
    early = article(f"{form} {OTHER[:400]}", "early", source="Post")
    assert take(catalogue, early, article(f"{form} {OTHER[400:800]}", "late", source=outlet))[1].words == words


def test_an_article_joins_the_nearest(catalogue: Catalogue) -> None:
    far, near = article(" ".join(SAID[:5]) + " " + OTHER, "far"), article(FLOOD + " " + OTHER[:200], "near")
    take(catalogue, far, near)
    assert take(catalogue, FIRST) == [Telling(near.id, "near")]


def test_what_waits_to_be_stored_is_found_too(catalogue: Catalogue) -> None:
    same, near = article(FLOOD, "same"), article(FLOOD + " More came.", "more")
    assert catalogue.stories.of(same, [FIRST]) == Telling(FIRST.id, "same")
    assert catalogue.stories.of(near, [FIRST]) == Telling(FIRST.id, "near")
    assert catalogue.stories.of(FIRST, [FIRST]) == Telling(FIRST.id, "own")


def test_a_story_lives_on_without_the_article_it_is_named_by(catalogue: Catalogue) -> None:
    second = article(FLOOD + " More came.", "second")
    take(catalogue, FIRST, second)
    catalogue.remove([FIRST.id])
    assert take(catalogue, article("Much came. " + FLOOD, "third")) == [Telling(FIRST.id, "near")]
    assert take(catalogue, FIRST) == [Telling(FIRST.id, "near")]
    (story,) = catalogue.stories.told([FIRST.id])
    assert [one.uri for one in story.articles] == ["second", "third", "first"]


def test_an_article_that_tells_something_else_leaves_its_story_to_the_others(catalogue: Catalogue) -> None:
    changed = article(OTHER, "first")
    take(catalogue, FIRST, article(FLOOD + " More came.", "second"))
    (telling,) = take(catalogue, changed)
    assert telling == Telling(f"{FIRST.id}:{changed.revision}", "own")
    assert take(catalogue, article(OTHER + " Again.", "match")) == [Telling(telling.story, "near")]
    assert take(catalogue, article(FLOOD + " Again.", "third")) == [Telling(FIRST.id, "near")]
    assert take(catalogue, FIRST) == [Telling(FIRST.id, "near")]


def test_a_changed_text_is_no_longer_found_by_its_old_words(catalogue: Catalogue) -> None:
    take(catalogue, FIRST, article(OTHER, "first"))
    assert take(catalogue, article(FLOOD + " More came.", "late"))[0].words == "own"


def test_many_copies_of_one_report_are_one_story(catalogue: Catalogue) -> None:
    tellings = take(catalogue, FIRST, *(article(f"Outlet {n} says. {FLOOD}", f"copy {n}") for n in range(40)))
    assert {telling.story for telling in tellings} == {FIRST.id}


def test_a_story_is_told_with_the_first_published_first_then_the_first_stored(catalogue: Catalogue) -> None:
    days = {"a": None, "b": date(2020, 2, 9), "c": date(2020, 2, 8), "d": date(2020, 2, 9), "e": None}
    copies = [article(FLOOD, name, published=day) for name, day in days.items()]
    take(catalogue, *copies, article(OTHER, "other"))
    take(catalogue, replace(copies[1], text=FLOOD + " More came."))
    story, other = catalogue.stories.told([copies[0].id, article(OTHER, "other").id])
    assert [one.uri for one in story.articles] == ["c", "b", "d", "a", "e"]
    assert [one.uri for one in other.articles] == ["other"]
    assert {one.text for one in story.articles} == {""}


def test_stories_that_nobody_tells_are_left_out(catalogue: Catalogue) -> None:
    assert catalogue.stories.told([]) == ()
    assert catalogue.stories.told(["gone"]) == ()


def test_what_is_removed_leaves_nothing_behind(catalogue: Catalogue) -> None:
    take(catalogue, FIRST, article(OTHER, "other"), article(OTHER, "first"))
    catalogue.remove([FIRST.id, article(OTHER, "other").id])
    assert catalogue.stories.told([FIRST.id]) == ()
    assert take(catalogue, FIRST) == [Telling(FIRST.id, "own")]
