"""The words that numbers are made of, folded, in both languages."""

from typing import Any

from rag.text import fold


def _listed(block: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Words to values: entries stand in the order of what they name, spellings of one beside each other."""
    return {word: first + n * step for n, entry in enumerate(block.split(";")) for word in fold(entry).split()}


def _each(block: str, value: Any) -> dict[str, Any]:
    return dict.fromkeys(fold(block).split(), value)


_THREE_TO_NINE = ("ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع")
UNITS = {
    **_listed(
        "one واحد واحده احد احدي; two twice اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي; three ثلاث ثلاثه; "
        "four اربع اربعه; five خمس خمسه; six ست سته; seven سبع سبعه; eight ثمان ثمانيه ثماني; nine تسع تسعه; "
        "ten عشر عشره; eleven; twelve dozen; thirteen; fourteen; fifteen; sixteen; seventeen; eighteen; nineteen"
    ),
    **_listed(
        "twenty عشرون عشرين; thirty ثلاثون ثلاثين; forty اربعون اربعين; fifty خمسون خمسين; sixty ستون ستين; "
        "seventy سبعون سبعين; eighty ثمانون ثمانين; ninety تسعون تسعين",
        20,
        10,
    ),
    **{fold(f"{n}{hundred}"): value * 100 for value, n in enumerate(_THREE_TO_NINE, 3) for hundred in ("مئة", "مائة")},
    **_each("مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي", 200),
    **_each("ثمانيمئة ثمانيمائة", 800),
}
SCALES = {
    **_each("hundred مئة مائة", 100),
    **_each("thousand ألف ألفا آلاف", 1000),
    **_each("million mn مليون مليونا ملايين", 10**6),
    **_each("billion bn مليار مليارا مليارات بليون", 10**9),
    **_each("trillion تريليون تريليونات", 10**12),
}
TWO_OF = {
    **_each("ألفان ألفين ألفي", 2000),
    **_each("مليونان مليونين مليوني", 2 * 10**6),
    **_each("ملياران مليارين ملياري", 2 * 10**9),
}
DUAL_BEFORE_NOUN = {"الفا": 2000, "مليونا": 2 * 10**6, "مليارا": 2 * 10**9}  # where no number stands before
VAGUE = {
    **_each("tens dozens عشرات", "dozens"),
    **_each("hundreds مئات", "hundreds"),
    **_each("thousands آلاف ألوف", "thousands"),
    **_each("millions ملايين", "millions"),
    **_each("billions مليارات", "billions"),
}
ORDINALS = _listed(
    "first أول أولى; second ثان ثاني ثانية; third ثالث ثالثة; fourth رابع رابعة; fifth خامس خامسة; sixth سادس سادسة; "
    "seventh سابع سابعة; eighth ثامن ثامنة; ninth تاسع تاسعة; tenth عاشر عاشرة; eleventh; twelfth"
)
PARTS = {**_each("half نصف", 50), **_each("quarter ربع", 25), "ثلث": 33, **_each("ثلثا ثلثي ثلثان ثلثين", 67)}
DOZEN = "dozen"
SHORT = {"k": 10**3, "m": 10**6, "b": 10**9, "tn": 10**12}  # behind money: $320m
# So many parts of a whole, behind their number: three-quarters, أربعة أخماس.
MANY_PARTS = {
    **_each("thirds أثلاث", 3),
    **_each("quarters أرباع", 4),
    **_each("fifths أخماس", 5),
    **_each("sixths أسداس", 6),
    **_each("sevenths أسباع", 7),
    **_each("eighths أثمان", 8),
    **_each("ninths أتساع", 9),
    **_each("tenths أعشار", 10),
}
ENGLISH_PARTS = {"third": 33, "quarter": 25, "fifth": 20, "tenth": 10, "thirds": 67, "quarters": 75}
KNOWN = frozenset({*UNITS, *SCALES, *TWO_OF, *VAGUE, *ORDINALS})
