"""Where a text has a thing of the kind that a question asks for: a day, a span of time, a number, a place, a person."""

import re
from collections.abc import Iterator

from rag.dates import stated_dates
from rag.facts import numbers
from rag.kind import TIMES, Kind
from rag.numerals import numerals
from rag.people import people
from rag.places import named_places
from rag.quantities import hedged
from rag.text import folded_with_origin
from rag.tokens import tokens

Place = tuple[int, int]  # where it begins and ends

_OF_TIME: dict[Kind, str] = {"weekday": "W", "month": "M", "year": "Y", "when": "WMYDKT"}  # kinds of tokens
_TWO_OF_TIME = re.compile(r"UQ|qU|Of")  # next month, "the ninth of", whatever the month is called
# On folded text: "two hours", ساعتين, "a month", شهرا.
_UNITS_AR = (
    "(?:يوم|ايام|اسبوع|اسابيع|شهر|اشهر|شهور|عام|اعوام|سنه|سنوات|سنين|ساعه|ساعات|دقيقه|دقائق|ثانيه|ثوان|عقد|عقود|قرن"
    "|قرون)"
)
_COUNT_AR = (
    r"\d[\d.,]*|(?:ثلاث|اربع|خمس|ست|سبع|ثماني|ثمان|تسع|عشر)ه?|(?:عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع)(?:ين|ون)|بضعه?|"
    "عده|نصف|اكثر من"
)
_COUNT = (
    r"\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|several|"
    "few|half an|an?"
)
_LONG = re.compile(
    rf"\b(?:[وبلف]?(?:(?:{_COUNT_AR})\s+{_UNITS_AR}[اي]?"
    r"|(?:يوم|اسبوع|شهر|عام|سنت|ساعت|دقيقت|عقد|قرن)(?:ين|ان)|(?:يوم|اسبوع|شهر|عام)ا"
    r"|(?:يوم|اسبوع|شهر|عام)\s+واحد|(?:سنه|ساعه|دقيقه)\s+واحده)"
    rf"|(?:{_COUNT})[\s-](?:second|minute|hour|day|week|month|year|decade|century|centurie)s?)\b"
)
# From one place to the first letter of the next; in Arabic "and" is written onto that.
_AND = re.compile(r"(?:\s*[,،])?\s+(?:and|&|as well as)\s+(?:the\s+)?\S|\s*[,،]\s*(?:the\s+)?\S|(?:\s*[,،])?\s+و")
_SINCE = re.compile(
    r"\b(?:(?:before|after|since|until|till|by|early|late|mid|around|about)(?:\s+in)?[\s-]+|"
    r"(?:قبل|بعد|منذ|حتى|مطلع|أوائل|أواخر|منتصف|نهاية|بداية|قبيل|عقب)\s+)$",
    re.IGNORECASE,
)


def things(kind: Kind, text: str, question: str) -> list[Place]:
    """Where they stand; what the question itself names or counts answers nothing, and is left out.

    "More than" belongs to a number, and "before" to a day: without it they say another thing.
    """
    if kind in TIMES:
        return [(_since(text, start), end) for start, end in _times(kind, text)]
    if kind == "long":
        folded, origin = folded_with_origin(text)
        found = [match.span() for match in _LONG.finditer(folded)]
        return [_place(text, origin, hedged(folded, start), end) for start, end in found]
    if kind == "number":
        return list(_numbers(text, question))
    if kind == "where":
        return list(_places(text, question))
    return people(text, question) if kind == "who" else []


def offers(kind: Kind, text: str, question: str) -> bool:
    """Whether the text has such a thing at all."""
    return bool(things(kind, text, question))


def _place(text: str, origin: list[int], start: int, end: int) -> Place:
    """Offsets in the text of what stands so in the folded one; vowel marks after it are its own."""
    return origin[start], max(origin[end - 1] + 1, origin[end] if end < len(origin) else len(text))


def _since(text: str, start: int) -> int:
    found = _SINCE.search(text[:start])
    return found.start() if found else start


def _times(kind: Kind, text: str) -> Iterator[Place]:
    read = tokens(text)
    if kind == "when":
        yield from ((date.start, date.end) for date in stated_dates(text))
        letters = "".join(token.kind for token in read)
        yield from ((read[m.start()].start, read[m.end() - 1].end) for m in _TWO_OF_TIME.finditer(letters))
    yield from ((token.start, token.end) for token in read if token.kind in _OF_TIME[kind])


def _numbers(text: str, question: str) -> Iterator[Place]:
    """Counts and shares; the day of a month and a year are none."""
    folded, origin = folded_with_origin(text)
    dates = [(date.start, date.end) for date in stated_dates(text)]
    known = numbers(question)
    for one in numerals(text):
        start, end = _place(text, origin, hedged(folded, one.start), one.end)
        dated = any(first < end and start < last for first, last in dates)
        if one.kind in ("count", "percent") and not dated and one.value not in known:
            yield start, end


def _places(text: str, question: str) -> Iterator[Place]:
    """Those that stand in one list are one thing: between Russia and Turkey."""
    listed: list[Place] = []
    for start, end in _place_by_place(text, question):
        if listed and _AND.fullmatch(text[listed[-1][1] : start + 1]):
            listed[-1] = (listed[-1][0], end)
        else:
            listed.append((start, end))
    yield from listed


def _place_by_place(text: str, question: str) -> Iterator[Place]:
    known = {key for _, keys in named_places(question) for key in keys}
    at = 0
    for written, keys in named_places(text):
        start = text.find(written, at)
        if start < 0 or not known.isdisjoint(keys):
            continue
        at = start + len(written)
        yield start, at
