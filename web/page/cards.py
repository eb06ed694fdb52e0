"""The evidence as HTML: a card for each citation, its quote marked among the sentences around it."""

from collections.abc import Callable
from functools import lru_cache
from html import escape
from urllib.parse import urlencode

from rag.sentences import sentences, trimmed
from rag.show import translation_line
from rag.types import Answer, Article, Citation, Miss, Quote, Story
from web.page.escaped import aside, link, plain, spoken, within
from web.page.talk import Talk, Turn
from web.page.words import Look, direction

_sentences = lru_cache(256)(sentences)  # an article is shown again with each claim that comes
Revision = Callable[[str], str | None]  # of an article's id: its newest revision; None where it is gone


def evidence_html(talk: Talk, newest: Revision, before: str | None = None) -> str:
    """The cards of the last turn, and those of the turns `before`, which are made where they are not given."""
    look, last = talk.look, talk.turns[-1] if talk.turns else None
    answer = last.answer if last and last.answer and last.answer.citations else None
    count = f'<span class="count">{look.n(len(answer.citations))}</span>' if answer else ""
    head = (
        f'<h2 id="evidence-title"><button type="button" id="sheet" aria-expanded="false" '
        f'aria-controls="cards" title="{look.say("show_evidence")}">{look.say("evidence")} {count}</button></h2>'
    )
    own = _of_turn(last, answer, look, newest) if last and answer else ""
    earlier = earlier_html(talk, newest) if before is None else before
    return f'{head}<div id="cards">{own + earlier or _nothing(look)}</div>'


def earlier_html(talk: Talk, newest: Revision) -> str:
    """The cards of all turns but the last, the newest first, each turn under its question."""
    cited = ((turn, turn.answer) for turn in reversed(talk.turns[:-1]) if turn.answer and turn.answer.citations)
    return "".join(_of_turn(turn, answer, talk.look, newest, before=True) for turn, answer in cited)


def _nothing(look: Look) -> str:
    return f'<p class="none">{look.say("no_evidence")}</p>'


def _of_turn(turn: Turn, answer: Answer, look: Look, newest: Revision, before: bool = False) -> str:
    cards = "".join(card(citation, answer, turn.n, look, newest) for citation in answer.citations)
    asked = f'<h3 class="asked" {spoken(turn.question)}>{plain(turn.question)}</h3>' if before else ""
    return f'<section class="of-turn">{asked}{cards}</section>'


def card(citation: Citation, answer: Answer, n: int, look: Look, newest: Revision) -> str:
    """A citation with its article, who else told it, and the ways to the whole of it."""
    article, quote = citation.article, citation.quote
    own, shown = f"s{n}-{citation.n}", look.n(citation.n)
    quotes = [one.quote for one in answer.citations if one.quote.article_id == article.id]
    back = f'<a class="n" href="#turn-{n}" data-back="{own}" title="{look.say("back")}">{shown}</a>'
    return (
        f'<article class="card" id="{own}" tabindex="-1" aria-labelledby="t{own}" {_of(article)}>'
        f'<h3 id="t{own}">{back}<span>{plain(article.title)}</span></h3>'
        f"{meta(article, look, _since(quote, look, newest))}"
        f"<blockquote>{around(article.text, quote)}</blockquote>{_translated(citation)}"
        f"{story(answer, article, look)}{ways(article, quotes, look)}</article>"
    )


def _translated(citation: Citation) -> str:
    line = translation_line(citation)
    return f'<p class="translation" {spoken(line)}>{plain(line)}</p>' if line else ""


def meta(article: Article, look: Look, since: str = "") -> str:
    """Outlet, day and language in a line, and what became of the article."""
    parts = [aside(look.outlet(article)), f"<bdi>{look.when(article)}</bdi>"]
    if article.language != "und":
        parts.append(f"<bdi>{look.say(article.language)}</bdi>")
    edited = f' <span class="since">{since}</span>' if since else ""
    return f'<p class="meta" lang="{look.language}">{" · ".join(parts)}{edited}</p>'


