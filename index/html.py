"""A saved web page, parsed: what it says of itself, and its blocks of text. Only this file knows lxml.

The page's own scripts never run, nothing it names is fetched, and entities are not expanded.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from index.decode import SNIFFED, decode
from rag.errors import InputError

_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_BLOCKS = "p|h2|h3|h4|li|blockquote|td|pre".split("|")
_ASIDE = (  # what stands within an article and is not of it
    "//figure|//figcaption|//aside|//nav|//footer|//form|//button|//noscript|//template|//iframe|//select"
    "|//blockquote[contains(@class, 'twitter-') or contains(@class, 'instagram-') or contains(@class, 'tiktok-')]"
)
_BREAKS, _PROSE = 3, 300  # lines, and characters, of a table cell that is no cell of figures
_BYLINE = 12  # texts below the heading, among which its day may stand
_TAGS = 100_000
_QUOTED = 200  # quotations that are looked at
_MOST = 0.3  # of a page's text; what holds more, though it is called a form, holds the article


@dataclass(frozen=True, slots=True)
class Page:
    """What is read of a page; `meta` by lower-case name, the first value of each."""

    tree: HtmlElement
    meta: dict[str, str]
    data: list[dict[str, Any]]  # JSON-LD objects, those within others too
    headings: list[str]  # of the first rank
    times: list[str]
    canonical: str | None
    title: str
    scripts: int  # characters of the scripts in it

    def article(self) -> HtmlElement:
        """A copy of the tree without what stands beside or between an article's words."""
        tree = deepcopy(self.tree)
        whole = len(_text(tree))
        for element in tree.xpath(_ASIDE):
            if element.getparent() is not None and len(_text(element)) < whole * _MOST:
                element.drop_tree()
        _drop_links(tree)
        _drop_repeated(tree)
        _without_layout(tree)
        return tree

    def text(self) -> str:
        """All that a reader without scripts would see."""
        return _text(self.tree.find("body") if self.tree.find("body") is not None else self.tree)

    def below_title(self) -> list[str]:
        """The first texts that follow the heading of the page, a byline among them."""
        texts = self.tree.xpath(f"(//h1)[1]/following::text()[normalize-space()][position() <= {_BYLINE}]")
        return [" ".join(str(text).split()) for text in texts]

    def blocks(self) -> list[str]:
        """The text of each paragraph, heading and list item that holds no other, in the order of the page."""
        leaves = (e for e in self.article().iter(*_BLOCKS) if next(e.iterdescendants(*_BLOCKS), None) is None)
        return [text for text in map(_text, leaves) if text]


def parse(content: bytes) -> Page:
    """InputError for what has no element at all, or very many."""
    if content.count(b"<") > _TAGS:
        raise InputError(f"a page of more than {_TAGS:,} elements: save the article alone")
    try:
        tree = document_fromstring(_decoded(content).encode("utf-8", "replace"), parser=_parser("utf-8"))
    except (etree.LxmlError, ValueError) as error:
        raise InputError("not a web page that can be read: nothing of it is an element") from error
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if value := " ".join((element.get("content") or "").split()):
            meta.setdefault(name.lower(), value)
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)") or None
    times = [value for element in tree.iter("time") if (value := element.get("datetime") or _text(element))]
    title = " ".join((tree.findtext(".//title") or "").split())
    headings = [text for text in map(_text, tree.iter("h1")) if text]
    data = list(_data(tree))
    scripts = 0
    for script in tree.xpath("//script|//style"):
        scripts += len(script.text or "")
        script.drop_tree()
    return Page(tree, meta, data, headings, times, canonical, title, scripts)


def _decoded(data: bytes) -> str:
    """As UTF-8 if it is that, whatever the page says; else as it says; else as text is read."""
    declared = _CHARSET.search(data[:SNIFFED])
    for encoding in ("utf-8", declared[1].decode() if declared else "utf-8"):
        try:
            return data.decode(encoding) if "utf-16" not in encoding.lower() else decode(data)
        except (UnicodeError, LookupError):
            pass  # pages lie about it
    return decode(data)


def _parser(encoding: str) -> HTMLParser:
    return HTMLParser(encoding=encoding, no_network=True, remove_comments=True, remove_pis=True)


def _text(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _drop_links(tree: HtmlElement) -> None:
    """A paragraph that is a link and no sentence leads to another article."""
    for element in list(tree.iter("p")):
        links = element.findall(".//a")
        text = _text(element)
        if len(links) == 1 and text and _text(links[0]) == text and not text.endswith((".", "؟", "?", "!")):
            element.drop_tree()


def _drop_repeated(tree: HtmlElement) -> None:
    """A quotation that stands in the text as well is there to be seen, not to be read twice."""
    whole = _text(tree)
    for element in list(islice(tree.iter("blockquote"), _QUOTED)):
        if (text := _text(element)) and whole.count(text) > 1:
            element.drop_tree()
            whole = _text(tree)


def _without_layout(tree: HtmlElement) -> None:
    """A table whose cell holds lines of prose puts a menu beside them: such a cell is a plain block, and alone."""
    for font in list(tree.iter("font")):
        font.drop_tag()
    for cell in [td for td in tree.iter("td") if len(td.findall(".//br")) >= _BREAKS and len(_text(td)) >= _PROSE]:
        for other in [*cell.itersiblings(), *cell.itersiblings(preceding=True)]:
            if len(_text(other)) < _PROSE:
                other.drop_tree()
        for element in [cell, *cell.iterancestors("tr", "tbody", "table")]:
            element.tag = "div"


def _data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = deque([json.loads(script.text or "", strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.popleft()
            if isinstance(one, dict):
                yield one
                waiting += one.values()
            elif isinstance(one, list):
                waiting += one
