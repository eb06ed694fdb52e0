"""One thing in a sentence changed, so that it says otherwise: a number, a name, a place, a direction or a denial."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from rag.dates import stated_dates
from rag.names import names
from rag.places import named_places
from rag.text import fold, language

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_OPPOSITE = """
ارتفاع|انخفاض ارتفع|انخفض يرتفع|ينخفض ترتفع|تنخفض ارتفعت|انخفضت زيادة|تراجع يزيد|يقلص فوز|خسارة فاز|خسر يفوز|يخسر
تفوز|تخسر وصول|مغادرة وصل|غادر يصل|يغادر وصلت|غادرت قبول|رفض قبل|رفض يقبل|يرفض تقبل|ترفض وافق|رفض يوافق|يرفض
توافق|ترفض وافقت|رفضت يؤيد|يعارض تؤيد|تعارض يؤكد|ينفي تؤكد|تنفي أكد|نفى أكدت|نفت بدء|انتهاء بدأ|انتهى بدأت|انتهت
يبدأ|ينتهي تبدأ|تنتهي فتح|إغلاق يفتح|يغلق تفتح|تغلق مقتل|نجاة قتل|نجا نجاح|فشل نجح|فشل ينجح|يفشل تنجح|تفشل دعم|معارضة
يدعم|يعارض تدعم|تعارض تعيين|إقالة يعين|يقيل إطلاق|إيقاف تطلق|توقف يطلق|يوقف إفراج|اعتقال الإفراج|القبض اعتقال|إطلاق
أول|آخر أكبر|أصغر أعلى|أدنى أكثر|أقل قبل|بعد داخل|خارج شمال|جنوب شرق|غرب تقدم|تراجع توقيع|إلغاء يوقع|يلغي توقع|تلغي
يرحب|يندد ترحب|تندد رحب|ندد تحسن|تدهور
rose|fell rises|falls rise|fall increased|decreased increase|decrease won|lost wins|loses win|lose arrived|left
accepted|rejected accepts|rejects agreed|refused agrees|refuses confirmed|denied confirms|denies began|ended
begins|ends opened|closed opens|closes supports|opposes supported|opposed more|less before|after first|last
largest|smallest highest|lowest inside|outside north|south northern|southern east|west eastern|western
succeeded|failed approved|rejected higher|lower increasing|falling most|least appointed|dismissed released|arrested
welcomed|condemned early|late old|new added|removed banned|allowed always|never with|without buy|sell bought|sold
gained|lost long|short same|different
"""
_TURNED = {a: b for pair in map(str.split, _OPPOSITE.split(), repeat("|")) for a, b in (pair, pair[::-1])}
_WORD = re.compile(r"[^\W_]+")
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|did|does)\b(?! not)")
_NOT = re.compile(r"\b(?:not|never)\s+|n't\b")
_ARABIC_NOT = re.compile(r"(?<!\S)(?:لم|لن|لا|ليس|ليست)\s+(?=\S)")
_NO_VERB = (  # how words begin that begin like a verb
    "يوم|يمن|يون|يول|ينا|يسار|يمين|يهود|تحت|تركي|تونس|تشرين|تموز|تقرير|تنظيم|تاريخ|تصريح|تل |تعز|تأ|تو|تغ|تج|تح|تدر|تص"
    "|تطو|تطب"
)
_PRESENT = re.compile(rf"(?<!\S)(?!{_NO_VERB})(?=[يت][\u0621-\u064a]{{3,}}(?!\S))")


@dataclass(frozen=True, slots=True)
class Stock:
    """Names and places met elsewhere, to put in the place of others."""

    names: tuple[str, ...]
    places: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Stock":
        tongues = [(text, language(text)) for text in texts]
        called = dict.fromkeys(name for text, tongue in tongues for name in names(text, tongue))
        placed = dict.fromkeys(written for text in texts for written, _ in named_places(text))
        return cls(tuple(name for name in called if len(name) > 2), tuple(placed))


def changed(text: str, stock: Stock, chance: random.Random) -> str | None:
    """The sentence with one thing changed, or None if there is nothing to change."""
    ways: list[Callable[[str, Stock, random.Random], str | None]] = [_number, _place, _name, _turned, _denied]
    chance.shuffle(ways)
    return next((other for way in ways if (other := way(text, stock, chance)) and fold(other) != fold(text)), None)


def _number(text: str, stock: Stock, chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + another_number(match.group(), chance) + text[match.end() :]


def another_number(written: str, chance: random.Random) -> str:
    """A number of much the same look that is not this one; a year stays a year."""
    digits = [n for n, char in enumerate(written) if char.isdigit()]
    while True:
        at = chance.choice(digits[-2:] if len(digits) == 4 else digits)
        figure = chance.choice("0123456789" if at != digits[0] else "123456789")
        zero = ord("٠") if written[at] >= "٠" else ord("0")
        other = written[:at] + chr(zero + int(figure)) + written[at + 1 :]
        if other != written:
            return other


def _place(text: str, stock: Stock, chance: random.Random) -> str | None:
    return _replaced(text, [written for written, _ in named_places(text)], stock.places, chance)


def _name(text: str, stock: Stock, chance: random.Random) -> str | None:
    return _replaced(text, names(text, language(text)), stock.names, chance)


def _replaced(text: str, found: Sequence[str], stock: Sequence[str], chance: random.Random) -> str | None:
    written = [one for one in found if re.search(rf"\b{re.escape(one)}\b", text)]
    if not written:
        return None
    old, tongue = chance.choice(written), language(text)
    alike = [
        one
        for one in chance.sample(stock, min(50, len(stock)))
        if language(one) == tongue
        and one.startswith("ال") == old.startswith("ال")
        and one.istitle() == old.istitle()
        and fold(one) not in fold(text)
    ]
    return re.sub(rf"\b{re.escape(old)}\b", alike[0], text, count=1) if alike else None


def _turned(text: str, stock: Stock, chance: random.Random) -> str | None:
    found = [match for match in _WORD.finditer(text) if match.group() in _TURNED]
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + _TURNED[match.group()] + text[match.end() :]


def _denied(text: str, stock: Stock, chance: random.Random) -> str | None:
    if language(text) == "en":
        if _NOT.search(text):
            return _NOT.sub("", text, count=1)
        return _AUXILIARY.sub(r"\1 not", text, count=1) if _AUXILIARY.search(text) else None
    if _ARABIC_NOT.search(text):
        return _ARABIC_NOT.sub("", text, count=1)
    return _PRESENT.sub(chance.choice(("لا ", "لن ", "لم ")), text, count=1) if _PRESENT.search(text) else None


def facts(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a sentence states something that may be asked for, and the kind: number, when, where or who."""
    for match in _NUMBER.finditer(text):
        yield match.start(), match.end(), "when" if stated_dates(match.group()) else "number"
    for kind, found in (("where", [w for w, _ in named_places(text)]), ("who", names(text, language(text)))):
        for written in found:
            if found_at := re.search(rf"\b{re.escape(written)}\b", text):
                yield found_at.start(), found_at.end(), kind
