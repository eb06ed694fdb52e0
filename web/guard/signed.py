"""Small facts that are handed out and come back: signed with a secret of the data folder, and only for a while."""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from hmac import compare_digest, digest
from pathlib import Path
from secrets import token_bytes
from typing import Any, Literal

from web.guard import stored

Purpose = Literal["session", "embed", "provider"]


_APART = 60  # seconds that the clocks of two processes may be


class Signed:
    """Signs and reads, by the clock of the machine; the secret is made at first use."""

    def __init__(self, home: Path, clock: Callable[[], float] = time.time) -> None:
        self._path, self._clock = stored.folder(home) / "secret", clock
        self._secret = b""

    def make(self, purpose: Purpose, facts: dict[str, Any], seconds: float) -> str:
        """The facts as text that nobody can change, which is read for so long."""
        now = self._clock()
        payload = json.dumps({**facts, "made": now, "until": now + seconds}, ensure_ascii=False).encode()
        return f"{_text(payload)}.{_text(self._mark(purpose, payload))}"

    def read(self, purpose: Purpose, given: str) -> dict[str, Any] | None:
        """The facts, or None for what was not made here for this purpose, is over or, by a clock set back, to come."""
        try:
            payload, mark = (urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in given.split("."))
        except ValueError:
            return None
        if not compare_digest(mark, self._mark(purpose, payload)):
            return None
        facts: dict[str, Any] = json.loads(payload)
        return facts if facts.get("made", 0.0) - _APART <= self._clock() < facts["until"] else None

    def _mark(self, purpose: Purpose, payload: bytes) -> bytes:
        return digest(self._key(), purpose.encode() + b"." + payload, sha256)

    def _key(self) -> bytes:
        if not self._secret:
            found = stored.read(self._path)
            if not found:
                stored.write(self._path, token_bytes(32))
                found = stored.read(self._path) or b""
            self._secret = found
        return self._secret


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")
