"""What a claim would say if the text were right: the text's own number, day or name in the place of the claim's.

A text contradicts a claim on a number only where it bears out the claim with its own number in it: "40 houses fell"
is no word on how many schools were closed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from rag.calendars import TIME_WORDS, WEEKDAYS
from rag.dates import Stated, stated_dates, weekdays
from rag.everyday import may_be_name
from rag.facts import numbers
from rag.names import beside, named_in, names
from rag.offices import office_keys
from rag.places import COUNTRIES, named_places, place_keys
from rag.quantities import Quantity, quantities
from rag.text import fold, language
from rag.towns import is_given
from rag.types import Support

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")
_TRIED = 4  # of the text's numbers, days or names


class Repair(NamedTuple):
    """A claim as the text would have it, and what the text then says of the claim itself."""

    claim: str
    means: Support


def repairs(claim: str, text: str, kind: str, context: str = "") -> list[Repair]:
    """The claims that differ from this one in what the text does not bear out of it: a number, date or name.

    What the context names, a title say, need not be named again; nothing is taken from it.
    """
    makers: dict[str, Callable[[str, str], Iterator[Repair]]]
    makers = {"number": _numbers, "date": _dates, "name": partial(_names, context=context)}
    if kind == "number" and _odd_dates(claim, text):
        kind = "date"  # the number is of the day
    return list(islice(makers[kind](claim, text), _TRIED)) if kind in makers else []


def _put(claim: str, spans: Sequence[tuple[int, int]], pieces: Sequence[str]) -> str:
    for (start, end), piece in sorted(zip(spans, pieces, strict=True), reverse=True):
        if claim.startswith("و", start) and piece[:1].isdigit():  # وعشرة آلاف
            piece = f"و {piece}"
        claim = claim[:start] + piece + claim[end:]
    return " ".join(claim.split())


def _numbers(claim: str, text: str) -> Iterator[Repair]:
    own, theirs, stated = quantities(claim), quantities(text), numbers(text)
    odd = [one for one in own if numbers(claim[one.start : one.end]) - stated]
    others = [one for one in theirs if all(one.value != mine.value for mine in own)]
    if not 1 <= len(odd) <= 2:
        return
    for window in (others[n : n + len(odd)] for n in range(len(others) - len(odd) + 1)):
        pairs = list(zip(odd, window, strict=True))
        if all(mine.kind == other.kind for mine, other in pairs):
            pieces = [other.written(text) for other in window]
            yield Repair(_put(claim, [(one.start, one.end) for one in odd], pieces), _agreement(pairs))


def _agreement(pairs: Sequence[tuple[Quantity, Quantity]]) -> Support:
    if all(other.within(mine) for mine, other in pairs):
        return "supported"
    return "unsupported" if all(mine.meets(other) for mine, other in pairs) else "contradicted"


def _odd_dates(claim: str, text: str) -> list[Stated]:
    quoted = stated_dates(text)
    own = [date for date in stated_dates(claim) if date.month or date.day]
    return [date for date in own if not any(date.within(other) for other in quoted)]


def _dates(claim: str, text: str) -> Iterator[Repair]:
    odd = _odd_dates(claim, text)
    if odd:
        spans = [(date.start, date.end) for date in odd]
        spans += [span for span in _weekday_spans(claim) if not any(a <= span[0] < b for a, b in spans)]
        for other in stated_dates(text):
            if (other.month or other.day) and any(_differ(date, other) for date in odd):
                pieces = [text[other.start : other.end]] * len(odd) + [""] * (len(spans) - len(odd))
                yield Repair(_put(claim, spans, pieces), "contradicted")
        return
    spans = _weekday_spans(claim)
    if spans and weekdays(text) and not weekdays(claim) & weekdays(text):
        for start, end in _weekday_spans(text):
            yield Repair(_put(claim, spans, [text[start:end]] * len(spans)), "contradicted")


def _differ(a: Stated, b: Stated) -> bool:
    """True if the two cannot be one day; one that says less does not differ."""
    pairs = ((a.year, b.year), (a.month, b.month), (a.day, b.day))
    return any(one != other for one, other in pairs if one is not None and other is not None)


def _weekday_spans(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        bare = word.strip(".,،;؛:()")
        if fold(bare).removeprefix("و").removesuffix("s") in WEEKDAYS:
            found.append((at, at + len(bare)))
        at += len(word)
    return found


def _names(claim: str, text: str, context: str) -> Iterator[Repair]:
    told = f"{text} {context}"
    known = set(place_keys(told))
    places = [written for written, keys in named_places(claim) if known.isdisjoint(keys)]
    inside = {word for place in places for word in place.split()}
    missing = [run for run in runs(claim) if any(_absent(one, claim, told) for one in run.split() if one not in inside)]
    if len(places) == 1 and not missing and places[0] in claim:
        own, others = places[0], _others(claim, text, places[0])
    elif len(missing) == 1 and not places and missing[0] in claim:
        own = missing[0]
        others = [run for run in runs(text) if not any(named_in(one, claim) for one in run.split())]
    else:
        return
    start = claim.index(own)
    for other in dict.fromkeys(others):
        yield Repair(_put(claim, [(start, start + len(own))], [other]), "contradicted")


def _absent(name: str, claim: str, text: str) -> bool:
    return not named_in(name, text, beside(name, claim))


def _others(claim: str, text: str, own: str) -> list[str]:
    """Places that the text has and the claim has not, of the kind of this one: Doha is no other place than Qatar."""
    country, named = _is_country(place_keys(own)), set(place_keys(claim))
    return [
        written
        for written, keys in named_places(text)
        if named.isdisjoint(keys) and _is_country(keys) == country and written[0] != "و"
    ]


def _is_country(keys: Sequence[str]) -> bool:
    return not COUNTRIES.isdisjoint(keys)


def called(text: str) -> tuple[str, ...]:
    """The words of a text that look like names of people; no places and no offices."""
    own = _QUOTED.sub(" ", text)
    found = [*names(own, language(text)), *(one for one in _WORD.findall(own) if may_be_name(one) or is_given(one))]
    return tuple(one for one in found if not (place_keys(one) or office_keys(one) or fold(one) in TIME_WORDS))


def runs(text: str) -> list[str]:
    """Names that stand together, as one."""
    found: list[list[str]] = []
    at, own = -2, set(called(text))
    for n, word in enumerate(text.split()):
        bare = word.strip(".,،;؛:()«»\"“”'’")
        if bare.removesuffix("'s").removesuffix("’s") in own:
            found = [*found[:-1], [*found[-1], bare]] if n == at + 1 else [*found, [bare]]
            at = n
    return [" ".join(run) for run in found]
