"""Days told from the day of publication: yesterday, on Thursday, last month, two weeks ago."""

from datetime import date, timedelta

from rag.calendars import DAY, MONTH, WEEK
from rag.expression import Expression
from rag.spans import Span, a_day, a_week, ago, around, last_weekday, next_weekday, third
from rag.tense import coming, is_name

_RECENT = 3  # days back beyond which the same day of the week to come is nearer
_LOOSE = frozenset("than about around nearly almost some least over under اكثر اقل".split())
_SAME = frozenset("التالي ذاته نفسه السابق الذي".split())  # "that very day" is another
_LIMITS = frozenset("by before until till قبل حتي بحلول".split())


def unit(said: Expression) -> Span | None:
    """Last month, early next year, earlier this week; a day of last month."""
    unit, which, part = said.values("U")[-1], _which(said), said.values("P")
    if said.published is None or unit == DAY or said.previous == "t" or (said.has("t") and said.has("q")):
        return None  # "over the last month" is no month of the calendar
    span = around(said.published, unit, which)
    if said.has("R") and which == 0:
        earlier = said.values("R")[0] < 0
        return span._replace(last=said.published) if earlier else span._replace(first=said.published)
    day = said.values("NO")
    if day and unit == MONTH:
        return a_day(span.first.replace(day=day[0])) if day[0] <= span.last.day else None
    return third(span, part[-1]) if part and unit != WEEK else span


def _which(said: Expression) -> int:
    """-1 for the last, 1 for the next; "قبل الماضي" is the one before the last."""
    return said.values("Qq")[-1] * (2 if said.has("G") else 1)


def part(said: Expression) -> Span | None:
    """The end of the month: of this one, it seems."""
    unit = said.values("U")[-1]
    definite = said.has("t") or said.read[-1].word.startswith("ال")
    if said.published is None or unit in (DAY, WEEK) or not definite or said.following == "f":
        return None
    return third(around(said.published, unit, 0), said.values("P")[-1])._replace(sure=False)


def before(said: Expression) -> Span | None:
    """Two days ago; not "before the day of the vote"."""
    unit, counts = said.values("uUB")[-1], said.values("NC")
    if said.published is None:
        return None
    if not counts and not said.has("B") and (unit == DAY or said.read[-1].word.startswith("ال")):
        return None
    count = counts[-1] if counts else 2 if said.has("B") else 1
    span = ago(said.published, unit, count)
    loose = said.has("S~") or (said.before and said.before[-1].word in _LOOSE)  # "منذ" may be "for"
    return span._replace(sure=span.sure and not loose and count <= 14)


def near_day(said: Expression) -> Span | None:
    """Yesterday, tomorrow and the days beside them; with a day of the week, if it is that one."""
    which = said.values("q")
    if said.published is None or (which and which[0] > 0):
        return None
    if said.has("K"):
        away = -2 if said.has("Og") else -1
    elif said.has("T"):
        away = 2 if said.has("b") else 1
    else:
        away = which[0] if which else 0
    sure = _is_day(said)
    if sure is None:
        return None
    day, weekday = said.published + timedelta(away), said.values("W")
    return a_day(day, sure and (not weekday or day.weekday() in weekday))


def _is_day(said: Expression) -> bool | None:
    """Whether it is that day, or may be only a manner of speaking; None where it is none."""
    word = next((token.word for token in said.read if token.kind in "DKT"), "")
    alone = len(said.read) == 1
    if alone and word in ("الامس", "الغد"):
        return None
    if (alone and word.endswith("الامس")) or said.following == "'":
        return False
    if not said.has("D") or said.has("W"):
        return True
    if not word.isascii():
        another = said.after and (said.after[0].kind in "OW" or said.after[0].word in _SAME)
        return None if another or alone else True
    outlet = said.text[said.read[0].start].isupper() and said.previous == "k"  # Russia Today
    return None if outlet else False


def weekday(said: Expression) -> Span | None:
    """The last such day, the next, or that of last week."""
    if said.published is None or is_name(said.before, said.read, said.after):
        return None
    published, weekday, which = said.published, said.values("W")[-1], said.values("Qq")
    if which and WEEK in said.values("U"):
        return a_day(a_week(published).first + timedelta(7 * _which(said) + weekday), False)
    if which:
        return _of_which(said, published, weekday, next((n for n in which if n), 0))
    day = published if published.weekday() == weekday else last_weekday(published, weekday)
    will = coming(said.before)
    recent = (published - day).days <= _RECENT
    if day != published and (will or (will is None and not recent)):
        return a_day(next_weekday(published, weekday), False)
    limit = bool(said.before) and said.before[-1].word in _LIMITS
    return a_day(day, will is False and recent and not limit)


def _of_which(said: Expression, published: date, weekday: int, which: int) -> Span:
    if which == 0:
        return a_day(a_week(published).first + timedelta(weekday), False)
    day = last_weekday(published, weekday) if which < 0 else next_weekday(published, weekday)
    if said.has("G"):
        return a_day(day - timedelta(7))
    # "last Tuesday" on a Friday: of this week or of the one before?
    return a_day(day, not said.english or len(said.values("q")) > 1 or a_week(day) != a_week(published))
