"""A record to an article: its own words and nothing of the page; who published it and when, where it says so."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import chain, islice, takewhile
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from index.dated import Told, believed, in_text, in_url, surest
from index.furniture import (
    advertises,
    ends_article,
    is_date_line,
    is_furniture,
    may_be_title,
    outlet_of_byline,
    without_glued_end,
)
from index.mojibake import require_readable, unscrambled
from index.visual import plain, upright
from rag.dates import stated_dates
from rag.errors import InputError
from rag.text import language, words
from rag.types import Article, Record

_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, lone surrogates and bidi overrides: nothing that is read, and much that deceives.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufeff\u200b\u202a-\u202e\u2060\u2066-\u2069]")
_LONGEST = 4_000_000  # characters of a text; that of a book has one
_TITLE_LONGEST = 220
_HEAD = 6  # lines among which a byline may stand
_REST = 0.4  # of a page, at most, that may follow its article
_TITLES = 6  # of other news, at most, where they end a page
_MARKS = ("-", "•", "*", "▪", "●", "◾", "–", "»")


@dataclass(frozen=True, slots=True)
class _Page:
    lines: tuple[str, ...]
    title: str = ""
    source: str | None = None
    published: date | None = None  # by its byline


def clean(record: Record) -> Article:
    """The article of a record; InputError when nothing of it is an article's text."""
    record = _mended(record)
    lines = tuple(" ".join(line.split()) for line in _BREAKS.sub("\n", _UNSEEN.sub("", record.text)).split("\n"))
    title = " ".join(_UNSEEN.sub("", record.title).split())
    source = " ".join(_UNSEEN.sub("", record.source or "").split()) or None
    page = _Page(lines, title, source)
    if record.page or title:
        page = _without_title(page)
    if record.page:
        page = _without_byline(page)
    page = _without_furniture(page)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(page.lines)).strip("\n")
    if not any(unicodedata.category(c).startswith("L") for c in text):
        raise InputError("no text is left once the page's furniture is taken off")
    published, dated = surest(_told(record, page, text))
    own_id = fingerprint(_canonical(record.address))
    return Article(
        id=own_id,
        revision=fingerprint(text),
        uri=record.uri,
        title=page.title or lead(text),
        text=text,
        source=page.source,
        url=record.url,
        published=published,
        language=language(text),
        story=own_id,
        dated=dated,
    )


def _mended(record: Record) -> Record:
    """In the letters and the order in which it was written; InputError where these cannot be told."""
    if len(record.text) > _LONGEST:
        raise InputError(f"a text of more than {_LONGEST:,} characters: split it into articles, one a file or line")
    text = plain(unscrambled(record.text))
    require_readable(text)
    return replace(record, text=upright(text), title=plain(unscrambled(record.title)))


def _told(record: Record, page: _Page, text: str) -> list[Told]:
    told: list[Told] = [
        (record.dated, record.published),
        ("url", in_url(record.url or record.address)),
        ("byline", page.published),
    ]
    return told if any(day for _, day in told) else [("text", in_text(text))]


def fingerprint(text: str) -> str:
    """16 hexadecimal digits made from the content, the same on every machine."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _canonical(address: str) -> str:
    """An address without what changes and leads to the same page."""
    try:
        parts = urlsplit(address) if address.startswith(("http://", "https://")) else None
    except ValueError:  # "http://[" is no address, and an article's name all the same
        return address
    if not parts:
        return address
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not k.startswith("utm_")])
    return urlunsplit(("https", parts.netloc.lower(), parts.path.rstrip("/"), query, ""))


def _without_title(page: _Page) -> _Page:
    """The first line of a page is its title, if more follows; pages repeat it."""
    filled = [line for line in page.lines if line]
    first = filled[0] if filled else ""
    title = page.title
    if not title and len(filled) > 1 and len(first) <= _TITLE_LONGEST and not re.search(r"[^.]\.$", first):
        title = first
    said = words(title)
    first_own = (n for n, line in enumerate(page.lines) if line and not (title and words(line) == said))
    return replace(page, lines=page.lines[next(first_own, len(page.lines)) :], title=title)


def _without_byline(page: _Page) -> _Page:
    """Lines around the text that say who published it and when."""
    kept: list[str] = []
    seen = 0
    for line in page.lines:
        seen += bool(line)
        stated = next((d.whole for d in stated_dates(line) if d.whole), None) if is_date_line(line) else None
        outlet = outlet_of_byline(line, below_title=bool(page.title)) if seen <= _HEAD and not stated else None
        page = replace(page, published=page.published or believed(stated), source=page.source or outlet)
        if not (stated or outlet):
            kept.append(line)
    return replace(page, lines=tuple(kept))


def _without_furniture(page: _Page) -> _Page:
    kept: list[str] = []
    rest = total = sum(map(len, page.lines))
    advertised = range(0)
    for n, line in enumerate(page.lines):
        left, rest = rest, rest - len(line)
        if n in advertised:
            continue
        # Only what is left of the page: a heading alike in the middle of a text takes itself away, no more.
        if (ends := ends_article(line)) and left <= total * _REST:
            break
        if advertises(line):
            advertised = range(n, _after_titles(page.lines, n + 1))
        elif not (ends or is_furniture(line)):
            kept.append(line)
    last = next((n for n in range(len(kept) - 1, -1, -1) if kept[n]), None)
    if last is None:
        return replace(page, lines=())
    kept[last], outlet = without_glued_end(kept[last])
    return replace(page, lines=tuple(kept), source=page.source or outlet)


def _after_titles(lines: Sequence[str], start: int) -> int:
    """Where the titles of other news end: marked ones, or one; several where nothing of the article follows."""
    filled = (n for n in range(start, len(lines)) if lines[n])
    ahead = list(islice(filled, _TITLES + 1))
    titles = list(takewhile(lambda n: may_be_title(lines[n]), ahead))
    if len(titles) < len(ahead) or len(titles) > _TITLES:
        marked = takewhile(lambda n: lines[n].startswith(_MARKS) and may_be_title(lines[n]), chain(ahead, filled))
        titles = list(marked) or titles[:1]
    return titles[-1] + 1 if titles else start


def lead(text: str) -> str:
    """The first words, for an article that has no title."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= 80 else line[:80].rsplit(" ", 1)[0] + "…"
