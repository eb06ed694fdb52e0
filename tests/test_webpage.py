"""Web pages written for these tests, as outlets write theirs, and what is to be read of them."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from index.clean import clean
from index.files import load
from index.webpage import page_record
from rag.errors import InputError
from rag.types import Article, Record, Rejection

TITLE = "Harbour bridge opens after nine years"
TOLD = (
    "The bridge over the northern harbour was opened to traffic on Monday, nine years after the first pile was driven.",
    "The mayor, Lena Holt, said that the work had cost 412 million crowns, a third more than was planned.",
    "Some two thousand people walked across before the first cars were let through at noon.",
    "The old ferry will go on running until the end of March, the port authority said in a statement.",
)
TITLE_AR = "افتتاح جسر الميناء بعد تسع سنوات"
TOLD_AR = (
    "افتتح صباح الاثنين الجسر الممتد فوق الميناء الشمالي أمام حركة السير، بعد تسع سنوات على بدء العمل فيه.",
    "وقالت رئيسة البلدية لينا هولت إن الأعمال كلفت 412 مليون كرونة، أي أكثر بالثلث مما كان مقررا.",
    "وعبر الجسر نحو ألفي شخص سيرا على الأقدام قبل أن يسمح بمرور أولى السيارات عند الظهر.",
    "وستواصل العبارة القديمة رحلاتها حتى نهاية آذار، بحسب بيان لهيئة الميناء.",
)
NEWS = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2021-03-08T09:30:00+01:00"}


def html(told: tuple[str, ...] = TOLD, head: str = "", before: str = "", after: str = "", between: str = "") -> bytes:
    """A page with a menu, a share bar, related news and a footer around the paragraphs."""
    body = between.join(f"<p>{paragraph}</p>" for paragraph in told)
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Politics", "Sport", "Culture", "Weather"))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body><nav><ul>{menu}</ul></nav>"
        f"<main><article>{before}{body}{after}</article></main>"
        "<section class='related'><h2>Related news</h2><ul><li><a href='/x'>Ferry strike ends</a></li></ul></section>"
        "<footer><p>All rights reserved. We use cookies.</p></footer></body></html>"
    ).encode()


def data(*objects: object) -> str:
    return "".join(f"<script type='application/ld+json'>{json.dumps(one)}</script>" for one in objects)


def read(page: bytes) -> Article:
    return clean(page_record(page, "file:///page.html"))


def test_the_words_of_the_article_are_read_and_nothing_of_the_page() -> None:
    head = data(NEWS) + "<meta property='og:site_name' content='Fjord Times'>"
    article = read(html(head=head, before=f"<h1>{TITLE}</h1><p>8 March 2021</p>"))
    assert article.text.split("\n") == list(TOLD)
    assert (article.title, article.published, article.source) == (TITLE, date(2021, 3, 8), "Fjord Times")
    assert (article.language, article.url) == ("en", None)


def test_an_arabic_page_is_read_alike() -> None:
    head = f"<title>{TITLE_AR} | مرفأ برس</title><meta property='og:site_name' content='مرفأ برس'>"
    before = f"<h1>{TITLE_AR}</h1><p>تم النشر بتاريخ 8 آذار 2021</p>"
    article = read(html(TOLD_AR, head, before, after="<p>شارك هذا الخبر</p><p>اقرأ أيضا: إضراب العبارات</p>"))
    assert article.text.split("\n") == list(TOLD_AR)
    assert (article.title, article.published, article.source) == (TITLE_AR, date(2021, 3, 8), "مرفأ برس")


@pytest.mark.parametrize(
    "between",
    [
        "<figure><img src='a.jpg'><figcaption>The bridge at dawn. Photo: A. Berg</figcaption></figure>",
        "<aside><p>Sign up to our newsletter about the harbour and its ships.</p></aside>",
        "<blockquote class='twitter-tweet'><p>What a day for the town! #bridge</p>— Mayor (@holt)</blockquote>",
        "<p>READ MORE: The ferries that made the harbour</p>",
        "<p>اقرأ أيضا: إضراب العبارات</p>",
        "<script>track('bridge')</script><style>p{color:red}</style>",
        "<form><p>Your email address</p><input><button>Send</button></form>",
    ],
)
def test_what_stands_between_the_paragraphs_is_not_the_article_s(between: str) -> None:
    assert read(html(head=data(NEWS), between=between)).text.split("\n") == list(TOLD)


def test_a_standfirst_is_the_article_s_and_a_description_that_is_not_shown_is_not() -> None:
    told = "A third dearer than planned, the harbour bridge is open at last to those who waited."
    head = data(NEWS) + f"<meta property='og:description' content='{told}'>"
    assert read(html(head=head, before=f"<h1>{TITLE}</h1><h2>{told}</h2>")).text.split("\n") == [told, *TOLD]
    assert read(html(head=head)).text.split("\n") == list(TOLD)


def test_the_text_in_the_data_says_which_paragraphs_are_the_article_s() -> None:
    whole = {**NEWS, "articleBody": " ".join(TOLD)}
    other = "<p>The town's other bridge, built in 1961, is to be closed for repairs through the whole of next year.</p>"
    assert read(html(head=data(whole), between=other)).text.split("\n") == list(TOLD)


@pytest.mark.parametrize(
    ("head", "before", "title"),
    [
        (data(NEWS), "<h1>Open at last</h1>", TITLE),
        (data({"@graph": [{"@type": "WebSite"}, NEWS]}), "", TITLE),
        (data({**NEWS, "headline": "The mayor&#8217;s bridge"}), "", "The mayor’s bridge"),
        (data({**NEWS, "@type": "LiveBlogPosting"}), "<h1>Bridge: live</h1>", "Bridge: live"),
        ("<meta property='og:title' content='Bridge open - Fjord Times'>"
         "<meta property='og:site_name' content='Fjord Times'>", "", "Bridge open"),
        ("<meta property='og:title' content='Bridge open - and paid for'>", "", "Bridge open - and paid for"),
        ("<title>Bridge open</title>", "", "Bridge open"),
        ("<script type='application/ld+json'>{broken</script><title>Bridge open</title>", "", "Bridge open"),
    ],
)  # fmt: skip
def test_titles(head: str, before: str, title: str) -> None:
    assert read(html(head=head, before=before)).title == title


@pytest.mark.parametrize(
    ("head", "before", "expected"),
    [
        (data(NEWS), "<time datetime='2024-01-01'></time>", date(2021, 3, 8)),
        ("<meta property='article:published_time' content='2021-03-08T23:30:00-05:00'>", "", date(2021, 3, 8)),
        ("<meta name='pubdate' content='Mon, 08 Mar 2021 09:30:00 +0100'>", "", date(2021, 3, 8)),
        ("<link rel='canonical' href='https://fjord.example/2021/03/08/bridge'>", "", date(2021, 3, 8)),
        ("<link rel='canonical' href='https://fjord.example/2013/town/8/3/bridge.html'>", "", date(2013, 8, 3)),
        ("", "<time datetime='2021-03-08'>yesterday</time>", date(2021, 3, 8)),
        ("", "<p>Published 8 March 2021</p>", date(2021, 3, 8)),
        (data({**NEWS, "datePublished": "0001-01-01"}), "", None),
        (data({**NEWS, "datePublished": ["x", {}]}), "", None),
        ("", "", None),
    ],
)
def test_days(head: str, before: str, expected: date | None) -> None:
    assert read(html(head=head, before=before)).published == expected


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://fjord.example/news/bridge?id=7", "https://fjord.example/news/bridge?id=7"),
        ("https://fjord.example/", None),  # a template that gives the same for every page
        ("/news/bridge", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_page_s_own_address_tells_it_from_others(given: str, url: str | None) -> None:
    record = page_record(html(head=f"<link rel='canonical' href='{given}'>"), "file:///a.html")
    assert (record.url, record.address) == (url, url or "file:///a.html")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"<html><body><div id='root'></div><script>" + b"x();" * 3000 + b"</script></body></html>", "scripts"),
        (html(("You need to enable JavaScript to run this app.",)), "scripts"),
        (html(("فضلا قم بتفعيل الجافا سكريبت لعرض الموقع.",)), "scripts"),
        (html(("Checking if the site connection is secure.",), head="<title>Just a moment...</title>"), "robots"),
        (html(("Please solve this captcha to go on.",)), "robots"),
        (html(("The page you asked for has moved.",), head="<title>404 - Page not found</title>"), "error page"),
        (html(("عد إلى الصفحة الرئيسية.",), head="<title>الصفحة غير موجودة</title>"), "error page"),
        (html((TOLD[0], "Subscribe to continue reading."), head=data(NEWS)), "paywall"),
        (html((TOLD_AR[0], "هذا المحتوى متاح للمشتركين فقط."),), "paywall"),
        (html((TOLD[0],), head=data({**NEWS, "isAccessibleForFree": False})), "paywall"),
        (html(()), "no article"),
        (html((), head=data(NEWS), before=f"<h1>{TITLE}</h1>"), "no article"),
        (b"<html>", "no article"),
        (b"", "not a web page"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused_with_the_reason(page: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        page_record(page, "file:///page.html")


def test_news_in_brief_and_news_about_errors_are_articles() -> None:
    assert read(html(TOLD[:1], head=data(NEWS))).text == TOLD[0]
    told = (*TOLD, "The site answered with a captcha, and then with error 404, those who wanted to subscribe said.")
    assert read(html(told, head="<title>Port's site is down</title>")).text.split("\n") == list(told)


@pytest.mark.parametrize(
    "title",
    [
        "500 migrants rescued off the coast",
        "Forbidden City reopens after repairs",
        "404 homes flooded in the north",
        "Captcha firm sued over harbour data",
        "Just a moment of silence for the drowned",
        "Not found guilty: mayor freed",
    ],
)
def test_a_title_that_only_begins_like_an_error_s_is_an_article_s(title: str) -> None:
    assert read(html(TOLD[:2], head=data({**NEWS, "headline": title}))).title == title


def test_words_of_subscribers_and_opinions_in_the_news_are_the_article_s() -> None:
    told = (
        *TOLD[:2],
        "The new line will be open to subscribers only at first, the company said, and to all who ask for it by June.",
        "His comments do not reflect the views of the council, she added, and there was no plan to sell the ferry.",
        "وقال المتحدث إن هذه الآراء لا تعبر عن موقف الحكومة، وإن التعليقات التي نشرت لا تعبر عن رأي الوزير.",
        "Nothing was decided in the end.",
    )
    assert read(html(told, head=data(NEWS))).text.split("\n") == list(told)


def test_a_policy_of_comments_ends_the_article() -> None:
    rule = "الآراء الواردة أدناه لا تعبر عن رأي موقع مرفأ، بل عن آراء أصحابها."
    assert read(html((*TOLD_AR, rule, "محمد: خبر رائع"), head=data(NEWS))).text.split("\n") == list(TOLD_AR)


def test_an_empty_frame_or_field_does_not_swallow_what_follows() -> None:
    between = "<iframe src='a'></iframe><textarea></textarea><div></div><a name='x'></a>"
    assert read(html(head=data(NEWS), between=between)).text.split("\n") == list(TOLD)


def test_a_day_that_is_still_to_come_is_not_believed() -> None:
    assert read(html(head=data({**NEWS, "datePublished": "2999-01-01"}))).published is None


def test_data_of_very_many_parts_are_read_in_no_time() -> None:
    many = data({"@type": "ItemList", "items": [[]] * 300_000}, NEWS)
    assert read(html(head=many)).title == TITLE


def test_what_a_page_is_made_to_do_to_its_reader_is_not_done(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    bomb = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    start = f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY s SYSTEM '{secret.as_uri()}'><!ENTITY a0 'lol'>{bomb}]>"
    article = read(start.encode() + html((*TOLD, "&s; and &a9; end the page that wants to be expanded.")))
    assert "the secret" not in article.text
    assert len(article.text) < 1000
    with pytest.raises(InputError, match="no article"):
        read(html(before="<div>" * 60_000))  # deeper than a page is read


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6", "utf-16"])
def test_a_page_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    page = html(TOLD_AR).decode().replace("utf-8", encoding).encode(encoding, "replace")
    assert read(page).text.split("\n")[0] == TOLD_AR[0]


@pytest.mark.parametrize("said", ["iso-8859-1", "windows-1256", "utf-16", "no-such", "undefined", "idna"])
def test_a_page_that_lies_about_its_encoding_is_read_all_the_same(said: str) -> None:
    assert read(html(TOLD_AR).replace(b"'utf-8'", f"'{said}'".encode())).text.split("\n")[0] == TOLD_AR[0]


def test_pages_are_known_by_what_they_begin_with(tmp_path: Path) -> None:
    for name in ("saved.html", "saved.HTM.gz", "crawled.txt"):
        file = tmp_path / name
        page = html(head=data(NEWS))
        if name.endswith("gz"):
            page = gzip.compress(page)
        file.write_bytes(page)
    (tmp_path / "wall.html").write_bytes(html(("Please solve this captcha.",)))
    found = list(load([str(tmp_path)], {}))
    assert [one.title for one in found if isinstance(one, Record)] == [TITLE] * 3
    assert ["robots" in one.reason for one in found if isinstance(one, Rejection)] == [True]


@pytest.mark.parametrize("address", ["http://[", "http://a]b/x", "https://[::1"])
def test_a_page_whose_address_is_none_is_read(address: str) -> None:
    made = page_record(html(head=f'<meta property="og:url" content="{address}">'), "file:///a.html")
    assert TOLD[0] in made.text
    assert made.url is None
