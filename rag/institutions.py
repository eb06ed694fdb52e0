"""Whether an Arabic claim names another institution of the same kind than its text: المتحف القومي, المتحف المصري."""

from collections.abc import Iterator, Sequence

from rag.overlap import alike
from rag.places import place_keys
from rag.text import fold, language, words

_KINDS = frozenset(
    fold(
        "متحف جامعة مستشفى ملعب مطار مسرح مكتبة مدرسة كلية معهد مسجد كنيسة سجن حديقة فندق قصر محكمة صحيفة قناة حزب "
        "جبهة مؤسسة جمعية نادي مهرجان معرض مكتب ديوان صندوق"
    ).split()
)
_MOST = 4  # words behind the kind that tell which one it is


def other_institution(claim: str, text: str) -> str | None:
    """The words that tell which one it is in the claim, where the text has others in their place."""
    if language(claim) != "ar" or language(text) != "ar":
        return None
    theirs = list(_named(words(text)))
    for kind, own in _named(words(claim)):
        others = [told for other, told in theirs if other == kind]
        if others and all(_differ(own, told) for told in others) and _absent(own, words(text)):
            return " ".join(own)
    return None


def _named(seen: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each institution by its kind, with the definite words behind it."""
    for at, word in enumerate(seen):
        kind = word.lstrip("وفبلك") if word not in _KINDS else word
        kind = kind.removeprefix("ال") if kind not in _KINDS else kind
        if kind in _KINDS:
            behind = seen[at + 1 : at + 1 + _MOST]
            last = next((n for n, other in enumerate(behind) if not other.startswith(("ال", "لل", "وال"))), len(behind))
            if told := [other for other in behind[:last] if not place_keys(other)]:
                yield kind, told


def _differ(own: Sequence[str], told: Sequence[str]) -> bool:
    """Whether each has a word that the other does not."""
    return bool(_absent(own, told)) and bool(_absent(told, own))


def _absent(some: Sequence[str], others: Sequence[str]) -> list[str]:
    return [word for word in some if not any(alike(word, other) for other in others)]
