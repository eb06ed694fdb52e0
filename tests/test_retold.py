"""Stories as a reader of some outlets is to know them."""

from datetime import date
from pathlib import Path

import pytest

from rag.types import EVERYTHING, Scope
from tests.conftest import WordEmbedder, open_corpus, record, store

# The first half, the whole, and the second half: each half is a copy of the whole, and neither of the other.
HALVES = (
    " ".join(f"On day {n} the {a} team of harbour {n + 7} counted {n * 3} {b} near pier {n}." for n in range(20))
    for a, b in (("northern", "lanterns"), ("southern", "barrels"))
)
ONE, OTHER = HALVES
RECORDS = (
    record("whole", f"{ONE} {OTHER}", source="Atlas Wire", published=date(2024, 1, 1)),
    record("one", ONE, source="Tagus Post", published=date(2024, 1, 1)),
    record("other", OTHER, source="Ebro Daily", published=date(2024, 1, 2)),
    record("again", ONE, source="Ebro Daily", published=date(2024, 1, 2)),
)
READABLE = ("tagus post", "Ebro Daily")


@pytest.mark.parametrize("readable", [READABLE, ("Tagus Post",), ("Ebro Daily",), ("Atlas Wire",), ()])
def test_stories_are_those_of_a_corpus_of_these_outlets_alone(tmp_path: Path, readable: tuple[str, ...]) -> None:
    embed = WordEmbedder()
    whole, alone = open_corpus(tmp_path / "whole", embed), open_corpus(tmp_path / "alone", embed)
    store(whole, embed, *RECORDS)
    kept = {name.lower() for name in readable}
    store(alone, embed, *(r for r in RECORDS if (r.source or "").lower() in kept))
    held = [own for own, _, _ in whole.catalogue.versions()]
    scope = Scope(readable=readable)
    seen = {own: article for own in held if (article := whole.catalogue.article(own, None, scope))}
    there = {own: alone.catalogue.article(own) for own, _, _ in alone.catalogue.versions()}
    assert seen == there
    names = sorted({article.story for article in seen.values()})
    assert whole.told(names, scope) == alone.told(names)
    whole.close()
    alone.close()


def test_without_a_limit_the_copies_are_of_one_story(tmp_path: Path) -> None:
    embed = WordEmbedder()
    corpus = open_corpus(tmp_path, embed)
    store(corpus, embed, *RECORDS)
    stories = {article.story for own, _, _ in corpus.catalogue.versions() if (article := corpus.catalogue.article(own))}
    assert len(stories) == 1
    (story,) = corpus.told(sorted(stories), EVERYTHING)
    assert len(story.articles) == 4
    corpus.close()
