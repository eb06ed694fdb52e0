"""What a text denies or leaves open in clauses that have nothing to do with a claim: it says nothing of the claim."""

import re
from collections.abc import Set

from rag.facts import numbers
from rag.hedges import FACT, denial, plain_words
from rag.matched import matched
from rag.mood import mood
from rag.senses import rivals

_CLAUSES = re.compile(
    r"(?<=\w\w)[.!?؟]\s+|\n|[;؛]\s|(?<!\d)[,،]\s|\s(?=(?:but|while|whereas|although|though|after|before|لكن|ولكن|بينما|فيما|بعد|قبل)\s)"
)
# Behind these stands what they deny, and nothing of it before them.
_BEFORE_IT = re.compile(r"\s(?=(?:no|without|دون|بدون|من\s+دون|وعدم|عدم)\s)")
_BACK = frozenset("that this it so such which ذلك هذا هذه تلك بذلك لذلك".split())


def without_foreign(claim: str, text: str, doubts: bool = False) -> str:
    """The text without the clauses, and ends of clauses, that deny or leave open what the claim does not speak of.

    All of it where nothing else in it is known to be of the claim's matter.
    """
    left = text
    joints = [match.span() for match in _CLAUSES.finditer(text)]
    starts, ends = [0, *(end for _, end in joints)], [*(start for start, _ in joints), len(text)]
    for start, end in reversed(list(zip(starts, ends, strict=True))):
        if not doubts and _refers_back(text[start:end]):
            continue
        behind = _BEFORE_IT.search(text, start, end)
        parts = [start, behind.end()] if behind else [start]
        first = next((at for at in parts if _foreign(claim, text[at:end], text, doubts)), end)
        left = left[:first] + left[end:]
    return left if left == text or _shares(claim, left, frozenset(mood(claim).keys)) else text


def _foreign(claim: str, part: str, text: str, doubts: bool) -> bool:
    """Whether a part of the text denies, or leaves open, something of its own alone."""
    said, ours = mood(part), mood(claim).keys
    if not (said.open == FACT and said.widest > FACT if doubts else said.denials):
        return False
    told = {key for deed in mood(text).deeds if not deed.denied for key in deed.keys}
    return not _shares(claim, part, ours | set(rivals(tuple(ours - told))))


def _shares(claim: str, part: str, keys: Set[str]) -> bool:
    """Whether a part has one of the keys, or a number, a name or a thing of the claim."""
    return bool(mood(part).keys & keys or numbers(claim) & numbers(part) or matched(claim, part))


def _refers_back(clause: str) -> bool:
    """Whether it may be what was said before that is not so."""
    seen = plain_words(clause)
    refuses = any(denial(word) == "refuse" for word in seen) and not any(deed.denied for deed in mood(clause).deeds)
    return refuses or not _BACK.isdisjoint(seen) or "deny" in map(denial, seen)
