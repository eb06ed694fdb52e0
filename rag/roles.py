"""Who stands about a deed as the one who does it, in each language."""

from collections.abc import Iterator, Sequence

from rag.everyday import may_be_name
from rag.matched import Word, may_act
from rag.sayings import is_saying
from rag.text import fold

_ENDS = frozenset(".;:!?؛؟")
# What begins another clause: who stands before it does not do what it says is done.
_LEFT = frozenset(
    fold(
        "who which that while whereas but when after before because if since although where said says told according "
        "الذي التي "
        "الذين ان بان انه انها بانه بانها بينما فيما لكن ولكن بعدما عندما قال قالت"
    ).split()
)
_RIGHT = frozenset(fold("while whereas but when because although بينما فيما لكن ولكن بعدما عندما").split())
_THAT = frozenset("that ان بان انه انها بانه بانها".split())
_WERE = frozenset("was were been being be is are".split())
PREPOSITIONS = frozenset(fold("من إلى على عن في ضد نحو لدى").split())
_BY_TO = frozenset(  # deeds that take one
    "win award give extradite submit call replace overtake apologise thank complain lose".split()
)
_AWAY = frozenset(fold("in at near inside from during with في قرب داخل من خلال اثناء مع").split())
_AIMED = frozenset("shoot attack throw".split())  # deeds done at somebody
_ACCORDING = frozenset(fold("according بحسب حسب وفق وفقا").split())
_COMMAS = frozenset((",", "،"))
_AND = frozenset(("and", ",", "،", "or", "&"))
_BESIDE = frozenset("together along alongside jointly".split())
_SMALL = frozenset("the a an its his her their".split())
_REACH = 14  # words to each side of a deed in which stand those whose it is
_STYLE = 4  # words from an office to whose it is
_SOON = 6  # words behind an Arabic verb in which its subject begins, and behind a participle in which its "by" stands


