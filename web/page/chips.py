"""The chips that narrow a search, as HTML: what is chosen, by whom, and what every other choice would leave."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from rag.text import fold
from rag.types import EVERYTHING, Language, Scope
from web.narrow import KINDS, Kind, Narrowing, only
from web.page.escaped import aside, plain
from web.page.labels import label
from web.page.words import Look

LISTED = 60  # outlets in the menu
_MONTHS = 12  # of them, a menu of months; of more, one of years
Options = Sequence[tuple[str, str, int]]  # value, name, articles that it would leave


@dataclass(frozen=True, slots=True)
class Left:
    """Articles that are left: by all choices together, and by each choice of a kind beside those of the others."""

    articles: int
    months: Mapping[str, int]
    sources: Sequence[tuple[str | None, int]]
    languages: Mapping[Language, int]


def chips_html(state: Narrowing, left: Left, look: Look, opened: Kind | None = None, wrong: str = "") -> str:
    """All chips, the menu of one of them open; `wrong` says what was amiss with the days."""
    whole = state.whole
    menus: dict[Kind, str] = {
        "dates": _dates_menu(whole, left.months, look) + (f'<p class="wrong">{wrong}</p>' if wrong else ""),
        "sources": _menu("sources", _outlets(left.sources, whole), whole.sources, look),
        "languages": _menu("languages", _languages(left.languages, look), whole.languages, look),
    }
    chips = "".join(_chip(kind, state, menus[kind], look, kind == opened) for kind in KINDS)
    return (
        f'<div class="chips" role="group" aria-label="{label(look, "narrow")}">{chips}'
        f'<output class="left">{look.count(left.articles, "article")}</output></div>'
    )


def _chip(kind: Kind, state: Narrowing, menu: str, look: Look, opened: bool) -> str:
    """A chip that opens its menu and, where it narrows, takes itself back."""
    own = only(state.whole, kind)
    heard = only(state.heard, kind) == own != EVERYTHING
    told = chip_text(own, look)
    shown = aside(told) if told else label(look, f"any_{kind}")
    note = f" <small>{label(look, 'of_question')}</small>" if heard else ""
    off = (
        f'<button type="button" class="off" data-do="narrow" data-kind="{kind}" '
        f'aria-label="{plain(label(look, "remove", chip=told))}">×</button>'
        if told
        else ""
    )
    return (
        f'<span class="chip{" on" if told else ""}"><details{" open" if opened else ""}>'
        f'<summary data-key="{kind}">{shown}{note}</summary><div class="menu">{menu}</div></details>{off}</span>'
    )


def chip_text(scope: Scope, look: Look) -> str:
    """What a narrowing of one kind is called; empty for none."""
    if scope.sources:
        first, *rest = scope.sources
        return label(look, "more_outlets", first=first, count=look.n(len(rest))) if rest else first
    if scope.languages:
        return " + ".join(look.say(language) for language in scope.languages)
    return days_text(scope.since, scope.until, look)


def days_text(since: date | None, until: date | None, look: Look) -> str:
    """A span of days in few words: a year or a month by its name."""
    if since and until:
        for name, first, last in _named(since, look):
            if (since, until) == (first, last):
                return name
        return look.day(since) if since == until else label(look, "span", since=look.day(since), until=look.day(until))
    if since:
        return label(look, "since", day=look.day(since))
    return label(look, "until", day=look.day(until)) if until else ""


def _named(day: date, look: Look) -> tuple[tuple[str, date, date], ...]:
    """The month and the year of a day, each with its name and its first and last day."""
    first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    month = look.day(first).partition(" ")[2]
    year = month.rpartition(" ")[2]
    return (month, first, last), (year, date(day.year, 1, 1), date(day.year, 12, 31))


def _dates_menu(whole: Scope, months: Mapping[str, int], look: Look) -> str:
    inputs = "".join(
        f'<label>{label(look, word)} <input type="date" name="{name}" value="{day.isoformat() if day else ""}"></label>'
        for word, name, day in (("from", "since", whole.since), ("to", "until", whole.until))
    )
    apply = (
        '<button type="button" data-do="narrow" data-kind="dates" data-key="apply" data-read>'
        f"{label(look, 'apply')}</button>"
    )
    spans: dict[tuple[str, date, date], int] = {}
    for month, n in months.items():
        own = _named(date.fromisoformat(f"{month}-01"), look)[len(months) > _MONTHS]
        spans[own] = spans.get(own, 0) + n
    buttons = "".join(
        _option(
            "dates",
            f'data-since="{first}" data-until="{last}"',
            name,
            n,
            (whole.since, whole.until) == (first, last),
            look,
        )
        for (name, first, last), n in reversed(spans.items())
    )
    return f'<div class="days">{inputs}{apply}</div><div class="options">{buttons}</div>'


def _outlets(sources: Sequence[tuple[str | None, int]], whole: Scope) -> Options:
    """(value, name, articles), with those that are chosen though they hold nothing."""
    held = [(source, source, n) for source, n in sources if source][:LISTED]
    known = {fold(source) for source, _, _ in held}
    return held + [(source, source, 0) for source in whole.sources if fold(source) not in known]


def _languages(counts: Mapping[Language, int], look: Look) -> Options:
    return [(language, look.say(language), counts.get(language, 0)) for language in ("ar", "en")]


def _menu(kind: Kind, options: Options, on: Sequence[str], look: Look) -> str:
    known = {fold(one) for one in on}
    made = (_option(kind, f'data-value="{escape(v)}"', name, n, fold(v) in known, look) for v, name, n in options)
    return f'<div class="options">{"".join(made)}</div>'


def _option(kind: Kind, value: str, name: str, n: int, on: bool, look: Look) -> str:
    """A choice, with how many articles it would leave."""
    return (
        f'<button type="button" data-do="narrow" data-kind="{kind}" data-key="{kind}:{escape(name)}" {value} '
        f'aria-pressed="{str(on).lower()}">{aside(name)} <small>{look.n(n)}</small></button>'
    )
