"""Whether a claim and the sentences it quotes deny one another, by the clauses that the claim is about."""

import re
from functools import lru_cache

from rag.anchors import anchors
from rag.contrary import denies_deeds, denies_otherwise
from rag.facts import numbers
from rag.foreign import without_foreign
from rag.hedges import denial, plain_words
from rag.matched import matched, read
from rag.mood import denied_words, mood
from rag.overlap import alike, content
from rag.sayings import sayings
from rag.senses import is_deed, rivals, senses
from rag.text import fold, language

# Where a clause begins that can stand on its own, a condition among them.
_ALONE = (
    r"(?:[,،;؛]\s*|\s)(?:but|while|whereas|although|though|ولكن|لكن|لكنه|لكنها|لكنهما|لكنهم|بينما|فيما|إلا أن|غير أن)\s"
    r"|[,،]?\s+and\s+(?=(?:(?:\w+\s+){0,2}(?:was|were|did|do|does|has|have|had|is|are|will|would|could)\s+not"
    r"|(?:\w+\s+){0,3}never)\b)|,\s+and\s+|\s+and\s+(?=that\b)|،\s+(?=و[^\W\d_]{3})|\s(?=و(?:لم|لن|لا|ليس|ليست)\s)|[;؛]\s"
    r"|[,،]\s+(?=وه[وي]\s)|[()]"
    r"|[,،]?\s+(?:بعدما|بعد\s+أن|عقب\s+أن|after)\s|[,،]\s+(?=(?:مؤكد|موضح|مشير|مضيف|لافت|مبين)(?:ا|ة|ين)\s)|,\s+(?=which\s(?:\w+\s){0,4}(?:denied|disputed|denies|disputes)\b)"
)
_CLAUSES = re.compile(rf"{_ALONE}|\s+and\s+(?=(?:would|will|may|might|could|plans|hopes|intends)\b)")
_CONDITIONS = re.compile(rf"{_ALONE}|(?:[,،;؛]\s*|\s)(?:if|unless|إذا|إلا إذا)\s|,\s+(?=[a-z]+ing\s)")

# What is said, behind who says it.
_SAID = re.compile(
    rf"{_ALONE}|\s+(?=that\s)|[,،]?\s+(?=(?:إنه|إنها|إنهم|بأنه|بأنها|أنه|أنها|قائلا|قائلة|مضيفا|مضيفة)\s)"
    r"|,?\s+and\s+|،?\s+(?=و(?!ا)[^\W\d_]{3})|\s…\s"
)
_MOST = 0.6  # of a claim's words, which stand beside what is said

_SENTENCES = re.compile(r"(?<=\w\w)[.!?؟]\s+")
_BACK = frozenset(map(fold, "that this it so such ذلك هذا هذه تلك بذلك لذلك".split()))


def denied(claim: str, whole: str) -> bool:
    """Whether one of claim and sentences denies what the other says."""
    near = told(claim, whole)
    if denies_otherwise(mood(claim), mood(near)):
        return True
    return language(claim) == language(whole) and _denied_alone(claim, near)


def surely_denied(claim: str, whole: str) -> bool:
    """The same, by what is done and the words behind a denial; not by how often each denies."""
    near = told(claim, whole)
    if denies_deeds(mood(claim), mood(near)):
        return True
    return language(claim) == language(whole) and _denied_alone(claim, near)


@lru_cache(200)
def told(claim: str, whole: str, doubts: bool = False) -> str:
    """The sentences without the clauses that deny, or doubt, and have nothing of what the claim says is done.

    All of them where the others have nothing of it either, or the claim denies or doubts too.
    """
    ours = mood(claim)
    if ours.widest if doubts else ours.denials:
        return whole
    whole = without_foreign(claim, whole, doubts)
    whole = whole if doubts else _without_others(_without_sayings(whole, claim), claim)
    parts = [part for part in (_CLAUSES if doubts else _CONDITIONS).split(whole) if part.strip()]
    clear = [not (mood(part).widest if doubts else mood(part).denials) for part in parts]
    kept, left = (" . ".join(p for p, one in zip(parts, clear, strict=True) if one is yes) for yes in (True, False))
    deeds = {key for deed in ours.deeds if is_deed(deed.keys) for key in deed.keys}
    if deeds & mood(left).keys or numbers(claim) & numbers(left) - numbers(kept):
        return whole
    if "confirm" in deeds and "deny" in mood(left).keys:
        return whole
    here, there = matched(claim, kept), matched(claim, left)
    if doubts and _begins_in(claim, there) and not _begins_in(claim, here):
        return left
    if deeds & mood(kept).keys or numbers(claim) & numbers(kept):
        return kept
    if mood(left).keys & set(rivals(tuple(deeds))):
        return whole
    return kept if len(here) > 1 + len(there) else whole


def _begins_in(claim: str, places: dict[int, list[int]]) -> bool:
    """Whether a part of the text has the first thing that the claim names beside who speaks."""
    speakers = " ".join(one.who for one in sayings(claim)).split()
    named = (at for at, word in enumerate(read(claim)) if word.names and word.written not in speakers)
    return next(named, None) in places


def _without_sayings(whole: str, claim: str) -> str:
    """The sentences without what is said in them and denies, where the claim has nothing of that but most of the rest.

    "Who spoke for ten states said that it was no charity" bears out that she spoke for ten.
    """
    parts = _SAID.split(whole)
    for at in range(len(parts) - 1, 0, -1):
        said, rest = parts[at], " . ".join(parts[:at] + parts[at + 1 :])
        if not mood(said).denials or mood(parts[at - 1]).denials or _denies_back(plain_words(said)[1:]):
            continue
        held, share = anchors(claim, rest)
        if share >= _MOST and anchors(claim, f"{rest} . {said}")[0] == held:
            whole = rest
    return whole


def _without_others(whole: str, claim: str) -> str:
    """The sentences but those that deny deeds of their own, where the others have what the claim says."""
    deeds = {key for deed in mood(claim).deeds if is_deed(deed.keys) for key in deed.keys}
    said, parts = deeds.union(rivals(tuple(deeds))), _SENTENCES.split(whole)
    apart = [_denies_its_own(part, said) for part in parts]
    kept, left = (". ".join(p for p, one in zip(parts, apart, strict=True) if one is yes) for yes in (False, True))
    return kept if deeds & mood(kept).keys or len(matched(claim, kept)) > 1 + len(matched(claim, left)) else whole


def _denies_its_own(sentence: str, said: set[str]) -> bool:
    does = mood(sentence)
    if _denies_back(plain_words(sentence)):
        return False
    return any(deed.denied and is_deed(deed.keys) for deed in does.deeds) and said.isdisjoint(does.keys)


def _denies_back(seen: list[str]) -> bool:
    """Whether it may be what was said before that is not so."""
    return not _BACK.isdisjoint(seen) or "deny" in map(denial, seen)


def _denied_alone(claim: str, whole: str) -> bool:
    """Within one language: whether a word stands behind a denial in the one, and in the other without."""
    ours, theirs = denied_words(claim), denied_words(whole)
    if ours is None or theirs is None:
        return False
    return any(
        any(alike(words[0], other) for other in said)
        and not any(alike(words[0], other) for denials in others for other in denials)
        for some, said, others in ((ours, content(whole), theirs), (theirs, content(claim), ours))
        for words in some
        if not (known := senses(words[0])) or is_deed(known)  # no woman, none of them
    )
