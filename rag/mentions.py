"""The days that a text speaks of: its dates and its "yesterday", told from the day it was published.

By these conventions: a day of the week is the last one up to publication, unless the sentence speaks of what is to
come; a date without a year is the nearest; weeks begin on Monday; early, mid and late are thirds (`rag.spans`). What
a reader might take for other days is not sure. A date that is somebody's or something's name is none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rag import hijri
from rag.calendars import DAY, MONTH, WEEK, YEAR
from rag.dates import MONTH_NAME, WHOLE, Stated, Token, stated, tokens
from rag.spans import Span, a_day, a_month, a_week, a_year, ago, around, last_weekday, nearest, next_weekday, third
from rag.tense import coming, is_name
from rag.types import Article, Mention

_FAR = 120  # days from publication beyond which a date without a year may be of another year
_RECENT = 3  # days back beyond which the same day of the week to come is nearer
_AROUND = 300  # characters beside a part that bear on what its dates mean
_YEARS = range(1500, 2100)


@dataclass(frozen=True, slots=True)
class Place:
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


def mentions(text: str, published: date | None) -> list[Mention]:
    """The dates of a text in order; without a day of publication only those that are stated with their year."""
    if published and published.year not in _YEARS:
        published = None
    read = tokens(text)
    letters = "".join(token.kind for token in read)
    return list(_found(read, letters, text, published))


def mentions_within(article: Article, start: int, end: int) -> list[Mention]:
    """The dates of a part of an article, at offsets in the article's text."""
    first = max(0, start - _AROUND)
    found = mentions(article.text[first : end + _AROUND], article.published)
    moved = (replace(one, start=one.start + first, end=one.end + first) for one in found)
    return [one for one in moved if start <= one.start and one.end <= end]


def _found(read: list[Token], letters: str, text: str, published: date | None) -> Iterator[Mention]:
    for match in _GRAMMAR.finditer(letters):
        start, end = match.span()
        place = Place(read[max(0, start - _BEFORE) : start], read[start:end], read[end : end + 2], text, published)
        span = _READERS[match.lastgroup or ""](place)
        if span:
            own = [token for token in place.read if token.kind not in "ieft,"] or place.read
            yield Mention(own[0].start, place.read[-1].end, *span)


_BEFORE = 40  # words that are looked at for what a day of the week is said of


# Dates that are written out


def _whole(place: Place) -> Span | None:
    """A day, or some days of one month."""
    one = stated([token for token in place.read if token.kind != "W"])
    if one is None or one.month is None or one.day is None:
        return None
    if one.year is None and (place.published is None or is_name(place.before, place.read, place.after)):
        return None
    last = _day(place, one, one.month, one.day)
    days = place.values("N") if place.has("M") else []
    if last and len(days) == 2 and days[0] < days[1]:
        return last._replace(first=last.first.replace(day=days[0]))
    return last


def _day(place: Place, one: Stated, month: int, day: int) -> Span | None:
    weekday = place.values("W")
    if one.year is not None:
        return _in_figures(place, one.year, month, day) or _agreeing(date(one.year, month, day), weekday)
    assert place.published
    which = place.values("Qq")
    if which and place.has("U") and YEAR in place.values("U"):
        years = [place.published.year + which[-1]]
    else:
        years = [place.published.year + n for n in (-1, 0, 1)]
    days = [date(year, month, day) for year in years if day < 29 or _exists(year, month, day)]
    if which and len(years) > 1:
        ahead = [one for one in days if one > place.published]
        behind = [one for one in days if one < place.published]
        days = behind[-1:] if which[-1] < 0 else ahead[:1] if which[-1] > 0 else days[1:2]
        return _agreeing(days[0], weekday) if days else None
    return _nearest(place, days, weekday, len(years) == 1)


def _nearest(place: Place, days: list[date], weekday: list[int], stated_year: bool) -> Span | None:
    """The nearest day to publication that is the day of the week it is said to be."""
    assert place.published
    best = nearest(place.published, days)
    if best is None:
        return None
    agreeing = [day for day in days if not weekday or day.weekday() in weekday]
    found = nearest(place.published, agreeing) or best
    unclear = place.previous == "i" and place.read[0].kind == "M"  # "in March 14 people came"
    near = abs((found - place.published).days) <= _FAR
    return a_day(found, (near or stated_year) and found in agreeing and found == best and not unclear)


def _agreeing(day: date, weekday: list[int]) -> Span:
    return a_day(day, not weekday or day.weekday() in weekday)


def _in_figures(place: Place, year: int, month: int, day: int) -> Span | None:
    """8/2/2020 is read day first, 2/8/2020 the other way where that lies nearer to publication."""
    if place.has("MmO") or place.read[0].kind == "Y" or month == day or day > 12:
        return None
    ways = [date(year, month, day), date(year, day, month)]
    return a_day(nearest(place.published, ways) or ways[0] if place.published else ways[0], False)


