"""A claim asked as questions: one of its numbers, days, places or names is taken out, and a reader finds what a text
has in its place.

After Lewis et al. 2019 (cloze translation): the reader learned from such questions, so they are written as those were.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from rag.dates import Stated, stated_dates
from rag.mentions import mentions_within
from rag.names import named_in, sounds_alike
from rag.placed import is_where
from rag.places import COUNTRIES, named_places, place_keys
from rag.quantities import Quantity, quantities
from rag.reading import Span
from rag.repair import runs
from rag.text import fold, folded_with_origin, language
from rag.towns import towns
from rag.units import Unit

Kind = Literal["number", "date", "place", "person"]
_ASKS: dict[str, dict[Kind, str]] = {
    "ar": {"number": "كم", "date": "متى", "place": "أين", "person": "من"},
    "en": {"number": "how many", "date": "when", "place": "where", "person": "who"},
}
_FIGURES = re.compile(r"[\d٠-٩][\d٠-٩.,٫٬]*(?<![.,])|\S+")
_MONEY = re.compile(r"[$€£]$")
_BOUNDS = r"\b(?:before|after|since|until|till|by|between|from|قبل|بعد|منذ|حتى|بين)\s+"
_BOUND = re.compile(rf"{_BOUNDS}(?:\w+\s+)?$", re.IGNORECASE)  # what goes before the day
_BOUNDED = re.compile(_BOUNDS, re.IGNORECASE)
_PART = re.compile("[¼-¾⅐-⅞⁄]")
_WIDE = frozenset("@africa @asia @europe @gulf @britain".split())  # which may hold the place
_ROUGHLY = 0.3  # a price for each sound at which what may be one name in two spellings is no other name


class Slot(NamedTuple):
    """A thing that a claim states, at its characters."""

    kind: Kind
    start: int
    end: int


class Filler(NamedTuple):
    """What a text has in a slot: as it is written, where, how surely, and whether it is another thing."""

    written: str
    start: int  # offsets in the text
    odds: float
    other: bool


def slots(claim: str) -> list[Slot]:
    """Everything in a claim that may be asked for."""
    whole = (
        one for one in quantities(claim) if one.kind != "year" and not _PART.search(claim[one.start : one.end + 1])
    )
    counts = [Slot("number", one.start, one.end) for one in whole]
    stated = (one for one in stated_dates(claim) if not _BOUND.search(claim[: one.start]))  # on another day, before it
    days = [Slot("date", one.start, one.end) for one in stated]
    places = [Slot("place", start, end) for start, end, _ in _places(claim)]
    where = [one for one in places if is_where(claim[one.start : one.end], claim)]  # whose forces they are is not asked
    people = [Slot("person", *span) for span in _each(claim, runs(claim))]
    others = (one for one in people if not any(_meet(one, other) for other in places))
    return list(dict.fromkeys([*counts, *days, *where, *others]))


def question(claim: str, slot: Slot) -> str:
    """The claim as a question for what stands in the slot; of "$34 billion" the figures are asked for."""
    tongue = "ar" if language(claim) == "ar" else "en"
    start, end = slot.start, slot.end
    if slot.kind == "number":
        figures = _FIGURES.match(claim, start)
        end = figures.end() if figures else end
        start -= bool(_MONEY.search(claim[:start]))
    asked = f"{claim[:start]}{_ASKS[tongue][slot.kind]}{claim[end:]}"
    return asked.rstrip(".؟? ") + ("؟" if tongue == "ar" else "?")


def filler(claim: str, slot: Slot, unit: Unit, spans: Sequence[Span]) -> Filler | None:
    """The likeliest thing of the slot's kind among the answers of a reader, which are the best first."""
    find = _FIND[slot.kind]
    for span in spans:
        for written, start, other in find(claim, slot, unit, span):
            return Filler(written, start, span.odds, other)
    return None


def filled(claim: str, slot: Slot, written: str) -> str:
    """The claim with that in the slot."""
    return " ".join(f"{claim[: slot.start]}{written}{claim[slot.end :]}".split())


_Found = Iterator[tuple[str, int, bool]]


def _number(claim: str, slot: Slot, unit: Unit, span: Span) -> _Found:
    mine = next(one for one in quantities(claim) if one.start == slot.start)
    for other in quantities(unit.text):
        if _meet(span, other) and mine.kind == other.kind:
            yield other.written(unit.text), other.start, not mine.meets(other)


def _day(claim: str, slot: Slot, unit: Unit, span: Span) -> _Found:
    mine = next(one for one in stated_dates(claim) if one.start == slot.start)
    for one in mentions_within(unit.article, unit.start, unit.end):
        start, end = one.start - unit.start, one.end - unit.start
        bounded = _BOUND.search(unit.text[:start]) or _BOUNDED.match(unit.text[start:end])
        if one.sure and start < span.end and span.start < end and not bounded:
            yield unit.text[start:end], start, not _on(mine, one.first, one.last)


def _on(mine: Stated, first: date, last: date) -> bool:
    """Whether the days from first to last may be those that are stated."""
    for part in ("year", "month", "day"):
        own = getattr(mine, part)
        if own is None:
            continue
        low, high = getattr(first, part), getattr(last, part)
        if low == high and own != low:
            return False
        if low != high:
            return True
    return True


def _place(claim: str, slot: Slot, unit: Unit, span: Span) -> _Found:
    country = _is_country(claim[slot.start : slot.end])
    known = {key for _, _, keys in _places(claim) for key in keys}
    for start, end, keys in _places(unit.text[span.start : span.end]):
        written = unit.text[span.start + start : span.start + end]
        if _is_country(written) == country and _WIDE.isdisjoint(keys):
            yield written, span.start + start, known.isdisjoint(keys)


def _places(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """Where a text names places, and the keys of what each may be."""
    folded, origin = folded_with_origin(text)
    named = [(fold(written), set(keys)) for written, keys in named_places(text)]
    for written, keys in [*named, *((written, {key}) for written, key in towns(text))]:
        if match := re.search(rf"(?<!\w)(?:[وفبك]|لل?)?({re.escape(written)})(?!\w)", folded):
            yield origin[match.start(1)], origin[match.end(1) - 1] + 1, keys


def _is_country(place: str) -> bool:
    return not COUNTRIES.isdisjoint(place_keys(place))


def _person(claim: str, slot: Slot, unit: Unit, span: Span) -> _Found:
    mine, said = claim[slot.start : slot.end], unit.text[span.start : span.end]
    for start, end in _each(said, runs(said)):
        run = said[start:end]
        if not place_keys(run):
            alike = any(sounds_alike(word, other, _ROUGHLY) for word in mine.split() for other in run.split())
            yield run, span.start + start, not alike and not any(named_in(word, claim) for word in run.split())


_FIND: dict[Kind, Callable[[str, Slot, Unit, Span], _Found]]
_FIND = {"number": _number, "date": _day, "place": _place, "person": _person}


def _each(text: str, written: Iterable[str]) -> Iterator[tuple[int, int]]:
    for one in written:
        if match := re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text):
            yield match.span()


def _meet(one: "Slot | Span | Quantity", other: "Slot | Span | Quantity") -> bool:
    return one.start < other.end and other.start < one.end
