"""The way to a `chroma run` server: its address, how long it may take, and trying again while it is away."""

import random
import time
from base64 import b64encode
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import uuid4

import httpx

from rag.errors import InputError

_PORTS = {"http": 8000, "https": 443}  # where a url names none
_CONNECTING, _GREETING, _ASKING, _WRITING = 3.0, 5.0, 30.0, 120.0  # seconds each may take
_AWAY = 10.0  # seconds for which a write is tried again while the server is away
_PAUSE, _LONGEST = 0.1, 2.0  # seconds between two tries: doubled each time, up to the longest
_WRITES = ("/upsert", "/delete", "/pre-flight-checks", "/get", "/count")  # and what is asked before and after
_STARTING = (502, 503, 504)  # what a proxy says while the server behind it is away


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is, fit to be shown, and the headers that let one in, which are not."""

    base: str
    headers: dict[str, str] = field(repr=False)


def address(url: str) -> Address:
    """The address that a url gives; InputError, which never repeats the url, if it gives none."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or _PORTS[parts.scheme]
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        base = str(httpx.URL(f"{parts.scheme}://{host}:{port}{parts.path.rstrip('/')}"))
    except (ValueError, KeyError, httpx.InvalidURL):
        host = None
    if not host or parts.query or parts.fragment or len(url.split()) != 1:
        raise InputError("KHABAR_CHROMA_URL is not the address of a server: write it like http://127.0.0.1:8000")
    return Address(base, _sign_in(parts.username, parts.password))


def _sign_in(name: str | None, password: str | None) -> dict[str, str]:
    """Chroma has no sign-in of its own; a proxy before it may have."""
    if name is None:
        return {}
    pair = f"{unquote(name)}:{unquote(password or '')}"
    return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def own_name(file: Path) -> str:
    """What the data folder is called on every server, so that several may share one; kept in the file."""
    if not file.exists() or not file.stat().st_size:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"khabar-{uuid4().hex}", "utf-8")
    return file.read_text("utf-8")


class Session(httpx.Client):
    """Asks once, and writes again for a while if the server is away: whatever is written may be written twice."""

    def __init__(self, address: Address, known: Container[str]) -> None:
        super().__init__(headers={"Content-Type": "application/json", **address.headers})
        self.address, self._known = address, known

    def enter(self, database: str) -> None:
        """See that a Chroma server answers, and that it has the database."""
        self.get(f"{self.address.base}/api/v2/heartbeat")
        self.post(f"{self.address.base}/api/v2/tenants/default_tenant/databases", json={"name": database})

    def send(self, request: httpx.Request, **named: Any) -> httpx.Response:
        """The response, if it is one that chromadb understands; else an httpx.HTTPError."""
        writes = request.url.path.endswith(_WRITES)
        request.extensions["timeout"] = _patience(request.url.path)
        until, pause = time.monotonic() + _AWAY, _PAUSE
        while True:
            try:
                return self._understood(super().send(request, **named))
            except httpx.HTTPError as error:
                if not writes or not _passing(error) or time.monotonic() > until:
                    raise
            time.sleep(pause * random.uniform(0.5, 1.5))  # so that many do not come back at once
            pause = min(2 * pause, _LONGEST)

    def _understood(self, response: httpx.Response) -> httpx.Response:
        """chromadb has an exception of its own for the errors that it knows, and a bare one for all others."""
        if response.is_success or _named(response) in self._known:
            return response
        said = " ".join(response.text.split())[:200]
        raise httpx.HTTPStatusError(
            f"{response.status_code} {response.reason_phrase} {said}".rstrip(),
            request=response.request,
            response=response,
        )


def _named(response: httpx.Response) -> str | None:
    """What a Chroma server calls the error."""
    try:
        body = response.json()
    except ValueError:
        return None
    return str(body.get("error")) if isinstance(body, dict) else None


def _patience(path: str) -> dict[str, float | None]:
    seconds = _WRITING if path.endswith(_WRITES) else _GREETING if path.endswith("/heartbeat") else _ASKING
    return httpx.Timeout(seconds, connect=_CONNECTING).as_dict()


def _passing(error: httpx.HTTPError) -> bool:
    """True of what a server that starts again soon mends."""
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code in _STARTING
    return isinstance(error, (httpx.NetworkError, httpx.RemoteProtocolError, httpx.ConnectTimeout))
