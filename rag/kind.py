"""What kind of answer a question asks for."""

import re
from typing import Literal, get_args

from rag.text import fold

Time = Literal["when", "weekday", "month", "year"]
Short = Time | Literal["long", "number", "where"]  # a few words answer; "long" is how long something takes
Kind = Short | Literal["who", "other"]
TIMES: tuple[Kind, ...] = get_args(Time)
SHORT: tuple[Kind, ...] = (*TIMES, "long", "number", "where")

_SPANS = "days|weeks|months|years|hours|minutes"
_SPANS_AR = "يوما?|اسبوعا?|شهرا?|عاما?|سنه|ساعه|دقيقه|استمر\\w*|دام\\w*|استغرق\\w*"
# On folded text. Of two that begin at one place the first is meant.
_ASKS: tuple[tuple[Kind, str], ...] = (
    ("weekday", r"اي\s+يوم\s+من\s+ايام|(?:what|which)\s+(?:day\s+of\s+the\s+week|weekday)"),
    ("month", r"ب?اي\s+شهر|(?:what|which)\s+month"),
    ("year", r"ب?اي\s+(?:عام|سنه)|(?:what|which)\s+year"),
    ("when", r"متي|(?:ال)?(?:موعد|تاريخ)|اي\s+يوم|(?:by\s+)?when|(?:what|which)\s+(?:date|day)|deadline"),
    ("long", rf"how\s+long|how\s+many\s+(?:{_SPANS})|duration|(?:ال)?(?:مده|مهله)|كم\s+(?:{_SPANS_AR})"),
    (
        "number",
        r"ب?كم|(?:ال)?(?:عدد|مبلغ|رقم|حصيله|معدل|قيمه|ثمن|سعر|ت?كلفه|ارتفاع|مساحه)|(?:ما|كم|اي)\s+(?:هي\s+)?(?:ال)?نسبه|"
        r"how\s+(?:many|much|large|big|fast|far|old|high|tall|deep)|number|amount|proportion|percentage|toll|count|"
        r"share|rate|price|cost|(?:اي|ما)\s+(?:ال)?قرار|(?:what|which)\s+(?:\w+\s+){0,3}resolution",
    ),
    (
        "where",
        r"اين|where|(?:what|which)\s+(?:\w+\s+)?(?:cit(?:y|ies)|countr(?:y|ies)|towns?|places?|villages?|regions?|areas?|"
        r"provinces?|capitals?)|(?:في|اي|ما)\s+(?:ال)?(?:مدينه|بلد|دوله|دول|عاصمه|مكان|منطقه|مناطق|محافظه)",
    ),
    (
        "who",
        r"who|whose|whom|من\s+(?:هو|هي|هم|الذي|التي|الذين)|اي\s+(?:وزير|مسؤول|رئيس|مبعوث|رجل|قائد|زعيم)\w*|"
        r"(?:what|which)\s+(?:\w+\s+){0,3}?"
        r"(?:minister|official|envoy|leader|president|ambassador|general|man|woman|person|spokes\w+|business\w+)s?",
    ),
)
_KINDS = tuple((kind, re.compile(rf"\b(?:{asks})\b")) for kind, asks in _ASKS)
_WHO = re.compile(r"و?من\b(?!\s+(?:اين|متي|اي)\b)")  # as the first word; elsewhere, and in "from where", it is "from"


def kind_of(question: str) -> Kind:
    """The kind of answer that the first words ask for that ask for one: "who … when" asks who."""
    folded = fold(question)
    if _WHO.match(folded):
        return "who"
    found = [(match.start(), n) for n, (_, asks) in enumerate(_KINDS) if (match := asks.search(folded))]
    return _KINDS[min(found)[1]][0] if found else "other"
