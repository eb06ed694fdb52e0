"""What the corpus holds, as HTML; within what a visitor may read."""

from collections.abc import Sequence

from index.counts import Counts
from rag.types import Scope
from web.page.escaped import aside
from web.page.labels import label
from web.page.timeline import timeline_html
from web.page.words import Look

_LISTED = 30


def held_html(counts: Counts, scope: Scope, look: Look) -> str:
    """Articles, stories, outlets, days and languages in figures, then the outlets."""
    sources, languages, (first, last) = counts.sources(scope), counts.languages(scope), counts.days(scope)
    articles = sum(n for _, n in sources)
    if not articles:
        return f'<p class="none">{label(look, "nothing_held")}</p>'
    outlets = sum(source is not None for source, _ in sources)
    days = label(look, "span", since=look.day(first), until=look.day(last)) if first and last else "–"
    figures = (
        (look.n(articles), "articles"),
        (look.n(counts.stories(scope)), "stories"),
        (look.n(outlets), "outlets"),
        (
            " · ".join(f"{look.say(own)} {look.n(languages[own])}" for own in ("ar", "en") if own in languages),
            "by_language",
        ),
        (days, "published"),
    )
    told = "".join(f"<div><dt>{label(look, word)}</dt><dd>{value}</dd></div>" for value, word in figures)
    plot = timeline_html(counts.monthly(scope), look)
    return f'<dl class="figures">{told}</dl>{plot}{_undated(counts, scope, look)}{_outlets(sources, articles, look)}'


def _outlets(sources: Sequence[tuple[str | None, int]], articles: int, look: Look) -> str:
    """Each outlet with its share as a bar, most first."""
    rows = "".join(
        f"<li><span>{aside(source) if source else look.say('unnamed')}</span>"
        f'<meter min="0" max="{articles}" value="{n}" aria-hidden="true"></meter><b>{look.n(n)}</b></li>'
        for source, n in sources[:_LISTED]
    )
    more = len(sources) - _LISTED
    rest = f'<li class="rest">{label(look, "others")}: {look.count(more, "outlet")}</li>' if more > 0 else ""
    return f'<ul class="outlets">{rows}{rest}</ul>'


def _undated(counts: Counts, scope: Scope, look: Look) -> str:
    """How many articles have no place in the plot."""
    missing = sum(n for _, n in counts.sources(scope)) - sum(n for _, _, n in counts.monthly(scope))
    return (
        f'<p class="none">{label(look, "undated_too", articles=look.count(missing, "article"))}</p>' if missing else ""
    )
