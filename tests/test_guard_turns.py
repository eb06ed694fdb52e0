"""Turns: so many at once, so many of one, and a line that ends."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Barrier, Event, Lock

import pytest

from rag.settings import Settings
from web.guard.bounded import Bounds
from web.guard.turns import Busy, Turns


def test_no_more_are_answered_at_once_than_may_be() -> None:
    turns, lock, now, most = Turns(3, 50, 50, 30), Lock(), [0], [0]

    def one(n: int) -> None:
        with turns.turn(f"visitor {n}"):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            Event().wait(0.01)
            with lock:
                now[0] -= 1

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(one, range(40)))
    assert (most[0], now[0], turns.waiting) == (3, 0, 0)


def test_who_asks_too_much_at_once_is_told_to_wait_and_others_are_not() -> None:
    turns = Turns(10, 2, 10, 1)
    with ExitStack() as held:
        held.enter_context(turns.turn("lina"))
        held.enter_context(turns.turn("lina"))
        with pytest.raises(Busy, match="2 of your questions") as busy, turns.turn("lina"):
            pass
        assert (busy.value.status, busy.value.after > 0) == (429, True)
        held.enter_context(turns.turn("omar"))
    with turns.turn("lina"):
        pass


def test_a_line_says_each_its_place_and_serves_in_order() -> None:
    turns, begun, places, served = Turns(1, 9, 9, 30), Barrier(2), list[tuple[str, int]](), list[str]()

    def wait(name: str, heard: Event) -> None:
        def told(place: int) -> None:
            places.append((name, place))
            heard.set()

        with turns.turn(name, told):
            served.append(name)

    with ThreadPoolExecutor(4) as pool:
        go = Event()

        def first() -> None:
            with turns.turn("first"):
                begun.wait()
                go.wait()

        pool.submit(first)
        begun.wait()
        for name in ("second", "third"):
            heard = Event()
            pool.submit(wait, name, heard)
            heard.wait(10)
        assert turns.waiting == 2
        go.set()
    assert places[:2] == [("second", 1), ("third", 2)]
    assert served == ["second", "third"]


def test_a_line_that_is_full_sends_away_and_says_when_to_come_again() -> None:
    turns = Turns(1, 9, 0, 1)
    with turns.turn("first"), pytest.raises(Busy, match="waiting") as busy, turns.turn("second"):
        pass
    assert (busy.value.status, busy.value.after >= 1) == (503, True)


def test_patience_ends() -> None:
    turns = Turns(1, 9, 9, 0.05)
    with turns.turn("first"):
        with pytest.raises(Busy, match="too long"), turns.turn("second"):
            pass
        assert turns.waiting == 0
    with turns.turn("second"):
        pass


def test_what_fails_leaves_its_place() -> None:
    turns = Turns(1, 1, 0, 1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.turn("lina"):
            raise ZeroDivisionError


def test_more_are_answered_at_once_where_answers_are_written_elsewhere(tmp_path: Path) -> None:
    processors = max(2, os.cpu_count() or 1)
    for waits, given, held in ((False, 0, processors), (True, 0, 128), (True, 3, 3)):
        bounds = Bounds.of(Settings(home=tmp_path, answers_at_once=given, answers_waiting=0), waits)
        with ExitStack() as running:
            for n in range(held):
                running.enter_context(bounds.turns.turn(f"visitor {n}"))
            with pytest.raises(Busy), bounds.turns.turn("one more"):
                pass
