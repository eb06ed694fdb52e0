"""A claim that gives as fact what its text reports, given the speaker that the text has: its own words, no model's."""

import re

from rag.phrases import say
from rag.sayings import is_saying, reports, sayings, tokens
from rag.text import fold, language

# Who says it stands whole before or after these; others take an object too, or take back what follows.
_PLAINLY = frozenset(
    fold(
        "said says told announced confirmed stated reported according قال قالت يقول تقول أعلن أعلنت ذكر ذكرت أكد "
        "أكدت أفاد أفادت أوضح أوضحت صرح صرحت أضاف أضافت بحسب حسب وفق وفقا"
    ).split()
)
_ARTICLE = re.compile(r"^(?:The|An?|Its|His|Her|Their)\b")
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|who|which)\b", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?:من|عن|في|that|to)$")
_END = re.compile(r"[\s.!…]+$")


def attributed(claim: str, text: str) -> str | None:
    """The claim with "according to" and the one who speaks in the text; None where that is not plain to see.

    Who speaks is named as the text does, so claim and text must be in one language.
    """
    spoken = language(claim)
    if _unnamed(text) and not reports(claim):
        return _END.sub("", claim) + say("quoted", spoken)
    who = speaker(text)
    if who is None or spoken != language(text) or reports(claim) or _PRONOUN.match(who):
        return None
    who = _ARTICLE.sub(lambda match: match[0].lower(), who)
    by = f"، بحسب {who}." if spoken == "ar" else f", according to {who}."
    return _END.sub("", claim) + by


def _unnamed(text: str) -> bool:
    """Whether all that is said there is said by somebody whom the text does not name: "and she said"."""
    told = [one.who for one in sayings(text) if one.reports]
    return bool(told) and not any(told) and is_saying(fold(tokens(text)[0]))


def speaker(text: str) -> str | None:
    """Who speaks in the text, as it names them, if one alone does, and plainly."""
    told = [one for one in sayings(text) if one.reports]
    said = {fold(word) for word in tokens(text)}
    if len(told) != 1 or not said & (_PLAINLY | {f"و{word}" for word in _PLAINLY}):
        return None
    who = _AFTER.sub("", told[0].who)
    if who.startswith("ل") and f"وفقا {fold(who)}" in fold(text):  # "according to" is a letter of the name's first word
        who = f"ال{who[2:]}" if who.startswith("لل") else who[1:]
    return who or None
