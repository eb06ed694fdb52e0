"""What takes a moment, a few at a time in threads of its own: a search never waits for the answers that are given."""

import os
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from web.guard.turns import Busy

T = TypeVar("T")
_AT_ONCE = CapacityLimiter(2 * (os.cpu_count() or 1))  # more would only hinder each other
_WAITING = 250
_AFTER = 5  # seconds


async def shortly(work: Callable[[], T]) -> T:
    """Done in its turn; Busy where too many wait for theirs."""
    if _AT_ONCE.statistics().tasks_waiting >= _WAITING:
        raise Busy(f"{_WAITING} others are waiting: come again in {_AFTER} s", status=503, after=_AFTER)
    return await to_thread.run_sync(work, limiter=_AT_ONCE)
