"""Passages that say otherwise than a claim in one thing, as a reader finds it: a number, a day, a place, a person."""

from collections.abc import Iterator, Sequence

from rag.facts import numbers
from rag.findings import Finding
from rag.reading import Reading
from rag.reported import leaves_open
from rag.slots import Filler, Kind, Slot, filled, filler, question, slots
from rag.stages import Reader
from rag.types import Doubt
from rag.units import Unit
from rag.verify import unsupported

# Log odds that another thing must have of standing in the claim's place.
_LEAST: dict[Kind, float] = {"number": 0.5, "date": 0.5, "place": 0.5, "person": 1.0}
_FAULT: dict[Kind, Doubt] = {"number": "number", "date": "date", "place": "name", "person": "name"}
_BEHIND = 8.0  # log odds by which an answer may fall behind the best


def otherwise(claim: str, passages: Sequence[Unit], reader: Reader) -> list[Finding]:
    """The sentences that have another thing where the claim has one that no passage bears out.

    Nothing is asked where a passage may bear the claim out, or where it lacks more than one thing of it: that is
    another event.
    """
    faults = [unsupported(claim, unit.guarded, unit.dated) for unit in passages]
    if not all(fault and fault.sure for fault in faults):
        return []
    found: list[Finding] = []
    for slot in slots(claim):
        rest = filled(claim, slot, "")
        lacking = [
            unit
            for unit, fault in zip(passages, faults, strict=True)
            if fault and fault.kind == _FAULT[slot.kind] and not unit.is_of(fault.what)
        ]
        alone = [unit for unit in lacking if not _stated(claim, slot, unit) and _bears_out(rest, unit)]
        if alone:
            readings = reader(question(claim, slot), [unit.text for unit in alone])
            found += [one for pair in zip(alone, readings, strict=True) for one in _found(claim, slot, *pair)]
    return found


def _stated(claim: str, slot: Slot, unit: Unit) -> bool:
    """Whether the figures of the slot stand in the text, in whatever sense; a day's are nothing without its month."""
    written = claim[slot.start : slot.end]
    figures = numbers(written)
    whole = slot.kind == "number" or not any(char.isalpha() for char in written)
    return whole and bool(figures) and figures <= numbers(unit.guarded)


def _bears_out(claim: str, unit: Unit) -> bool:
    fault = unsupported(claim, unit.guarded, unit.dated)
    return not (fault and (fault.sure or fault.kind == "words")) and not leaves_open(claim, unit.text)


def _found(claim: str, slot: Slot, unit: Unit, reading: Reading) -> Iterator[Finding]:
    """The sentence with another thing in the slot, where the text bears out the claim with that in it."""
    other = filler(claim, slot, unit, reading.several(0, len(unit.text), _BEHIND))
    sure = other and other.other and other.odds >= _LEAST[slot.kind]
    if other and sure and _bears_out(filled(claim, slot, other.written), unit):
        yield Finding(_sentence(unit, other), "contradicted", _FAULT[slot.kind])


def _sentence(unit: Unit, other: Filler) -> Unit:
    """The one that the filler stands in."""
    at = unit.start + other.start
    return next((one for one in unit.sentences() if one.start <= at < one.end), unit)
