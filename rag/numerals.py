"""Numbers as news writes them, in figures and in words of both languages, read as values.

"Ten thousand", 10,000 and عشرة آلاف are one; a quarter is 25 of a hundred; the third is apart from three.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from rag.counted import is_dual
from rag.numberwords import ENGLISH_PARTS, KNOWN, MANY_PARTS, ORDINALS, PARTS, SCALES, SHORT, UNITS, VAGUE
from rag.sums import Sum
from rag.text import fold

Kind = Literal["count", "percent", "part", "ordinal"]  # a part is that of a hundred: a quarter is 25


class Numeral(NamedTuple):
    """A number of a text; `start` and `end` are offsets in the folded text."""

    value: str
    kind: Kind
    start: int
    end: int


_CLITIC = re.compile(r"^(?:[وف]ل(?=اول)|[وفبلك])?(?:ال|ل(?=ل))?")
_TOKEN = re.compile(r"(?<![a-z\d_.,])\d+(?:[.,]\d+)*(?!\d)|[^\W\d_]+|[^\w\s]")
_PERCENT = re.compile(r"\s*(?:%|per\s?cent\b|(?:نقطه\s+)?(?:في\s*|ب)ال(?:ميه|مايه)|percentage|نقطه\s+ميويه)")
_HOUR = re.compile(r"\s*(?:من\s+)?(?:صباح|مساء|فجر|ظهر|عصر|ليل)")
_AGE = re.compile(r"ال(?!ثاني)\w{3,}ه")  # طفلة في السادسة
_HALF = re.compile(r"\s+(?:and\s+a\s+half|ونصف)(?:\s+(?:ال)?([^\W\d_]+))?")
_OURS = re.compile(r"(?:هم|ها|هما|هن)$")
_OF = re.compile(r"\s+of\b|\s*(?:[.,;]|$)")
_RANKED = frozenset("came come comes finish finished finishes placed ranked".split())  # third, no third of it
_FIFTHS = {"خمس": "20", "سدس": "17", "سبع": "14", "تسع": "11", "عشر": "10"}  # خمس السكان, but خمس سنوات
_QUARTERS = frozenset("first second third fourth".split())
_JOINS = frozenset(("to", "-", "الي", "حتي"))
_BETWEEN = re.compile(r"\b(?:between|بين)\s*$")


@lru_cache(2000)
def numerals(text: str) -> tuple[Numeral, ...]:
    """The numbers of a text in order; those of words such as "dozens" have the word for a value."""
    return tuple(_Reader(fold(text)).read())


def plain(number: str) -> str:
    """Figures without signs for thousands, zeros in front and behind."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number):
        number = number.replace(",", "")
    number = number.replace(",", ".")
    whole, point, part = number.partition(".")
    if point and "." not in part:
        part = part.rstrip("0")
        return f"{whole.lstrip('0') or '0'}.{part}" if part else whole.lstrip("0") or "0"
    return number.lstrip("0") or "0"


