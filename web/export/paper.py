"""A conversation as it is written out: what was asked, what was found, one list of numbered references. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rag.show import Block, blocks, searched_line, stories_line
from rag.text import language as spoken
from rag.types import Answer, Citation, Language, Quote

Turns = Sequence[tuple[str, Answer]]


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it; the numbers are those of the whole conversation."""

    question: str
    language: Language
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...]  # how many reports tell it, how much was searched


@dataclass(frozen=True, slots=True)
class Paper:
    """What every format is made of."""

    language: Language  # of its own words
    made: date
    turns: tuple[Turn, ...]
    references: tuple[Citation, ...]  # each quote once


def paper(turns: Turns, language: Language, made: date) -> Paper:
    """The conversation, its quotes numbered through in the order in which they are cited."""
    numbers: dict[Quote, Citation] = {}
    for _, answer in turns:
        for citation in answer.citations:
            numbers.setdefault(citation.quote, replace(citation, n=len(numbers) + 1))
    numbered = (replace(answer, citations=tuple(numbers[c.quote] for c in answer.citations)) for _, answer in turns)
    made_turns = (_turn(question, answer) for (question, _), answer in zip(turns, numbered, strict=True))
    return Paper(language, made, tuple(made_turns), tuple(numbers.values()))


def _turn(question: str, answer: Answer) -> Turn:
    told = (stories_line(answer), "" if answer.refused else searched_line(answer))
    return Turn(question, spoken(question), tuple(blocks(answer)), tuple(filter(None, told)))


def direction(text: str) -> str:
    """How a paragraph with this text runs."""
    return "rtl" if spoken(text) == "ar" else "ltr"
