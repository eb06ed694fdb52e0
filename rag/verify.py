"""Drafts to an answer: a claim lives only if its words stand in an article and bear it out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from rag.calendars import TIME_WORDS
from rag.dates import stated_dates, weekdays
from rag.facts import denials, numbers
from rag.names import beside, named_in, names
from rag.overlap import content, shared
from rag.phrases import say
from rag.places import named_places, place_keys, shared_words
from rag.sentences import sentences
from rag.stages import Counter, Teller
from rag.text import fold, language, locate
from rag.types import Answer, Article, Citation, Claim, Draft, Drafts, Hit, Miss, Query, Quote


@dataclass(frozen=True, slots=True)
class Verify:
    """The answer made of the drafts that hold; the others are kept with the reason why they do not."""

    count: Counter
    tell: Teller

    def __call__(self, query: Query, hits: list[Hit], drafts: Drafts) -> Answer:
        checked = [_check(draft, hits) for draft in drafts.claims]
        kept = tuple(claim for claim in checked if claim.support == "supported")
        nearest = () if kept else drafts.misses or _unused(query, hits, bool(checked))
        citations = cite(kept, {hit.passage.article.id: hit.passage.article for hit in hits})
        return Answer(
            question=query.text,
            language=query.language,
            claims=kept,
            citations=citations,
            dropped=tuple(claim for claim in checked if claim.support != "supported"),
            searched=replace(self.count(query.scope), nearest=nearest),
            stories=self.tell(list(dict.fromkeys(citation.article.story for citation in citations))),
            model=drafts.model,
            tokens=drafts.tokens,
        )


def _unused(query: Query, hits: list[Hit], tried: bool) -> tuple[Miss, ...]:
    reason = say("unheld" if tried else "unanswering", query.language)
    return tuple(Miss(hit.passage, reason) for hit in hits[:3])


def cite(claims: Sequence[Claim], articles: dict[str, Article]) -> tuple[Citation, ...]:
    """Number the quotes in the order in which the claims use them; the same words get the same number."""
    quotes = dict.fromkeys(quote for claim in claims for quote in claim.quotes)
    return tuple(Citation(n, quote, articles[quote.article_id]) for n, quote in enumerate(quotes, 1))


def _check(draft: Draft, hits: list[Hit]) -> Claim:
    quotes = tuple(quote for rank, said in draft.quotes if (quote := _find(rank, said, hits)))
    if not draft.text:
        reason: str | None = "the claim is empty"
    elif not draft.quotes:
        reason = "it quotes nothing"
    elif len(quotes) < len(draft.quotes):
        reason = "the words it quotes are not in the passage it names"
    else:
        whole = " … ".join(_sentences_around(quote, hits) for quote in quotes)
        fault = unsupported(draft.text, " … ".join(quote.text for quote in quotes), whole)
        reason = fault.reason if fault else None
    return Claim(draft.text, quotes, "unsupported" if reason else "supported", reason, draft.marked, draft.short)


def _find(rank: int, said: str, hits: list[Hit]) -> Quote | None:
    """The article's own words for what the draft says it quotes."""
    passage = next((hit.passage for hit in hits if hit.rank == rank), None)
    if passage is None:
        return None
    article, first = passage.article, passage.start
    span = locate(said, passage.text)
    if span is None:  # or of the sentences next to it
        first = max(0, passage.start - _WINDOW)
        span = locate(said, article.text[first : passage.end + _WINDOW])
    if span is None:
        return None
    start, end = first + span[0], first + span[1]
    return Quote(article.id, article.revision, start, end, article.text[start:end])


_WINDOW = 1500  # characters to each side of a quote in which its sentences are looked for
_SHARED = 0.3  # part of a claim's words that a quote in its language must have


def _sentences_around(quote: Quote, hits: list[Hit]) -> str:
    """The whole sentences that a quote is taken from: a denial may stand outside of it."""
    text = next(h.passage.article.text for h in hits if h.passage.article.id == quote.article_id)
    # A sentence has an end near by; the window keeps a long article from being cut up for each quote.
    first = max(0, quote.start - _WINDOW)
    spans = [(first + start, first + end) for start, end in sentences(text[first : quote.end + _WINDOW])]
    return "".join(text[start:end] for start, end in spans if start < quote.end and quote.start < end).strip()


class Fault(NamedTuple):
    """What a quote does not bear out of a claim, and how that is said."""

    kind: Literal["number", "date", "name", "denial", "words"]
    reason: str


def unsupported(claim: str, quote: str, whole: str | None = None) -> Fault | None:
    """Why the quoted words, out of `whole` sentences, do not bear out the claim; None if they do.

    Numbers, dates, names and denials are compared in both languages, the other words within one.
    """
    whole = whole or quote
    if claim == whole:
        return None
    if not any(char.isalpha() for char in quote):
        return Fault("words", "the quote has no words")
    months = {str(date.month) for date in stated_dates(claim) if date.whole}  # "02" may stand as a word
    if missing := sorted(numbers(claim) - numbers(quote) - months):
        return Fault("number", f"number {missing[0]} is not in the quote")
    quoted = stated_dates(quote)
    stated = (
        date for date in stated_dates(claim) if date.month or date.day
    )  # a year alone is a number, and may be a sum
    if not all(any(date.within(other) for other in quoted) for date in stated):
        return Fault("date", "a date in it is not in the quote")
    if not weekdays(claim) <= weekdays(quote):
        return Fault("date", "the day of the week is not in the quote")
    if absent := _absent_name(claim, quote):
        return Fault("name", f"the name {absent} is not in the quote")
    said, meant = denials(claim), denials(whole)
    if (said > 0, said % 2) != (meant > 0, meant % 2):
        return Fault("denial", "one of claim and quote denies what the other says")
    if language(claim) == language(quote) and shared(content(claim), content(quote)) < _SHARED:
        return Fault("words", "the quote speaks of something else")
    return None


def _absent_name(claim: str, quote: str) -> str | None:
    """The first name of the claim, of a place or of anyone, that the quote does not have."""
    placed = set(place_keys(quote))
    for written, keys in named_places(claim):
        if placed.isdisjoint(keys):
            return written
    translated = shared_words(claim, quote)
    for name in names(claim, language(claim)):
        if name not in translated and fold(name) not in TIME_WORDS and not named_in(name, quote, beside(name, claim)):
            return name
    return None
