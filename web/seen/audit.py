"""Who asked what, and which words of which articles they were shown: kept for some days, a file a day."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from rag.errors import CorpusError
from rag.types import Quote
from web.seen.asker import Asker
from web.seen.events import Asked, Checked, Event, Read

Entry = dict[str, Any]


class Audit:
    """Writes an entry before its answer is shown; what is older than `days` is removed."""

    def __init__(self, home: Path, days: int) -> None:
        self._folder, self._days = folder(home), days
        self._lock = Lock()
        self._today: date | None = None
        with suppress(OSError):  # said when there is something to write
            self._begin(datetime.now(UTC).date())

    def __call__(self, event: Event) -> None:
        """CorpusError if it cannot be written: then nothing is to be shown either."""
        match event:
            case Asked(question=question, shown=shown, answer=answer, fault=fault):
                came = ("refused" if answer.refused else "answered") if answer else _why(fault)
                self._write(event.by, "ask", question, came, shown)
            case Checked(claim=claim, check=check, fault=fault):
                cited = (*check.supporting, *check.against, *check.near) if check else ()
                quotes = tuple(citation.quote for citation in cited)
                self._write(event.by, "check", claim, check.verdict if check else _why(fault), quotes)
            case Read(did=did, text=text, shown=shown):
                self._write(event.by, did, text, "shown", shown)

    def _write(self, by: Asker, did: str, text: str, came: str, shown: tuple[Quote, ...]) -> None:
        now = datetime.now(UTC)
        entry: Entry = {"at": now.isoformat(timespec="seconds"), "who": by.name, "request": by.request, "did": did}
        entry |= {"text": text, "came": came}
        entry["shown"] = [
            {"article": one.article_id, "revision": one.revision, "start": one.start, "end": one.end} for one in shown
        ]
        line = json.dumps(entry, ensure_ascii=False) + "\n"
        try:
            with self._lock:
                self._begin(now.date())
                _append(self._folder / f"{now.date()}.jsonl", line.encode("utf-8", "replace"))
        except OSError as error:
            raise CorpusError(
                f"the audit in {self._folder} cannot be written ({error.strerror}), and nothing is shown that it does "
                "not hold: make room there, or set KHABAR_AUDIT_DAYS=0"
            ) from error

    def _begin(self, today: date) -> None:
        """Once a day, remove what is too old."""
        if today != self._today:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for day, file in _files(self._folder):
                if day <= today - timedelta(days=self._days):
                    file.unlink(missing_ok=True)
            self._today = today


def folder(home: Path) -> Path:
    return home / "audit"


def entries(
    home: Path, since: date | None = None, until: date | None = None, who: str | None = None
) -> Iterator[Entry]:
    """What is kept of those days, the oldest first; a line that was cut off by a crash is passed over."""
    for day, file in _files(folder(home)):
        if (since or date.min) <= day <= (until or date.max):
            with file.open(encoding="utf-8") as lines:
                for line in lines:
                    entry = _entry(line)
                    if entry and who in (None, entry.get("who")):
                        yield entry


def _entry(line: str) -> Entry | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _files(folder: Path) -> Iterator[tuple[date, Path]]:
    for file in sorted(folder.glob("????-??-??.jsonl")):
        try:
            yield date.fromisoformat(file.stem), file
        except ValueError:
            continue


def _append(file: Path, line: bytes) -> None:
    """In one call, so that lines of several processes do not mix, and for nobody else's eyes."""
    opened = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.write(opened, line) < len(line):
            raise OSError(28, "No space left on device")
    finally:
        os.close(opened)


def _why(fault: Exception | None) -> str:
    return type(fault).__name__ if fault else "left"
