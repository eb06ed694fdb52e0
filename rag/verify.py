"""Drafts to an answer: a claim lives only if its words stand in an article and bear it out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat

from rag.attributed import attributed, speaker
from rag.context import context
from rag.contrast import without_contrast
from rag.guards import Fault as Fault
from rag.guards import unsupported as unsupported  # also for who imports them from here
from rag.phrases import say
from rag.sentences import around
from rag.setting import country, is_cut_short, setting
from rag.speakers import unattributed
from rag.stages import Counter, Judge, Teller
from rag.text import language, locate
from rag.types import Answer, Article, Citation, Claim, Draft, Drafts, Hit, Language, Miss, Query, Quote
from rag.widened import widened


@dataclass(frozen=True, slots=True)
class Verify:
    """The answer made of the drafts that hold; the others are kept with the reason why they do not."""

    count: Counter
    tell: Teller
    judge: Judge | None = None  # asked about what the guards let pass in other words than the quote's, and nothing else

    def __call__(self, query: Query, hits: list[Hit], drafts: Drafts) -> Answer:
        checked = [_check(draft, hits, query.language, self.judge) for draft in drafts.claims]
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
            stories=self.tell(list(dict.fromkeys(citation.article.story for citation in citations)), query.scope),
            model=drafts.model,
            tokens=drafts.tokens,
        )


def _unused(query: Query, hits: list[Hit], tried: bool) -> tuple[Miss, ...]:
    reason = say("unheld" if tried else "unanswering", query.language)
    return tuple(Miss(hit.passage, reason) for hit in hits[:3])


def cite(claims: Sequence[Claim], articles: dict[str, Article]) -> tuple[Citation, ...]:
    """Number the quotes in the order in which the claims use them; the same words get the same number."""
    quotes: dict[Quote, str] = {}
    for claim in claims:
        for quote, translation in zip(claim.quotes, chain(claim.translations, repeat("")), strict=False):
            quotes[quote] = quotes.get(quote) or translation
    cited = enumerate(quotes.items(), 1)
    return tuple(Citation(n, quote, articles[quote.article_id], translation) for n, (quote, translation) in cited)


def _check(draft: Draft, hits: list[Hit], asked: Language, judge: Judge | None) -> Claim:
    near = len(draft.quotes) == 1 and draft.quotes[0][1] == draft.text  # nothing is said of it but what it says
    quotes = tuple(quote for rank, said in draft.quotes if (quote := _find(rank, said, hits, near=near)))
    text = draft.text
    if not text:
        fault: Fault | None = Fault("empty", "the claim is empty")
    elif not draft.quotes:
        fault = Fault("unquoted", "it quotes nothing")
    elif len(quotes) < len(draft.quotes):
        fault = Fault("unfound", "the words it quotes are not in the passage it names")
    elif _is_passage(draft, hits):
        fault = None
    else:
        text, fault = _borne(draft.text, quotes, hits, judge)
        if fault and fault.kind == "name":
            text, quotes, fault = _longer(draft.text, quotes, hits, judge) or (text, quotes, fault)
    if fault is None:
        translations = _translations(draft, quotes, asked, hits)
        return Claim(text, quotes, "supported", None, draft.marked, draft.short, translations=translations)
    return Claim(text, quotes, "unsupported", fault.reason, draft.marked, draft.short, fault.kind)


def _translations(draft: Draft, quotes: Sequence[Quote], asked: Language, hits: list[Hit]) -> tuple[str, ...]:
    """Those that the reader needs, and in which the guards find nothing that the quote does not say."""
    published = {hit.passage.article.id: hit.passage.article.published for hit in hits}

    def kept(translation: str, quote: Quote) -> bool:
        into = translation and language(translation) == asked != language(quote.text)
        return bool(into) and unsupported(translation, quote.text, None, published[quote.article_id]) is None

    pairs = zip(draft.translations, quotes, strict=False)
    return tuple(translation if kept(translation, quote) else "" for translation, quote in pairs)


def _is_passage(draft: Draft, hits: list[Hit]) -> bool:
    """Whether the claim is a whole passage, and quotes it: nothing is cut out of its meaning."""
    return any(draft.quotes == ((hit.rank, draft.text),) and hit.passage.text == draft.text for hit in hits)


def _borne(claim: str, quotes: Sequence[Quote], hits: list[Hit], judge: Judge | None) -> tuple[str, Fault | None]:
    """The claim as it may be shown, and why the quotes do not bear it out, by the guards first; None if they do."""
    texts = {hit.passage.article.id: hit.passage.article for hit in hits}
    sentences = [around(texts[quote.article_id].text, quote.start, quote.end) for quote in quotes]
    if claim == " … ".join(sentences):
        return claim, None
    whole = " … ".join(context(claim, [quote.text for quote in quotes], sentences))
    days = {texts[quote.article_id].published for quote in quotes}
    published = days.pop() if len(days) == 1 else None
    titles = list(dict.fromkeys(texts[quote.article_id].title for quote in quotes))
    where = country(whole, titles)
    whole = " … ".join((whole, *where))
    quoted = " … ".join((*(quote.text for quote in quotes), *where))
    quoted = " … ".join((quoted, *setting(claim, quoted, titles)))
    if fault := unsupported(without_contrast(claim, whole), quoted, whole, published):
        return claim, fault
    if unattributed(claim, whole):
        told = attributed(claim, whole)
        if told is None or unsupported(told, quoted, whole, published) or unattributed(told, whole):
            who = speaker(whole)
            return claim, Fault("report", f"the quote only reports it: say that {who} says so" if who else _REPORTED)
        claim = told
    return claim, _judged(claim, whole, judge) if judge and locate(claim, quoted) is None else None


def _longer(
    claim: str, quotes: Sequence[Quote], hits: list[Hit], judge: Judge | None
) -> tuple[str, tuple[Quote, ...], None] | None:
    """The claim and longer quotes that bear it out, if such name whom these do not."""
    if any(len(quote.text.split()) < _QUOTED for quote in quotes):
        return None
    texts = {hit.passage.article.id: hit.passage.article.text for hit in hits}
    quoted = " … ".join(quote.text for quote in quotes)
    for wider in zip(*(widened(quote, texts[quote.article_id]) for quote in quotes), strict=True):
        pairs = zip(quotes, wider, strict=True)
        before = " … ".join(more.text[: quote.start - more.start] for quote, more in pairs)
        text, fault = _borne(claim, wider, hits, judge)
        if fault is None and is_cut_short(claim, quoted, before):
            return text, wider, None
    return None


def _judged(claim: str, whole: str, judge: Judge) -> Fault | None:
    (judgement,) = judge(claim, [whole])
    if judgement.contradicted >= _CONTRADICTED:
        return Fault("judged", f"the text seems to say otherwise ({judgement.contradicted:.0%})")
    if judgement.supported < _FAR:
        return Fault("judged", f"the text does not seem to say so ({judgement.supported:.0%})")
    return None


def _find(rank: int, said: str, hits: list[Hit], *, near: bool) -> Quote | None:
    """The article's own words for what the draft says it quotes, of the passage or, if allowed, from near it."""
    passage = next((hit.passage for hit in hits if hit.rank == rank), None)
    if passage is None:
        return None
    article, first = passage.article, passage.start
    span = locate(said, passage.text)
    if span is None and near:
        first = max(0, passage.start - _WINDOW)
        span = locate(said, article.text[first : passage.end + _WINDOW])
    if span is None:
        return None
    start, end = first + span[0], first + span[1]
    return Quote(article.id, article.revision, start, end, article.text[start:end])


_REPORTED = "it gives as fact what the quote only reports that somebody says"
# What a judge must find to drop a claim that no guard speaks against: it errs too, so only what is far from supported.
_CONTRADICTED = 0.6
_QUOTED = 2  # words of a quote that may have been cut short: a single one is no quote
_FAR = 0.15
_WINDOW = 1500  # characters to each side of a passage in which its words are looked for
