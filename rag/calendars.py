"""The words that dates are made of, in Arabic and English: each with its kind, one letter, and its value.

Words are compared folded (`rag.text.fold`). A date is then a pattern of letters: "السبت 8 شباط" is WNM (`rag.dates`).
"""

from rag.text import fold

MONTHS = (  # Levantine, Egyptian, Maghrebi, English
    "يناير|كانون الثاني|جانفي|january|jan",
    "فبراير|شباط|فيفري|february|feb",
    "مارس|اذار|march|mar",
    "ابريل|نيسان|افريل|april|apr",
    "مايو|ايار|ماي|may",
    "يونيو|يونيه|حزيران|جوان|june|jun",
    "يوليو|يوليه|تموز|جويليه|july|jul",
    "اغسطس|اب|اوت|august|aug",
    "سبتمبر|ايلول|شتنبر|september|sept|sep",
    "اكتوبر|تشرين الاول|october|oct",
    "نوفمبر|تشرين الثاني|نونبر|november|nov",
    "ديسمبر|كانون الاول|دجنبر|december|dec",
)
HIJRI = (
    "محرم|المحرم|muharram",
    "صفر|safar",
    "ربيع الاول|ربيع اول|rabi al-awwal",
    "ربيع الثاني|ربيع الاخر|ربيع ثان",
    "جمادي الاولي|جمادي الاول",
    "جمادي الاخره|جمادي الثانيه|جمادي الثاني|جمادي الاخر",
    "رجب|rajab",
    "شعبان|shaaban|shaban",
    "رمضان|ramadan|ramadhan",
    "شوال|shawwal",
    "ذو القعده|ذي القعده|ذو القعد",
    "ذو الحجه|ذي الحجه|ذو الحج",
)
_WEEKDAYS = (
    "monday|الاثنين", "tuesday|الثلاثاء", "wednesday|الاربعاء", "thursday|الخميس", "friday|الجمعه",
    "saturday|السبت", "sunday|الاحد",
)  # fmt: skip
_ORDINALS = (
    "اول|الاول|first", "الثاني|second", "الثالث|third", "الرابع|fourth", "الخامس|fifth", "السادس|sixth",
    "السابع|seventh", "الثامن|eighth", "التاسع|ninth", "العاشر|tenth", "الحادي عشر|eleventh",
    "الثاني عشر|twelfth", "الثالث عشر|thirteenth", "الرابع عشر|fourteenth", "الخامس عشر|fifteenth",
    "السادس عشر|sixteenth", "السابع عشر|seventeenth", "الثامن عشر|eighteenth", "التاسع عشر|nineteenth",
    "العشرين|العشرون|twentieth",
    *(f"{unit} والعشرين|{unit} والعشرون" for unit in
      "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع".split()),
    "الثلاثين|الثلاثون|thirtieth", "الحادي والثلاثين|الحادي والثلاثون",
)  # fmt: skip
_COUNTS = (
    "a|an|one", "two", "three|ثلاثه|ثلاث", "four|اربعه|اربع", "five|خمسه|خمس", "six|سته|ست", "seven|سبعه|سبع",
    "eight|ثمانيه|ثماني", "nine|تسعه|تسع", "ten|عشره|عشر",
)  # fmt: skip
DAY, WEEK, MONTH, YEAR = 1, 7, 30, 365
_UNITS = {
    DAY: "يوم|يومي|day",
    WEEK: "اسبوع|الاسبوع|week",
    MONTH: "شهر|الشهر|month",
    YEAR: "عام|العام|سنه|السنه|year",
}
_COUNTED = {
    DAY: "يوما|ايام|days",
    WEEK: "اسبوعا|اسابيع|weeks",
    MONTH: "شهرا|اشهر|شهور|months",
    YEAR: "عاما|اعوام|سنوات|سنين|years",
}
_TWO = {DAY: "يومين", WEEK: "اسبوعين", MONTH: "شهرين", YEAR: "عامين|سنتين"}
_WHICH_BEFORE = ("last|past", "this|هذا|هذه", "next|coming")
_WHICH_AFTER = (
    "الماضي|الماضيه|الماضيين|الفائت|الفائته|المنصرم|المنصرمه",
    "الحالي|الحاليه|الجاري|الجاريه",
    "المقبل|المقبله|المقبلين|القادم|القادمه",
)
_PARTS = (
    "early|beginning|start|اوائل|مطلع|بدايه|بدايات|مستهل",
    "mid|middle|منتصف|اواسط",
    "late|end|اواخر|نهايه|نهايات|ختام",
)
_OTHERS = {
    "D": "اليوم|today|tonight",
    "K": "امس|الامس|البارحه|yesterday",
    "T": "غد|غدا|الغد|tomorrow",
    "V": "صباح|صبيحه|مساء|ليل|ليله|فجر|ظهر|عصر|عشيه|morning|afternoon|evening|night|noon",
    "G": "قبل",
    "S": "منذ",
    "A": "ago",
    "g": "before",
    "b": "بعد|after",
    "f": "من|of",
    "t": "the",
    "e": "الي|حتي|to|until|till|through",
    "&": "و|and",
    "~": "نحو|حوالي|قرابه",
    "i": "في|خلال|بحلول|بين|in|since|by|during|from|between",
    "p": "الموافق|موافق|الموافقه",
    "E": "ه|هجري|هجريه|الهجري|للهجره|ah",
}


def _numbered(kind: str, lists: tuple[str, ...], first: int) -> dict[str, tuple[str, int]]:
    return {word: (kind, n) for n, words in enumerate(lists, first) for word in fold(words).split("|")}


WORDS: dict[str, tuple[str, int]] = {
    **_numbered("C", _COUNTS, 1),
    **_numbered("O", _ORDINALS, 1),
    **_numbered("M", MONTHS, 1),
    **_numbered("H", HIJRI, 1),
    **_numbered("W", _WEEKDAYS, 0),
    **_numbered("q", _WHICH_BEFORE, -1),
    **_numbered("Q", _WHICH_AFTER, -1),
    **_numbered("P", _PARTS, 0),
    **{word: ("R", n) for word, n in (("earlier", -1), ("later", 1))},
    **{word: ("U", days) for days, words in _UNITS.items() for word in fold(words).split("|")},
    **{word: ("u", days) for days, words in _COUNTED.items() for word in words.split("|")},
    **{word: ("B", days) for days, words in _TWO.items() for word in words.split("|")},
    **{word: (kind, 0) for kind, words in _OTHERS.items() for word in fold(words).split("|")},
}
# English words that are also names of months; in small letters they are dates only beside a day and a year.
AMBIGUOUS = frozenset({"may", "march", "mar"})
_BARE = ("اثنين", "ثلاثاء", "اربعاء", "خميس", "جمعه", "سبت")  # "احد" is "anyone"; the day has its article
WEEKDAYS = {word: n for word, (kind, n) in WORDS.items() if kind == "W"} | {word: n for n, word in enumerate(_BARE)}
TIME_WORDS = (  # folded names of months and weekdays
    frozenset(word for word, (kind, _) in WORDS.items() if kind == "M")
    | WEEKDAYS.keys()
    | {f"{word}s" for word in WEEKDAYS}
)
