"""An answer for readers: blocks and lines of plain text. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from rag.listed import listing_line
from rag.named import named_line
from rag.phrases import day, report_of, say
from rag.text import language
from rag.types import Answer, Article, Check, Citation, Scope, Story


class Line(NamedTuple):
    """A line of an answer, the numbers of what it cites, where in it the answer stands, and that alone if short."""

    text: str
    cited: tuple[int, ...] = ()
    marked: tuple[tuple[int, int], ...] = ()
    lead: str = ""

    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text in its order, each part with whether it is the answer."""
        at = 0
        for start, end in sorted(self.marked):
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        yield self.text[at:], False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[Line, ...]
    article: Article | None = None


def blocks(answer: Answer) -> Iterator[Block]:
    """An answer as it is read: whom it names, the claims report by report, what was dropped, and what came near."""
    language = answer.language
    numbers = {citation.quote: citation.n for citation in answer.citations}
    articles = {citation.article.id: citation.article for citation in answer.citations}
    if made := named_line(answer):
        yield Block(made, ())
    for own, claims in groupby(answer.claims, key=lambda claim: claim.quotes[0].article_id):
        lines = tuple(Line(c.text, tuple(numbers[q] for q in c.quotes), c.marked, c.lead) for c in claims)
        yield Block(report_of(articles[own], language), lines, articles[own])
    if made := listing_line(answer):
        yield Block(made, ())
    if answer.refused:
        yield Block(say("refused", language), (Line(searched_line(answer)),))
        nearest = tuple(Line(f"{miss.passage.text} ({miss.reason})") for miss in answer.searched.nearest)
        if nearest:
            yield Block(say("nearest", language), nearest)
    if answer.note:
        yield Block(answer.note, ())
    if answer.dropped:
        yield Block(say("dropped", language, count=len(answer.dropped)), ())


def stories_line(answer: Answer) -> str:
    """How many reports tell what is cited, how many of them on their own, and which of the copies came first."""
    language = answer.language
    counted = say("reports", language, count=answer.reports, own=len(answer.stories))
    copied = [story for story in answer.stories if len(story.articles) > 1]
    firsts = [
        say("first", language, cited="".join(f"[{n}]" for n in numbers_of(story, answer)), count=len(story.articles))
        + report_of(story.articles[0], language)
        for story in copied
    ]
    return " ".join(f"{line}." for line in (counted, *firsts)) if copied else ""


def numbers_of(story: Story, answer: Answer) -> list[int]:
    """The numbers of the citations that an answer has from a story."""
    return [citation.n for citation in answer.citations if citation.article.story == story.id]


def translation_line(citation: Citation) -> str:
    """The translation of a quote, marked as one in its own language; empty if there is none."""
    said = citation.translation
    return f"{say('translated', language(said))}: {said}" if said else ""


def cost_line(answer: Answer | Check) -> str:
    """The tokens that a model read and wrote, and what they cost where prices are set; empty without a model."""
    tokens = answer.tokens
    if not (answer.model and tokens.prompt + tokens.completion):
        return ""
    price = "" if tokens.cost is None else say("price", answer.language, cost=f"{tokens.cost:.4f}")
    counted = {"prompt": f"{tokens.prompt:,}", "completion": f"{tokens.completion:,}"}
    return say("cost", answer.language, model=answer.model, price=price, **counted)


def searched_line(answer: Answer) -> str:
    """How much was searched, and between which days."""
    searched, language = answer.searched, answer.language
    scope: Scope = searched.scope
    dates = ""
    if scope.since or scope.until:
        dates = say("dates", language, since=day(scope.since, language), until=day(scope.until, language))
    return say("searched", language, articles=searched.articles, passages=searched.passages, dates=dates)
