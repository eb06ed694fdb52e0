"""What a quote does not bear out of a claim: numbers, dates, names, who says and does what, denials and doubts."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rag.agents import unnamed_agent
from rag.amounts import missing_number
from rag.called import absent_name, surely_name
from rag.contrary import surer, surer_of_deeds
from rag.days import untold_day, without_days, years_told
from rag.denied import denied, surely_denied, told
from rag.doers import conversely, turned_round
from rag.institutions import other_institution
from rag.mixed import mixed
from rag.mood import mood
from rag.overlap import alike, content
from rag.places import place_keys, shared_words
from rag.replaced import replaced
from rag.senses import senses
from rag.speakers import wrong_speaker
from rag.styled import misstyled
from rag.text import fold, language
from rag.types import Doubt

_SHARED = 0.3  # part of a claim's words that a quote in its language must have
_SMALL = ("1", "2")  # and said in words: the first, both, a dual; what is meant by them is said in other ways
_NIL = re.compile(r"\bnil\b|\bدون رد\b|\bunanswered\b")
_ONE_GOAL = re.compile(r"(?:\bمقابل\s|\bب)هدف\b|\b(?:one|a)\s+(?:\w+\s+)?goal\b|\bgoals?\s+to\s+one\b")
_INITIAL = re.compile(r"\b(?:preliminary|initial)\b|\b(?:ال)?[أا]ولي(?:ة|ه|ا)?\b")  # no first one
_SCORE = re.compile(r"\b\d{1,2}\s*[-–]\s*\d{1,2}\b")
_THE_TWO = re.compile(r"\b(?:the two|both)\s+(?:countries|states|nations|governments)|(?:البلد|الدولت)(?:ان|ين)")
_SIDES = re.compile(r"\b(?:the two|both)\s+(?:sides|parties|delegations)\b")  # who they are was said before
_BOTH = re.compile(r"\b(?:both|pair|couple|كلا|كلتا|كلي|ال(?:جانب|طرف|بلد|رئيس|وزير|دولت)(?:ان|ين)|طرف[اي])\b")


class Fault(NamedTuple):
    """What a quote does not bear out of a claim, and how that is said."""

    kind: Doubt
    reason: str
    what: str = ""  # the number, day, name or speaker
    sure: bool = True  # what is not may be only another way of saying it: where a claim is checked, a judge decides


def unsupported(claim: str, quote: str, whole: str | None = None, published: date | None = None) -> Fault | None:
    """Why the quoted words, out of `whole` sentences, do not bear out the claim; None if nothing speaks against it.

    All but the words themselves is compared in both languages and across. `published` is the article's day: with it
    "8 February" is borne out by the "yesterday" of the 9th. A fault that is sure goes before one that is not.
    """
    whole = whole or quote
    if claim == whole:
        return None
    if not any(char.isalpha() for char in quote):
        return Fault("words", "the quote has no words")
    unsure = None
    for fault in faults(claim, quote, whole, published):
        if fault.sure:
            return fault
        unsure = unsure or fault
    return unsure


def faults(claim: str, quote: str, whole: str, published: date | None = None) -> Iterator[Fault]:
    """All that speaks against it, as `unsupported` finds it."""
    known = years_told(quote, published) | _unwritten(claim, quote)
    if missing := missing_number(without_days(claim, published), without_days(quote, published, quoted=True), known):
        sure = missing not in _SMALL or missing in fold(claim)
        yield Fault("number", f"number {missing} is not in the quote", missing, sure)
    if untold := untold_day(claim, quote, whole, published):
        yield Fault("date", f"the quote does not speak of {untold}", untold)
    if absent := absent_name(claim, quote):
        yield Fault("name", f"the name {absent} is not in the quote", absent, surely_name(absent))
    if speaker := wrong_speaker(claim, whole):
        yield Fault("speaker", f"in the text it is not {speaker} who says so", speaker)
    if denied(claim, whole) and not conversely(claim, whole):
        yield Fault("denial", "one of claim and quote denies what the other says", sure=surely_denied(claim, whole))
    if surer(ours := mood(claim), theirs := mood(told(claim, whole, doubts=True))):
        reason = "claim and quote are not equally sure that it is so"
        yield Fault("modality", reason, sure=surer_of_deeds(ours, theirs))
    if turned_round(claim, whole):
        yield Fault("actor", "it turns round who did it to whom")
    if agent := unnamed_agent(claim, whole):
        yield Fault("actor", f"the quote does not say that it was done by {agent}", sure=False)
    yield from _put_together(claim, whole)
    if language(claim) == language(quote) and _same_matter(claim, quote) < _SHARED:
        yield Fault("words", "the quote speaks of something else", sure=False)


def _put_together(claim: str, whole: str) -> Iterator[Fault]:
    if other := replaced(claim, whole):
        yield Fault("words", f"the quote has {other[1]} where it says {other[0]}", sure=False)
    if which := other_institution(claim, whole):
        yield Fault("name", f"the name {which} is not in the quote", which, sure=False)
    if who := misstyled(claim, whole):
        yield Fault("words", f"the text gives {who} another office or country", sure=False)
    if mixed(claim, whole):
        yield Fault("words", "it says of one thing what the text says of another", sure=False)


def _unwritten(claim: str, quote: str) -> frozenset[str]:
    """Numbers that the quote has by other words: two goals to nil, both sides."""
    nought = {"0"} if mood(quote).denials or _NIL.search(quote) else set()
    both = _BOTH.search(quote.lower()) or (_THE_TWO.search(claim.lower()) and len(set(place_keys(quote))) > 1)
    both = both or (_SIDES.search(claim.lower()) and len(set(place_keys(quote))) < 3)
    one = (_SCORE.search(claim) and _ONE_GOAL.search(quote)) or (_INITIAL.search(claim) and _INITIAL.search(quote))
    return frozenset(nought | ({"1"} if one else set()) | ({"2"} if both else set()))


def _same_matter(claim: str, quote: str) -> float:
    """The part of the claim's words that the quote has, or says otherwise as far as we know."""
    asked, had = content(claim), content(quote)
    meant = {key for word in had for key in senses(word)}
    known = {fold(word) for word in shared_words(claim, quote)}
    same = sum(
        word in known or not meant.isdisjoint(senses(word)) or any(alike(word, other) for other in had)
        for word in asked
    )
    return same / len(asked) if asked else 1.0
