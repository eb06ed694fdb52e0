"""Sentences of the evidence that speak for a claim or against it.

The guards decide first: what they miss in a sentence, a number say, no model can overrule. A judge, where there is one,
tells which of the others bear the claim out, in either language; and where a guard found fault, whether the sentence
would bear out the claim with its own number, day or name put in: only then is it another account of the same thing.
Without a judge the wording decides (`rag.worded`).
"""

from collections.abc import Sequence
from dataclasses import replace

from rag.anchors import anchors
from rag.facts import numbers
from rag.findings import Finding
from rag.overlap import content
from rag.repair import Repair, repairs
from rag.reported import leaves_open
from rag.stages import Judge
from rag.types import Judgement, Quote
from rag.units import Unit
from rag.verify import Fault, unsupported
from rag.worded import worded

# Least likelihoods by a judge, chosen so that most development claims are right and none is turned round.
NEAR = 0.3  # either way together: the passage speaks of the matter, and is read sentence by sentence
SUPPORTS = 0.55  # it bears the claim out, where the guards find no fault
DOUBTED = 0.7  # the same, where a guard is in doubt
DENIES = 0.85  # it says otherwise, where one denies what the other says
SUSPECTS = 0.7  # it says otherwise, where it has another number, day or name; and then
MENDED = 0.75  # it bears out the claim with its own number or day put in,
GAIN = 0.05  # by so much better than the claim as it is
SAME, SURE = 0.6, 0.85  # or by this, where the sentence has that part of it
RENAMED, OTHERWISE = 0.7, 0.75  # the same with its own place or person put in, and it says otherwise as it is
_ALIKE = 0.3  # part of the claim, and of what the judge gives it, that a sentence must have to come near
_BORNE = 1.0  # what a judge that is not trusted takes for support comes before what is only alike


def weigh(claim: str, passages: Sequence[Unit], judge: Judge | None = None, *, trusting: bool = True) -> list[Finding]:
    """What the passages say of the claim, best passage first, also what comes near and decides nothing.

    A judge that is not to be trusted has no say in what supports a claim: only the wording has, and comes first. Nor
    has one in what a report of the same story denies.
    """
    said_so = [worded(claim, unit) for passage in passages for unit in passage.sentences()]
    if judge is None or not passages:
        return _each_once(said_so)
    said = judge(claim, [passage.dated for passage in passages])
    near = [p for p, one in zip(passages, said, strict=True) if one.supported + one.contradicted >= NEAR]
    judged = [_passage(claim, passage, judge) for passage in near]
    denying = {_story(one) for one in [*said_so, *judged] if one.support == "contradicted" and one.kind == "denial"}
    judged = [
        _unheard(one) if one.support == "supported" and (not trusting or _story(one) in denying) else one
        for one in judged
    ]
    return _each_once([*said_so, *judged])


def _story(finding: Finding) -> str:
    return finding.unit.article.story or finding.unit.article.id


def _unheard(finding: Finding) -> Finding:
    return replace(finding, support="unsupported", likely=finding.likely + _BORNE)


def _each_once(found: Sequence[Finding]) -> list[Finding]:
    """Of each unit what decides, if anything does, else what it comes near by, if it does."""
    best = dict[Quote, Finding]()
    for one in sorted(found, key=lambda one: (one.support == "unsupported", -one.likely)):
        best.setdefault(one.unit.quote, one)
    told = (one for one in found if best[one.unit.quote] is one)
    return [one for one in told if one.support != "unsupported" or one.likely >= _ALIKE]


def _passage(claim: str, passage: Unit, judge: Judge) -> Finding:
    """What a passage says: the sentence that says it, or else the whole of it, or else what comes nearest."""
    units = [*passage.sentences(), passage]
    if len(units) == 2:
        units = [passage]
    judged = judge(claim, [unit.dated for unit in units])
    found = [_judged(claim, unit, said, judge) for unit, said in zip(units, judged, strict=True)]
    for support in ("supported", "contradicted"):
        if finding := next((one for one in found if one.support == support), None):
            return finding
    return max(found, key=lambda one: one.likely)


def _judged(claim: str, unit: Unit, said: Judgement, judge: Judge) -> Finding:
    if leaves_open(claim, unit.text) or said.supported + said.contradicted < NEAR:
        return Finding(unit, "unsupported")
    nothing = Finding(unit, "unsupported", likely=anchors(claim, unit.text)[1] + said.supported)
    fault = unsupported(claim, unit.guarded, unit.dated)
    if said.supported >= (SUPPORTS if fault is None else DOUBTED) and not (fault and fault.sure):
        return replace(nothing, support="supported")
    return (fault and _faulted(claim, unit, fault, said, judge)) or nothing


def _faulted(claim: str, unit: Unit, fault: Fault, said: Judgement, judge: Judge) -> Finding | None:
    """What the text says where a guard found fault: another account of the same thing, or nothing.

    It is one if the text bears out the claim that is mended, and does not bear out the claim as it is.
    """
    kind = fault.kind
    if kind == "number" and unit.is_of(fault.what):
        return None
    if kind == "actor":  # all is as the claim has it but who did it to whom
        return Finding(unit, "contradicted", kind) if said.supported >= SUPPORTS else None
    if kind == "denial":
        return Finding(unit, "contradicted", kind) if fault.sure and said.contradicted >= DENIES else None
    for mended in repairs(claim, unit.dated, kind, unit.guarded):
        if unsupported(mended.claim, unit.guarded, unit.dated) or (
            kind == "name" and not _anchored(mended.claim, unit)
        ):
            continue
        if kind != "name" and _is_otherwise_the_same(mended, unit, said, judge):
            return Finding(unit, mended.means, kind)
        if not _bears_out(mended, unit, said, RENAMED if kind == "name" else MENDED, judge):
            continue
        suspects = OTHERWISE if kind == "name" else SUSPECTS
        if mended.means == "supported" or (mended.means == "contradicted" and said.contradicted >= suspects):
            return Finding(unit, mended.means, kind)
        return None
    return None


def _is_otherwise_the_same(mended: Repair, unit: Unit, said: Judgement, judge: Judge) -> bool:
    """Whether the text surely bears out the mended claim, and has most of its words too: all but a number or a day."""
    if mended.means != "contradicted" or anchors(mended.claim, unit.text)[1] < SAME:
        return False
    return judge(mended.claim, [unit.dated])[0].supported >= max(SURE, said.supported)


def _bears_out(mended: Repair, unit: Unit, said: Judgement, least: float, judge: Judge) -> bool:
    """Whether the text bears out the mended claim, and that better than the claim itself."""
    supported = judge(mended.claim, [unit.dated])[0].supported
    return supported >= (least if mended.means == "supported" else max(least, said.supported + GAIN))


def _anchored(claim: str, unit: Unit) -> bool:
    """Whether a number or a day besides ties the claim to what the text tells: things happen in many places."""
    tied = numbers(claim) & numbers(unit.dated)
    return bool(tied) or len(content(claim)) >= 5
