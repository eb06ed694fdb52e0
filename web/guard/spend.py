"""Tokens of the chat model that each visitor used today, kept over a restart."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Lock

from rag.types import Tokens
from web.guard import stored
from web.guard.turns import Busy


class Spend:
    """At most so many tokens a day and visitor; 0 is without end. A day is one of UTC."""

    def __init__(self, home: Path, most: int) -> None:
        self._path, self._most = stored.folder(home) / "spend.json", most
        self._lock = Lock()
        self._day: date | None = None
        self._used: dict[str, int] = {}

    def require(self, name: str) -> None:
        """Busy where today's are used up."""
        with self._lock:
            self._today()
            if self._most and self._used.get(name, 0) >= self._most:
                now = datetime.now(UTC)
                left = datetime.combine(now.date() + timedelta(1), datetime.min.time(), UTC) - now
                raise Busy(
                    f"the {self._most:,} tokens that the model may write for you today are used up: ask again tomorrow",
                    status=429,
                    after=left.total_seconds(),
                )

    def charge(self, name: str, tokens: Tokens) -> None:
        """Add what an answer cost."""
        used = tokens.prompt + tokens.completion
        if not used:
            return
        with self._lock:
            self._today()
            self._used[name] = self._used.get(name, 0) + used
            told = {"day": str(self._day), "tokens": self._used}
            stored.write(self._path, json.dumps(told, ensure_ascii=False, indent=1).encode())

    def _today(self) -> None:
        today = datetime.now(UTC).date()
        if self._day is None:
            kept = json.loads(stored.read(self._path) or b"{}")
            self._used = kept["tokens"] if kept.get("day") == str(today) else {}
        elif self._day != today:
            self._used = {}
        self._day = today
