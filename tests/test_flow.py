from threading import Event, current_thread

import pytest

from index.flow import Flow


def nothing() -> None:
    return None


def test_nothing_given_still_does_what_is_to_be_done_last() -> None:
    followed: list[int] = []
    with Flow[int](lambda work: True, lambda: followed.append(1), nothing) as flow:
        flow.finish(lambda: followed.append(2))
    assert followed == [2]


def test_batches_are_stored_in_order_and_what_is_last_comes_last() -> None:
    done: list[object] = []
    with Flow[int](lambda work: bool(done.append(work)), nothing, nothing) as flow:
        for work in range(5):
            flow.put(work)
        flow.finish(lambda: done.append("last"))
        assert flow.waiting == []
    assert done == [0, 1, 2, 3, 4, "last"]


def test_the_indexes_follow_when_storing_says_so_in_a_thread_of_their_own() -> None:
    threads: list[str] = []
    followed = Event()

    def follow() -> None:
        threads.append(current_thread().name)
        followed.set()

    def store(work: int) -> bool:
        threads.append(current_thread().name)
        return True

    with Flow[int](store, follow, nothing) as flow:
        flow.put(1)
        assert followed.wait(5)
    assert [name.split("_")[0] for name in threads] == ["store", "follow"]


def test_the_giver_goes_on_while_one_is_stored_and_waits_when_two_are() -> None:
    gate, looked = Event(), Event()

    def look() -> None:
        looked.set()
        gate.set()  # the giver has been made to wait

    with Flow[int](lambda work: not gate.wait(5), nothing, look) as flow:
        flow.put(1)
        flow.put(2)
        assert flow.waiting == [1, 2]
        assert not looked.is_set()
        flow.put(3)
        assert looked.is_set()
        flow.drain()
        assert flow.waiting == []


def test_what_fails_in_storing_is_raised_and_nothing_later_is_begun() -> None:
    begun: list[int] = []

    def store(work: int) -> bool:
        begun.append(work)
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"), Flow[int](store, nothing, nothing) as flow:
        for work in range(9):
            flow.put(work)
    assert begun == [0]


def test_what_fails_in_following_is_raised() -> None:
    def follow() -> None:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"), Flow[int](lambda work: True, follow, nothing) as flow:
        flow.put(1)
        flow.drain()
        flow.finish(lambda: None)


def test_a_giver_that_fails_lets_the_running_batch_end_and_begins_no_other() -> None:
    begun, gate = Event(), Event()
    stored: list[int] = []

    def store(work: int) -> bool:
        begun.set()
        gate.wait(5)
        stored.append(work)
        return False

    with pytest.raises(KeyboardInterrupt), Flow[int](store, nothing, nothing) as flow:
        flow.put(1)
        flow.put(2)
        assert begun.wait(5)
        gate.set()
        raise KeyboardInterrupt
    assert stored[0] == 1
