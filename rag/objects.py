"""An answer, a check, an article and a citation as JSON objects, for programs. Pure."""

from dataclasses import asdict
from typing import Any

from rag.listed import listing
from rag.mentions import mentions_within
from rag.named import named
from rag.reported import reporter
from rag.show import numbers_of
from rag.types import Answer, Article, Check, Citation, Claim, Part, Quote, Searched, Story


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
    """How many a list names, in how many independent reports, how many of these speak of others, and where.

    `names` are those that an answer without a model marks in its quotes; with one, the claims are the items.
    """
    made = listing(answer)
    return made and {
        "items": made.items,
        "reports": made.reports,
        "others_in": made.others_in,
        "others": [citation.n for citation in made.others],
        "names": [{"name": name, "citations": list(numbers)} for name, numbers in named(answer)],
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
        "citations": numbers_of(story, answer),
    }


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
