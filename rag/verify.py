"""Drafts to an answer: a claim lives only if its words stand in an article and bear it out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.dates import TIME_WORDS, stated_dates, weekdays
from rag.facts import denies, has_pair, numbers
from rag.names import names, same_name
from rag.phrases import say
from rag.places import named_places, place_keys, shared_words
from rag.stages import Counter
from rag.text import fold, language, locate, words
from rag.types import Answer, Article, Citation, Claim, Draft, Drafts, Hit, Miss, Query, Quote


@dataclass(frozen=True, slots=True)
class Verify:
    """The answer made of the drafts that hold; the others are kept with the reason why they do not."""

    count: Counter

    def __call__(self, query: Query, hits: list[Hit], drafts: Drafts) -> Answer:
        checked = [_check(draft, hits) for draft in drafts.claims]
        kept = tuple(claim for claim in checked if claim.support == "supported")
        nearest = () if kept else drafts.misses or _unused(query, hits, bool(checked))
        return Answer(
            question=query.text,
            language=query.language,
            claims=kept,
            citations=cite(kept, {hit.passage.article.id: hit.passage.article for hit in hits}),
            dropped=tuple(claim for claim in checked if claim.support != "supported"),
            searched=replace(self.count(query.scope), nearest=nearest),
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
        reason = unsupported(draft.text, " … ".join(quote.text for quote in quotes))
    return Claim(draft.text, quotes, "unsupported" if reason else "supported", reason)


def _find(rank: int, said: str, hits: list[Hit]) -> Quote | None:
    """The article's own words for what the draft says it quotes."""
    passage = next((hit.passage for hit in hits if hit.rank == rank), None)
    span = locate(said, passage.text) if passage else None
    if passage is None or span is None:
        return None
    start, end = passage.start + span[0], passage.start + span[1]
    article = passage.article
    return Quote(article.id, article.revision, start, end, article.text[start:end])


DECIDING = ("number", "a date", "one of claim")  # how reasons begin that set a quote on the same matter against a claim


def unsupported(claim: str, quote: str) -> str | None:
    """Why the quoted words do not bear out the claim, or None: numbers, dates, names and denials are compared."""
    if claim == quote:
        return None
    stated = numbers(quote) | ({"2"} if has_pair(quote) else set())
    if missing := sorted(numbers(claim) - stated):
        return f"number {missing[0]} is not in the quote"
    quoted = stated_dates(quote)
    if not all(any(date.within(other) for other in quoted) for date in stated_dates(claim)):
        return "a date in it is not in the quote"
    if not weekdays(claim) <= weekdays(quote):
        return "a date in it is not in the quote: another day of the week"
    if absent := _absent_name(claim, quote):
        return f"the name {absent} is not in the quote"
    if denies(claim) != denies(quote):
        return "one of claim and quote denies what the other says"
    return None


def _absent_name(claim: str, quote: str) -> str | None:
    """The first name of the claim, of a place or of anyone, that the quote does not have."""
    placed = set(place_keys(quote))
    for written, keys in named_places(claim):
        if placed.isdisjoint(keys):
            return written
    known, translated = words(quote), shared_words(claim, quote)
    for name in names(claim, language(claim)):
        if name in translated or fold(name) in TIME_WORDS:
            continue
        if not any(name == word or same_name(name, word) for word in known):
            return name
    return None
