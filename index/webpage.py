"""A saved web page to a record, or why it is none: made by scripts, behind a wall, an error, a test for robots."""

import re
from urllib.parse import urlsplit

from index.body import body
from index.described import Described, described
from index.html import Page, parse
from rag.errors import InputError
from rag.text import fold, words
from rag.types import Record

_LEAST, _FEW, _TEASER = 10, 40, 120  # words: of news in brief; of an article; more than the free part of one
_PROMPT = 15  # words of a line that asks to subscribe
_ROBOTS = re.compile(
    r"captcha|are you (?:a robot|human)|verify (?:that )?you are (?:a )?human|just a moment|checking your browser|"
    r"attention required|unusual traffic|access denied|لست روبوت|برنامج روبوت"
)
# The whole of a title, up to where it names the site: news, too, begins with "500" or "Forbidden".
_ERRORS = re.compile(
    r"(?:(?:error|http|خطا)\s*)*(?:40\d|410|50\d)?\s*(?:error|(?:(?:the )?(?:page|article|file) )?(?:was )?not found|"
    r"(?:internal )?server error|bad gateway|service unavailable|forbidden|"
    r"(?:ال)?صفحه (?:غير موجوده|المطلوبه غير موجوده)|"
    r"لم يتم العثور علي (?:ال)?صفحه)?[!.]*"
)
_SITE_NAMED = re.compile(r"\s+[-–—|:]\s+.*")
_WALLED = re.compile(
    r"subscri(?:be|bers?|ption)\b.{0,40}(?:to (?:continue|read|unlock)|only)|to (?:continue|keep) reading|"
    r"already a subscriber|(?:المحتوي (?:متاح )?للمشتركين|للمشتركين فقط)|"
    r"(?:اشترك|سجل) (?:الان )?(?:لمتابعه|لمواصله|لقراءه)"
)
_SCRIPTED = re.compile(
    r"(?:enable|requires?|turn on|need) (?:\w+ ){0,2}java ?script|(?:تفعيل|تمكين) (?:ال)?(?:جافا|java)"
)


def page_record(data: bytes, uri: str, url: str | None = None) -> Record:
    """A page that was saved, or fetched at a url; InputError that says why, where it holds no article."""
    page = parse(data)
    said = described(page)
    text = "\n".join(body(page, said))
    if reason := _refused(page, said, text):
        raise InputError(reason)
    at = _address(said.url, url)
    return Record(uri, at or uri, text, said.title, said.source, at, said.published, True, said.dated or "metadata")


def _address(said: str | None, fetched: str | None) -> str | None:
    """A page may say under which address of its own site it goes, and not that it is another site's."""
    if fetched is None or (said and urlsplit(said).hostname == urlsplit(fetched).hostname):
        return said
    return fetched


def _refused(page: Page, said: Described, text: str) -> str | None:
    count = len(words(text))
    if count >= _TEASER:
        return None
    title = _SITE_NAMED.sub("", fold(said.title or page.title)).strip()
    if title and _ERRORS.fullmatch(title):
        return "an error page, not an article: fetch it again"
    in_brief = bool(count >= _LEAST and said.published and said.title)
    if count < _FEW and not in_brief and _ROBOTS.search(fold(" ".join([said.title, page.title, *page.headings, text]))):
        return "a test for robots, not an article: save the page from a browser"
    if _walled(page) or any(len(words(line)) <= _PROMPT and _WALLED.search(fold(line)) for line in text.split("\n")):
        return "only the part before a paywall: save the page while signed in"
    if count >= _FEW or in_brief:
        return None
    if _SCRIPTED.search(fold(page.text())) or page.scripts > 5 * len(page.text()):
        return "the page is made by its scripts: save it from a browser, with what they made"
    return "no article's text is found on the page"


def _walled(page: Page) -> bool:
    return any(str(one.get("isAccessibleForFree", "")).lower() == "false" for one in page.data)
