"""What a page says of itself: title, day, outlet, address and text, from the surest place to the least."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from index.dated import Told, in_url, on_page, surest
from index.furniture import is_date_line
from index.html import Page
from rag.text import words
from rag.types import Dated

_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report)", re.I)
_PUBLISHED = (
    "article:published_time article.published datepublished date.published publishdate publish-date pubdate og:pubdate "
    "parsely-pub-date sailthru.date cxenseparse:recs:publishtime dc.date.issued dcterms.created dc.date date"
).split()
_SITE = re.compile(r"\s+[-–—|•·:]\s+(?P<site>[^-–—|•·]{2,60})$")


@dataclass(frozen=True, slots=True)
class Described:
    title: str
    published: date | None
    dated: Dated | None
    source: str | None
    url: str | None
    summary: str
    body: str  # as the page's data give it, often without paragraphs


def described(page: Page) -> Described:
    articles = [one for one in page.data if _is_article(one)]
    url = _url(page)
    published, dated = surest(_published(page, articles, url))
    return Described(
        _title(page, articles),
        published,
        dated,
        _source(page, articles),
        url,
        _plain(page.meta.get("og:description") or page.meta.get("description") or ""),
        max((_plain(_string(one.get("articleBody"))) for one in articles), key=len, default=""),
    )


def _is_article(one: dict[str, Any]) -> bool:
    kinds = one.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _title(page: Page, articles: list[dict[str, Any]]) -> str:
    """The headline of the data, but for a running report's, which names the day; then what is shown when shared."""
    site = page.meta.get("og:site_name", "")
    given = [_plain(_string(one.get("headline"))) for one in articles[:1] if "LiveBlogPosting" not in one["@type"]]
    given += [page.meta.get("og:title", ""), *page.headings[:1], page.title]
    return next(filter(None, (_without_site(title, site) for title in given)), "")


def _published(page: Page, articles: list[dict[str, Any]], url: str | None) -> list[Told]:
    stated = [_string(one.get("datePublished")) for one in articles]
    stated += [page.meta.get(name, "") for name in _PUBLISHED]
    shown = (text for text in (*page.below_title(), *page.blocks()) if is_date_line(text))
    return [
        ("metadata", next(filter(None, map(on_page, stated)), None)),
        ("url", in_url(url)),
        ("byline", next(filter(None, map(on_page, (*page.times, *shown))), None)),
    ]


def _source(page: Page, articles: list[dict[str, Any]]) -> str | None:
    publishers = (one.get("publisher") for one in articles)
    named = [_plain(_string(one.get("name"))) for one in publishers if isinstance(one, dict)]
    return next(filter(None, [page.meta.get("og:site_name", ""), *named]), None)


def _url(page: Page) -> str | None:
    """The page's own address; not that of a whole site, which some templates give for every page."""
    for given in (page.meta.get("og:url", ""), page.canonical or ""):
        try:
            parts = urlsplit(given)
        except ValueError:  # "http://[" is none
            continue
        if parts.scheme in ("http", "https") and len(parts.path.strip("/")) > 1:
            return given
    return None


def _without_site(title: str, site: str) -> str:
    """A title without the outlet's name, which pages put after it."""
    match = _SITE.search(title)
    if not match:
        return title
    return title[: match.start()] if site and words(match["site"]) == words(site) else title


def _plain(text: str) -> str:
    return " ".join(unescape(unescape(re.sub(r"<[^>]{1,200}>", " ", text))).split())


def _string(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_string(one) for one in value)
    return value if isinstance(value, str) else ""
