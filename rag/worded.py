"""What a sentence says of a claim by its wording alone: strict, and but for denials within one language."""

from dataclasses import replace

from rag.anchors import anchors
from rag.dates import stated_dates, weekdays
from rag.findings import Finding
from rag.opposed import opposed
from rag.overlap import content, in_order
from rag.repair import repairs
from rag.reported import leaves_open
from rag.units import Unit
from rag.verify import unsupported

_SAME_MATTER = 0.75  # part of the claim's words that a sentence must have to speak of the same matter
_SAME_SAYING = 1.0  # and to say the same


def worded(claim: str, unit: Unit) -> Finding:
    """What a sentence says by its wording alone."""
    text = unit.text
    if _denies(claim, unit):
        return Finding(unit, "contradicted", "denial")
    same = in_order(content(claim), content(text))
    nothing = Finding(unit, "unsupported", likely=anchors(claim, text)[1])
    if same < _SAME_MATTER or leaves_open(claim, text):
        return nothing
    fault = unsupported(claim, text)
    if fault is None:
        return replace(nothing, support="supported") if same >= _SAME_SAYING else nothing
    if _states_otherwise(claim, text, fault.kind, same) and not unit.is_of(fault.what):
        return Finding(unit, "contradicted", fault.kind)
    return nothing


def _denies(claim: str, unit: Unit) -> bool:
    """Whether a sentence says the contrary of a claim of which it bears out all else, in either language."""
    if not opposed(claim, unit.text):
        return False
    fault = unsupported(claim, unit.guarded, unit.dated)
    return fault is not None and fault.kind == "denial"


def _states_otherwise(claim: str, text: str, kind: str, same: float) -> bool:
    """True if the sentence says another thing of the same kind: silence on a number or a day is no contradiction."""
    if kind == "number":
        mended = repairs(claim, text, kind)
        return bool(mended) and all(one.means == "contradicted" for one in mended)
    if kind == "date":
        return bool(stated_dates(text) or weekdays(text))
    # A denial in a longer sentence may be of something else in it.
    return kind == "denial" and same == 1.0 and len(content(text)) <= len(content(claim)) + 1
