"""Who says what a sentence tells, and whether it leaves open that it is so."""

import re

from rag.sentences import sentences
from rag.text import fold, language, words

# Words that take back what a text holds.
_TAKES_BACK = frozenset(
    (
        "false untrue unlikely allegedly reportedly alleged alleges allege rumour rumours rumor rumors hoax "
        "unconfirmed كاذب كاذبه شائعه شائعات اشاعه مزاعم مزعوم زعم زعمت يزعم تزعم"
    ).split()
)
# And those that leave open what their sentence holds.
_SUPPOSES = frozenset("may might could would if whether ربما لو اذا لعل يحتمل محتمل".split())
_MONTH = re.compile(r"(?<!^)\bMay\b")
_MAY = re.compile(r"^(?!.*\bو?كان\w*\b.*\bقد\b).*\bقد\s+[يت]\w{3,}", re.DOTALL)  # "قد يصل"; not "كان قد تحدث"
_ENGLISH = (
    re.compile(r"\b(?:according to|in the words of)\s+(?P<by>[^,.;:]{2,80})", re.IGNORECASE),
    re.compile(
        r"(?:^|[,;:]\s+|[\"”]\s*)(?P<by>(?:[A-Z]|the\b|officials|sources)[^,.;:\"“”]{0,70}?)\s+"
        r"(?:has |have |had |also |later )?(?:said|says|told|"
        r"announced|confirmed|estimated|reported|warned|"
        r"stated|claimed|insisted|argued|denied|added)\b"
    ),
)
_ARABIC = (
    re.compile(r"(?:بحسب|وفق|وفقا ل|حسب|نقلا عن)\s*(?P<by>[^،.؛:]{2,80})"),
    re.compile(
        r"(?:قال|أعلن|أكد|أوضح|ذكر|صرح|أضاف|أفاد|نفى|أقر|كشف|قالت|أعلنت|أكدت|أوضحت|ذكرت|صرحت|أضافت|أفادت|نفت|أقرت|كشفت)\s+"
        r"(?P<by>[^،.؛:]{2,80}?)(?:،[^،]{2,40}،)?\s+(?:[إأ]ن|ب?أن|إنه\w*|أنه\w*)\b"
    ),
)


def reporter(text: str) -> str | None:
    """Those to whom a sentence gives what it tells, in its own words; None where it speaks for itself."""
    for pattern in (*_ENGLISH, *_ARABIC):
        if match := pattern.search(text):
            return match["by"].strip()
    return None


def leaves_open(claim: str, text: str) -> bool:
    """Whether the text alleges what the claim states or, in each of its sentences, asks or supposes something."""
    own = set(words(claim))
    if own & _SUPPOSES and language(claim) != language(text):
        own |= _SUPPOSES  # by which word cannot be told
    said = [text[start:end] for start, end in sentences(text)]
    may = bool(_MAY.search(fold(claim))) or own >= _SUPPOSES
    return bool(_TAKES_BACK & (set(words(text)) - own)) or all(_supposes(one, own, may) for one in said)


def _supposes(sentence: str, own: set[str], may: bool) -> bool:
    if sentence.rstrip(" \n\"'”»)").endswith(("?", "؟")) or _SUPPOSES & (set(words(_MONTH.sub(" ", sentence))) - own):
        return True
    return bool(_MAY.search(fold(sentence))) and not may
