"""What stands on the page before anything is asked: the line above it, and an invitation."""

from collections.abc import Sequence

from rag.types import Scope
from web.narrow import readable
from web.page.escaped import plain, spoken
from web.page.words import Look
from web.service import Service
from web.visitor import Visitor

_HALF = (
    '<svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><circle cx="10" cy="10" r="7.2" fill="none" '
    'stroke="currentColor" stroke-width="1.6"/><path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor"/></svg>'
)


def top_html(service: Service, look: Look, visitor: Visitor) -> str:
    """The line above the page: its name, what it holds, and how the reader wants it."""
    other = "en" if look.language == "ar" else "ar"
    digits, shown = ("latn", "123") if look.digits == "arab" else ("arab", "١٢٣")
    theme, numerals = look.say("theme"), look.say("digits")
    return (
        '<header id="top"><h1 class="logo"><a href="./" aria-label="Khabar"><span lang="ar">خبر</span> '
        f'<b lang="en">Khabar</b></a></h1><span class="held">{_held(service, look, readable(visitor))}</span>'
        f'<a class="round" data-look="digits={digits}" href="?lang={look.language}&amp;digits={digits}" '
        f'title="{numerals}" aria-label="{numerals}">{shown}</a>'
        f'<button class="round" id="theme" type="button" title="{theme}" aria-label="{theme}">{_HALF}</button>'
        f'<a class="round" data-look="lang={other}" href="?lang={other}&amp;digits={look.digits}" lang="{other}" '
        f'hreflang="{other}">{look.say("switch")}</a></header>'
    )


def _held(service: Service, look: Look, scope: Scope) -> str:
    """How many articles of how many outlets there are, and up to when."""
    counts = service.corpus.catalogue.counts
    sources, (_, last) = counts.sources(scope), counts.days(scope)
    articles = sum(n for _, n in sources)
    if not articles or last is None:
        return look.count(articles, "article") if articles else look.say("empty")
    outlets = sum(source is not None for source, _ in sources)
    return look.say(
        "held", articles=look.count(articles, "article"), outlets=look.count(outlets, "outlet"), day=look.day(last)
    )


def welcome_html(look: Look) -> str:
    """What one can do here."""
    return f'<div class="welcome"><h2>{look.say("welcome")}</h2><p>{look.say("promise")}</p></div>'


def examples_html(look: Look, examples: Sequence[str]) -> str:
    """Questions to begin with, for as long as nothing has been asked."""
    buttons = "".join(
        f'<li><button type="button" data-do="example" data-question="{plain(one)}" {spoken(one)}>'
        f"{plain(one)}</button></li>"
        for one in examples
    )
    return f'<div class="welcome more"><h3>{look.say("examples")}</h3><ul>{buttons}</ul></div>' if examples else ""
