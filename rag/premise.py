"""What a question takes for granted, the names, places and numbers in it, and whether an article knows of them.

The nearest passage to "What did they agree in Helsinki?" tells of Geneva: no vector sees the difference, a name does.
"""

import re
from dataclasses import dataclass, field

from rag.calendars import TIME_WORDS
from rag.facts import numbers
from rag.mentions import mentions
from rag.names import beside, named_in
from rag.offices import office_keys
from rag.places import named_places, place_keys, shared_words
from rag.text import fold
from rag.types import Article, Query

# A government goes by the name of its seat: "Damascus refused" is borne out by "the Syrian government". What happens
# "in Damascus" is not.
_SEATS = {
    "@kremlin": "@russia", "@moscow": "@russia", "@damascus": "@syria", "@ankara": "@turkey", "@tehran": "@iran",
    "@washington": "@united-states", "@white-house": "@united-states", "@pentagon": "@united-states",
    "@kyiv": "@ukraine", "@beijing": "@china", "@cairo": "@egypt", "@riyadh": "@saudi-arabia", "@baghdad": "@iraq",
    "@doha": "@qatar", "@paris": "@france", "@london": "@britain", "@berlin": "@germany",
}  # fmt: skip
_INSIDE = re.compile(r"\b(?:in|at|inside|near|في|داخل|قرب)\s+\S+", re.IGNORECASE)
_READ = 100_000  # characters of an article whose days are told


@dataclass(frozen=True, slots=True)
class Premises:
    """What an article must know of to answer: places with the keys any of which will do, names, numbers."""

    places: tuple[tuple[str, frozenset[str]], ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    asked: str = field(default="", compare=False)

    @classmethod
    def of(cls, query: Query) -> "Premises":
        text = query.standalone
        inside = {key for match in _INSIDE.finditer(text) for key in place_keys(match.group())}
        places = {written: frozenset(keys) for written, keys in named_places(text)}
        seated = {
            written: keys | {_SEATS[key] for key in keys if key in _SEATS and key not in inside}
            for written, keys in places.items()
        }
        # Arabic does not mark names, and a word taken for one would refuse a fair question: there places must do.
        known = shared_words(text, text)
        names = query.names if query.language == "en" else ()
        plain = tuple(n for n in names if not (n in known or fold(n) in TIME_WORDS or n.isupper() or office_keys(n)))
        return cls(tuple(seated.items()), plain, tuple(n for n in query.numbers if len(n) > 2 and "." not in n), text)

    def missing(self, article: Article) -> str | None:
        """The first that the article, its title and its date do not know of, as the question writes it, or None."""
        text = f"{article.title}\n{article.text}"
        mentioned = set(place_keys(text)) if self.places else set()
        for written, keys in self.places:
            if mentioned.isdisjoint(keys):
                return written
        stated = numbers(text) if self.numbers else frozenset()
        for number in self.numbers:
            if number not in stated and number not in _years(article):
                return number
        return next((name for name in self.names if not named_in(name, text, beside(name, self.asked))), None)


def _years(article: Article) -> set[str]:
    """The year of publication, and those of the days that the article speaks of: early in January, the last too."""
    told = mentions(article.text[:_READ], article.published)
    return {f"{day:%Y}" for day in (article.published, *(one.first for one in told if one.sure)) if day}
