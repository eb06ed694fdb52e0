import sys
from pathlib import Path

import pytest

from index.memory import give_back


def own_megabytes() -> float:
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("RssAnon"))
    return int(line.split()[1]) / 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what a process holds is read from Linux")
def test_what_was_freed_between_things_that_are_kept_is_given_back() -> None:
    made = [bytes(3000) for _ in range(50_000)]
    kept = made[::20]
    full = own_megabytes()
    del made
    give_back()
    assert own_megabytes() < full - 50
    assert len(kept) == 2500
