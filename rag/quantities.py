"""Quantities of a text as ranges, so that "more than 11,000" and "at least 11,300" are seen to agree."""

import re
from dataclasses import dataclass

from rag.dates import stated_dates
from rag.facts import numbers
from rag.text import folded_with_origin, language

_ABOUT = 0.1  # how far "about" may lie off, as a part of the number
_SCALES = {
    word: scale
    for scale, forms in {
        1e3: "thousand الف الاف الفا",
        1e6: "million مليون ملايين مليونا",
        1e9: "billion مليار مليارات مليارا",
    }.items()
    for word in forms.split()
}
_MORE = re.compile(
    r"(?:more than|over|at least|above|exceed\w*|no (?:less|fewer) than|(?:اكثر|ازيد) من|ما يزيد (?:علي|عن)|"
    r"[يت]زيد (?:قليلا )?(?:علي|عن)|[يت]?تجاوزت?|فوق|(?:ما )?لا [يت]قل عن)\s*[$€£]?$"
)
_LESS = re.compile(
    r"(?:less than|fewer than|under|below|up to|at most|no more than|اقل من|دون|"
    r"لا [يت](?:تعدي|زيد)(?: عن| علي)?)\s*[$€£]?$"
)
_NEAR = re.compile(
    r"(?:nearly|almost|about|around|roughly|some|approximately|close to|قرابه|ما يقارب|بنحو|نحو|حوالي|زهاء)\s*[$€£]?$"
)
_KINDS = {  # by what follows a number
    "share": re.compile(r"\s*(?:%|percent|per cent|في المئه|في المائه|بالمئه|بالمائه)"),
    "money": re.compile(r"\s*(?:dollar|euro|pound|دولار|يورو|كرونه|جنيه|ليره)"),
    "time": re.compile(
        r"\s*(?:-\s*)?(?:minute|hour|day|week|month|year|ساع|دقيق|دقائق|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|عام|اعوام|سن)"
    ),
    "place": re.compile(r"(?:st|nd|rd|th)\b"),
    "measure": re.compile(r"\s*(?:-\s*)?(?:met|kilomet|km|tonne|ton|degree|light|متر|كيلومتر|طن|درجه)"),
}
_LABEL = re.compile(
    r"(?:\b(?:resolution|article|decree|law|no\.|number|flight)|قرار|الماده|القانون|مرسوم|رقم)\s*(?:رقم\s*)?$"
)
_DIGITS = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_WORD = re.compile(r"\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text with its scale, the range that its words leave, what it counts, and where it stands."""

    value: float
    low: float
    high: float
    kind: str  # "year", "count" or one of those above: only like is compared with like
    start: int
    end: int

    def within(self, other: "Quantity") -> bool:
        return other.low <= self.low and self.high <= other.high

    def meets(self, other: "Quantity") -> bool:
        return self.low <= other.high and other.low <= self.high

    def written(self, text: str) -> str:
        """The number as the text writes it; one that is spelled out, in digits."""
        own = text[self.start : self.end]
        if own[0].isdigit():
            return own
        for scale, words in ((1e9, ("billion", "مليار")), (1e6, ("million", "مليون")), (1e3, ("thousand", "ألف"))):
            if self.value >= scale:
                return f"{self.value / scale:g} {words[language(text) == 'ar']}"
        return f"{self.value:g}"


def quantities(text: str) -> list[Quantity]:
    """The numbers of a text in order, also small ones that are spelled out, but for those of its dates."""
    folded, origin = folded_with_origin(text)
    found = [_read(folded, origin, match.span(), match[0]) for match in _DIGITS.finditer(folded)]
    for match in _LETTERS.finditer(folded):
        spelled = [n for n in numbers(match[0]) if n.isdigit() and match[0] not in _SCALES]
        if len(spelled) == 1:
            found.append(_read(folded, origin, match.span(), spelled[0]))
    days = [(date.start, date.end) for date in stated_dates(text) if date.month or date.day]
    kept = [one for one in found if one and not any(start <= one.start < end for start, end in days)]
    return sorted(kept, key=lambda one: one.start)


def _read(folded: str, origin: list[int], span: tuple[int, int], digits: str) -> Quantity | None:
    start, end = span
    plain = next(iter(numbers(digits)), "")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain) or _LABEL.search(folded[max(0, start - 20) : start]):
        return None  # 4.1.2 is a label, and so is the 2254 of a resolution
    scaled = _WORD.match(folded, end)
    scale = _SCALES.get(scaled[1], 1.0) if scaled else 1.0
    last = scaled.end(1) if scaled and scale > 1 else end
    value = round(float(plain) * scale, 2)
    low, high = _range(folded[max(0, start - 30) : start], value)
    kind = _kind(folded, start, last, value, digits)
    return Quantity(value, low, high, kind, origin[start], origin[last - 1] + 1)


def _kind(folded: str, start: int, end: int, value: float, digits: str) -> str:
    for kind, follows in _KINDS.items():
        if follows.match(folded, end):
            return kind
    if folded[start - 1 : start] in ("$", "€", "£"):
        return "money"
    return "year" if value.is_integer() and 1500 <= value < 2100 and digits.isdigit() else "count"


def _range(before: str, value: float) -> tuple[float, float]:
    if _NEAR.search(before):
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    if _MORE.search(before):
        return value, float("inf")
    return (0.0, value) if _LESS.search(before) else (value, value)


def hedged(folded: str, start: int) -> int:
    """Where the words begin that leave the number at `start` a range: "more than" before 11,000; on folded text."""
    first = max(0, start - 30)
    found = (pattern.search(folded[first:start]) for pattern in (_MORE, _LESS, _NEAR))
    return min((first + match.start() for match in found if match), default=start)


def without_counts(text: str) -> str:
    """The text without its quantities; years and dates stay."""
    for one in reversed(quantities(text)):
        if one.kind != "year":
            text = text[: one.start] + text[one.end :]
    return text
