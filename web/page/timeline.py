"""Articles a month by outlet, as a plot of our own HTML: it runs as its page does, and needs no script.

Gradio's own plot sets Arabic labels off their ticks, cuts its legend and names every month.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from web.page.escaped import aside, plain
from web.page.labels import label
from web.page.words import Look

_NAMED = 7  # outlets with a colour of their own
_LAST = 240  # months
_ALL_NAMED = 14  # months; of more, only the years are named
Monthly = Sequence[tuple[str, str | None, int]]


def timeline_html(monthly: Monthly, look: Look) -> str:
    """A bar a month, the months without articles too; `monthly` as in `Counts`."""
    if not monthly:
        return ""
    names = _names(monthly)
    stacks: dict[str, Counter[int]] = {month: Counter() for month in _between(monthly[0][0], monthly[-1][0])}
    for month, source, n in monthly:
        if month in stacks:
            stacks[month][names.index(source) if source in names else _NAMED] += n
    most = max(stack.total() for stack in stacks.values())
    bars = "".join(_bar(month, stack, most, _tick(month, len(stacks), look), look) for month, stack in stacks.items())
    used = sorted({colour for stack in stacks.values() for colour in stack})
    legend = "".join(f'<li><i class="c{own}"></i>{_name(own, names, look)}</li>' for own in used)
    return (
        f'<figure class="timeline"><figcaption>{label(look, "timeline")}</figcaption>'
        f'<div class="plot"><span class="most">{look.n(most)}</span><ol>{bars}</ol></div>'
        f'<ul class="legend">{legend}</ul></figure>'
    )


def _names(monthly: Monthly) -> list[str | None]:
    """The outlets that are told apart, those with the most articles first."""
    totals: Counter[str | None] = Counter()
    for _, source, n in monthly:
        totals[source] += n
    return [source for source, _ in totals.most_common(_NAMED)]


def _name(colour: int, names: Sequence[str | None], look: Look) -> str:
    if colour == _NAMED:
        return label(look, "others")
    source = names[colour]
    return aside(source) if source else look.say("unnamed")


def _bar(month: str, stack: Counter[int], most: int, tick: str, look: Look) -> str:
    """The articles of a month, one part an outlet."""
    own = _month(month, look)
    told = f"{own}: {look.count(stack.total(), 'article')}" if stack else own
    parts = "".join(f'<i class="c{colour}" style="flex:{n}"></i>' for colour, n in sorted(stack.items()))
    height = f"{100 * stack.total() / most:.4g}%"
    return (
        f'<li title="{plain(told)}" aria-label="{plain(told)}"><span style="block-size:{height}">{parts}</span>'
        f"{f'<b>{tick}</b>' if tick else ''}</li>"
    )


def _tick(month: str, months: int, look: Look) -> str:
    """What stands under a bar: its month, or its year where that begins."""
    if months <= _ALL_NAMED:
        return look.written(f"{month[5:]}/{month[2:4]}")
    years = months // 12
    step = 1 if years <= 12 else 5
    return look.written(month[:4]) if month.endswith("-01") and int(month[:4]) % step == 0 else ""


def _month(month: str, look: Look) -> str:
    return look.day(date.fromisoformat(f"{month}-01")).partition(" ")[2]


def _between(first: str, last: str) -> Iterator[str]:
    """The months from one to another, both included; the last ones, if they are very many."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return (f"{at // 12:04}-{at % 12 + 1:02}" for at in range(max(start, end - _LAST + 1), end + 1))
