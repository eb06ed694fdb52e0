"""A page or feed that a person names, fetched once: from public addresses only, within limits, as robots.txt allows."""

import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

import httpx

from index.addresses import Resolve, public, resolve
from index.visits import ANY, Version
from rag.errors import InputError

AGENT = "Khabar/0.1 (reads a page for the person who named it)"
_MOST = 16 * 2**20  # bytes, unpacked
_SECONDS = 30.0  # for all of it, redirects too
_WAITING = httpx.Timeout(10.0)
_REDIRECTS = 5
_HEADER = 500  # characters of what a site calls a version
_ROBOTS = 500_000  # bytes of a robots.txt


@dataclass(frozen=True, slots=True)
class Fetched:
    url: str  # the last, after redirects
    content: bytes
    version: Version = ANY
    unchanged: bool = False  # since the version that was asked about; there is no content then


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    content: bytes
    location: str | None  # where it leads on, if it does
    version: Version


@dataclass(slots=True)
class Fetch:
    """Gets what urls name; each host's robots.txt is asked for once."""

    permitted: Callable[[str], bool] = public
    resolve: Resolve = resolve
    _rules: dict[str, RobotFileParser | None] = field(default_factory=dict)

    def __call__(self, url: str, held: Version = ANY) -> Fetched:
        """InputError that says why it could not be had; what is held, and has not changed, is not sent again."""
        until = time.monotonic() + _SECONDS
        for _ in range(_REDIRECTS + 1):
            _parted(url)
            if not self._allowed(url, until):
                raise InputError("the site's robots.txt asks not to fetch it: save the page from a browser")
            got = self._get(url, _MOST, until, held.headers())
            if got.location is None:
                unchanged = got.status == 304 and held != ANY
                if got.status != 200 and not unchanged:
                    raise InputError(f"the site answered {got.status}")
                return Fetched(url, got.content, got.version, unchanged)
            url = _joined(url, got.location)
        raise InputError(f"it leads on more than {_REDIRECTS} times")

    def _allowed(self, url: str, until: float) -> bool:
        parts = urlsplit(url)
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._rules:
            self._rules[site] = self._robots(f"{site}/robots.txt", until)
        rules = self._rules[site]
        return rules is None or rules.can_fetch(AGENT, url)

    def _robots(self, url: str, until: float) -> RobotFileParser | None:
        """The rules of a site, or None where it has none (RFC 9309: an answer of 4xx)."""
        rules = RobotFileParser()
        for _ in range(_REDIRECTS + 1):
            got = self._get(url, _ROBOTS, until)
            if got.location is None:
                break
            url = _joined(url, got.location)
        if 400 <= got.status < 500 or got.location is not None:
            return None
        told = got.content.decode("utf-8", "replace") if got.status == 200 else "User-agent: *\nDisallow: /"
        rules.parse(told.splitlines())
        return rules

    def _get(self, url: str, most: int, until: float, more: Mapping[str, str] | None = None) -> _Answer:
        request = self._pinned(url)
        request.headers.update(more or {})
        try:
            with (
                httpx.Client(timeout=_WAITING, trust_env=False, verify=ssl.create_default_context()) as client,
                closing(client.send(request, stream=True)) as got,
            ):
                content = b""
                for piece in got.iter_bytes():
                    content += piece
                    if len(content) > most:
                        raise InputError(f"more than {most // 2**20 or 1} MB")
                    if time.monotonic() > until:
                        raise InputError(f"it took longer than {_SECONDS:.0f} seconds")
                location = got.headers.get("location") if got.is_redirect else None
                version = Version(_plain(got.headers.get("etag")), _plain(got.headers.get("last-modified")))
                return _Answer(got.status_code, content, location, version)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise InputError(f"it could not be fetched: {error or type(error).__name__}") from error

    def _pinned(self, url: str) -> httpx.Request:
        """A request to an address that was looked at, so that the name cannot come to mean another in between."""
        host, port, parts = _parted(url)
        try:
            addresses = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise InputError(f"there is no host {host}: {error}") from error
        if not addresses or not all(map(self.permitted, addresses)):
            raise InputError(f"{host} is an address of a private network; set KHABAR_FETCH_PRIVATE=true to allow it")
        address = f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]
        target = urlunsplit((parts.scheme, f"{address}:{port}", parts.path or "/", parts.query, ""))
        named = f"[{host}]" if ":" in host else host
        headers = {"Host": named if parts.port is None else f"{named}:{port}", "User-Agent": AGENT, "Accept": "*/*"}
        return httpx.Request("GET", target, headers=headers, extensions={"sni_hostname": host})


def _plain(header: str | None) -> str:
    """What can be sent back as it came."""
    return header if header and len(header) <= _HEADER and header.isascii() and header.isprintable() else ""


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise InputError("it leads on to what is not a web address") from error


def _parted(url: str) -> tuple[str, int, SplitResult]:
    """Host, port and parts of a web address that has nothing odd about it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError("not a web address") from error
    odd = any(c.isspace() or c == "\\" or not c.isprintable() for c in url)
    if parts.scheme not in ("http", "https") or not host or odd:
        raise InputError("not a web address: write it as https://…")
    if parts.username is not None or parts.password is not None:
        raise InputError("a name and password in a web address are not sent: leave them out")
    return host, port or (443 if parts.scheme == "https" else 80), parts
