"""A report as a card outside the evidence of an answer: what it says there, and the ways to the rest."""

import re
from collections.abc import Sequence

from rag.places import shared_words
from rag.text import SMALL_WORDS, fold, words
from rag.types import Article, Quote
from web.page.cards import around, meta, ways
from web.page.escaped import plain, spoken, within
from web.page.words import Look, direction

_WORD = re.compile(r"\w+")


def report_card(quotes: Sequence[Quote], article: Article, look: Look, n: int | None = None, note: str = "") -> str:
    """The article's quotes, each marked among its sentences; numbered, where others say so, with a note under them."""
    return _card([around(article.text, quote) for quote in quotes], quotes, article, look, n, note)


def snippet_card(quotes: Sequence[Quote], article: Article, sought: str, look: Look) -> str:
    """Passages of the article with the words that were looked for, and the places by their names in either language."""
    wanted = {_key(word) for word in words(sought) if word not in SMALL_WORDS}
    marked = [_marked(q.text, wanted | {_key(fold(word)) for word in shared_words(q.text, sought)}) for q in quotes]
    return _card(marked, quotes, article, look)


def _marked(text: str, wanted: set[str]) -> str:
    """The text, with each word marked that is one of those, or begins with one."""
    made, at = [], 0
    for word in _WORD.finditer(text):
        key = _key(fold(word[0]))
        if any(key == one or (len(one) > 3 and key.startswith(one)) for one in wanted):
            made += [within(text[at : word.start()]), f"<mark>{within(word[0])}</mark>"]
            at = word.end()
    return "".join([*made, within(text[at:])])


def _key(folded: str) -> str:
    """A word without the article that Arabic writes onto it."""
    return re.sub(r"^[وفبكل]?ال(?=..)|^لل(?=..)", "", folded)


def _card(
    quoted: Sequence[str], quotes: Sequence[Quote], article: Article, look: Look, n: int | None = None, note: str = ""
) -> str:
    number = f'<span class="n">{look.n(n)}</span>' if n else ""
    said = "".join(f"<blockquote>{one}</blockquote>" for one in quoted)
    said += f'<p class="lacks" {spoken(note)}>{plain(note)}</p>' if note else ""
    own = article.language
    return (
        f'<article class="card" lang="{own}" dir="{direction(own)}">'
        f"<h3>{number}<span>{plain(article.title)}</span></h3>"
        f"{meta(article, look)}{said}{ways(article, list(quotes), look)}</article>"
    )