def _exists(year: int, month: int, day: int) -> bool:
    return month != 2 or day <= a_month(year, 2).last.day


def _month(place: Place) -> Span | None:
    month, year = place.values("M")[-1], place.values("Y")
    which, part = place.values("Qq"), place.values("P")
    if year:
        span: Span | None = a_month(year[-1], month)
    elif place.published is None or not (which or part or _is_month(place)):
        return None
    else:
        span = _month_near(place.published, month, which, YEAR in place.values("U"), place.english)
    return third(span, part[-1]) if span and part else span


def _is_month(place: Place) -> bool:
    """True if the name of a month, alone, is not another word: Nissan, Theresa May, a father, an exercise."""
    token = place.read[-1]
    if place.english and place.following == "k":
        return False
    written = place.text[token.start : token.end]
    if token.word.endswith("اب") and "آ" not in written:
        return False
    return MONTH in place.values("U") or place.previous in ("i", "S", "e") or token.word[:2] in ("بش", "بت", "بح")


def _month_near(published: date, month: int, which: list[int], of_year: bool, english: bool) -> Span:
    if which and of_year:
        return a_month(published.year + which[-1], month)
    if which and which[-1] == 0:
        return a_month(published.year, month)
    if which and which[-1] < 0:
        year = published.year - (month >= published.month)
        return a_month(year, month, not english or year < published.year)
    if which:
        return a_month(published.year + (month <= published.month), month)
    starts = [date(published.year + n, month, 1) for n in (-1, 0, 1)]
    best = min(starts, key=lambda day: abs((day + timedelta(14) - published).days))
    return a_month(best.year, month, abs((best + timedelta(14) - published).days) <= _FAR)


def _year(place: Place) -> Span | None:
    year, part = place.values("Y")[-1], place.values("P")
    unit = place.values("U")
    if unit and YEAR not in unit or place.following in ("'", "-", "#") or year not in range(1800, 2100):
        return None
    counts = not (unit or part) and place.following in ("w", "k")  # "in 2000 homes"
    if counts and place.has("e"):
        return None
    span = a_year(year, not counts)
    return third(span, part[-1]) if part else span


def _hijri(place: Place) -> Span | None:
    """A day of the Hijri calendar, never sure; without a year, the nearest."""
    months, years, days = place.values("H"), place.values("XY"), place.values("NO")
    if years:
        found = hijri.day(years[-1], months[-1], days[-1])
    else:
        year = hijri.year_of(place.published) if place.published else None
        if year is None or place.published is None or is_name(place.before, place.read, place.after):
            return None
        near = (hijri.day(year + n, months[-1], days[-1]) for n in (-1, 0, 1))
        found = nearest(place.published, filter(None, near))
    return a_day(found, False) if found else None


def _hijri_month(place: Place) -> Span | None:
    month, years, which = place.values("H")[-1], place.values("X"), place.values("Q")
    if years:
        found = hijri.month(years[-1], month)
    else:
        year = hijri.year_of(place.published) if place.published else None
        if year is None or place.published is None or not (which or MONTH in place.values("U")):
            return None
        near = [span for n in (-1, 0, 1) if (span := hijri.month(year + n, month))]
        if which and which[-1]:
            near = [s for s in near if (s[1] < place.published if which[-1] < 0 else s[0] > place.published)]
        first = nearest(place.published, (span[0] for span in near))
        found = next((span for span in near if span[0] == first), None)
    return Span(*found, False) if found else None


def _both(place: Place) -> Span | None:
    """A day of two calendars: ours counts, and is sure where the other is at most a day away."""
    at = next(n for n, token in enumerate(place.read) if token.kind == "p")
    parts = (replace(place, read=place.read[:at]), replace(place, read=place.read[at + 1 :]))
    ours, other = sorted(parts, key=lambda part: part.has("H"))
    day, same = _whole(ours), _hijri(other)
    if day is None or same is None:
        return day or same
    return day._replace(sure=day.sure and abs((day.first - same.first).days) <= 1)


# Days told from the day of publication


def _unit(place: Place) -> Span | None:
    """Last month, early next year, earlier this week."""
    unit, which, part = place.values("U")[-1], place.values("Qq")[-1], place.values("P")
    if place.published is None or unit == DAY:
        return None
    span = around(place.published, unit, which)
    if span is None:
        return None
    if place.previous == "t" or (place.has("t") and place.has("q")):
        return None  # "over the last month" is no month of the calendar
    if place.has("R") and which == 0:
        earlier = place.values("R")[0] < 0
        return span._replace(last=place.published) if earlier else span._replace(first=place.published)
    return third(span, part[-1]) if part and unit != WEEK else span


def _part(place: Place) -> Span | None:
    """The end of the month: of this one, it seems."""
    unit = place.values("U")[-1]
    definite = place.has("t") or place.read[-1].word.startswith("ال")
    if place.published is None or unit in (DAY, WEEK) or not definite or place.following == "f":
        return None
    span = around(place.published, unit, 0)
    return third(span, place.values("P")[-1])._replace(sure=False) if span else None


