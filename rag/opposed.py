"""Whether a sentence denies what a claim says, or says what it denies, by the deed itself; also across languages.

The guards find that one of the two denies, and that may be anything in them. Here it is a deed that both name, and the
sentence has enough else of the claim to speak of the same matter.
"""

from rag.anchors import anchors
from rag.hedges import FACT
from rag.mood import mood
from rag.senses import contrary, is_deed

_LEAST = 3  # words and numbers of the claim, beside the deed, that the sentence has
_PART = 0.4  # and what part of all of them


def opposed(claim: str, text: str) -> bool:
    """True if one denies a deed of the other's, which has no other reading in it."""
    deeds = _opposed_deeds(claim, text)
    if not deeds:
        return False
    count, part = anchors(claim, text, deeds)
    return count >= _LEAST and part >= _PART


def _opposed_deeds(claim: str, text: str) -> set[str]:
    ours, theirs = mood(claim), mood(text)
    found = set[str]()
    for deed in ours.deeds:
        if not is_deed(deed.keys):
            continue
        same = [one for one in theirs.of(deed.keys) if one.open == FACT]
        rivals = [one for one in theirs.deeds if any(contrary(a, b) for a in deed.keys for b in one.keys)]
        denied = same and all(one.denied != deed.denied and not one.either for one in same)
        if denied or (not same and any(one.denied == deed.denied and one.open == FACT for one in rivals)):
            found |= set(deed.keys)
    return found
