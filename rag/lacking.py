"""What a passage that decides nothing lacks of a claim: said beside it, so that a reader knows what to look for."""

from rag.guards import Fault, faults
from rag.names import names
from rag.numerals import numerals
from rag.phrases import say
from rag.places import place_keys
from rag.text import fold, folded_with_origin, language
from rag.types import Doubt, Language
from rag.units import Unit

_HAD: tuple[Doubt, ...] = ("number", "date", "name")
_SAID: tuple[Doubt, ...] = ("speaker", "denial", "modality", "actor")  # one of them is enough


def lacking(claim: str, unit: Unit, reader: Language) -> str:
    """What the unit surely lacks, or says otherwise, in the reader's language; that it has all; or nothing."""
    found: dict[Doubt, Fault] = {}
    for fault in faults(claim, unit.guarded, unit.dated):
        found.setdefault(fault.kind, fault)
    sure = [found[kind] for kind in _HAD if kind in found and found[kind].sure]
    if sure:
        missing = say("comma", reader).join(_written(claim, fault, reader) for fault in sure)
        return say("lacks", reader, missing=missing)
    if kind := next((kind for kind in _SAID if kind in found and found[kind].sure), None):
        return say(f"lacks_{kind}", reader)
    return say("lacks_nothing", reader) if not found.keys() - {"words"} and _names_anything(claim) else ""


def _names_anything(claim: str) -> bool:
    return bool(numerals(claim) or place_keys(claim) or names(claim, language(claim)))


def _written(claim: str, fault: Fault, reader: Language) -> str:
    """What is missing, as the claim writes it; a day of the week or an office that it has by other words, as that."""
    if fault.kind == "number":
        _, origin = folded_with_origin(claim)
        one = next((one for one in numerals(claim) if one.value == fault.what), None)
        return claim[origin[one.start] : origin[one.end - 1] + 1] if one else fault.what
    if fold(fault.what) in fold(claim):
        return fault.what
    return say("lacks_weekday" if fault.kind == "date" else "lacks_office", reader)
