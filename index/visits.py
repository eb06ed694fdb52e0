"""What feeds listed when they were last read, so that a page that has not changed is not fetched again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

Feeds = dict[str, tuple["Version", dict[str, "Visit"]]]


@dataclass(frozen=True, slots=True)
class Version:
    """What a site calls the content it gave: with it, it can be asked whether that has changed."""

    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


ANY = Version()


@dataclass(frozen=True, slots=True)
class Visit:
    """A page as it was fetched, and what its feed said of it then."""

    version: Version
    said: str


@dataclass(slots=True)
class Visits:
    """By feed; only what a feed still lists is kept. Losing it costs no more than fetching once again."""

    spared: int = 0  # pages and feeds that were not sent again in this run
    feeds: Feeds = field(default_factory=dict)

    def version(self, feed: str) -> Version:
        """Of a feed all of whose pages were read; of anything else, none."""
        return self.feeds[feed][0] if feed in self.feeds else ANY

    def pages(self, feed: str) -> dict[str, Visit]:
        return self.feeds[feed][1] if feed in self.feeds else {}

    def keep(self, feed: str, version: Version, pages: dict[str, Visit]) -> None:
        self.feeds[feed] = version, pages


@contextmanager
def visits_in(folder: Path) -> Iterator[Visits]:
    """Those of earlier runs; those of this one are kept if it comes to its end, when what it fetched is stored."""
    path = folder / "fetched.json"
    visits = Visits(feeds=_load(path))
    before = dict(visits.feeds)
    yield visits
    if visits.feeds != before:
        with suppress(OSError):  # a full disk: the next run fetches once more
            _save(path, visits.feeds)


def _load(path: Path) -> Feeds:
    """None at all, where there is no file or a damaged one."""
    try:
        feeds: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return {feed: (Version(**told["version"]), _pages(told["pages"])) for feed, told in feeds.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _pages(pages: dict[str, Any]) -> dict[str, Visit]:
    return {page: Visit(Version(**told["version"]), str(told["said"])) for page, told in pages.items()}


def _save(path: Path, feeds: Feeds) -> None:
    told = {
        feed: {"version": asdict(version), "pages": {page: asdict(visit) for page, visit in pages.items()}}
        for feed, (version, pages) in feeds.items()
    }
    new = path.with_suffix(".new")
    new.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    new.replace(path)
