"""What kind of answer a question asks for, and whether a text has such a thing to offer."""

import re
from typing import Literal

from rag.dates import stated_dates
from rag.facts import numbers
from rag.places import named_places
from rag.text import fold

Kind = Literal["when", "number", "where", "who", "other"]

# On folded text.
_ASKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "when",
        re.compile(
            r"\b(?:متي|(?:ال)?(?:موعد|تاريخ)|اي\s+(?:يوم|شهر|عام|سنه)|when|(?:what|which)\s+(?:date|day|month|year|weekday))\b"
        ),
    ),
    (
        "number",
        re.compile(
            r"\b(?:ب?كم|(?:ال)?(?:عدد|نسبه|مبلغ|رقم|مده|حصيله)|how\s+(?:many|much|large|big|fast|long|far|old|high)|number|amount|"
            r"proportion|percentage|toll|count|share)\b"
        ),
    ),
    (
        "where",
        re.compile(
            r"\b(?:اين|where|(?:what|which)\s+(?:city|country|town|place|village|region|capital))\b|^(?:في\s+)?اي\s+(?:مدينه|بلد|دوله|عاصمه|مكان)\b"
        ),
    ),
    (
        "who",
        re.compile(
            r"\b(?:who|whose|whom)\b|^(?:و)?من\b|\bمن\s+(?:هو|هي|هم)\b|\bاي\s+(?:وزير|مسؤول|رئيس|مبعوث|رجل)\w*|(?:what|which)\s+(?:\w+\s+){0,3}?(?:minister|official|envoy|leader|president|ambassador|general|man|woman|person|spokes\w+|business\w+)s?\b"
        ),
    ),
)
_TIME = re.compile(
    r"\b(?:(?:ال)?(?:اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت|احد)|امس|اليوم|غدا|صباح|مساء|يوم|شهر|عام|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day|yesterday|today|tomorrow|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|"
    r"شباط|اذار|نيسان|ايار|حزيران|تموز|ايلول|تشرين|كانون)\b"
)
_OFFICE = re.compile(
    r"وزير|رئيس|متحدث|مبعوث|نائب|سفير|امين|مستشار|قائد|president|minister|envoy|spokes|secretary|ambassador|deputy|chief|"
    r"leader|chancellor|chair"
)
_FULL_NAME = re.compile(r"(?<=\s)[A-Z][a-z]+ [A-Z][a-z]+")


def kind_of(question: str) -> Kind:
    """The kind of answer that the first words ask for that ask for one: "who … when" asks who."""
    folded = fold(question)
    found = [(match.start(), kind) for kind, asks in _ASKS if (match := asks.search(folded))]
    return min(found, key=lambda one: one[0])[1] if found else "other"


def offers(kind: Kind, text: str) -> float:
    """How much of that kind the text has, 0 to 1."""
    folded = fold(text)
    if kind == "when":
        return float(bool(_TIME.search(folded) or stated_dates(text)))
    if kind == "number":
        return float(bool(numbers(text)))
    if kind == "where":
        return float(bool(named_places(text)))
    if kind == "who":
        return min(len(_OFFICE.findall(folded)) + bool(_FULL_NAME.search(text)), 3) / 3
    return 0.0
