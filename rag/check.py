"""A claim weighed against the corpus, part by part: who says the same, who says otherwise, and who says so.

The verdict of a part: supported if reports say so and none says otherwise, contradicted if it is the other way round,
mixed if there are both, not_found if there is neither. Of the whole: what all its parts have in common; else mixed if
any part is supported or mixed; else contradicted, for one false part makes a claim false.
"""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import NamedTuple

from rag.assertions import parts
from rag.checkable import unfit
from rag.errors import InputError, ModelError
from rag.findings import Finding, Testimony, shown
from rag.lacking import lacking
from rag.otherwise import otherwise
from rag.phrases import say
from rag.reported import reporter
from rag.stages import Judge, Ranker, Reader, Retriever, Turn, Understander, Witness
from rag.types import EVERYTHING, Check, Citation, Claim, Hit, Language, Part, Query, Scope, Tokens, Verdict
from rag.units import Unit
from rag.verify import cite
from rag.weigh import weigh

_READ = 14  # passages that are weighed for a part
_BESIDE = 3  # of them, those found in the other language alone, and by names and numbers alone


class _Weighed(NamedTuple):
    """A part of a claim, what is found for it, and in how many passages, or why it cannot be checked."""

    part: str
    findings: list[Finding]
    looked: int | str
    told: Testimony | None = None  # what a model found
    fault: str = ""  # why it found nothing


@dataclass(frozen=True, slots=True)
class Checker:
    """Claim in, verdict out, by the same retrieval as questions; without judge and reader, by wording alone.

    With a witness it is what a model finds and what the wording says; the others are asked where that one fails.
    """

    understand: Understander
    retrieve: Retriever
    rank: Ranker
    judge: Judge | None = None
    trusting: bool = True  # whether the judge has a say in what supports a claim, and not only in what contradicts it
    turn: Turn = nullcontext
    note: str = ""  # what is said with every verdict
    reader: Reader | None = None  # asks the passages for what of the claim none of them bears out
    witness: Witness | None = None
    insists: bool = False  # on the witness: where that one fails, nothing is weighed

    def __call__(self, claim: str, scope: Scope = EVERYTHING) -> Check:
        """The verdict with its parts, by the scope.

        InputError for what is in neither language or has no words, ModelError for a witness that is insisted on.
        """
        with self.turn():
            return self._checked(claim, scope)

    def _checked(self, claim: str, scope: Scope) -> Check:
        try:
            query = self.understand(claim, scope)
        except InputError as error:
            raise InputError(_of_claims(error)) from None
        weighed = [self._weighed(part, query) for part in parts(query.text)]
        found = [(one.part, shown(one.findings)) for one in weighed]
        cited = _noted(_cited(finding for _, findings in found for finding in findings), found, query.language)
        made = tuple(
            _part(one, findings, cited, query.language) for (_, findings), one in zip(found, weighed, strict=True)
        )
        supporting, against, near = (
            tuple(c for c in cited if any(c in getattr(part, side) for part in made))
            for side in ("supporting", "against", "near")
        )
        verdict = overall([part.verdict for part in made if part.checked])
        faults = dict.fromkeys(say("unread", query.language, reason=one.fault) for one in weighed if one.fault)
        reason = "; ".join(filter(None, (_reason(made, query.language), *faults, self.note)))
        told = [one.told for one in weighed if one.told]
        model, tokens = told[0].model if told else None, sum((one.tokens for one in told), Tokens())
        return Check(query.text, query.language, verdict, supporting, against, reason, made, near, model, tokens)

    def _weighed(self, part: str, query: Query) -> _Weighed:
        if reason := unfit(part):
            return _Weighed(part, [], say(f"unfit_{reason}", query.language))
        try:
            hits = self._evidence(part, query.scope)
        except InputError as error:  # a part in a third language
            return _Weighed(part, [], _of_claims(error))
        units = [Unit.of(hit) for hit in hits]
        if self.witness is None or not units:
            return _Weighed(part, self._found(part, units), len(units))
        try:
            told = self.witness(part, units)
        except ModelError as error:
            if self.insists:
                raise
            return _Weighed(part, self._found(part, units), len(units), fault=str(error))
        by_wording = weigh(part, units)
        decided = {one.unit.quote for one in by_wording if one.support != "unsupported"}
        more = [one for one in told.findings if one.unit.quote not in decided]
        return _Weighed(part, [*by_wording, *more], len(units), told)

    def _found(self, part: str, units: Sequence[Unit]) -> list[Finding]:
        """What is found without a model."""
        found = weigh(part, units, self.judge, trusting=self.trusting)
        if self.reader and all(one.support == "unsupported" for one in found):
            found = [*otherwise(part, units, self.reader), *found]
        return found

    def _evidence(self, part: str, scope: Scope) -> list[Hit]:
        """The passages nearest to a part, with those of the other language, and those by its names and numbers."""
        query = self.understand(part, scope)
        other: Language = "en" if query.language == "ar" else "ar"
        asked = [query, replace(query, scope=replace(scope, languages=(other,)))]
        if len(said := (*query.names, *query.numbers)) > 1:
            asked.append(replace(query, standalone=" ".join(said)))
        found = [self.rank(one, self.retrieve(one)) for one in (asked if self.judge else asked[:1])]
        hits = [*found[0][: _READ - _BESIDE * (len(found) - 1)], *(hit for more in found[1:] for hit in more[:_BESIDE])]
        return list({hit.passage.id: hit for hit in (*hits, *found[0])}.values())[:_READ]


