"""Who did it to whom, where the order of the words tells: Israel accused Iran is not Iran accused Israel.

Both languages name the one who does before the one it is done to, or behind a "by"; what else is passive says nothing.
"""

import re
from collections.abc import Callable, Sequence
from itertools import combinations, product

from rag.calendars import TIME_WORDS
from rag.matched import Word, matched, may_act, read, same_deed
from rag.names import named_in
from rag.overlap import alike
from rag.roles import PREPOSITIONS, Roles
from rag.senses import senses
from rag.text import SMALL_WORDS, language

_NOUN = re.compile("[وفبك]?ال|لل")
_ALONG = re.compile(r",\s+(?:accompanied|flanked|joined|assisted)\s+by\s[^,.;]+,")
_VERB_AFTER = frozenset("ان انه انها ثم لم لن قد سوف".split())
_MUTUAL = frozenset(
    "meet discuss accord sign vote reach hold agree end start accept announce draw fight negotiate marry merge "
    "survive collapse appoint elect".split()
)
# Who does the one has the other done by whom he does it to: the loser to the winner.
_CONVERSE = {
    one: other.split()
    for pair in ("win/lose", "buy/sell", "lend/borrow", "give extradite award submit/receive")
    for some, other in (pair.split("/"), pair.split("/")[::-1])
    for one in some.split()
}
_NO_DOER = PREPOSITIONS | frozenset(
    "by was were been being is are be in at on from with to whom that قبل تم الذي التي الذين".split()
)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_WHO_DID = re.compile(r",\s+(?:who|whose|which)\s[^,.;]+,\s|،\s+(?:الذي|التي|الذين)\s[^،.؛]+،\s")  # and so does this
_NEXT = 2  # words beside a deed
_DIE = frozenset("died dies die dead death deaths dying مات ماتت ماتوا توفي توفيت توفوا وفاه لقي لقوا".split())


def turned_round(claim: str, text: str) -> bool:
    """Whether the claim has two whom the text names, about the text's deed, in the other order."""
    text = _IN_BRACKETS.sub("", text)  # which stands between who does it and the deed
    plain = _WHO_DID.sub(" ", text)
    return (
        _turned(claim, text, same_deed, False)
        or (plain != text and _turned(claim, plain, same_deed, False))
        or _turned(claim, text, _converse, True)
        or _led_by_another(claim, text)
        or _swapped(claim, text)
    )


def _led_by_another(claim: str, text: str) -> bool:
    """Whether the claim has him do it who is only along: "Haddad, accompanied by Mansour, led it"."""
    ours = read(claim)
    for along in _ALONG.finditer(text):
        did = next((word for word in read(text[along.end() :]) if _is_deed(word) and word.deeds), None)
        led = [n for n in range(1, len(ours)) if did is not None and same_deed(ours[n], did)]
        if any(may_act(ours[n - 1]) and named_in(ours[n - 1].written, along[0]) for n in led):
            return True
    return False


def _swapped(claim: str, text: str) -> bool:
    """Whether what stands right before and right behind a deed stands the other way round in the text's words."""
    if language(claim) != language(text):
        return False
    ours, theirs = read(claim), read(text)
    sides = [(_side(theirs, n, -1), _side(theirs, n, 1), word) for n, word in enumerate(theirs) if _is_done(word)]
    for n, word in enumerate(ours):
        if not _is_done(word):
            continue
        before, after = _side(ours, n, -1), _side(ours, n, 1)
        for left, right, deed in sides:
            if same_deed(word, deed) and _held(before, right) and _held(after, left) and not _held(before, left):
                return True
    return False


def _is_done(word: Word) -> bool:
    return _is_deed(word) and bool(word.deeds)


def _side(words: Sequence[Word], at: int, step: int) -> list[Word]:
    """The nearest words of weight on one side of a deed; none where who does it need not be on that side."""
    found: list[Word] = []
    for n in range(at + step, at + step * (_NEXT + 1), step):
        if not 0 <= n < len(words) or not words[n].written[0].isalpha() or words[n].deeds:
            break
        if words[n].folded in _NO_DOER:
            return []
        if words[n].folded not in SMALL_WORDS:
            found.append(words[n])
    return found


def _held(some: Sequence[Word], others: Sequence[Word]) -> bool:
    return any(alike(word.folded, other.folded) for word in some for other in others)


def conversely(claim: str, text: str) -> bool:
    """Whether the claim says of the one what the text says of the other: lost to Zambia, Zambia beat."""
    return _turned(claim, text, _converse, False)


def _converse(word: Word, other: Word) -> bool:
    return any(key in other.deeds for deed in word.deeds for key in _CONVERSE.get(deed, ())) and not (
        word.deeds & other.deeds
    )


def _turned(claim: str, text: str, alike: Callable[[Word, Word], bool], same: bool) -> bool:
    """Whether the text has two of the claim's, about a like deed, only the other way round, or only the same way."""
    ours, theirs = read(claim), read(text)
    at = matched(claim, text)
    named = (n for n in at if ours[n].folded not in TIME_WORDS)
    pairs = list(combinations((n for n in named if may_act(ours[n]) or any(may_act(theirs[m]) for m in at[n])), 2))
    arabic = language(claim) == "ar", language(text) == "ar"
    for deed, word in enumerate(ours if at else ()):
        if not _is_deed(word) or not (word.deeds or _opens(ours, deed)) or _is_aim(ours, deed):
            continue
        places = [n for n, other in enumerate(theirs) if _is_deed(other) and alike(word, other)]
        clause, clauses = Roles(ours, deed, arabic[0]), [Roles(theirs, n, arabic[1]) for n in places]
        if (
            places
            and alike is same_deed
            and any(clause.leads(n) and all(text.leaves_out(at[n]) for text in clauses) for n in at if may_act(ours[n]))
        ):
            return True
        for one, other in pairs if places else ():
            acts = clause.acts(one, other)
            if other - one == 1 and any(m - n == 1 for n, m in product(at[one], at[other])):
                continue  # the words of one name
            said = {text.acts(*places) for text in clauses for places in product(at[one], at[other])} - {None}
            if acts is not None and said == {acts is same}:
                return True
    return False


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether a word that no table has stands where an Arabic verb does; an English one is known by its ending."""
    before = words[at - 1].folded if at else "."
    return words[at].folded.isascii() or before in _VERB_AFTER or not before[0].isalpha()


def _is_aim(words: Sequence[Word], at: int) -> bool:
    """Whether an Arabic deed is a noun that hangs on a preposition, and nobody before it need do it: لحضور."""
    word, before = words[at], words[at - 1].folded if at else ""
    joined = word.folded[0] in "لب" and not word.deeds.isdisjoint(senses(word.folded[1:]))
    return not word.folded.isascii() and (before in PREPOSITIONS or joined)


def _is_deed(word: Word) -> bool:
    if (word.deeds and word.deeds <= _MUTUAL) or word.folded in _DIE or not word.written[0].isalpha():
        return False
    return not (_NOUN.match(word.folded) or word.written.endswith("ي") or word.folded in ("قبل", "بعد"))
