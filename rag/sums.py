"""A number of several words as it is put together: two hundred and five thousand, خمسة وعشرون ألفا."""

from dataclasses import dataclass
from decimal import Decimal

from rag.numberwords import DOZEN, DUAL_BEFORE_NOUN, SCALES, TWO_OF, UNITS, VAGUE


@dataclass(slots=True)
class Sum:
    """A number as it is put together: what is complete up to a scale, and what has come since."""

    english: bool
    figures: bool = False
    begun: bool = False
    total: Decimal = Decimal(0)
    since: Decimal | None = None
    scale: int = 0  # the last one

    def take(self, word: str, joined: bool, dual: bool) -> bool:
        """Whether the word goes on with the number; `joined` by an "and", `dual` where it may be two of its scale."""
        taken = self._two(word, joined) or self._scaled(word, joined, dual) or self._unit(word, joined)
        self.begun |= taken
        return taken

    def _two(self, word: str, joined: bool) -> bool:
        if word not in TWO_OF or self.since is not None or (self.total and not joined):
            return False
        self.total, self.scale = self.total + TWO_OF[word], TWO_OF[word] // 2
        return True

    def _scaled(self, word: str, joined: bool, dual: bool) -> bool:
        scale = SCALES.get(word)
        alone = self.since is None
        if not scale or (alone and (word in VAGUE or word in ("mn", "bn") or (self.total and not joined))):
            return False
        if alone and dual and word in DUAL_BEFORE_NOUN:
            self.total, self.scale = self.total + DUAL_BEFORE_NOUN[word], scale
        elif scale == 100:
            self.since = (self.since or Decimal(1)) * 100
        elif self.scale and scale >= self.scale:
            return False
        else:
            self.total, self.since, self.scale = self.total + (self.since or Decimal(1)) * scale, None, scale
        return True

    def _unit(self, word: str, joined: bool) -> bool:
        unit = UNITS.get(word)
        if word == DOZEN and self.since:
            self.since *= UNITS[DOZEN]
            return True
        if unit is None or (self.begun and not self._fits(unit, joined)):
            return False
        self.since = (self.since or Decimal(0)) + unit
        return True

    def _fits(self, unit: int, joined: bool) -> bool:
        if self.since is None:
            return bool(self.total) and (joined or self.english)
        if self.figures:
            return False
        tens, ones = divmod(self.since % 100, 10)
        if unit == 10 and ones and not tens and not self.english:
            return not joined  # ثلاثة عشر
        if unit < 100 and not tens and not ones:
            return joined or self.english
        if self.english:
            return unit < 10 and tens >= 2 and not ones
        return joined and 20 <= unit < 100 and not tens and ones > 0

    def goes_on(self, unit: int, hyphen: bool) -> bool:
        """Whether "and" or a hyphen joins an English unit: two hundred and five, twenty-five."""
        if self.since is None:
            return bool(self.total) and unit < 100 and not hyphen
        if self.since % 100 == 0:
            return unit < 100 and not hyphen
        return hyphen and self.since % 100 >= 20 and self.since % 10 == 0 and unit < 10
