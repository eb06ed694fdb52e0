"""An answer for programs (one JSON object) and for readers (blocks of plain text). Pure."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, NamedTuple

from rag.listed import listing, listing_line
from rag.mentions import mentions_within
from rag.phrases import day, report_of, say
from rag.reported import reporter
from rag.text import language
from rag.types import Answer, Article, Check, Citation, Claim, Part, Quote, Scope, Searched, Story


def answer_json(answer: Answer) -> dict[str, Any]:
    numbers = {citation.quote: citation.n for citation in answer.citations}
    return {
        "question": answer.question,
        "language": answer.language,
        "refused": answer.refused,
        "answerer": answer.answerer,
        "model": answer.model,
        "note": answer.note,
        "claims": [_claim_json(claim, numbers) for claim in answer.claims],
        "citations": [citation_json(citation) for citation in answer.citations],
        "list": _list_json(answer),
        "reports": answer.reports,
        "independent": len(answer.stories),
        "stories": [_story_json(story, answer) for story in answer.stories],
        "dropped": [{"text": claim.text, "reason": claim.reason} for claim in answer.dropped],
        "searched": _searched_json(answer.searched),
        "timings_ms": answer.timings_ms,
        "tokens": {"prompt": answer.tokens.prompt, "completion": answer.tokens.completion},
        "cost": answer.tokens.cost,
    }


def _claim_json(claim: Claim, numbers: dict[Quote, int]) -> dict[str, Any]:
    return {
        "text": claim.text,
        "citations": [numbers[quote] for quote in claim.quotes],
        "support": claim.support,
        "answer": [{"text": claim.text[start:end], "start": start, "end": end} for start, end in claim.marked],
    }


def _list_json(answer: Answer) -> dict[str, Any] | None:
    """How many a list names, in how many independent reports, how many of these speak of others, and where."""
    made = listing(answer)
    return made and {
        "items": made.items,
        "reports": made.reports,
        "others_in": made.others_in,
        "others": [citation.n for citation in made.others],
    }


def check_json(check: Check) -> dict[str, Any]:
    return {
        "claim": check.claim,
        "verdict": check.verdict,
        "for": [_evidence_json(citation) for citation in check.supporting],
        "against": [_evidence_json(citation) for citation in check.against],
        "near": [_evidence_json(citation) for citation in check.near],
        "reason": check.reason,
        "language": check.language,
        "parts": [_part_json(part) for part in check.parts],
        "model": check.model,
        "tokens": {"prompt": check.tokens.prompt, "completion": check.tokens.completion},
        "cost": check.tokens.cost,
    }


def _part_json(part: Part) -> dict[str, Any]:
    return {
        "text": part.text,
        "verdict": part.verdict,
        "checked": part.checked,
        "for": [citation.n for citation in part.supporting],
        "against": [citation.n for citation in part.against],
        "near": [citation.n for citation in part.near],
        "reason": part.reason,
    }


def _evidence_json(citation: Citation) -> dict[str, Any]:
    """A citation, those to whom its words give what they tell, and what it lacks of a claim that it only comes near."""
    told = {"according_to": reporter(citation.quote.text), "note": citation.note or None}
    return citation_json(citation) | told


def article_json(article: Article) -> dict[str, Any]:
    return {**_described(article), "id": article.id, "story": article.story, "text": article.text}


def citation_json(citation: Citation) -> dict[str, Any]:
    quote = citation.quote
    return {
        "n": citation.n,
        "article_id": quote.article_id,
        **_described(citation.article),
        "story": citation.article.story,
        "revision": quote.revision,
        "quote": quote.text,
        "start": quote.start,
        "end": quote.end,
        "translation": citation.translation or None,
        "dates": _dates(citation),
    }


def _dates(citation: Citation) -> list[dict[str, Any]]:
    """The days that the quote speaks of; they follow from the stored text and day, so they are not stored."""
    found = mentions_within(citation.article, citation.quote.start, citation.quote.end)
    return [{**asdict(one), "first": one.first.isoformat(), "last": one.last.isoformat()} for one in found]


def _story_json(story: Story, answer: Answer) -> dict[str, Any]:
    first = story.articles[0]
    return {
        "story": story.id,
        "reports": len(story.articles),
        "first": {"article_id": first.id, **_described(first)},
        "citations": _cited(story, answer),
    }


def _cited(story: Story, answer: Answer) -> list[int]:
    return [citation.n for citation in answer.citations if citation.article.story == story.id]


def _described(article: Article) -> dict[str, Any]:
    return {
        "revision": article.revision,
        "uri": article.uri,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "dated": article.dated,
        "language": article.language,
    }


def _searched_json(searched: Searched) -> dict[str, Any]:
    scope = searched.scope
    return {
        "articles": searched.articles,
        "passages": searched.passages,
        "from": scope.since.isoformat() if scope.since else None,
        "to": scope.until.isoformat() if scope.until else None,
        "sources": list(scope.sources),
        "languages": list(scope.languages),
        "nearest": [
            {
                "article_id": miss.passage.article.id,
                **_described(miss.passage.article),
                "text": miss.passage.text,
                "start": miss.passage.start,
                "end": miss.passage.end,
                "reason": miss.reason,
            }
            for miss in searched.nearest
        ],
    }


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
    """An answer as it is read: the claims, report by report; then what was dropped, and what came near."""
    language = answer.language
    numbers = {citation.quote: citation.n for citation in answer.citations}
    articles = {citation.article.id: citation.article for citation in answer.citations}
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
        say("first", language, cited="".join(f"[{n}]" for n in _cited(story, answer)), count=len(story.articles))
        + report_of(story.articles[0], language)
        for story in copied
    ]
    return " ".join(f"{line}." for line in (counted, *firsts)) if copied else ""


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
