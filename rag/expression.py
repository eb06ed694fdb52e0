"""The words of a date, with what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.tokens import Token


@dataclass(frozen=True, slots=True)
class Expression:
    """The words of a date in their text."""

    before: Sequence[Token]
    read: Sequence[Token]
    after: Sequence[Token]
    text: str
    published: date | None

    def values(self, kinds: str) -> list[int]:
        return [token.value for token in self.read if token.kind in kinds]

    def has(self, kinds: str) -> bool:
        return any(token.kind in kinds for token in self.read)

    @property
    def previous(self) -> str:
        return self.before[-1].kind if self.before else ""

    @property
    def following(self) -> str:
        return self.after[0].kind if self.after else ""

    @property
    def english(self) -> bool:
        return self.read[-1].word.isascii()
