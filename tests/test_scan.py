"""Vectors compared in 8 bits against the same comparison in full."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.rows import Held
from index.scan import Scan, best, quantised
from rag.stages import Vectors, unit
from rag.types import EVERYTHING, Scope
from tests.conftest import passage

COUNT = 1500
OUTLETS = ("Post", "وكالة", None)
LANGUAGES = ("ar", "en", "und")
CHANCE = np.random.default_rng(4)
VECTORS = unit(CHANCE.normal(size=(COUNT, 24)).astype(np.float32) + 0.5)


def held(row: int, vector: Vectors) -> Held:
    """A passage at a row, whose day, outlet and language follow from it."""
    day = date.fromordinal(737000 + row) if row % 5 else None
    span = passage("Some words.", published=day, source=OUTLETS[row % 3])
    article = replace(span.article, language=LANGUAGES[row % 7 % 3])
    return Held(row, replace(span, id=f"a:{row}", article=article), vector)


def published_by(one: Held, source: str) -> Held:
    return replace(one, span=replace(one.span, article=replace(one.span.article, source=source)))


HELD = [held(row, vector) for row, vector in enumerate(VECTORS, 1)]


@pytest.fixture
def scan(tmp_path: Path) -> Scan:
    made = Scan(tmp_path / "vectors", "passages")
    made.update(HELD, [])
    return made


def inside(one: Held, scope: Scope) -> bool:
    article = one.span.article
    day = article.published
    return (
        (scope.since is None or (day is not None and day >= scope.since))
        and (scope.until is None or (day is not None and day <= scope.until))
        and (not scope.sources or article.source in scope.sources)
        and (not scope.languages or article.language in scope.languages)
    )


def exact(vector: Vectors, scope: Scope = EVERYTHING) -> list[int]:
    """Rows by cosine, nearest first."""
    chosen = [one for one in HELD if inside(one, scope)]
    return [one.row for one in sorted(chosen, key=lambda one: -float(one.vector @ vector))]


def test_nothing_held_finds_nothing(tmp_path: Path) -> None:
    empty = Scan(tmp_path / "none", "passages")
    assert (empty.count(), empty.search(VECTORS[0], 5)) == (0, [])
    empty.update([], [("a", 3)])
    assert empty.count() == 0


def test_what_is_asked_for_itself_comes_first(scan: Scan) -> None:
    assert [scan.search(one.vector, 1) for one in HELD[::50]] == [[one.row] for one in HELD[::50]]


@pytest.mark.parametrize(
    "scope",
    [
        EVERYTHING,
        Scope(since=date.fromordinal(737700)),
        Scope(until=date.fromordinal(737700)),
        Scope(date.fromordinal(737600), date.fromordinal(737630)),
        Scope(sources=("Post",)),
        Scope(sources=("Post", "وكالة"), languages=("ar",)),
        Scope(languages=("ar", "en", "und")),
        Scope(sources=("Nobody",)),
        Scope(sources=("Post", *(f"Outlet {n}" for n in range(200)))),
        Scope(date.fromordinal(737700), sources=("وكالة",), languages=("und", "en")),
    ],
)
def test_a_scope_holds_what_it_says_and_the_nearest_of_it_are_found(scan: Scan, scope: Scope) -> None:
    chosen = {one.row for one in HELD if inside(one, scope)}
    assert scan.count(scope) == len(chosen)
    for question in unit(CHANCE.normal(size=(20, 24)).astype(np.float32)):
        assert set(scan.search(question, COUNT, scope)) == chosen
        assert set(exact(question, scope)[:10]) <= set(scan.search(question, 20, scope))


def test_a_filter_that_excludes_nothing_finds_what_none_finds_in_the_same_order(tmp_path: Path) -> None:
    names = [f"Outlet {n}" for n in range(200)]
    scan = Scan(tmp_path / "many", "passages")
    scan.update([published_by(one, names[one.row % 200]) for one in HELD], [])
    scopes = Scope(sources=tuple(names)), Scope(readable=tuple(names)), Scope(languages=("ar", "en", "und"))
    for question in VECTORS[::100]:
        assert all(scan.search(question, 50, scope) == scan.search(question, 50) for scope in scopes)


def test_what_is_gone_is_not_found_and_its_row_can_be_another_s(scan: Scan) -> None:
    scan.update([replace(HELD[7], vector=VECTORS[9])], [HELD[9].place, ("gone before", HELD[7].row)])
    assert scan.count() == COUNT - 1
    assert scan.search(VECTORS[9], 1) == [HELD[7].row]
    assert HELD[9].row not in scan.search(VECTORS[9], COUNT)


def test_rows_far_apart_leave_nothing_between(tmp_path: Path) -> None:
    scan = Scan(tmp_path, "sections")
    scan.update([replace(HELD[0], row=4000), replace(HELD[1], row=2)], [])
    assert scan.count() == 2
    assert scan.search(VECTORS[0], 9) == [4000, 2]


def test_another_sees_what_was_written_once_it_opens_again(tmp_path: Path) -> None:
    writer, reader = Scan(tmp_path, "passages"), Scan(tmp_path, "passages")
    writer.update(HELD[:10], [])
    assert reader.count() == 0
    reader.reopen()
    assert reader.search(VECTORS[3], 1) == [4]
    writer.clear()
    assert writer.count() == 0
    assert reader.search(VECTORS[3], 1) == [4]  # until it opens again
    writer.update([replace(HELD[0], vector=np.ones(5, np.float32))], [])
    reader.reopen()
    assert reader.search(np.ones(5, np.float32), 3) == [1]


@pytest.mark.parametrize("cut", [1, 24, 1000])
def test_a_record_that_was_not_written_whole_is_not_found(tmp_path: Path, cut: int) -> None:
    Scan(tmp_path, "passages").update(HELD, [])
    for name in ("passages.codes", "passages.facts"):
        whole = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(whole[:-cut])
        scan = Scan(tmp_path, "passages")
        assert 0 < scan.count() < COUNT
        assert scan.search(VECTORS[0], 1) == [1]


def test_what_is_asked_while_another_thread_opens_it_again_is_of_one_moment(tmp_path: Path) -> None:
    scan = Scan(tmp_path, "passages")
    scan.update(HELD[:200], [])
    done = Event()

    def write() -> None:
        for at in range(200, COUNT, 10):
            scan.update(HELD[at : at + 10], [])
        done.set()

    with ThreadPoolExecutor(1) as beside:
        writing = beside.submit(write)
        while not done.is_set():
            assert scan.search(VECTORS[3], 1) == [4]
            assert scan.search(VECTORS[3], 1, Scope(languages=("ar", "en", "und"))) == [4]
        writing.result()
    assert scan.count() == COUNT


def test_eight_bits_are_near_enough() -> None:
    codes, scale = quantised(VECTORS)
    assert np.abs(codes * scale[:, None] - VECTORS).max() < 0.004
    assert codes.dtype == np.int8
    assert np.array_equal(quantised(np.zeros((1, 24), np.float32))[0], np.zeros((1, 24)))


@settings(deadline=None)
@given(st.integers(0, 5000), st.integers(1, 300), st.integers(1, 2000), st.randoms(use_true_random=False))
def test_the_best_are_the_highest_in_order(count: int, limit: int, kinds: int, random: object) -> None:
    scores = np.random.default_rng(hash(random) % 2**32).integers(0, kinds, count).astype(np.float32)
    found = best(scores, limit)
    assert len(set(found.tolist())) == min(limit, count)
    assert scores[found].tolist() == sorted(scores.tolist(), reverse=True)[:limit]
