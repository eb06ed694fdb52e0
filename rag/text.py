"""Arabic and English text as the project compares it: folded letters, language, words, quotes found."""

import re
import unicodedata

from rag.types import Language

# Letters that are written alike in the press: the article's spelling is kept, only comparisons are folded.
_ALIKE = str.maketrans(
    {
        "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا", "ـ": None, "ı": "i", "ø": "o", "ł": "l", "đ": "d",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "…": "...",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "٫": ".", "٬": ",", "٪": "%", "،": ",", "؛": ";",
        "؟": "?",
    }
)  # fmt: skip


class _Fold(dict[int, str]):
    """A translate() table filled as code points are met."""

    def __missing__(self, code: int) -> str:
        kept = (c for c in unicodedata.normalize("NFKD", chr(code)) if unicodedata.category(c) not in ("Mn", "Cf"))
        self[code] = folded = "".join(map(_digit, kept)).casefold().translate(_ALIKE)
        return folded


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


_FOLD = _Fold()
_WORD = re.compile(r"\w+")
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]+")
_PERSIAN_URDU = re.compile(r"[پچژگیکٹڈڑےھںۓ]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_INSIDE_NUMBER = re.compile(r"\d[.,]\d.?|.?\d[.,]\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    (
        "the of and to in is was were are who what when where why how did does do which with for on at by from has "
        "have had many much that this will be it its their his her not after before about between during"
    ).split()
)
_OTHER_LATIN = frozenset(
    (
        "le la les des du est et dans qui que quoi quel quelle quand où pour avec une sont el los las del qué "
        "quién cuándo dónde por para con una der die das und ist wer wann wo wie warum mit für nicht bir ve ne kim "
        "nerede il lo gli che chi quando dove perché o os da do em não"
    ).split()
)

# Folded; they tell nothing of what a text is about.
SMALL_WORDS = frozenset(
    (
        "من في علي عن ما هو هي الي متي اين كم كيف لماذا هل كان كانت التي الذي الذين و او ان هذا هذه مع ماذا اي بين "
        "لم لا قد ثم عند بعد قبل كل غير ذلك تلك حيث اذا لقد يكون تكون منذ حتي ايضا مما فيما لدي به بها فيه فيها له "
        "لها عليه عليها منه منها وهو وهي وكان وقد a an the of in on at to for from by with and or is are was were "
        "be been being do does did has have had what which who whom whose when where why how many much that this "
        "these those it its as not no can could would will should may their his her they he she there into than "
        "then also about after before between during s"
    ).split()
)


def fold(text: str) -> str:
    """The text as comparisons see it: no tashkeel or tatweel, one alef, one digit system, lower case."""
    return text.translate(_FOLD)


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, in order."""
    return _WORD.findall(fold(text))


def language(text: str) -> Language:
    """The language of a text by its script and, in Latin script, its small words; `und` if it is neither."""
    arabic = _count(_ARABIC, text)
    latin = _count(_LATIN, text) if arabic < len(text) / 2 else 0  # fewer, whatever they are
    known = arabic + latin
    if not known or (known < len(text) / 2 and known < _count(_LETTERS, text) / 2):
        return "und"
    if arabic >= latin:
        return "und" if len(_PERSIAN_URDU.findall(text)) > max(1, arabic * 0.05) else "ar"
    seen = words(text)
    english = sum(w in _ENGLISH for w in seen)
    other = sum(w in _OTHER_LATIN for w in seen)
    return "und" if other > english else "en"


def _count(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """Where the quote stands in the text, whole words, or None; spaces, quote marks, dashes and tashkeel may differ."""
    folded, origin = _single_spaced(text)
    needle = " ".join(fold(quote).split()).strip(" \"'")
    at = folded.find(needle) if needle else -1
    while at >= 0:
        end = at + len(needle)
        if not (_inside_word(folded, at) or _inside_word(folded, end)):
            return _with_marks(text, origin[at], origin[end - 1] + 1)
        at = folded.find(needle, at + 1)
    return None


def folded_with_origin(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset it came from."""
    pieces = [_FOLD[ord(char)] for char in text]
    return "".join(pieces), [offset for offset, piece in enumerate(pieces) for _ in piece]


def _single_spaced(text: str) -> tuple[str, list[int]]:
    """The folded text with single spaces, and for each of its characters the offset it came from."""
    chars: list[str] = []
    origin: list[int] = []
    for folded, offset in zip(*folded_with_origin(text), strict=True):
        folded = " " if folded.isspace() else folded
        if folded == " " and (not chars or chars[-1] == " "):
            continue
        chars.append(folded)
        origin.append(offset)
    return "".join(chars), origin


def _inside_word(text: str, at: int) -> bool:
    around = text[max(0, at - 2) : at + 2]
    return 0 < at < len(text) and (
        (text[at - 1].isalnum() and text[at].isalnum()) or bool(_INSIDE_NUMBER.fullmatch(around))
    )


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Vowel marks after the last letter belong to it."""
    while end < len(text) and fold(text[end]) == "":
        end += 1
    return start, end
