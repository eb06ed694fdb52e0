"""When an article was published, by the surest of what says so."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args
from urllib.parse import urlsplit

from rag.dates import parse_date, stated_dates
from rag.types import Dated

Told = tuple[Dated, date | None]
_TRUST: tuple[Dated, ...] = get_args(Dated)
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(?:[a-z_-]{3,30}/)?(\d{1,2})\2(\d{1,2})(?!\d)")
_NEWS = date(1990, 1, 1)  # pages are no older; archives of rows may be
_DATELINE = 80  # characters of a text in which its dateline stands
_DASH = re.compile(r"[^\w\n]*(?:\([^()\n]{2,20}\)[^\w\n]*)?[-–—:]")


def surest(told: Sequence[Told]) -> tuple[date, Dated] | tuple[None, None]:
    """The day, of those told, that is trusted most, and where it was told: in metadata, url, byline or text."""
    days = [(day, where) for where, day in told if day]
    return min(days, key=lambda one: _TRUST.index(one[1]), default=(None, None))


def believed(day: date | None, since: date = date.min) -> date | None:
    """The day, unless it is to come: clocks and time zones may differ by one."""
    return day if day and since <= day <= date.today() + timedelta(1) else None


def in_metadata(value: str) -> date | None:
    return believed(parse_date(value))


def on_page(value: str) -> date | None:
    return believed(parse_date(value), _NEWS)


def in_url(address: str | None) -> date | None:
    """The day that the path of an address names: /2020/02/08/, /2020-02-08-, also with a word between."""
    try:
        path = urlsplit(address).path.lower() if address and address.startswith(("http://", "https://")) else ""
    except ValueError:  # "http://[" has none
        return None
    match = _IN_PATH.search(path)
    return on_page("-".join(f"{int(part):02}" for part in match.group(1, 3, 4))) if match else None


def in_text(text: str) -> date | None:
    """The day of a dateline, with which some texts begin: "ANKARA, 8 February 2020 (Agency) - "."""
    start = text[:_DATELINE]
    day = next((d for d in stated_dates(start) if d.whole), None)
    if day is None or not _DASH.match(start, day.end) or re.search(r"[.؟?!:\n]", start[: day.start]):
        return None
    return on_page(start[day.start : day.end])
