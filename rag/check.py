"""A claim weighed against the corpus, sentence by sentence: who says the same, who says otherwise.

A sentence speaks of the claim when it shares most of the claim's wording; then its numbers, dates, names and denials
decide. That is strict and stays within a language: what is put in quite other words counts as not found.
"""

from dataclasses import dataclass

from rag.overlap import share, trigrams
from rag.sentences import sentences, trimmed
from rag.stages import Ranker, Retriever, Understander
from rag.types import EVERYTHING, Check, Citation, Claim, Hit, Passage, Quote, Support, Verdict
from rag.verify import cite, unsupported

_SAME_SUBJECT = 0.6  # share of the claim's wording that a sentence must have to speak of it at all
_SAME_SAYING = 0.8  # and to say the same
_DECIDING = ("number", "a date", "one of claim")  # reasons that turn a sentence on the same subject against the claim


@dataclass(frozen=True, slots=True)
class Checker:
    """Claim in, verdict out, by the same retrieval as questions."""

    understand: Understander
    retrieve: Retriever
    rank: Ranker

    def __call__(self, claim: str) -> Check:
        query = self.understand(claim, EVERYTHING)
        hits = self.rank(query, self.retrieve(query))
        weighed = [weighing for hit in hits for weighing in _weigh(query.text, hit)]
        articles = {hit.passage.article.id: hit.passage.article for hit in hits}
        supporting = cite([c for c in weighed if c.support == "supported"], articles)
        against = cite([c for c in weighed if c.support == "contradicted"], articles)
        verdict = _verdict(supporting, against)
        reason = _REASONS[verdict].format(
            supporting=len(_reports(supporting)), against=len(_reports(against)), passages=len(hits)
        )
        return Check(query.text, query.language, verdict, supporting, against, reason)


_REASONS: dict[Verdict, str] = {
    "supported": "{supporting} report(s) say so",
    "contradicted": "{against} report(s) on the same matter say otherwise",
    "mixed": "{supporting} report(s) say so, {against} say otherwise",
    "not_found": "none of the {passages} nearest passages says this or its contrary in the claim's own terms",
}


def _verdict(supporting: tuple[Citation, ...], against: tuple[Citation, ...]) -> Verdict:
    if supporting and against:
        return "mixed"
    return "supported" if supporting else "contradicted" if against else "not_found"


def _reports(citations: tuple[Citation, ...]) -> set[str]:
    """One for each story: a text that many carry is one report."""
    return {citation.article.story for citation in citations}


def _weigh(claim: str, hit: Hit) -> list[Claim]:
    """The sentences of a passage that speak for or against the claim."""
    passage: Passage = hit.passage
    asked = trigrams(claim)
    weighed = []
    for span in sentences(passage.text):
        start, end = (passage.start + at for at in trimmed(passage.text, *span))
        text = passage.article.text[start:end]
        same = share(asked, trigrams(text))
        if same < _SAME_SUBJECT:
            continue
        reason = unsupported(claim, text)
        support: Support = "unsupported"
        if reason is None and same >= _SAME_SAYING:
            support = "supported"
        elif reason and reason.startswith(_DECIDING):
            support = "contradicted"
        quote = Quote(passage.article.id, passage.article.revision, start, end, text)
        weighed.append(Claim(claim, (quote,), support, reason))
    return weighed
