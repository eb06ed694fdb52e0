"""Ctrl-C, heard where a run can stop: in the midst of a call to the catalogue it would leave the catalogue locked."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType


@contextmanager
def stoppable() -> Iterator[Callable[[], None]]:
    """What to call between two steps: KeyboardInterrupt, if Ctrl-C was pressed; pressed again, it acts at once."""
    pressed: list[int] = []

    def press(number: int, frame: FrameType | None) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)

    def check() -> None:
        if pressed:
            raise KeyboardInterrupt

    if current_thread() is not main_thread():  # which alone hears signals
        yield check
        return
    before = signal.signal(signal.SIGINT, press)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
