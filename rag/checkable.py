"""Whether a part of a claim can be checked at all, and if not, why."""

import re
from typing import Literal

from rag import clauses, clauses_ar
from rag.facts import numbers
from rag.names import names
from rag.overlap import content
from rag.reported import reporter
from rag.text import SMALL_WORDS, fold, language, words

Unfit = Literal["question", "name", "opinion", "prediction", "short"]

_FEWEST = 3  # words without which a claim says nothing that could be told apart
_NAME = 6  # words of a name with its title, at most
_ASKS = re.compile(
    r"^\W*(?:who|whom|whose|what|which|(?:when|where|why|how)\s+(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|"
    r"many|much|long|far|old)|is|are|was|were|did|does|do|has|have|can|could|will|would|should|هل|متي|اين|كيف|لماذا|ماذا|كم|"
    r"من هو|من هي|من الذي|ما هو|ما هي)\b"
)
_OPINION = re.compile(
    r"\b(?:i|we) (?:think|believe|feel|hope|guess|doubt)\b|\bin my (?:opinion|view)\b|"
    r"\b(?:is|are|was|were) (?:a |an |the )?(?:very |so |too |really |most )?(?:beautiful|ugly|wonderful|terrible|"
    r"awful|brilliant|boring|stupid|shameful|disgraceful|unfair|amazing|horrible|evil|great|nice|good|bad|better|wrong|right|"
    r"greatest|finest)\b|"
    r"\b(?:best|worst|greatest|finest)\b.*\b(?:ever|of all time|in the world)\b|"
    r"\b(?:اعتقد|اظن|اري) ان\b|\b(?:في رايي|برايي|من وجهه نظري)\b|"
    r"\b(?:رائع|رائعه|جميل|جميله|قبيح|سيئ|سيئه|ممل|ممله|مخز|مخزيه|مخجل|بشع|ظالم|ظالمه|عظيم|عظيمه)(?: جدا)?$|"
    r"\b(?:افضل|اعظم|اسوا|اجمل)\b.*\b(?:في التاريخ|علي الاطلاق|في العالم|عبر التاريخ)"
)
_OUGHT = re.compile(r"\b(?:should|ought to|must)\b|\b(?:يجب|ينبغي)\b")
_TO_COME = re.compile(
    r"\b(?:will|shall|won't|'ll|(?:is|are) going to|(?:is|are) bound to)\b|\b(?:سوف|لن)\s+\w+|(?:^|\s)و?س[يتن]\w{3,}"
)
_NOT_TO_COME = re.compile(r"(?:^|\s)و?س(?:ياس|يار|يطر|يد|تين|تون|نو|ينا|يرغ)\w*|(?:^|\s)و?سين\w*|(?:^|\s)و?سيسي\b")
_VERBLIKE = re.compile(r"^و?(?:[يت]\w{3,}|(?:است|انت|اجت|اعت|احت|اكت|اقت|افت|ارت|انه|انخ|انف|اند|ات)\w{2,})")
_OTHERWISE = frozenset("عاصمه اكبر اول دوله مدينه هو هي ليس ليست".split())


def unfit(part: str) -> Unfit | None:
    """Why the part cannot be checked, or None. What somebody is said to think or foresee can be."""
    folded = fold(part)
    if part.rstrip(" \"'”»)").endswith(("?", "؟")) or _ASKS.match(folded):
        return "question"
    if reporter(part) is None:
        if _OPINION.search(folded.rstrip(" .!")) or _demands(folded):
            return "opinion"
        if _TO_COME.search(_NOT_TO_COME.sub(" ", folded)):
            return "prediction"
    if _only_a_name(part):
        return "name"
    return "short" if len(content(part)) < _FEWEST else None


def _demands(folded: str) -> bool:
    """Whether it says first of all what ought to be, and not in passing: "he named what should be spared"."""
    ought = _OUGHT.search(folded)
    if not ought:
        return False
    before = folded[: ought.start()]
    return not (clauses.finite(before) or clauses_ar.has_verb(before))


def _only_a_name(part: str) -> bool:
    said = [word for word in words(part) if word not in SMALL_WORDS]
    if len(said) > _NAME or numbers(part):
        return False
    if language(part) == "ar":
        plain = fold(part).split()
        verbless = not (clauses_ar.has_verb(part) or any(map(_VERBLIKE.match, plain)) or _OTHERWISE & set(plain))
        return verbless and len(said) == len(plain) and len(said) < _NAME
    return {fold(name) for name in names(part, "en")} >= set(said)