def around(text: str, quote: Quote) -> str:
    """The quote marked, with what is left of its sentences, and the sentence before and after in its paragraph."""
    spans = _sentences(text)
    first = next((n for n, (_, end) in enumerate(spans) if end > quote.start), 0)
    last = next((n for n, (_, end) in enumerate(spans) if end >= quote.end), len(spans) - 1)
    start = spans[first - 1][0] if first and "\n" not in text[slice(*spans[first - 1])] else spans[first][0]
    end = spans[last][1]
    if last + 1 < len(spans) and "\n" not in text[quote.end : end]:
        end = spans[last + 1][1]
    start, end = trimmed(text, min(start, quote.start), max(end, quote.end))
    before, after = text[start : quote.start], text[quote.end : end]
    return f"{within(before)}<mark>{within(quote.text)}</mark>{within(after)}"


def story(answer: Answer, article: Article, look: Look) -> str:
    """The other reports of the story, behind their number."""
    told = next((one for one in answer.stories if one.id == article.story), None)
    if told is None or len(told.articles) < 2:
        return ""
    others = "".join(f"<li>{_other(one, look)}</li>" for one in told.articles if one.id != article.id)
    summary = f"<summary>{_summed(told, look)}</summary>"
    return f'<details class="story" lang="{look.language}">{summary}<ul>{others}</ul></details>'


def _summed(told: Story, look: Look) -> str:
    reports = look.count(len(told.articles), "report")
    return look.say("of_story", reports=reports, outlet=aside(look.outlet(told.articles[0])))


def _other(article: Article, look: Look) -> str:
    where = f"{aside(look.outlet(article))} · <bdi>{look.when(article)}</bdi>"
    return (
        f'<a href="{article_path(article, (), look)}" target="_blank" {_of(article)}>{plain(article.title)}</a> {where}'
    )


def ways(article: Article, quotes: list[Quote], look: Look) -> str:
    """To the article in full, on demand, and to where it was published."""
    whole = f'<a class="whole" href="{article_path(article, quotes, look)}" target="_blank">{look.say("whole")}</a>'
    address = link(article.url)
    original = (
        f'<a href="{address}" target="_blank" rel="noopener noreferrer nofollow">{look.say("original")}</a>'
        if address
        else ""
    )
    return f'<p class="more" lang="{look.language}" data-fold="{look.say("fold")}">{whole}{original}</p>'


def miss_card(miss: Miss, look: Look) -> str:
    """A passage that came near, and why it was not enough."""
    passage, article = miss.passage, miss.passage.article
    return (
        f'<article class="card" {_of(article)}><h3><span>{plain(article.title)}</span></h3>{meta(article, look)}'
        f"<blockquote>{within(passage.text)}</blockquote>"
        f'<p class="reason">{aside(miss.reason)}</p>{ways(article, [passage.quote], look)}</article>'
    )


def article_path(article: Article, quotes: list[Quote] | tuple[()], look: Look) -> str:
    """Where the article is shown in full with these quotes marked, relative to the page."""
    marks = [("mark", f"{quote.start}-{quote.end}") for quote in quotes]
    asked = urlencode([*marks, ("lang", look.language), ("digits", look.digits)])
    revision = quotes[0].revision if quotes else article.revision
    return escape(f"article/{article.id}/{revision}?{asked}")


def _since(quote: Quote, look: Look, newest: Revision) -> str:
    now = newest(quote.article_id)
    if now is None:
        return look.say("gone")
    return look.say("edited") if now != quote.revision else ""


def _of(article: Article) -> str:
    """The attributes of an element in the article's language."""
    spoken = article.language
    return f'lang="{spoken}" dir="{direction(spoken)}"' if spoken != "und" else 'dir="auto"'