class _Reader:
    """Goes over the words of a folded text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        self.found: list[Numeral] = []

    def read(self) -> list[Numeral]:
        at = 0
        while at < len(self.tokens):
            at = self._number(at) or self._other(at)
        return self._ranges()

    def _word(self, at: int) -> tuple[str, bool]:
        """The word without what is written onto it, and whether "and" is."""
        word = self.tokens[at][0] if at < len(self.tokens) else ""
        return (word, False) if word in KNOWN else (_CLITIC.sub("", word, count=1), word.startswith("و"))

    def _number(self, start: int) -> int:
        """Reads the number that begins here; where it ends, 0 if none does."""
        first, at = self.tokens[start][0], start
        if (part := _FIFTHS.get(_CLITIC.sub("", first, count=1))) and self._before_all(start + 1):
            self._add(part, "part", start, start + 1)
            return start + 1
        one = Sum(english=first.isascii())
        if first[0].isdigit():
            value = plain(first)
            if value.count(".") > 1:
                self._add(value, "count", at, at + 1)
                return at + 1
            one.since, one.figures, one.begun, at = Decimal(value), True, True, at + 1
            if scale := self._money(start):
                one.since, at = one.since * scale, at + 1
        while at < len(self.tokens):
            after = at + self._joint(one, at)
            word, joined = self._word(after)
            share = one.begun and _PERCENT.match(self.text, self.tokens[at - 1][2])  # بالمئة is no hundred
            if share or not one.take(word, joined or after > at, not self._and_number(after + 1)):
                break
            at = after + 1
        return self._close(one, start, at) if one.begun else 0

    def _money(self, at: int) -> int:
        """The scale written onto the figures of a sum of money: $320m."""
        (_, start, end), after = self.tokens[at], self.tokens[at + 1 : at + 2]
        close = self.text[start - 1 : start] in ("$", "€", "£") and bool(after) and after[0][1] == end
        return SHORT.get(after[0][0], 0) if close else 0

    def _before_all(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at][0].startswith("ال")

    def _joint(self, one: Sum, at: int) -> int:
        word = self.tokens[at][0]
        unit = UNITS.get(self._word(at + 1)[0])
        return int(one.begun and word in ("and", "-") and unit is not None and one.goes_on(unit, word == "-"))

    def _and_number(self, at: int) -> bool:
        word, joined = self._word(at)
        return joined and (word in UNITS or word in SCALES)

    def _close(self, one: Sum, start: int, at: int) -> int:
        value = one.total + (one.since or 0)
        if one.scale and one.since and self._word(at)[0] in SCALES:  # "forty thousand and fifty thousand"
            value = one.total
            while self._word(at - 1)[0] not in SCALES:
                at -= 1
        if value == 1 and at - start == 1 and not one.figures:
            return at  # "one of them"
        if half := _HALF.match(self.text, self.tokens[at - 1][2]):
            scale = SCALES.get(half[1] or "", 1)
            value = value + Decimal(one.scale) / 2 if one.scale else (value + Decimal("0.5")) * scale
            while at < len(self.tokens) and self.tokens[at][1] < half.end(1 if scale > 1 else 0):
                at += 1
        sign = _PERCENT.match(self.text, self.tokens[at - 1][2])
        self._add(plain(f"{value:f}"), "percent" if sign else "count", start, at)
        while sign and at < len(self.tokens) and self.tokens[at][1] < sign.end():
            at += 1
        return at

    def _other(self, at: int) -> int:
        """Reads what is no plain number here: the third, a quarter, dozens, a dual."""
        word, _, end = self.tokens[at]
        bare = self._word(at)[0]
        before = self.tokens[at - 1][0] if at else ""
        of = bool(_OF.match(self.text, end))
        if (parts := MANY_PARTS.get(_OURS.sub("", bare))) and (count := self._right_before(at)):
            self.found.pop()
            self._add(str(round(100 * count / parts)), "part", at, at + 1)
        elif bare in VAGUE:
            self._add(VAGUE[bare], "count", at, at + 1)
        elif (
            word in ENGLISH_PARTS
            and before not in _RANKED | _QUARTERS
            and (of or before in ("one", "two", "three", "-"))
        ):
            self._add(str(ENGLISH_PARTS[word]), "part", at, at + 1)
        elif (bare := _OURS.sub("", bare)) in PARTS and (
            word == "half"
            or before == "a"
            or (of and before not in _QUARTERS)
            or not (word.isascii() or self._ranks(word, at + 1))
        ):
            self._add(str(PARTS[bare]), "part", at, at + 1)
        elif word != "باولا" and (bare := bare if bare in ORDINALS else bare.removesuffix("ا")) in ORDINALS:
            hour = before == "الساعه" or _HOUR.match(self.text, end) or (before == "في" and _AGE.fullmatch(word))
            teen = 10 * (self._word(at + 1)[0] in ("عشر", "عشره"))
            self._add(str(ORDINALS[bare] + teen), "count" if hour else "ordinal", at, at + 1 + teen // 10)
            return at + 1 + teen // 10
        elif is_dual(word):
            self._add("2", "count", at, at + 1)
        return at + 1

    def _right_before(self, at: int) -> int:
        """The small number that stands before a word, with no more than a hyphen between; 0 if none does."""
        if not self.found or not self.found[-1].value.isdigit():
            return 0
        between = self.text[self.found[-1].end : self.tokens[at][1]]
        return int(self.found[-1].value) if not between.strip(" -") and int(self.found[-1].value) < 10 else 0

    def _ranks(self, part: str, at: int) -> bool:
        """Whether a part of the year, or of a match, is told from others: الربع الثاني."""
        after = self.tokens[at][0] if at < len(self.tokens) else ""
        return "ال" in part[:3] and after.startswith("ال") and self._word(at)[0] in ORDINALS

    def _add(self, value: str, kind: Kind, first: int, end: int) -> None:
        self.found.append(Numeral(value, kind, self.tokens[first][1], self.tokens[end - 1][2]))

    def _ranges(self) -> list[Numeral]:
        """ "Between 40 and 50 thousand" begins at forty thousand, "20 to 30 percent" at 20 percent."""
        for n, (one, other) in enumerate(zip(self.found, self.found[1:], strict=False)):
            link = self.text[one.end : other.start].strip()
            if link not in _JOINS and not (link in ("and", "و") and _BETWEEN.search(self.text[: one.start])):
                continue
            scale = max((SCALES.get(word, 1) for word in self.text[other.start : other.end].split()), default=1)
            if scale > 1 and one.value.replace(".", "", 1).isdigit() and Decimal(one.value) < 1000:
                one = one._replace(value=plain(f"{Decimal(one.value) * scale:f}"))
            self.found[n] = one._replace(kind=other.kind)
        return self.found
