"""What a question takes for granted, the names, places, offices, days and numbers in it, and whether an article knows.

The nearest passage to "What did they agree in Helsinki?" tells of Geneva: no vector sees the difference, a name does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from rag.dates import weekdays
from rag.facts import numbers
from rag.fullname import full_names, stranger
from rag.gazetteer import is_name
from rag.mentions import mentions
from rag.offices import office_keys, portfolios
from rag.places import named_places, place_keys
from rag.text import fold, words
from rag.types import Article, Language, Mention, Query
from rag.within import PART_OF, SEATS

_INSIDE = re.compile(
    r"\b(?:in|at|inside|near|في|داخل|قرب|محادثات|مباحثات|مفاوضات|قمة|مؤتمر|اجتماع|اجتماعات)\s+\S+"
    r"|\b\S+\s+(?:talks|summit|conference|negotiations)\b",
    re.IGNORECASE,
)
# What something is called in English stands in articles that do not speak of England.
_LANGUAGE = re.compile(
    r"\b[وب]?(?:ال)?لغة \w+|\bبال\w+ية\b"
    r"|\b(?:in|into|from) (?:[A-Z]\w+(?:ish|ese)|Arabic|French|German|Russian)\b(?! [a-z])"
)
_MONTH = 31  # days
_TWO = timedelta(2)
_READ = 100_000  # characters of an article whose days are told


@dataclass(frozen=True, slots=True)
class Premises:
    """What an article must know of to answer: places with the keys any of which will do, names and the rest."""

    places: tuple[tuple[str, frozenset[str]], ...]
    names: tuple[tuple[str, ...], ...]
    numbers: tuple[str, ...]
    offices: tuple[tuple[str, str], ...] = ()  # each as written, with its key
    days: tuple[tuple[str, date, date], ...] = ()  # those that are stated with their year
    weekdays: tuple[tuple[str, int], ...] = ()
    asked: str = field(default="", compare=False)
    language: Language = field(default="und", compare=False)

    @classmethod
    def of(cls, query: Query) -> "Premises":
        text = query.standalone
        inside = {key for match in _INSIDE.finditer(text) for key in place_keys(match.group())}
        places = {written: frozenset(keys) for written, keys in named_places(_LANGUAGE.sub(" ", text))}
        seated = {
            written: keys | {SEATS[key] for key in keys if key in SEATS and key not in inside}
            for written, keys in places.items()
        }
        return cls(
            places=tuple(seated.items()),
            names=tuple(full_names(query)),
            numbers=tuple(number for number in query.numbers if _presumed(number, text)),
            offices=tuple(portfolios(text)),
            days=tuple(_days(text)),
            weekdays=tuple((word, day) for word in words(text) for day in weekdays(word)),
            asked=text,
            language=query.language,
        )

    def missing(self, article: Article) -> str | None:
        """The first that the article, its title and its date do not know of, as the question writes it, or None."""
        text = f"{article.title}\n{article.text}"
        return next(self._missing(article, text), None)

    def _missing(self, article: Article, text: str) -> Iterator[str]:
        mentioned = set(place_keys(text)) if self.places else set()
        mentioned |= {PART_OF[key] for key in mentioned if key in PART_OF}
        for written, keys in self.places:
            if mentioned.isdisjoint(keys):
                yield written
        stated = numbers(text) if self.numbers else frozenset()
        yield from (number for number in self.numbers if not (number in stated or number in _years(article)))
        # What has capitals but names no person or town may be translated: the Ice Age.
        translated = (self.language, article.language) == ("en", "ar")
        for name in self.names:
            if absent := stranger(tuple(filter(is_name, name)) if translated else name, text, self.asked):
                yield absent
        known = {key for word in words(text) for key in office_keys(word)} if self.offices else set()
        yield from (written for written, key in self.offices if key not in known)
        told = [*_mentions(article)] if self.days or self.weekdays else []
        for written, first, last in self.days:
            if not any(one.first <= last and first <= one.last for one in told):
                yield written
        spoken_of = {day.weekday() for one in told if one.last - one.first < _TWO for day in (one.first, one.last)}
        for written, day in self.weekdays:
            if day not in spoken_of | weekdays(text):
                yield written


def _presumed(number: str, text: str) -> bool:
    """Whether it is a number of its own: "a million" is a manner of speaking, and ألف is "wrote" too."""
    return len(number) > 2 and number.isdigit() and (number.strip("10") != "" or number in fold(text))


def _days(text: str) -> Iterator[tuple[str, date, date]]:
    for one in mentions(text, None):
        if one.sure and (one.last - one.first).days < _MONTH:
            yield text[one.start : one.end], one.first, one.last


def _mentions(article: Article) -> Iterator[Mention]:
    """The days that an article speaks of, and unsaid that of its publication and the one before."""
    if article.published:
        yield Mention(0, 0, article.published - timedelta(1), article.published, sure=True)
    yield from mentions(article.text[:_READ], article.published)


def _years(article: Article) -> set[str]:
    """The years of those days: early in January, the last too."""
    return {f"{day:%Y}" for one in _mentions(article) if one.sure for day in (one.first, one.last)}
