"""Whether the days of a claim are those of its quote: "8 February" for the yesterday of an article of the 9th."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from rag.dates import Stated, stated_dates, weekdays
from rag.mentions import mentions
from rag.text import fold
from rag.tokens import tokens
from rag.types import Mention

# Where an article's day is not known, what holds on either of two unlike days holds by its words.
_ANY_DAYS = (date(2019, 5, 14), date(2022, 11, 20))

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_AROUND = frozenset("tfiU/")  # kinds of words that stand with a name of a day and say nothing


@lru_cache(500)
def _told(text: str, published: date | None) -> tuple[Mention, ...]:
    return tuple(mentions(text, published))


@lru_cache(500)
def _stated(text: str) -> tuple[Stated, ...]:
    return tuple(stated_dates(text))


def days_told(text: str, start: int, end: int, published: date | None) -> list[Mention]:
    """The days that a part of a text speaks of, at offsets in the part, as the text around it tells them."""
    told = (one for one in _told(text, published) if start <= one.start and one.end <= end)
    return [replace(one, start=one.start - start, end=one.end - start) for one in told]


def untold_day(claim: str, quote: str, whole: str, published: date | None) -> str | None:
    """The first date of the claim that the quote, out of `whole` sentences, does not surely speak of, or None."""
    at = max(whole.find(quote), 0)
    at, text = (at, whole) if whole[at : at + len(quote)] == quote else (0, quote)
    days, dated = ([published] if published else _ANY_DAYS), published is not None
    tried = [_untold(claim, text, at, at + len(quote), day, dated=dated) for day in days]
    return next((one for one in tried if one), None)


def _untold(claim: str, text: str, start: int, end: int, published: date, *, dated: bool) -> str | None:
    told = days_told(text, start, end, published)
    asked = _told(claim, published)
    quote = text[start:end]
    states, years = _stated(quote), _own_year(quote, published) if dated else frozenset[str]()
    for one in asked:
        said = claim[one.start : one.end]
        literal = [d for d in _stated(claim) if one.start <= d.start and d.end <= one.end and (d.month or d.day)]
        written = bool(literal) and all(any(d.within(other) for other in states) for d in literal)
        if (written and weekdays(said) <= weekdays(quote)) or _named(said, quote, years, dated):
            continue
        same = any(_bears_out(other, one) or (not dated and _of_any_year(other, one, said)) for other in told)
        if not same and not _stands_in(said, quote):
            return said
    for stated in _stated(claim):
        covered = any(one.start <= stated.start and stated.end <= one.end for one in asked)
        if not covered and (stated.month or stated.day) and not any(stated.within(other) for other in states):
            return claim[stated.start : stated.end]
    return None if _weekdays_told(claim, quote, asked, told) else "the day of the week"


def _named(said: str, quote: str, years: frozenset[str], dated: bool) -> bool:
    """Whether it is a day of the week, a year or, where no day is known, a month, no more, and the quote names it.

    Or one of the years, which need not be named.
    """
    own = {(one.kind, one.value) for one in tokens(said) if one.kind not in _AROUND}
    if len(own) != 1:
        return False
    kind, value = next(iter(own))
    if kind == "Y" and str(value) in years:
        return True
    return kind in ("WY" if dated else "WYM") and own <= {(one.kind, one.value) for one in tokens(quote)}


def _stands_in(said: str, quote: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(said)}(?!\w)", quote) is not None


def _bears_out(told: Mention, asked: Mention) -> bool:
    """Within what is asked; what is not sure bears out only what is as unsure, and the same."""
    if told.sure:
        return asked.first <= told.first and told.last <= asked.last
    return not asked.sure and (told.first, told.last) == (asked.first, asked.last)


def _of_any_year(told: Mention, asked: Mention, said: str) -> bool:
    """Whether both are the same days of the year, where the claim names no year."""
    ours, theirs = ((one.first.timetuple()[1:3], one.last.timetuple()[1:3]) for one in (asked, told))
    return ours == theirs and not _YEAR.search(fold(said))


def _weekdays_told(claim: str, quote: str, asked: Sequence[Mention], told: Sequence[Mention]) -> bool:
    """Days of the week that are named, or those of days that the quote surely speaks of."""
    named = weekdays(quote) | {one.first.weekday() for one in told if one.sure and one.first == one.last}
    outside = "".join(_blank(claim, asked))
    return weekdays(outside) <= named


def _blank(text: str, spans: Sequence[Mention]) -> Iterator[str]:
    at = 0
    for one in spans:
        yield text[at : one.start] + " "
        at = one.end
    yield text[at:]


def without_days(text: str, published: date | None, quoted: bool = False) -> str:
    """The text without its dates, so that its other numbers can be read; of a quoted one, only dates in figures go."""
    told = list(_told(text, published or _ANY_DAYS[0]))
    if quoted:
        figures = [one for one in _stated(text) if one.month or one.day]
        told = [one for one in told if any(one.start <= date.start and date.end <= one.end for date in figures)]
    return "".join(_blank(text, told))


def years_told(text: str, published: date | None) -> frozenset[str]:
    """The years that a text names, else those of the days it surely speaks of; the article's own if it tells none."""
    if written := _YEAR.findall(fold(text)):
        return frozenset(written)
    told = frozenset(str(one.first.year) for one in _told(text, published) if one.sure)
    return told | _own_year(text, published) if published else told


def _own_year(text: str, published: date) -> frozenset[str]:
    """The article's year, where the text speaks of no other."""
    other = _YEAR.search(fold(text)) or any(one.first.year != published.year for one in _told(text, published))
    return frozenset(() if other else (str(published.year),))
