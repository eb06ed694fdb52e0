"""Answers to be shown to readers and to programs."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from rag.types import (
    EVERYTHING,
    Answer,
    Citation,
    Claim,
    Language,
    Miss,
    Passage,
    Quote,
    Scope,
    Searched,
    Story,
    Tokens,
)
from tests.conftest import article, part

FLOOD = article(
    "The river rose. Forty houses are gone. Rain is forecast.",
    "flood",
    title="High water",
    source="Post",
    url="https://news.example/flood",
    published=date(2023, 9, 10),
)
TALKS = article("وصل الجانبان إلى أنقرة. ووقعا الأوراق.", "talks")
ROSE, GONE, CAME = (
    part(FLOOD, "The river rose."),
    part(FLOOD, "Forty houses are gone."),
    part(TALKS, "وصل الجانبان إلى أنقرة."),
)
DESCRIBED = {"uri", "title", "source", "url", "published", "dated", "language"}


def quote(found: Passage) -> Quote:
    return Quote(found.article.id, found.article.revision, found.start, found.end, found.text)


def claim(text: str, *found: Passage) -> Claim:
    return Claim(text, tuple(map(quote, found)), "supported")


def citations(*found: Passage) -> tuple[Citation, ...]:
    return tuple(Citation(n, quote(one), one.article) for n, one in enumerate(found, 1))


ANSWER = Answer(
    question="What happened?",
    language="en",
    claims=(claim("It rose.", ROSE), claim("They came, and houses went.", CAME, GONE)),
    citations=citations(ROSE, CAME, GONE),
    dropped=(Claim("Nine died.", (), "unsupported", "number 9 is not in the quote"),),
    searched=Searched(12, 345, Scope(date(2023, 1, 1), date(2023, 12, 31), ("Post",))),
    answerer="llm",
    model="small",
    timings_ms={"understand": 0.5},
    tokens=Tokens(10, 5),
)


def refusal(language: Language = "en", scope: Scope = EVERYTHING, *nearest: Miss) -> Answer:
    return Answer("What?", language, (), (), (), Searched(12, 345, scope, nearest))


def as_read(shown: dict[str, Any]) -> dict[str, Any]:
    """What a program reads back; fails on anything that JSON cannot hold."""
    read: dict[str, Any] = json.loads(json.dumps(shown))
    return read


COPY = replace(FLOOD, id="copy", source="Mail")
TOLD = replace(ANSWER, stories=(Story(FLOOD.story, (FLOOD, COPY)), Story(TALKS.story, (TALKS,))))
