"""Answers and conversations to be shown, and what HTML is made of."""

from html.parser import HTMLParser
from typing import Any

from rag.types import Answer, Article, Citation, Claim, Miss, Passage, Quote, Searched
from tests.conftest import article
from web.page.talk import Talk, Turn
from web.page.words import Look

ENGLISH, ARABIC = Look("en"), Look("ar")


def quoted(of: Article, words: str) -> Quote:
    at = of.text.index(words)
    return Quote(of.id, of.revision, at, at + len(words), words)


def answered(text: str, words: str, **more: Any) -> Answer:
    """An answer of one claim, which is the words it quotes."""
    of = article(text, **more)
    quote = quoted(of, words)
    claim = Claim(words, (quote,), "supported")
    searched = Searched(1, 1)
    return Answer("Who?", "en", (claim,), (Citation(1, quote, of),), (), searched, "extractive", timings_ms={"a": 90.0})


def refused(*nearest: Article) -> Answer:
    misses = tuple(Miss(Passage(f"{a.id}:0", a, 0, len(a.text), "s"), "too <far>") for a in nearest)
    return Answer("Who?", "en", (), (), (), Searched(3, 7, nearest=misses))


def ended(answer: Answer, n: int = 1, question: str = "Who?") -> Turn:
    return Turn(n, question, answer, stage="")


def talk(*answers: Answer, look: Look = ENGLISH) -> Talk:
    turns = tuple(ended(answer, n) for n, answer in enumerate(answers, 1))
    return Talk(turns, look, asked=len(turns))


def tags(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements, each with the names of its attributes."""
    found: list[tuple[str, tuple[str, ...]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, tuple(name for name, _ in attrs)))

        def handle_comment(self, data: str) -> None:
            found.append((f"<!-- {data}", ()))

    Reader().feed(html)
    return found


def text_of(html: str) -> str:
    """What stands between the tags."""
    parts: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            parts.append(data)

    Reader().feed(html)
    return "".join(parts)
