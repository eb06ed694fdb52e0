import zlib
from collections.abc import Mapping

import pytest

from evals.paper import paragraph, pdf
from index.fetch import Fetched
from index.remote import remote
from index.visits import Version, Visits
from rag.errors import InputError
from rag.types import Record, Rejection
from tests.test_webpage import NEWS, TITLE, TOLD, data, html

HOME = "https://news.example"
RSS = """<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>News</title><link>https://news.example/</link>
<item><title>One</title><link>https://news.example/one</link><description>{text}</description></item>
<item><title>Two</title><link>/two</link></item><item><title>No link</title></item>
<item><title>One again</title><link>https://news.example/one</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title><entry><title>خبر</title>
<link rel="alternate" href="https://news.example/one"/></entry></feed>"""


class Web:
    """Pages by address, each with its hash for a version; remembers what was asked for."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self.pages, self.asked = dict(pages), list[str]()

    def __call__(self, url: str, held: Version) -> Fetched:
        self.asked.append(url)
        if url not in self.pages:
            raise InputError("the site answered 404")
        version = Version(str(zlib.crc32(self.pages[url])))
        return Fetched(url, b"", version, True) if held == version else Fetched(url, self.pages[url], version)


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


@pytest.mark.parametrize("content", [b"", b"{}", b"<rss></rss>", b"plain words", b"\x00\xff" * 99])
def test_what_is_neither_page_nor_feed_is_refused(content: bytes) -> None:
    assert found([HOME], Web({HOME: content})) == [f"{HOME}: neither a web page, a PDF nor a feed that lists any"]


def test_a_feed_in_a_feed_is_not_followed() -> None:
    feed = RSS.format(doctype="", text="").encode()
    web = Web({f"{HOME}/feed": feed, f"{HOME}/one": feed, f"{HOME}/two": page("two")})
    assert found([f"{HOME}/feed"], web) == [f"{HOME}/one: neither a web page nor a PDF", "two"]


def test_a_feed_expands_no_entities_and_opens_no_files() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "file:///etc/hostname"><!ENTITY a0 "lol">{bomb}]>'
    web = Web({f"{HOME}/feed": RSS.format(doctype=doctype, text="&a9; &s;").encode(), f"{HOME}/two": page("two")})
    assert found([f"{HOME}/feed"], web) == [f"{HOME}/one: the site answered 404", "two"]


FEED, ONE, TWO = f"{HOME}/feed", f"{HOME}/one", f"{HOME}/two"


@pytest.fixture
def web() -> Web:
    return Web({FEED: RSS.format(doctype="", text="x").encode(), ONE: page("one"), TWO: page("two")})


def test_a_feed_that_has_not_changed_is_asked_once_and_its_pages_not_at_all(web: Web) -> None:
    visits = Visits()
    assert found([FEED], web, visits) == ["one", "two"]
    assert visits.spared == 0
    web.asked.clear()
    assert found([FEED], web, visits) == []
    assert (web.asked, visits.spared) == ([FEED], 1)


def test_a_page_is_fetched_again_only_where_the_feed_says_something_else_of_it(web: Web) -> None:
    visits = Visits()
    found([FEED], web, visits)
    web.pages[FEED] = RSS.format(doctype="", text="changed").encode()
    web.pages[ONE] = page("one, changed")
    web.asked.clear()
    assert found([FEED], web, visits) == ["one, changed"]
    assert (web.asked, visits.spared) == ([FEED, ONE], 1)


def test_a_page_that_the_site_says_has_not_changed_is_not_read_again(web: Web) -> None:
    visits = Visits()
    found([FEED], web, visits)
    web.pages[FEED] = RSS.format(doctype="", text="changed").encode()
    web.asked.clear()
    assert found([FEED], web, visits) == []
    assert (web.asked, visits.spared) == ([FEED, ONE], 2)


def test_a_page_that_could_not_be_had_is_tried_again_though_the_feed_is_the_same(web: Web) -> None:
    visits = Visits()
    del web.pages[TWO]
    assert found([FEED], web, visits) == ["one", f"{TWO}: the site answered 404"]
    web.pages[TWO] = page("two")
    web.asked.clear()
    assert found([FEED], web, visits) == ["two"]
    assert (web.asked, visits.spared) == ([FEED, TWO], 1)


def test_a_page_that_is_named_is_fetched_however_often(web: Web) -> None:
    visits = Visits()
    found([FEED], web, visits)
    assert found([ONE], web, visits) == ["one"]


def test_what_a_feed_no_longer_lists_is_forgotten(web: Web) -> None:
    visits = Visits()
    found([FEED], web, visits)
    web.pages[FEED] = ATOM.encode()
    assert found([FEED], web, visits) == []
    assert list(visits.pages(FEED)) == [ONE]


def test_a_feed_of_very_many_entries_is_cut_and_one_beyond_measure_refused() -> None:
    items = b"".join(b"<item><link>https://news.example/%d</link></item>" % n for n in range(1000))
    web = Web({FEED: b"<rss><channel>" + items, HOME: b"<rss><channel>" + items * 90})
    assert len(found([FEED], web)) == 200
    assert found([HOME], web) == [f"{HOME}: a feed of more than 4 MB: name a feed of the latest news, or the pages"]


def test_a_link_that_is_no_address_is_passed_over() -> None:
    feed = b"<rss><channel><item><link>http://[bad</link></item><item><link>/two</link></item></channel></rss>"
    web = Web({FEED: feed, TWO: page("two")})
    assert found([FEED], web) == ["http://[bad: the site answered 404", "two"]


def test_a_feed_that_is_a_web_page_is_read_as_one() -> None:
    assert found([FEED], Web({FEED: page("one")})) == ["one"]


def test_a_pdf_is_read_where_a_feed_lists_it_and_where_it_is_named(web: Web) -> None:
    web.pages[TWO] = pdf([paragraph(TOLD[0], 40, 500, 300)], {"Title": "The bridge that was opened"})
    assert found([FEED, TWO], web) == ["one", "The bridge that was opened"]
    (record,) = remote([TWO], web, Visits())
    assert isinstance(record, Record)
    assert (record.address, record.url, record.text) == (TWO, TWO, TOLD[0])
    web.pages[TWO] = b"%PDF-1.7 and no more"
    assert found([TWO], web) == [f"{TWO}: a damaged PDF: print it again to a new one"]