def _of_claims(error: InputError) -> str:
    """What is said of a question that cannot be asked, said of a claim."""
    told = str(error).replace("question", "claim")
    return told.replace("ask something", "state something").replace("ask in", "write it in")


def overall(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict on a claim whose parts have these."""
    if len(set(verdicts)) == 1:
        return verdicts[0]
    if {"supported", "mixed"} & set(verdicts):
        return "mixed"
    return "contradicted" if verdicts else "not_found"


def _cited(findings: Iterable[Finding]) -> tuple[Citation, ...]:
    """Each quote once, numbered: those that support first, those that decide nothing last."""
    chosen = sorted(findings, key=lambda one: ("supported", "contradicted", "unsupported").index(one.support))
    claims = [Claim("", (one.unit.quote,), one.support) for one in chosen]
    return cite(claims, {one.unit.article.id: one.unit.article for one in chosen})


def _noted(
    cited: Iterable[Citation], found: Sequence[tuple[str, Sequence[Finding]]], reader: Language
) -> tuple[Citation, ...]:
    """The citations, those that only come near a part with what they lack of it."""
    near = ((part, one) for part, findings in found for one in findings if one.support == "unsupported")
    notes = {one.unit.quote: lacking(part, one.unit, reader) for part, one in near}
    return tuple(replace(citation, note=notes.get(citation.quote, "")) for citation in cited)


def _part(one: _Weighed, findings: Sequence[Finding], cited: Sequence[Citation], language: Language) -> Part:
    text, looked = one.part, one.looked
    supporting, against, near = (
        tuple(c for c in cited if any(c.quote == f.unit.quote and f.support == side for f in findings))
        for side in ("supported", "contradicted", "unsupported")
    )
    if isinstance(looked, str):
        return Part(text, "not_found", (), (), looked, checked=False)
    verdict = _verdict(supporting, against)
    counts = {"supporting": _reports(supporting), "against": _reports(against), "passages": looked}
    if verdict == "not_found" and one.told:
        return Part(text, verdict, (), (), say("because_not_read", language, model=one.told.model, **counts), near=near)
    reason = say(f"because_{verdict}", language, **counts) + _according(supporting or against, language)
    return Part(text, verdict, supporting, against, reason, near=near)


def _verdict(supporting: Sequence[Citation], against: Sequence[Citation]) -> Verdict:
    if supporting and against:
        return "mixed"
    return "supported" if supporting else "contradicted" if against else "not_found"


def _reports(citations: Sequence[Citation]) -> int:
    """One for each story: a text that many carry is one report."""
    return len({citation.article.story for citation in citations})


def _according(citations: Sequence[Citation], language: Language) -> str:
    """Who says so, where every report gives it to somebody."""
    said = [reporter(citation.quote.text) for citation in citations]
    named = list(dict.fromkeys(by for by in said if by))
    if not named or None in said:
        return ""
    return say("according", language, by=say("comma", language).join(named[:3]))


def _reason(made: Sequence[Part], language: Language) -> str:
    if len(made) == 1:
        return made[0].reason
    counts = dict.fromkeys(("supported", "contradicted", "mixed", "not_found", "unchecked"), 0)
    for part in made:
        counts[part.verdict if part.checked else "unchecked"] += 1
    told = [say(f"parts_{name}", language, count=count) for name, count in counts.items() if count]
    return say("parts", language, count=len(made)) + say("comma", language).join(told)
