"""The permanent address of a quote: article, revision and offsets, so that anybody can see what stood there."""

import re
from dataclasses import dataclass
from typing import Any

from rag.objects import citation_json
from rag.types import Article, Citation, Quote

_ADDRESS = re.compile(r"([0-9a-f]{16})\.([0-9a-f]{16})\.(\d{1,9})-(\d{1,9})", re.ASCII)
_AROUND = 160  # characters of the article shown on each side


@dataclass(frozen=True, slots=True)
class Address:
    """Where quoted words stand."""

    article: str
    revision: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.article}.{self.revision}.{self.start}-{self.end}"

    def quote(self, article: Article) -> Quote | None:
        """The words at this address, of the article at its revision; None if it has no such place."""
        if not self.start < self.end <= len(article.text):
            return None
        return Quote(self.article, self.revision, self.start, self.end, article.text[self.start : self.end])


def address_of(quote: Quote) -> str:
    return str(Address(quote.article_id, quote.revision, quote.start, quote.end))


def parse(text: str) -> Address | None:
    """None for what is no address."""
    found = _ADDRESS.fullmatch(text)
    return Address(found[1], found[2], int(found[3]), int(found[4])) if found else None


def cited_json(quote: Quote, article: Article, current: Article) -> dict[str, Any]:
    """What the quote said, where, and whether the article that is held now still says it."""
    at = current.text.find(quote.text)
    return {
        "id": address_of(quote),
        **without_number(Citation(1, quote, article)),
        "before": article.text[max(0, quote.start - _AROUND) : quote.start],
        "after": article.text[quote.end : quote.end + _AROUND],
        "changed": current.revision != quote.revision,
        "now": {
            "revision": current.revision,
            "stands": at >= 0,
            "start": at if at >= 0 else None,
            "end": at + len(quote.text) if at >= 0 else None,
        },
    }


def without_number(citation: Citation) -> dict[str, Any]:
    return {name: value for name, value in citation_json(citation).items() if name != "n"}
