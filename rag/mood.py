"""What a text says was done, what it says was not, and what it leaves open.

A denial or a "may" bears on the deed that follows it; what it bears on is known by the table of `rag.senses`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rag.hedges import (
    ASKED,
    FACT,
    POSSIBLE,
    Denial,
    denial,
    is_if,
    is_present,
    is_unlike,
    openness,
    plain_words,
    vows,
    will_be,
)
from rag.senses import is_deed, senses
from rag.text import SMALL_WORDS, fold


@dataclass(slots=True, eq=False)
class Deed:
    """Something done, by the keys of its word; or a word that only says who, where or how many."""

    keys: tuple[str, ...]
    denied: bool = False
    either: bool = False  # whether the denial bears on it too cannot be told
    open: int = FACT


@dataclass(slots=True)
class Mood:
    """The deeds of a text, how often it denies, also by words such as "unrealistic", and how open it is beside them."""

    deeds: list[Deed] = field(default_factory=list)
    denials: int = 0
    unlike: int = 0
    open: int = FACT
    vows: bool = False  # whether somebody threatens, promises or means to

    def of(self, keys: tuple[str, ...]) -> list[Deed]:
        return [deed for deed in self.deeds if not set(keys).isdisjoint(deed.keys)]

    @property
    def keys(self) -> set[str]:
        return {key for deed in self.deeds for key in deed.keys}

    @property
    def widest(self) -> int:
        return max([self.open, *(deed.open for deed in self.deeds)])


_STOPS = frozenset(".,;:!?\n")
_ENDS = frozenset(".;!?\n")
_BUT = frozenset(
    fold("but while although though however whereas despite then لكن ولكن لكنه لكنها بينما فيما رغم إلا ثم").split()
)
# Who accepts, reaches or orders something does, or has done, what follows.
_CARRIERS = frozenset(
    "accept reject succeed fail reach allow ban confirm deny start sign order produce record call restore cause".split()
)
_PRONOUNS = frozenset("them us him her it any ever yet اي بعد".split())
_WAS = frozenset(fold("يكن تكن يكونوا يكون تكون").split())  # the subject stands between it and what is denied
_SAVE = frozenset(fold("إلا سوى").split())
_BLAME = ("responsib", "مسوولي")
_NEAR, _FAR = 6, 14  # words


@lru_cache(2000)
def mood(text: str) -> Mood:
    """What the text says is so, is not so, and may be so. What it returns is shared, and not to be changed."""
    return _Reader(plain_words(text)).read()


class _Reader:
    """Goes over the words once; marks the deeds that stand after a denial or a "may"."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.deeds = {at: Deed(keys) for at, word in enumerate(words) if (keys := senses(word))}
        self.found = Mood(list(self.deeds.values()), unlike=sum(map(is_unlike, words)))

    def read(self) -> Mood:
        for at, word in enumerate(self.words):
            kind = denial(word) or ("not" if self._denies_past(at) else None)
            if kind and not self._but_for(at):
                self._deny(at, kind)
            self.found.vows |= vows(word)
            if is_if(word):
                self._leave_open(POSSIBLE, self._sentence(at))
            elif (level := openness(word, self._after(at))) and not (at in self.deeds and self.deeds[at].denied):
                self._leave_open(level, self._open_after(at, level))
        return self.found

    def _after(self, at: int) -> str:
        return self.words[at + 1] if at + 1 < len(self.words) else ""

    def _but_for(self, at: int) -> bool:
        """لم يحضر إلا الوزير: what is denied but for one thing is said of that."""
        saved = (n for n in range(at + 1, self._until_stop(at)) if self.words[n] in _SAVE)
        return any(not self._after(n).startswith("ان") for n in saved)  # إلا أن is "but"

    def _until_stop(self, at: int) -> int:
        last = min(len(self.words), at + _FAR)
        return next((n for n in range(at + 1, last) if self.words[n] in _STOPS), last)

    def _denies_past(self, at: int) -> bool:
        """ما حضر: at the beginning of what is said, before a past verb that is known."""
        if self.words[at] not in ("ما", "وما", "فما"):
            return False
        before, after = self.words[at - 1] if at else ".", self._after(at)
        opens = before in _STOPS or before in ("ان", "انه", "انها", "بان") or self.words[at] != "ما"
        return opens and bool(senses(after) or after in ("كان", "كانت")) and not is_present(after)

    def _deny(self, at: int, kind: Denial) -> None:
        self.found.denials += 1
        near = _NEAR + 3 * (self._after(at) in _WAS)
        denied = list(self._carried(at, _FAR if kind == "deny" else near))
        if any(word.startswith(_BLAME) for word in self.words[at + 1 : at + 1 + _NEAR]):  # denied responsibility for it
            for deed in denied:
                deed.either = True
            return
        if kind != "not":
            for deed in self._deeds_after(at, _FAR):
                deed.either = deed not in denied
        if self.words[at] == "no" and at - 1 in self.deeds:  # recorded no deaths
            denied.append(self.deeds[at - 1])
        for deed in denied:
            deed.denied = not deed.denied

    def _open_after(self, at: int, level: int) -> list[Deed]:
        if level == ASKED:
            return list(self._deeds_after(at, _FAR, _ENDS))
        own = self.deeds.get(at) if will_be(self.words[at]) else None
        if own is None:
            return list(self._carried(at))
        return [own] if _CARRIERS.isdisjoint(own.keys) else [own, *self._carried(at)]

    def _leave_open(self, level: int, deeds: list[Deed]) -> None:
        for deed in deeds:
            deed.open = max(deed.open, level)
        if not deeds:
            self.found.open = max(self.found.open, level)

    def _sentence(self, at: int) -> list[Deed]:
        """What is done if something is, and that."""
        ends = [n for n, word in enumerate(self.words) if word in _ENDS]
        first = max((n for n in ends if n < at), default=-1)
        last = min((n for n in ends if n > at), default=len(self.words))
        return [deed for n, deed in self.deeds.items() if first < n < last and is_deed(deed.keys)]

    def _deeds_after(self, at: int, reach: int, stops: frozenset[str] = _STOPS) -> Iterator[Deed]:
        """Those up to where the clause ends."""
        for n in range(at + 1, min(len(self.words), at + 1 + reach)):
            if self.words[n] in stops or self.words[n] in _BUT:
                return
            if n in self.deeds and is_deed(self.deeds[n].keys):
                yield self.deeds[n]

    def _carried(self, at: int, reach: int = _NEAR) -> Iterator[Deed]:
        """The next, and what that one is about: did not agree to release."""
        for deed in self._deeds_after(at, reach):
            yield deed
            if _CARRIERS.isdisjoint(deed.keys):
                return


def denied_words(text: str) -> list[list[str]] | None:
    """The folded words behind each "not", the nearest first; None where words such as "refused" deny others too."""
    seen = plain_words(text)
    kinds = [denial(word) if word != "unless" else None for word in seen]
    if "refuse" in kinds or "deny" in kinds:
        return None
    after = (seen[at + 1 : at + 1 + _NEAR] for at, kind in enumerate(kinds) if kind)
    said = ([word for word in some if word not in SMALL_WORDS | _STOPS | _PRONOUNS] for some in after)
    return [words[:3] for words in said if words]
