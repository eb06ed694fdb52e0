"""The records that web addresses name: pages, and the pages that a feed lists. Only this file knows feedparser."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from urllib.parse import urljoin

import feedparser

from index.decode import is_page, is_pdf
from index.fetch import Fetched
from index.pdf import pdf_record
from index.visits import ANY, Version, Visit, Visits
from index.webpage import page_record
from rag.errors import InputError
from rag.types import Record, Rejection

_ENTRIES = 200  # of one feed
_LARGEST = 4 * 2**20  # bytes of a feed
_SAID = ("title", "updated", "published", "summary")  # of an entry: a page whose feed says the same has not changed
_Fetch = Callable[[str, Version], Fetched]


def remote(urls: Sequence[str], fetch: _Fetch, visits: Visits) -> Iterator[Record | Rejection]:
    """Each page once; what cannot be had is named, and the rest goes on. A page that is named is always fetched."""
    seen: set[str] = set()
    for url in urls:
        if url in seen:
            continue
        seen.add(url)
        try:
            got = fetch(url, visits.version(url))
            if got.unchanged:
                visits.spared += 1
            elif _is_article(got):
                yield _record(got)
            else:
                listed = {link: said for link, said in _listed(got).items() if link not in seen}
                seen.update(listed)
                yield from _of_feed(url, got.version, listed, fetch, visits)
        except InputError as error:
            yield Rejection(url, str(error))


def _of_feed(
    feed: str, version: Version, listed: dict[str, str], fetch: _Fetch, visits: Visits
) -> Iterator[Record | Rejection]:
    """The pages that are new, or that the feed or the site says have changed; those that fail are tried each time."""
    before, now = visits.pages(feed), dict[str, Visit]()
    for link, said in listed.items():
        held = before.get(link)
        try:
            got = None if held and held.said == said else fetch(link, held.version if held else ANY)
            if held and (got is None or got.unchanged):
                visits.spared += 1
                now[link] = replace(held, said=said)
            elif got and _is_article(got):
                yield _record(got)
                now[link] = Visit(got.version, said)
            else:
                raise InputError("neither a web page nor a PDF")
        except InputError as error:
            yield Rejection(link, str(error))
    visits.keep(feed, version if len(now) == len(listed) else ANY, now)


def _is_article(got: Fetched) -> bool:
    return is_page(got.content) or is_pdf(got.content)


def _record(got: Fetched) -> Record:
    if is_pdf(got.content):
        return replace(pdf_record(BytesIO(got.content), got.url), url=got.url)
    return page_record(got.content, got.url, got.url)


def _listed(feed: Fetched) -> dict[str, str]:
    """The addresses of the entries of a feed, the first first, each with a mark of what the feed says of it."""
    if len(feed.content) > _LARGEST:
        raise InputError(f"a feed of more than {_LARGEST // 2**20} MB: name a feed of the latest news, or the pages")
    parsed = feedparser.parse(BytesIO(feed.content), sanitize_html=False)
    listed: dict[str, str] = {}
    for entry in parsed.entries[:_ENTRIES]:
        if entry.get("link"):
            listed.setdefault(_address(feed.url, entry["link"]), _mark(entry))
    if not listed:
        raise InputError("neither a web page, a PDF nor a feed that lists any")
    return listed


def _address(feed: str, link: str) -> str:
    try:
        return urljoin(feed, link)
    except ValueError:
        return link  # no address; who fetches it says so


def _mark(entry: feedparser.FeedParserDict) -> str:
    said = "\n".join(str(dict.get(entry, name, "")) for name in _SAID)  # its own `get` warns
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
