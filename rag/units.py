"""A span of an article as a claim is weighed against it, with the days that it speaks of, and where it stands."""

import re
from dataclasses import dataclass
from functools import cached_property

from rag.mentions import mentions_within
from rag.phrases import day, weekday
from rag.quantities import without_counts
from rag.sentences import sentences, trimmed
from rag.types import Article, Hit, Language, Quote

_SHE = re.compile(r"(?:He|She|They|His|Her|Their)\b|و?(?:أضاف|تابع|أوضح|أشار|أكد|قال|ذكر|شدد|ختم)")  # said before who
_LEDE = 400  # characters in which an article says whom and what it is about


@dataclass(frozen=True)
class Unit:
    """Words of an article at their place; `around` are those of the passage that they stand in."""

    article: Article
    start: int
    end: int
    around: tuple[int, int]

    @classmethod
    def of(cls, hit: Hit) -> "Unit":
        span = trimmed(hit.passage.article.text, hit.passage.start, hit.passage.end)
        return cls(hit.passage.article, *span, span)

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def quote(self) -> Quote:
        return Quote(self.article.id, self.article.revision, self.start, self.end, self.text)

    def is_of(self, year: str) -> bool:
        """Whether the article is of a year, which then it need not say: the 2022 World Cup."""
        return self.article.published is not None and year == f"{self.article.published:%Y}"

    def sentences(self) -> list["Unit"]:
        spans = (trimmed(self.text, *span) for span in sentences(self.text))
        return [Unit(self.article, self.start + start, self.start + end, self.around) for start, end in spans]

    @cached_property
    def dated(self) -> str:
        """The text, with the day behind what names it in other words: "on Wednesday (Wednesday 16 June 2021)"."""
        return self._told(self.start, self.end, days=True)

    @cached_property
    def guarded(self) -> str:
        """What the guards compare: the text, then the names among which it stands, and their day if it names none.

        A sentence does not repeat what its title, the article's beginning and the sentence before it have said. Their
        numbers and denials are of other things, and left out.
        """
        own = bool(mentions_within(self.article, self.start, self.end))
        text = self.article.text
        lede = next((end for start, end in sentences(text[:_LEDE]) if text[start:end].strip()), 0)
        context = (
            self._told(0, lede, not own),
            self._told(*self._before(), days=False),
            self._told(*self.around, not own),
            self.article.title,
        )
        month = day(self.article.published, self._language).partition(" ")[2] if self.article.published else ""
        return " … ".join((self.dated, *map(without_counts, context), "" if own else month))

    def _before(self) -> tuple[int, int]:
        """The sentence before the passage, where "she said" begins it."""
        end = self.around[0] if _SHE.match(self.article.text, self.around[0]) else 0
        first = max(0, end - _LEDE)
        start = list(sentences(self.article.text[first:end]))[-1][0] if end else 0
        return first + start, end

    @property
    def _language(self) -> Language:
        return "ar" if self.article.language == "ar" else "en"

    def _told(self, start: int, end: int, days: bool) -> str:
        """Words of the article with their days written out, or without their days."""
        text = self.article.text[start:end]
        for one in reversed(mentions_within(self.article, start, end)):
            first, last = one.start - start, one.end - start
            if not days:
                text = text[:first] + text[last:]
            elif one.sure and one.first == one.last and str(one.first.year) not in text[first:last]:
                named = f"{weekday(one.first, self._language)} {day(one.first, self._language)}"
                text = f"{text[:last]} ({named}){text[last:]}"
        return text
