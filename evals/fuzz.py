"""Every reader over damaged files: `python app.py eval fuzz:MINUTES`. Looks for crashes, hangs and memory without end.

A small file of each kind is damaged at random, also inside what is packed, and read and cleaned as `ingest` would, in a
process apart. What ends it, is slow or takes much memory is a finding; the file that did it is kept in the data folder.
"""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evals import Say
from evals.small import kinds
from rag.settings import Settings

_MOST = 5  # findings of a kind
_COUNTED = ("files", "records", "rejections")


def fuzz(settings: Settings, say: Say, minutes: float = 10) -> dict[str, Any]:
    """Files tried, records and rejections, the largest memory in MB, and findings, by kind."""
    figures: dict[str, Any] = {}
    for name in kinds():
        figures[name] = _kind(settings.home / "fuzz", name, minutes * 60 / len(kinds()), say)
        say(f"  {name}: {figures[name]}")
    files, findings = (sum(one[what] for one in figures.values()) for what in ("files", "findings"))
    say(f"  all: {files} files, {findings} findings")
    return {"files": files, "findings": findings, "kinds": figures}


def _kind(kept: Path, name: str, seconds: float, say: Say) -> dict[str, int]:
    counts = dict.fromkeys((*_COUNTED, "peak_mb", "findings"), 0)
    until, seed = time.monotonic() + seconds, 0
    while (left := until - time.monotonic()) > 0 and counts["findings"] < _MOST:
        with TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "evals.fuzzed", name, str(seed), str(left), folder]
            run = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True)
            said = json.loads((run.stdout.splitlines() or ["{}"])[-1])
            for what in _COUNTED:
                counts[what] += said.get(what, 0)
            counts["peak_mb"] = max(counts["peak_mb"], said.get("peak_mb", 0))
            if run.returncode:
                counts["findings"] += 1
                kept.mkdir(parents=True, exist_ok=True)
                for file in Path(folder).iterdir():
                    shutil.copy(file, kept / f"{name} {seed} {file.name}")
                say(f"    {name}, seed {seed}: {' / '.join(run.stderr.strip().splitlines()[-3:])[:600]}")
        seed += 1
    return counts
