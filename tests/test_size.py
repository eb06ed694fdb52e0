from itertools import pairwise

import numpy as np
import pytest

from evals import run
from evals.exact import Exact
from evals.planted import DIMENSIONS, Planted
from evals.size import _scopes, size
from rag.errors import InputError
from rag.settings import Settings
from rag.types import EVERYTHING, Passage, Scope


@pytest.fixture
def planted() -> Planted:
    return Planted(40)


def passages(planted: Planted, articles: int) -> Exact:
    entries = [entry for n in range(articles) for entry in planted.article(n)[1] if isinstance(entry.span, Passage)]
    articles_of = [entry.span.article for entry in entries]
    return Exact(
        [entry.span.id for entry in entries],
        np.array([entry.vector for entry in entries]),
        np.array([article.published.toordinal() for article in articles_of if article.published]),
        np.array([article.source for article in articles_of]),
        np.array([article.language for article in articles_of]),
    )


def test_an_article_is_the_same_every_time(planted: Planted) -> None:
    (article, entries), (again, others) = planted.article(7), Planted(40).article(7)
    assert article == again
    assert [entry.span for entry in entries] == [entry.span for entry in others]
    assert np.array_equal([entry.vector for entry in entries], [entry.vector for entry in others])


def test_passages_of_a_section_lie_nearer_than_others_and_nearest_to_their_section(planted: Planted) -> None:
    entries = planted.article(3)[1]
    sections = {entry.span.id: entry.vector for entry in entries if not isinstance(entry.span, Passage)}
    held = passages(planted, 20)
    assert held.vectors.shape[1] == DIMENSIONS
    assert np.linalg.norm(held.vectors, axis=1) == pytest.approx(1, abs=1e-5)
    own = [e.vector @ sections[e.span.section] for e in entries if isinstance(e.span, Passage)]
    beside = [a.vector @ b.vector for a, b in pairwise(e for e in entries if isinstance(e.span, Passage))]
    assert np.median(own) > np.median(beside) > np.median(held.vectors @ held.vectors.T)


def test_a_question_lies_near_the_passage_that_it_asks_for(planted: Planted) -> None:
    held, chance = passages(planted, 20), np.random.default_rng(1)
    span = next(entry.span for entry in planted.article(5)[1] if isinstance(entry.span, Passage))
    question = planted.ask(chance, span, held.vectors[held.ids.index(span.id)], span)
    assert set(question.strip("?؟").split()[2:]) <= set(span.text.split())
    assert span.id in [own for own, _ in held.nearest(planted([question])[0], EVERYTHING)[:3]]


def test_exact_search_keeps_to_the_scope_and_comes_best_first(planted: Planted) -> None:
    held = passages(planted, 40)
    found = held.nearest(held.vectors[0], Scope(languages=(held.languages[0].item(),)))
    assert found[0] == (held.ids[0], pytest.approx(1, abs=1e-5))
    assert found == sorted(found, key=lambda one: -one[1])
    assert {str(held.languages[held.ids.index(own)]) for own, _ in found} == {str(held.languages[0])}
    assert held.nearest(held.vectors[0], Scope(sources=("Nobody",))) == []


def test_scopes_hold_what_their_names_say(planted: Planted) -> None:
    held = passages(planted, 40)
    shares = {name: len(held.inside(scope)) / len(held.ids) for name, scope in _scopes(held)}
    assert shares["everything"] == shares["dates 100.0%"] == shares["outlets 100.0%"] == shares["languages 100%"] == 1
    assert shares["dates 50.0%"] == pytest.approx(0.5, abs=0.1)
    assert 0.2 < shares["outlets 50.0%"] < 0.6


def test_every_figure_is_measured_and_what_is_built_is_used_again(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evals.size._QUESTIONS", 4)
    monkeypatch.setattr("evals.size._COLD", 4)
    settings = Settings(home=tmp_path_factory.mktemp("size"))
    said: list[str] = []
    figures = size(settings, said.append, 540)
    assert figures["articles"] == 30
    assert figures["everything"]["recall_10"] > 0.9
    assert 0 < figures["everything"]["wall_p50"] <= figures["everything"]["wall_p95"]
    assert figures["cold_fresh"]["peak_mb"] > 50
    assert set(figures["disk_mb"]) == {"catalogue.db", "vectors", "words", "chroma"}
    again = size(settings, said.append, 540)
    assert again["build_cpu_s"] == figures["build_cpu_s"]


@pytest.mark.parametrize("name", ["size:", "size:many", "size:-1", "samples:5"])
def test_only_size_takes_a_number(name: str) -> None:
    with pytest.raises(InputError, match="there is no evaluation"):
        run(name, Settings(), print)