def _ago(place: Place) -> Span | None:
    unit = place.values("uUB")[-1]
    count = (2 if place.has("B") else 1) if not place.has("NC") else place.values("NC")[-1]
    alone = not place.has("NCB")
    if place.published is None or alone and (unit == DAY or place.read[-1].word.startswith("ال")):
        return None
    span = ago(place.published, unit, count)
    loose = place.has("S~") or bool(place.before) and place.before[-1].word in _LOOSE
    return span._replace(sure=span.sure and not loose and count <= 14) if span else None


_LOOSE = frozenset("than about around nearly almost some least over under اكثر اقل".split())


def _near_day(place: Place) -> Span | None:
    """Yesterday, tomorrow and the days beside them; with a day of the week, if it is that one."""
    if place.published is None:
        return None
    which = place.values("q")
    if which and which[0] > 0:
        return None
    away = -1 - place.has("Og") if place.has("K") else 1 + place.has("b") if place.has("T") else 0
    if which:
        away = which[0]
    sure = _is_day(place, away)
    if sure is None:
        return None
    day, weekday = place.published + timedelta(away), place.values("W")
    return a_day(day, sure and (not weekday or day.weekday() in weekday))


def _is_day(place: Place, away: int) -> bool | None:
    """Whether it is that day, or only in a manner of speaking; None where it is none."""
    word = next((t.word for t in place.read if t.kind in "DKT"), "")
    lone = len(place.read) == 1
    if word in ("الامس", "الغد") and lone:
        return None
    if word.endswith("الامس") and lone or place.following == "'":
        return False
    if not place.has("D") or place.has("W"):
        return True
    if not word.isascii():
        followed = bool(place.after) and (place.after[0].kind in "OW" or place.after[0].word in _SAME)
        return True if place.has("V") and not followed else None
    token = place.read[0]
    named = place.text[token.start].isupper() and place.previous == "k"  # an outlet
    return None if named else False


_SAME = frozenset("التالي ذاته نفسه السابق الذي".split())


def _weekday(place: Place) -> Span | None:
    if place.published is None or is_name(place.before, place.read, place.after):
        return None
    published, weekday = place.published, place.values("W")[-1]
    which = next((n for n in place.values("Qq") if n), 0 if place.has("Qq") else None)
    before, after = last_weekday(published, weekday), next_weekday(published, weekday)
    if which is not None:
        if which == 0:
            return a_day(a_week(published).first + timedelta(weekday), False)
        day = before if which < 0 else after
        # "last Tuesday" on a Friday: of this week or the one before?
        return a_day(day, not place.english or len(place.values("q")) > 1 or a_week(day) != a_week(published))
    day = published if published.weekday() == weekday else before
    will = coming(place.before)
    recent = (published - day).days <= _RECENT
    if day != published and (will or (will is None and not recent)):
        return a_day(after, False)
    return a_day(day, will is False and recent)


_LEAD = r"(?:[DKT],?)?(?:[VU]{0,2}W,?)?"
_OURS = f"{_LEAD}(?:{'|'.join(WHOLE)})"
_THEIRS = f"{_LEAD}[NO]f?U?H(?:,?f?U?[XY])?E?"
_PATTERNS: tuple[tuple[str, str, Callable[[Place], Span | None]], ...] = (
    ("both", rf"{_OURS}[(,]{{0,2}}p{_THEIRS}|{_THEIRS}[(,]{{0,2}}p{_OURS}", _both),
    ("whole", _OURS, _whole),
    ("hijri", _THEIRS, _hijri),
    ("hijri_month", r"U?H(?:,?f?U?X)?E?Q?", _hijri_month),
    ("month", rf"P?-?f?t?U?f?q?{MONTH_NAME}(?!N)(?:,?(?:f?U)?Y|fUQ|fqU|Q)?", _month),
    ("unit", r"R?P?-?f?t?(?:UQ|qU)", _unit),
    ("part", r"Pf?t?U(?![MHYNWO])", _part),
    ("year", r"(?:P-?f?t?U?f?|U|[ie](?:t?U)?)Y(?![/.-]N)", _year),
    ("ago", r"[SG]~?(?:B|[CN][uU]|U)(?![fWMNHYQO])|[CN][uU]A", _ago),
    ("near", r"[UV]{0,2}(?:Of?K|KO|K)(?:,?W)?V?|t?U[gb][KT]|[UV]{0,2}b?T(?:,?W)?V?|VD(?:,?W)?|D(?:,?W)?|qV", _near_day),
    ("weekday", r"q{0,2}[VU]{0,2}WQ?V?", _weekday),
)
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _PATTERNS))
_READERS = {name: reader for name, _, reader in _PATTERNS}
