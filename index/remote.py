"""The records that web addresses name: pages, and the pages that a feed lists. Only this file knows feedparser."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from urllib.parse import urljoin

import feedparser

from index.decode import is_page
from index.fetch import Fetched
from index.webpage import page_record
from rag.errors import InputError
from rag.types import Record, Rejection

_ENTRIES = 200  # of one feed


def remote(urls: Sequence[str], fetch: Callable[[str], Fetched]) -> Iterator[Record | Rejection]:
    """Each page once; what cannot be had is named, and the rest goes on."""
    seen: set[str] = set()
    waiting = list(reversed(urls))
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        try:
            got = fetch(url)
            if is_page(got.content):
                yield page_record(got.content, got.url, got.url)
            elif url in urls:
                waiting += reversed(_listed(got))
            else:
                raise InputError("not a web page")
        except InputError as error:
            yield Rejection(url, str(error))


def _listed(feed: Fetched) -> list[str]:
    """The addresses of the entries of a feed, the first first."""
    parsed = feedparser.parse(BytesIO(feed.content), sanitize_html=False)
    links = [urljoin(feed.url, entry["link"]) for entry in parsed.entries[:_ENTRIES] if entry.get("link")]
    if not links:
        raise InputError("neither a web page nor a feed that lists any")
    return list(dict.fromkeys(links))
