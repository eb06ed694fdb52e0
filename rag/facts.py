"""Numbers and denials of a text, the same in both scripts; with dates and names they are what a quote must bear out."""

import re

from rag.numerals import numerals
from rag.text import fold, words

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
    """The numbers of a text as plain digits: ٢٬٥٠٠, 2,500 and 2500 are one, ten thousand is 10000; no ordinals."""
    return frozenset(one.value for one in numerals(text) if one.kind in ("count", "percent"))


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
    return word.isdigit() or bool(numbers(word)) or _denying(word)


def _denying(word: str) -> bool:
    return word in _DENIALS or _CONJUNCTION.sub("", word) in _DENIALS
