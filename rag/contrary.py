"""Whether a claim says otherwise than a text, or is surer than it, of what both say was done."""

from rag.hedges import ASKED, EXPECTED, FACT, PLANNED, POSSIBLE
from rag.mood import Deed, Mood
from rag.senses import contrary, is_deed, rivals

_CHARGES = frozenset(("health", *rivals(("health",))))
_SAYS_NOT = frozenset(("absent", "reject", "fail", "deny"))  # without a word of denial


def denies_otherwise(claim: Mood, text: Mood) -> bool:
    """Whether the claim says that something was done which the text says was not, or the reverse, or its rival."""
    if denies_deeds(claim, text):
        return True
    says = claim.denials > 0 or not _SAYS_NOT.isdisjoint(claim.keys)
    if not any(is_deed(deed.keys) and text.of(deed.keys) for deed in claim.deeds):
        return _says_otherwise(claim, text, says)
    unsaid = claim.denials > 0 and not (text.denials or text.unlike or _met(claim, text, denied=True))
    return (text.denials > 0 and not says and not claim.unlike) or unsaid


def denies_deeds(claim: Mood, text: Mood) -> bool:
    """The same of a deed that both speak of, or of its rival; not by how often each denies."""
    for deed in claim.deeds:
        same = text.of(deed.keys)
        if same and not any(other.denied == deed.denied or other.either or deed.either for other in same):
            return True
        if not same and _rivalled(deed, text, claim.keys):
            return True
    return False


def _says_otherwise(claim: Mood, text: Mood, says: bool) -> bool:
    """By how often each denies, where they have no deed in common."""
    means = text.denials > 0 or not _SAYS_NOT.isdisjoint(text.keys)
    if claim.unlike or text.unlike:
        return (says or claim.unlike > 0) != (means or text.unlike > 0)
    if _met(claim, text) or (says, claim.denials % 2) == (means, text.denials % 2):
        return False
    return says != means or claim.denials > 0


def _rivalled(deed: Deed, text: Mood, said: set[str]) -> bool:
    """Whether the text has a rival of the deed in its place: fell for rose; absent for attended, unless denied.

    Who or what it is, or is in charge of, is in no other's place where the claim has both: schools and universities.
    """
    return any(
        not (any(contrary(key, rival) for key in deed.keys) and other.denied != deed.denied)
        for rival in rivals(deed.keys)
        if not (rival in said and (rival in _CHARGES or not is_deed((rival,))))
        for other in text.of((rival,))
    )


def _met(claim: Mood, text: Mood, denied: bool = False) -> bool:
    """Whether the text says by another word what the claim denies: was absent, did not attend."""
    deeds = (deed for deed in claim.deeds if deed.denied or not denied)
    return any(contrary(key, other) for deed in deeds for key in deed.keys for other in text.keys)


def surer(claim: Mood, text: Mood) -> bool:
    """Whether the claim states as done, or as more likely, what the text leaves open; or doubts what it states."""
    if surer_of_deeds(claim, text) or (text.widest == FACT and (claim.widest == POSSIBLE or claim.vows)):
        return True
    if any(is_deed(deed.keys) and text.of(deed.keys) for deed in claim.deeds):
        return False
    does = any(is_deed(deed.keys) for deed in claim.deeds)
    return claim.widest < text.widest and (does or text.widest > PLANNED)


def surer_of_deeds(claim: Mood, text: Mood) -> bool:
    """The same of a deed that both speak of."""
    as_open = {claim.open, *(deed.open for deed in claim.deeds)}
    for deed in claim.deeds:
        same = text.of(deed.keys)
        least = min((other.open for other in same), default=FACT)
        unmet = deed.denied and least in (PLANNED, ASKED) and not all(other.denied for other in same)
        if deed.open < least and least not in as_open and not unmet:
            return True
        if same and deed.open >= EXPECTED and not deed.denied and text.widest == FACT:
            return True
    return False
