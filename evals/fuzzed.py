"""The process apart of `eval fuzz`: reads damaged files of one kind until its time is over, or one ends it.

Its arguments are the kind, a seed, the seconds, and a folder, in which the file stands that is being read.
"""

import faulthandler
import json
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from evals.small import TOKENS, Edit, Kind, damaged, kinds
from index.clean import clean
from index.fetch import Fetched
from index.files import load
from index.remote import remote
from index.visits import Version, Visits
from rag.errors import InputError
from rag.types import Rejection

SECONDS = 20  # of the processor, for one file; of a PDF without the program apart that reads it, which has its own
MEMORY = 500  # MB
ALL = list(HealthCheck)
ROUND = 200  # files of one seed
EDITS = st.lists(
    st.tuples(
        st.integers(0, 65535),
        st.sampled_from([0, 0, 1, 1, 1, 2, 2, 3, 4, 5]),
        st.one_of(st.integers(0, 20), st.integers(0, 100_000)),
        st.one_of(st.sampled_from(TOKENS), st.binary(max_size=8)),
    ),
    min_size=1,
    max_size=8,
)


def tried(kind: Kind, file: Path, edits: list[Edit]) -> Counter[str]:
    """What one damaged file comes to; anything raised here is a finding."""
    content = kind.packed(damaged(kind.content, edits))
    file.write_bytes(content)
    if kind.suffix == ".xml":
        found = list(remote(["https://cape.example/feed"], lambda url, held: _answer(url, content), Visits()))
    else:
        found = list(load([str(file)], {}))
    counts = Counter({"files": 1})
    for one in found:
        if isinstance(one, Rejection):
            counts["rejections"] += 1
            continue
        try:
            clean(one)
            counts["records"] += 1
        except InputError:
            counts["rejections"] += 1
    return counts


def _answer(url: str, feed: bytes) -> Fetched:
    if not url.endswith("/feed"):
        raise InputError("the site answered 404")
    return Fetched(url, feed, Version())


def peak() -> int:
    """MB that the process has held at most, by its own count: that of getrusage begins with its parent's."""
    held = dict(line.split(":") for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    return int(held["VmHWM"].split()[0]) // 1024


def rounds(kind: Kind, folder: Path, number: int, until: float | None = None) -> Counter[str]:
    """What many files come to, those of one number always the same: one round of them, or rounds until that time."""
    counts, before = Counter[str](), peak()
    file = folder / f"file{kind.suffix}"

    @settings(max_examples=ROUND, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=ALL)
    @given(EDITS)
    def one(edits: list[Edit]) -> None:
        if until is not None and time.monotonic() > until:
            return
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        counts.update(tried(kind, file, edits))
        signal.setitimer(signal.ITIMER_PROF, 0)
        assert peak() - before < MEMORY, f"{peak() - before} MB"

    try:
        seed(number)(one)()
        while until is not None and time.monotonic() < until:
            seed(number * 10**9 + counts["files"])(one)()
    finally:
        print(json.dumps({**counts, "peak_mb": peak() - before}), flush=True)
    return counts


if __name__ == "__main__":
    faulthandler.register(signal.SIGPROF, chain=True)  # says where it is, and ends
    rounds(kinds()[sys.argv[1]], Path(sys.argv[4]), int(sys.argv[2]), time.monotonic() + float(sys.argv[3]))
