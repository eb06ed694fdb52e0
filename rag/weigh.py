"""Sentences of the evidence that speak for a claim or against it.

The guards decide first: what they miss in a sentence, a number say, no model can overrule. A judge, where there is one,
tells which of the others bear the claim out, in either language; and where a guard found fault, whether the sentence
would bear out the claim with its own number, day or name put in: only then is it another account of the same thing.
Without a judge the wording decides (`rag.worded`).
"""

from collections.abc import Sequence
from dataclasses import replace

from rag.facts import denials, numbers
from rag.findings import Finding
from rag.overlap import content
from rag.repair import Repair, repairs
from rag.reported import leaves_open
from rag.stages import Judge
from rag.turned import exchanged, turned
from rag.types import Judgement
from rag.units import Unit
from rag.verify import unsupported
from rag.worded import worded

# Least probabilities of a judge, set by hand so that no development claim is turned round. They do not make it good
# enough on claims it was not set by, and it is off by default (see the README, "Claims").
NEAR = 0.3  # supported and contradicted together: the passage speaks of the matter, and is read sentence by sentence
SUPPORTS = 0.85  # it bears the claim out
CONTRADICTS = 0.95  # it says otherwise, where no guard found fault and the claim denies nothing
DENIES = 0.75  # it says otherwise, where a guard found that the one denies what the other says
SUSPECTS = 0.4  # it says otherwise, where a guard found another number, day or name; and then
MENDED = 0.5  # it bears out the claim with its own number or day put in, or without the denial,
GAIN = 0.05  # by so much better than the claim as it is
RENAMED = 0.9  # the same with its own place or person put in: many things happen in two places


def weigh(claim: str, passages: Sequence[Unit], judge: Judge | None = None) -> list[Finding]:
    """What the passages say of the claim, best passage first."""
    if judge is None:
        units = [unit for passage in passages for unit in passage.sentences()]
        said_so = [worded(claim, unit) for unit in units]
        return [finding for finding in said_so if finding.support != "unsupported"]
    said = judge(claim, [passage.dated for passage in passages]) if passages else []
    near = [p for p, one in zip(passages, said, strict=True) if one.supported + one.contradicted >= NEAR]
    return [finding for passage in near if (finding := _passage(claim, passage, judge))]


def _passage(claim: str, passage: Unit, judge: Judge) -> Finding | None:
    """What a passage says: the sentence that says it, or else the whole of it."""
    units = [*passage.sentences(), passage]
    if len(units) == 2:
        units = [passage]
    judged = judge(claim, [unit.dated for unit in units])
    found = [_judged(claim, unit, said, judge) for unit, said in zip(units, judged, strict=True)]
    for support in ("supported", "contradicted"):
        if finding := next((one for one in found if one.support == support), None):
            return finding
    return None


def _judged(claim: str, unit: Unit, said: Judgement, judge: Judge) -> Finding:
    nothing = Finding(unit, "unsupported")
    if leaves_open(claim, unit.text) or said.supported + said.contradicted < NEAR:
        return nothing
    if fault := unsupported(claim, unit.guarded, unit.dated):
        return _faulted(claim, unit, fault.kind, said, judge) or nothing
    if said.contradicted >= CONTRADICTS and not denials(claim):
        return replace(nothing, support="contradicted")
    if said.supported < SUPPORTS:
        return nothing
    other_way = turned(claim, unit.text)
    if other_way is None:
        return replace(nothing, support="supported")
    other = judge(other_way, [unit.dated])[0].supported
    return Finding(unit, "contradicted", "actor") if other > said.supported else nothing


def _faulted(claim: str, unit: Unit, kind: str, said: Judgement, judge: Judge) -> Finding | None:
    """What the text says where a guard found fault: another account of the same thing, or nothing.

    It is one if the text bears out the claim that is mended, and does not bear out the claim as it is.
    """
    other_way = exchanged(claim) if kind == "actor" else None
    turns = [Repair(other_way, unit.dated, "contradicted")] if other_way else []
    for mended in (*turns, *repairs(claim, unit.dated, kind)):
        whole = mended.text if kind == "denial" else unit.dated
        if unsupported(mended.claim, unit.guarded, whole) or (kind == "name" and not _anchored(mended.claim, unit)):
            continue
        # A text that denies has spoken of it; one that is silent on what a claim denies has not.
        sure = kind == "denial" and denials(unit.text) > denials(claim)
        if not (sure or _bears_out(mended, said, RENAMED if kind == "name" else MENDED, judge)):
            continue
        least = DENIES if kind == "denial" else SUSPECTS
        if mended.means == "supported" or (mended.means == "contradicted" and said.contradicted >= least):
            return Finding(unit, mended.means, kind)
        return None
    return None


def _bears_out(mended: Repair, said: Judgement, least: float, judge: Judge) -> bool:
    """Whether the text bears out the mended claim, and that better than the claim itself."""
    supported = judge(mended.claim, [mended.text])[0].supported
    return supported >= (least if mended.means == "supported" else max(least, said.supported + GAIN))


def _anchored(claim: str, unit: Unit) -> bool:
    """Whether a number or a day besides ties the claim to what the text tells: things happen in many places."""
    tied = numbers(claim) & numbers(unit.dated)
    return bool(tied) or len(content(claim)) >= 5
