"""A claim weighed against the corpus, sentence by sentence: who says the same, who says otherwise.

A sentence speaks of the claim when it has the claim's words in the claim's order; then numbers, dates, names and
denials decide. That is strict and stays within a language: what is put in quite other words counts as not found.
"""

from dataclasses import dataclass

from rag.dates import stated_dates, weekdays
from rag.facts import numbers
from rag.overlap import content, in_order
from rag.phrases import say
from rag.sentences import sentences, trimmed
from rag.stages import Ranker, Retriever, Understander
from rag.text import words
from rag.types import EVERYTHING, Check, Citation, Claim, Hit, Quote, Support, Verdict
from rag.verify import cite, unsupported

_SAME_MATTER = 0.75  # part of the claim's words that a sentence must have to speak of the same matter
_SAME_SAYING = 1.0  # and to say the same
# Words that take back what a sentence holds, or leave it open.
_HEDGES = frozenset(
    "false untrue unlikely may might could would if whether allegedly reportedly alleged rumour rumours rumor rumors "
    "hoax كاذب كاذبه شائعه شائعات مزاعم زعم زعمت يزعم ربما قد لو اذا لعل يحتمل".split()
)
_FEWEST = 3  # words without which a claim says nothing that could be told apart


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
        counts = {"supporting": _reports(supporting), "against": _reports(against), "passages": len(hits)}
        reason = say(f"because_{verdict}", query.language, **counts)
        return Check(query.text, query.language, verdict, supporting, against, reason)


def _verdict(supporting: tuple[Citation, ...], against: tuple[Citation, ...]) -> Verdict:
    if supporting and against:
        return "mixed"
    return "supported" if supporting else "contradicted" if against else "not_found"


def _reports(citations: tuple[Citation, ...]) -> int:
    """One for each story: a text that many carry is one report."""
    return len({citation.article.story for citation in citations})


def _weigh(claim: str, hit: Hit) -> list[Claim]:
    """The sentences of a passage that speak for or against the claim."""
    passage, asked = hit.passage, content(claim)
    weighed: list[Claim] = []
    for span in sentences(passage.text) if len(asked) >= _FEWEST else ():
        start, end = (passage.start + at for at in trimmed(passage.text, *span))
        text = passage.article.text[start:end]
        same = in_order(asked, content(text))
        if same < _SAME_MATTER:
            continue
        quote = Quote(passage.article.id, passage.article.revision, start, end, text)
        weighed.append(Claim(claim, (quote,), *_support(claim, text, same)))
    return weighed


def _support(claim: str, text: str, same: float) -> tuple[Support, str | None]:
    fault = unsupported(claim, text)
    if _HEDGES & (set(words(text)) - set(words(claim))) or text.rstrip().endswith(("?", "؟")):
        return "unsupported", "it leaves open whether it is so"
    if fault is None:
        return ("supported", None) if same >= _SAME_SAYING else ("unsupported", "it says it only in part")
    return ("contradicted" if _states_otherwise(claim, text, fault.kind, same) else "unsupported"), fault.reason


def _states_otherwise(claim: str, text: str, kind: str, same: float) -> bool:
    """True if the sentence says another thing of the same kind: silence on a number or a day is no contradiction."""
    if kind == "number":
        return len(numbers(text) - numbers(claim)) > 0
    if kind == "date":
        return bool(stated_dates(text) or weekdays(text))
    # A denial in a longer sentence may be of something else in it.
    return kind == "denial" and same == 1.0 and len(content(text)) <= len(content(claim)) + 1
