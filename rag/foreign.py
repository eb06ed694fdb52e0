"""What a text denies or leaves open in clauses that have nothing to do with a claim: it says nothing of the claim."""

import re
from collections.abc import Set

from rag.facts import numbers
from rag.hedges import FACT, denial, plain_words
from rag.matched import matched
from rag.mood import mood
from rag.senses import is_deed, rivals
from rag.text import fold, words


def _each(block: str) -> frozenset[str]:
    return frozenset(fold(block).split())


_CLAUSES = re.compile(
    r"(?<=\w\w)[.!?؟]\s+|\n|[;؛]\s|(?<!\d)[,،]\s"
    r"|\s(?=(?:but|while|whereas|although|though|after|before|لكن|ولكن|بينما|فيما|بعد|قبل)\s)"
    r"|\s(?=و(?:دعا|طالب|حث|قال|أكد|أضاف|رفض|نفى|أعلن|حذر)ت?\s)"
)
# Behind these stands what they deny, and nothing of it before them.
_BEFORE_IT = re.compile(r"\s(?=(?:without|دون|بدون|من\s+دون)\s)")
# Words for harm and for outcomes of every kind: what denies one of them is of any claim that has another.
_OF_ALL_KINDS = (
    (
        frozenset(("kill", "wound", "lose", "missing", "survive")),
        _each(
            "casualties casualty fatalities fatality victims victim harm harmed damage damaged toll ضحايا ضحية أضرار "
            "إصابات خسائر أذى مصابين"
        ),
    ),
    (
        frozenset(("accept", "sign", "reach", "succeed")),
        _each(
            "deal agreement accord breakthrough result results outcome progress compromise اتفاق اتفاقا نتيجة نتائج "
            "صفقة تسوية تفاهم"
        ),
    ),
)
_BACK = frozenset("that this it so such which ذلك هذا هذه تلك بذلك لذلك".split())


def without_foreign(claim: str, text: str, doubts: bool = False) -> str:
    """The text without the clauses, and ends of clauses, that deny or leave open what the claim does not speak of.

    All of it where nothing else in it is known to be what the claim says is done.
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
    return left if left == text or _tells_as_much(claim, left) else text


def _tells_as_much(claim: str, left: str) -> bool:
    """Whether what is left has a deed, or a number, of the claim."""
    done = {key for deed in mood(claim).deeds if is_deed(deed.keys) for key in deed.keys}
    return bool(done & mood(left).keys or numbers(claim) & numbers(left))


def _foreign(claim: str, part: str, text: str, doubts: bool) -> bool:
    """Whether a part of the text denies, or leaves open, something of its own alone."""
    said, ours = mood(part), mood(claim).keys
    if not (said.open == FACT and said.widest > FACT if doubts else said.denials):
        return False
    told = {key for deed in mood(text).deeds if not deed.denied for key in deed.keys}
    return not _shares(claim, part, ours | set(rivals(tuple(ours - told))))


def _shares(claim: str, part: str, keys: Set[str]) -> bool:
    """Whether a part has one of the keys, or a number, a name or a thing of the claim."""
    if mood(part).keys & keys or numbers(claim) & numbers(part) or matched(claim, part):
        return True
    own, others = ({form for word in words(text) for form in (word, word[1:])} for text in (claim, part))
    return any(
        (generic & others and (generic & own or kinds & mood(claim).keys))
        or (generic & own and kinds & mood(part).keys)
        for kinds, generic in _OF_ALL_KINDS
    )


def _refers_back(clause: str) -> bool:
    """Whether it may be what was said before that is not so."""
    seen = plain_words(clause)
    refuses = any(denial(word) == "refuse" for word in seen) and not any(deed.denied for deed in mood(clause).deeds)
    return refuses or not _BACK.isdisjoint(seen) or "deny" in map(denial, seen)
