"""Whether the places that a claim names stand in its quote, or what answers for them: a town for its country, and a
government for its seat.

Only what happens in a country is borne out by a town of it: who agrees "in Geneva" is not Switzerland.
"""

import re

from rag.names import named_in
from rag.places import named_places, place_keys
from rag.text import fold
from rag.towns import towns
from rag.within import PART_OF, SEATS, countries

_BEFORE = (
    r"\b(?:in|at|(?<!according )to|from|into|near|outside|inside|around|across|through|via|for|reach\w*|left|visit\w*"
    r"|في|إلى|الى|من|قرب|خارج|داخل|نحو|زار\w*|يزور|غادر\w*|وصل\w*|مدينة|العاصمة|محادثات|مباحثات|مفاوضات|قمة|مؤتمر|اجتماع"
    r"|اجتماعات|اتفاق)\s+"
    r"(?:(?:the|north\w*|south\w*|east\w*|west\w*|central|شمال\w*|جنوب\w*|شرق\w*|غرب\w*|وسط)\s+)?"
)
_AFTER = r"\s+(?:talks|summit|conference|negotiations|meeting|agreement|accord)\b"

_DOES = r"\s+(?:had|has|have|will|would|did|does|said|says|wants?|wanted|demand\w*|denie[sd]|call(?:ed|s))\b"


def absent_place(claim: str, quote: str) -> str | None:
    """The first place of the claim, as it is written there, that the quote does not have."""
    within = {word for written, _ in towns(claim) if " " in written for word in written.split()}  # Port Sudan
    if absent := next((one for one, held in placed(claim, quote) if not held and fold(one) not in within), None):
        return absent
    known, governs = {key for _, key in towns(quote)}, _seats({*place_keys(quote)})
    heard = (
        written
        for written, key in towns(claim)
        if key not in known and (_key(key) not in governs or is_where(written, claim))
    )
    return next((written for written in heard if not named_in(written, quote)), None)


def placed(claim: str, quote: str) -> list[tuple[str, bool]]:
    """Each country, city or organisation that the claim names, and whether the quote has it or what answers for it."""
    held = {*place_keys(quote), *(_key(key) for _, key in towns(quote))}
    seats = {key for one, keys in named_places(quote) if not is_where(one, quote) for key in keys if key in SEATS}
    acting = {SEATS[key] for key in seats} | {PART_OF[key] for key in held if key in PART_OF}
    within, where = countries(held), held - _who_act(quote)
    return [
        (written, not (where | within if is_where(written, claim) else held | acting | _seats(held)).isdisjoint(keys))
        for written, keys in named_places(claim)
    ]


def _who_act(quote: str) -> set[str]:
    """Places that stand for their governments, where another is where it happens: in Amman, as Baghdad had demanded."""
    named = named_places(quote)
    if not any(is_where(one, quote) for one, _ in named):
        return set()
    act = {key for one, keys in named if re.search(rf"\b{re.escape(one)}{_DOES}", quote) for key in keys}
    return act - {key for one, keys in named if is_where(one, quote) for key in keys}


def _key(town: str) -> str:
    return f"@{town.replace('_', '-')}"


def _seats(held: set[str]) -> set[str]:
    """Those whose governments are named."""
    return {seat for seat, country in SEATS.items() if country in held}


def is_where(place: str, text: str) -> bool:
    """Whether something happens in the place, or somebody goes there: it is no government then."""
    own = re.escape(place)
    return bool(re.search(rf"{_BEFORE}{own}\b|\b{own}{_AFTER}", text, re.IGNORECASE))
