import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from web.stopping import stoppable


def test_nothing_happens_where_nothing_is_pressed() -> None:
    with stoppable() as check:
        check()


def test_what_is_pressed_is_heard_at_the_next_step_and_no_sooner() -> None:
    with stoppable() as check:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            check()


def test_pressed_again_it_acts_at_once() -> None:
    with stoppable():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_afterwards_it_is_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stoppable():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_a_thread_that_hears_no_signals_goes_on() -> None:
    def run() -> None:
        with stoppable() as check:
            check()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()
