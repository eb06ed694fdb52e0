"""Numbers and denials of a text, the same in both scripts; with dates and names they are what a quote must bear out."""

import re

from rag.text import fold, words

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\d)")
_UNITS_EN = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS_EN = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SPELLED = {
    **{word: str(n) for n, word in enumerate(_UNITS_EN, 2)},
    **{word: str(n) for n, word in zip(range(30, 100, 10), _TENS_EN, strict=True)},
    **{
        form: n
        for n, forms in {
            "2": "اثنان اثنين اثنتان اثنتين يومين يومان ساعتين ساعتان شهرين شهران عامين عامان سنتين سنتان اسبوعين "
            "اسبوعان مرتين مرتان دقيقتين دقيقتان مئتين مئتان مائتين مائتان",
            "3": "ثلاث ثلاثه",
            "4": "اربع اربعه",
            "5": "خمس خمسه",
            "6": "ست سته",
            "7": "سبع سبعه",
            "8": "ثمان ثمانيه ثماني",
            "9": "تسع تسعه",
            "10": "عشر عشره",
            "20": "عشرون عشرين",
            "30": "ثلاثون ثلاثين",
            "40": "اربعون اربعين",
            "50": "خمسون خمسين",
            "60": "ستون ستين",
            "70": "سبعون سبعين",
            "80": "ثمانون ثمانين",
            "90": "تسعون تسعين",
            "hundred": "hundred hundreds مئه مائه مئات",
            "thousand": "thousand thousands الف الاف الفين الفان",
            "million": "million millions مليون ملايين مليونين مليونان",
            "billion": "billion billions مليار مليارات مليارين",
        }.items()
        for form in forms.split()
    },
}
_CLITIC = re.compile(r"^(?:و|ف|ب|ل|ك)?(?:ال)?")
_CONJUNCTION = re.compile(r"^[وف](?=..)")
_DENIALS = frozenset(
    (
        "no not never none nobody nothing without deny denied denies denying denial refuse refused refuses reject "
        "rejected rejects rejecting fail failed fails failing failure neither nor cannot unable لم لن لا ليس ليست "
        "ليسوا غير دون بدون نفي نفت ينفي تنفي نافيا نافيه رفض رفضت يرفض ترفض رافضا فشل فشلت يفشل تفشل عدم "
        "انكر انكرت ينكر استحاله"
    ).split()
)


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text as plain digits: ٢٬٥٠٠, 2,500 and 2500 are one; small ones also when spelled out."""
    folded = fold(text)
    found = {_plain(match.group()) for match in _NUMBER.finditer(folded)}
    return frozenset(found | {n for word in words(folded) if (n := _spelled(word))})


def _plain(number: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number):
        number = number.replace(",", "")
    number = number.replace(",", ".")
    whole, point, part = number.partition(".")
    if point and "." not in part:
        part = part.rstrip("0")
        return f"{whole.lstrip('0') or '0'}.{part}" if part else whole.lstrip("0") or "0"
    return number.lstrip("0") or "0"


def _spelled(word: str) -> str | None:
    return _SPELLED.get(word) or _SPELLED.get(_CLITIC.sub("", word, count=1))


# Words of denial in turns of phrase that deny nothing: "no less than", "still", "not only", "above all".
_IDIOMS = re.compile(
    r"\b(?:ما\s+)?لا\s+(?:يقل|تقل|يزال|تزال|يزالون|زال|زالت|سيما)\b|\bليس\s+فقط\b|\bno\s+(?:less|fewer)\s+than\b|\bnot\s+only\b"
)


def denials(text: str) -> int:
    """How often the text says that something is not so, did not happen, or was refused; two undo each other."""
    folded = fold(text).replace("n't", " not")
    seen = words(_IDIOMS.sub(" ", folded))
    return sum(map(_denying, seen))


def is_fact(word: str) -> bool:
    """True for a folded word that states a number or a denial: these are compared as such."""
    return word.isdigit() or _spelled(word) is not None or _denying(word)


def _denying(word: str) -> bool:
    return word in _DENIALS or _CONJUNCTION.sub("", word) in _DENIALS