class Roles:
    """Who does a deed and to whom, by where they stand about it."""

    def __init__(self, words: Sequence[Word], deed: int, arabic: bool) -> None:
        self.words, self.deed, self.arabic = words, deed, arabic
        self.first = next((n + 1 for n in self._before() if self._stops(n, _LEFT)), max(0, deed - _REACH))
        ends = _RIGHT | _THAT if is_saying(words[deed].folded) else _RIGHT  # what is said has its own doers
        self.last = next((n for n in self._after() if self._stops(n, ends)), min(len(words), deed + _REACH + 1))
        self.by = next(self._bys(), None)

    def _before(self) -> Iterator[int]:
        return iter(range(self.deed - 1, max(-1, self.deed - _REACH - 1), -1))

    def _after(self) -> Iterator[int]:
        return iter(range(self.deed + 1, min(len(self.words), self.deed + _REACH + 1)))

    def _stops(self, n: int, words: frozenset[str]) -> bool:
        own, after = self.words[n].folded, self.words[n + 1].folded if n + 1 < len(self.words) else ""
        return own in _ENDS or own in words or (own in ("بعد", "قبل") and after == "ان")

    def _bys(self) -> Iterator[int]:
        """Where a "by whom" begins."""
        folded = [word.folded for word in self.words]
        for n in range(self.deed + 1, self.last - 1):
            if folded[n] == "by" and (n - self.deed <= _SOON or not self.arabic):
                yield n
            elif folded[n] in ("من", "علي") and folded[n + 1] in ("قبل", "جانب", "يد", "ايدي"):
                yield n + 1

    def acts(self, one: int, other: int) -> bool | None:
        """Whether one does it to the other, False for the reverse, None where the order does not tell."""
        if one == other:
            return None
        if one > other:
            acts = self.acts(other, one)
            return None if acts is None else not acts
        if not (self.first <= one and other < self.last) or self._away(one) or self._away(other):
            return None
        if self._joined(one, other) or self._styled(one, other):
            return None
        return self._arabic(one, other) if self.arabic else self._english(one, other)

    def _english(self, one: int, other: int) -> bool | None:
        if not one < self.deed < other:
            return None
        helped = any(word.folded in _WERE for word in self.words[max(self.first, self.deed - 3) : self.deed])
        passive = helped and self.words[self.deed].folded.endswith(("ed", "en", "ck", "ld", "nt", "ot", "ung", "n"))
        if self.by and (passive or self.by == self.deed + 1):
            return False if 0 < other - self.by <= _SOON else None
        return None if passive or (self.by and self.by < other and not self._of_its_object()) else True

    def _of_its_object(self) -> bool:
        """Whether a "by" tells whose the deed's object is: saved a penalty by Karim, condemned the attack by Israel."""
        return self.words[self.deed + 1].folded in _SMALL

    def leads(self, n: int) -> bool:
        """Whether an English deed has its doer right before it."""
        return not self.arabic and n == self.deed - 1 and bool(self.by is None)

    def leaves_out(self, places: Sequence[int]) -> bool:
        """Whether another, in English, does it, and one who is named stands nowhere before the deed."""
        before = self.words[self.deed - 1] if self.deed else None
        led = before is not None and may_act(before) and self.by is None and not self.arabic
        if any(word.folded in _BESIDE for n in places for word in self.words[max(self.deed, n - _SOON) : n]):
            return False  # led it together with him
        if led and self.deed > 1 and self.words[self.deed - 2].folded in _AND:  # and Benin sent
            between = (self.words[n + 1 : self.deed - 2] for n in places if n < self.deed)
            return all(any(word.deeds for word in some) for some in between)
        return led and not any(n < self.deed for n in places)

    def _arabic(self, one: int, other: int) -> bool | None:
        if self.by is not None:
            return False if one < self.by < other <= self.by + _SOON else None
        if one < self.deed < other:
            return (False if other == self.deed + 1 else None) if self._on_him() else True
        if not self.deed < one <= self.deed + _SOON:
            return None
        if self._ruled(other) and not self.words[self.deed].deeds & _BY_TO:
            return None
        beside = all(not self._parts(n) for n in range(one + 1, other))
        alike = bool(self.words[one].names) == bool(self.words[other].names)
        return None if beside and not alike else True

    def _joined(self, one: int, other: int) -> bool:
        """Whether the deed is none between the two: Egypt and Sudan."""
        if one < self.deed < other:
            return False
        last = self.words[other].folded
        return (self.arabic and last[0] == "و" and last[1:2] not in ("ز", "ف", "ك", "ل", "")) or any(
            self.words[n].folded in _AND for n in range(one + 1, other)
        )

    def _styled(self, one: int, other: int) -> bool:
        """Whether the one is the office of the other, who stands behind it: the Swiss president Guy Parmelin."""
        office = any(key.startswith(("~", "#")) for key in self.words[one].names)
        between = self.words[one + 1 : other]
        bare = all(word.written[0].isalpha() and not word.deeds and word.folded not in PREPOSITIONS for word in between)
        last = self.words[other]
        named = not last.folded.startswith("ال") and not any(key.startswith("@") for key in last.names)
        return office and other - one <= _STYLE and bare and named

    def _on_him(self) -> bool:
        """Whether the deed has its object written onto it: وسلمه السفير, the ambassador handed it to him."""
        word, after = self.words[self.deed].folded, self.words[self.deed + 1].folded
        return len(word) > 4 and word.endswith(("ه", "ها", "هم", "هما")) and after.startswith("ال")

    def _ruled(self, n: int) -> bool:
        """Whether a preposition stands before a word: what is passive has its doer or its place there."""
        word = self.words[n].folded
        return (
            self.words[n - 1].folded in PREPOSITIONS
            or word.startswith(("لل", "بال"))
            or (word[0] in "لب" and not may_be_name(self.words[n].written))
        )

    def _parts(self, n: int) -> bool:
        """Whether a word tells one who is named from another: it is no name."""
        return len(self.words[n].folded) < 4 or bool(self.words[n].deeds)

    def _away(self, n: int) -> bool:
        """Whether it is only where, or with whom, something is done."""
        if self.by == n - 1:
            return False
        if self._cited(n):
            return True
        while not self.arabic and n and self.words[n - 1].written[0].isupper():  # with Karim Adel
            n -= 1
        before = [word.folded for word in self.words[max(0, n - 2) : n]]
        if "at" in before and self.words[self.deed].deeds & _AIMED:
            return False
        return bool(before) and (before[-1] in _AWAY or (before[0] in _AWAY and (self.arabic or before[-1] in _SMALL)))

    def _cited(self, n: int) -> bool:
        """Whether it is only he according to whom something is done."""
        for before in range(n - 1, max(-1, n - _REACH), -1):
            if self.words[before].folded in _COMMAS:
                return False
            if self.words[before].folded in _ACCORDING:
                return True
        return False
