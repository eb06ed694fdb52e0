"""Whether the numbers of a claim are those of its quote, and of the same things."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rag.numerals import Numeral, numerals
from rag.senses import forms, rivals, senses
from rag.text import fold

_WORD = re.compile(r"[^\W\d_]+|[$€£]")
_OF_PEOPLE = frozenset("kill wound missing arrest survive release".split())
_OF_MONEY = frozenset("dollar euro pound riyal dinar dirham rouble yen".split())
_UNITS = {  # what is measured, by the word behind the number
    form: unit.split()[0]
    for unit in fold(
        "minute minutes دقيقة دقائق دقيقتين دقيقتان; hour hours ساعة ساعات ساعتين ساعتان; day days يوم أيام "
        "يومين يومان; week weeks أسبوع أسابيع أسبوعين أسبوعان; month months شهر أشهر شهور شهرين شهران; season "
        "seasons موسم مواسم موسمين; year years عام أعوام عامين سنة سنوات سنتين سنتان; decade decades عقد عقود "
        "عقدين عقدان; century centuries قرن قرون قرنين قرنان; millennium millennia ألفية ألفيات; "
        "kilometre kilometres kilometer kilometers km كيلومترات كيلومتر كيلومترا كلم; metre metres meter meters "
        "متر مترا أمتار مترات; mile miles ميل أميال; "
        "kilogram kilograms kilo kilos kg كيلوغرامات كيلوغرام كيلوغراما كيلوجرام "
        "كيلو; tonne tonnes ton tons طن طنا أطنان; gram grams غرام غراما; litre litres liter liters لتر لترا; "
        "barrel barrels برميل براميل; hectare hectares هكتار; foot feet قدم أقدام; inch inches بوصة; centimetre "
        "centimetres cm سنتيمتر سنتيمترا; millimetre millimetres mm مليمتر مليمترا; acre acres فدان فدانا أفدنة"
    ).split(";")
    for form in unit.split()
}
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
_BASIS_POINTS = re.compile(r"\s*(?:basis\s+points?|نقط[هة]?\s+اساس)")
_POINT = 20  # characters
_BEHIND = 2  # words behind a number in which its unit stands
_REACH = 5  # words to each side in which what a number counts is looked for
_MORE = re.compile(
    r"\b(?:more\s+than|over|at\s+least|above|exceed\w*|topped|upwards\s+of|(?:no|not)\s+(?:less|fewer)\s+than|اكثر\s+من|ازيد\s+من|لا\s+يقل\s+عن"
    r"|تجاوز\w*|(?<!لا )يزيد\s+(?:عن|علي))\s*[$€£]?$"
)
_LESS = re.compile(
    r"\b(?:(?<!no )(?<!not )(?:less|fewer)\s+than|under|below|at\s+most|no\s+more\s+than|اقل\s+من"
    r"|لا\s+يزيد\s+(?:عن|علي)|لا\s+يتجاوز|دون)\s*[$€£]?$"
)
_BOUNDS = (("more", _MORE), ("less", _LESS))
_ABOUT = re.compile(
    r"(?:\b(?:nearly|almost|about|around|roughly|some|approximately|close\s+to|قرابه|ما\s+يقارب|ب?نحو|حوالي|زهاء))\s*[$€£]?$"
)
_A = re.compile(r"\ban?\s+$")
_VAGUE = {"dozens": (20.0, 100.0), "hundreds": (200.0, 1e3), "thousands": (2e3, 1e5), "millions": (2e6, 1e8)}
_SCALES = {"thousands": 1e3, "millions": 1e6}
_BY = 4  # characters: " of "
_LEAST_ROUNDED = 10
_NEARLY = 0.05  # how far what is said to be about a number may lie off
_UPWARD = 1.25  # and what is said to be more than one, which is written shorter
_PERCENT = {"percent", "part"}
_AGES = {"count", "ordinal"}  # دون الثامنة عشرة is under 18


class _Counted(NamedTuple):
    """A number, what it counts as far as that is known, in which unit, and whether it is a least or a most."""

    number: Numeral
    of: frozenset[str]
    unit: str
    bound: str


def missing_number(claim: str, quote: str, known: frozenset[str] = frozenset()) -> str | None:
    """The first number of the claim that the quote does not have, or has of something else; `known` ones will do."""
    theirs = [counted for one in numerals(quote) for counted in _counted(quote, one)]
    for one in numerals(claim):
        if one.value not in known and not any(
            _same(ours, other, claim) for ours in _counted(claim, one) for other in theirs
        ):
            return one.value
    return None


def _same(ours: _Counted, theirs: _Counted, claim: str) -> bool:
    if not (_equals(ours.number, theirs.number, claim) and _kin(ours.number, theirs.number)):
        return False
    same = not (ours.unit and theirs.unit) or ours.unit == theirs.unit
    return same and _agree(ours.of, theirs.of) and {ours.bound, theirs.bound} != {"more", "less"}


def _counted(text: str, one: Numeral) -> Iterator[_Counted]:
    """The number as it is written, and in the unit that is also used for it: three millennia are 3,000 years."""
    of, unit, bound = _about(text, one)
    yield _Counted(one, of, unit, bound)
    figure, behind = _figure(one), fold(text)[one.end : one.end + _POINT]
    if figure and unit in _YEARS:
        yield _Counted(one._replace(value=f"{figure * _YEARS[unit]:g}"), of, "year", bound)
    if figure and _BASIS_POINTS.match(behind):
        yield _Counted(one._replace(kind="part"), of, unit, bound)
    if figure and figure < 1 and one.kind == "percent":
        yield _Counted(one._replace(value=f"{figure * 100:g}", kind="part"), of, unit, bound)


def _equals(one: Numeral, other: Numeral, claim: str) -> bool:
    """Whether the numbers are the same, or the claim says of a rounded one that it is: more than 400 are 465."""
    if one.value == other.value:
        return True
    if (exact := _figure(other)) is None:
        return False
    if (rounded := _figure(one)) is None:
        least, most = _meant(one, claim)
        return least <= exact < most
    before = fold(claim)[: one.start]
    if _A.search(before) and _MORE.search(_A.sub("", before)):  # more than a dozen
        return rounded < exact < 2 * rounded
    shorter = len(one.value.strip("0.")) < len(other.value.strip("0."))
    if not shorter or rounded < _LEAST_ROUNDED:
        return False
    if _MORE.search(before):
        return rounded < exact <= _UPWARD * rounded
    return bool(_ABOUT.search(before)) and abs(rounded - exact) <= _NEARLY * exact


def _figure(one: Numeral) -> float | None:
    """Its value; None of words such as "dozens"."""
    try:
        return float(one.value)
    except ValueError:
        return None


def _meant(one: Numeral, claim: str) -> tuple[float, float]:
    """From what to below what a word such as "dozens" says, alone or with the "thousands" that it stands by."""
    least, most = _VAGUE[one.value]
    for other in numerals(claim):
        first, second = sorted((one, other), key=lambda numeral: numeral.start)
        if other is not one and second.value in _SCALES and first.value in _VAGUE and second.start - first.end <= _BY:
            (least, most), scale = _VAGUE[first.value], _SCALES[second.value]
            return least * scale, most * scale
    return least, most


def _kin(one: Numeral, other: Numeral) -> bool:
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or kinds <= _PERCENT or (kinds == _AGES and one.value.isdigit() and int(one.value) > 10)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """False where the one counts what is a rival of what the other counts: dead for wounded, euros for dollars."""
    return not one or not other or not one.isdisjoint(other) or other.isdisjoint(rivals(tuple(one)))


def _about(text: str, one: Numeral) -> tuple[frozenset[str], str, str]:
    """What the number counts, as far as the words beside it say, in which unit, and whether it is a least or a most."""
    folded = fold(text)
    bound = next((name for name, form in _BOUNDS if form.search(folded[: one.start])), "")
    of = frozenset(_nearest(folded, one, _OF_PEOPLE)) | frozenset(_nearest(folded, one, _OF_MONEY))
    return of, _unit(folded, one), bound


def _unit(folded: str, one: Numeral) -> str:
    """The unit behind a number, or in it: 14 kilometres, ساعتان."""
    behind = _WORD.findall(folded[one.start : one.end]) + _WORD.findall(folded[one.end : one.end + 40])[:_BEHIND]
    return next((_UNITS[form] for word in behind for form in forms(word)[:3] if form in _UNITS), "")


def _nearest(folded: str, one: Numeral, keys: frozenset[str]) -> Iterator[str]:
    before = [match.group() for match in _WORD.finditer(folded[: one.start])][-_REACH:][::-1]
    after = [match.group() for match in _WORD.finditer(folded[one.end : one.end + 80])][:_REACH]
    for n in range(_REACH):
        found = {key for side in (before, after) if n < len(side) for key in senses(side[n]) if key in keys}
        if found:
            return iter(found)
    return iter(())
