from collections.abc import Mapping

import pytest

from index.fetch import Fetched
from index.remote import remote
from index.visits import Version, Visits
from rag.errors import InputError
from rag.types import Record, Rejection
from tests.test_webpage import NEWS, TITLE, data, html

HOME = "https://news.example"
RSS = """<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>News</title><link>https://news.example/</link>
<item><title>One</title><link>https://news.example/one</link><description>{text}</description></item>
<item><title>Two</title><link>/two</link></item><item><title>No link</title></item>
<item><title>One again</title><link>https://news.example/one</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title><entry><title>خبر</title>
<link rel="alternate" href="https://news.example/one"/></entry></feed>"""


class Web:
    """Pages by address; remembers what was asked for."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self.pages, self.asked = pages, list[str]()

    def __call__(self, url: str, held: Version) -> Fetched:
        self.asked.append(url)
        if url not in self.pages:
            raise InputError("the site answered 404")
        return Fetched(url, self.pages[url])


def page(name: str) -> bytes:
    return html(head=data({**NEWS, "headline": f"{TITLE} {name}"}))


def found(urls: list[str], web: Web, visits: Visits | None = None) -> list[str]:
    """Titles of records, and reasons of rejections after their address."""
    return [
        f"{one.where}: {one.reason}" if isinstance(one, Rejection) else one.title.removeprefix(f"{TITLE} ")
        for one in remote(urls, web, visits or Visits())
    ]


def test_a_page_is_a_record_at_its_address() -> None:
    (record,) = remote([f"{HOME}/one"], Web({f"{HOME}/one": page("one")}), Visits())
    assert isinstance(record, Record)
    assert (record.uri, record.address, record.url) == (f"{HOME}/one",) * 3


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (f"{HOME}/canonical", f"{HOME}/canonical"),
        ("https://other.example/their-article", f"{HOME}/one"),
        ("https://other.example/", f"{HOME}/one"),
    ],
)
def test_a_page_cannot_pass_for_another_site_s(said: str, expected: str) -> None:
    content = html(head=data(NEWS) + f"<link rel='canonical' href='{said}'>")
    (record,) = remote([f"{HOME}/one"], Web({f"{HOME}/one": content}), Visits())
    assert isinstance(record, Record)
    assert (record.address, record.url) == (expected, expected)


@pytest.mark.parametrize("feed", [RSS.format(doctype="", text="x"), ATOM])
def test_the_pages_of_a_feed_are_fetched_once_each(feed: str) -> None:
    web = Web({f"{HOME}/feed": feed.encode(), f"{HOME}/one": page("one"), f"{HOME}/two": page("two")})
    expected = ["one", "two"] if feed.startswith("<?xml") else ["one"]
    assert found([f"{HOME}/feed", f"{HOME}/one"], web) == expected
    assert web.asked == [f"{HOME}/feed", *(f"{HOME}/{name}" for name in expected)]


def test_what_cannot_be_had_is_named_and_the_rest_goes_on() -> None:
    web = Web({f"{HOME}/feed": RSS.format(doctype="", text="").encode(), f"{HOME}/two": page("two")})
    assert found([f"{HOME}/none", f"{HOME}/feed"], web) == [
        f"{HOME}/none: the site answered 404",
        f"{HOME}/one: the site answered 404",
        "two",
    ]


@pytest.mark.parametrize("content", [b"", b"{}", b"%PDF-1.7", b"<rss></rss>", b"plain words", b"\x00\xff" * 99])
def test_what_is_neither_page_nor_feed_is_refused(content: bytes) -> None:
    assert found([HOME], Web({HOME: content})) == [f"{HOME}: neither a web page nor a feed that lists any"]


def test_a_feed_in_a_feed_is_not_followed() -> None:
    feed = RSS.format(doctype="", text="").encode()
    web = Web({f"{HOME}/feed": feed, f"{HOME}/one": feed, f"{HOME}/two": page("two")})
    assert found([f"{HOME}/feed"], web) == [f"{HOME}/one: not a web page", "two"]


def test_a_feed_expands_no_entities_and_opens_no_files() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "file:///etc/hostname"><!ENTITY a0 "lol">{bomb}]>'
    web = Web({f"{HOME}/feed": RSS.format(doctype=doctype, text="&a9; &s;").encode(), f"{HOME}/two": page("two")})
    assert found([f"{HOME}/feed"], web) == [f"{HOME}/one: the site answered 404", "two"]
