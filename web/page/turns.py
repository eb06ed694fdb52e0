"""The conversation as HTML: each question, the stage at work, the answer group by group, and what was not shown."""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import chain

from rag.listed import listing_line
from rag.named import named
from rag.phrases import say
from rag.show import cost_line
from rag.types import Answer, Article, Claim, Quote, Story
from web.export.paper import paper
from web.export.text import as_text
from web.page.after import after_html
from web.page.cards import miss_card
from web.page.escaped import aside, plain, spoken
from web.page.talk import STAGES, Talk, Turn
from web.page.words import Look

_KEEP = "\u00a0"  # a number does not begin a line


def turns_html(turns: tuple[Turn, ...], talk: Talk) -> str:
    return "".join(turn_html(turn, talk.look, talk.editing == turn.n) for turn in turns)


def turn_html(turn: Turn, look: Look, editing: bool = False) -> str:
    """A question and what came of it; `data-said` is what a screen reader is told of it."""
    parts = [f'<h2 class="question" {spoken(turn.question)}>{plain(turn.question)}</h2>']
    if turn.answer and turn.answer.claims:
        parts += (names(turn.answer, turn.n, look), *groups(turn.answer, turn.n, look))
    if turn.answer and not turn.running and not turn.stopped:
        parts += ending(turn.answer, look)
    if turn.failed:
        parts.append(f'<p class="note" {spoken(turn.failed)}>{plain(turn.failed)}</p>')
    if turn.stopped:
        parts.append(f'<p class="note">{look.say("stopped")}</p>')
    parts.append(stages(turn.stage, look) if turn.running else foot(turn, look) + after_html(turn, look))
    state = "editing" if editing else "running" if turn.running else "done"
    return (
        f'<section class="turn {state}" id="turn-{turn.n}" data-n="{turn.n}" data-said="{plain(said(turn, look))}">'
        f"{''.join(parts)}</section>"
    )


def said(turn: Turn, look: Look) -> str:
    """The turn in one line, for those who hear the page."""
    if turn.running:
        return look.say(turn.stage)
    if turn.answer is None or turn.failed:
        return turn.failed or look.say("stopped")
    if turn.answer.refused:
        return look.say("refused")
    return " ".join(claim.text for claim in turn.answer.claims)


def stages(now: str, look: Look) -> str:
    """The four stages, the one at work marked."""
    at = STAGES.index(now)
    items = (
        f'<li class="{"done" if n < at else "now" if n == at else "then"}"'
        f"{' aria-current=step' if n == at else ''}>{look.say(stage)}</li>"
        for n, stage in enumerate(STAGES)
    )
    return f'<ol class="stages">{"".join(items)}</ol>'


def names(answer: Answer, n: int, look: Look) -> str:
    """Whom an answer to "who attended" names, an item each, with links to the quotes; empty for any other."""
    told = (
        f"<li><bdi>{plain(name)}</bdi>{_KEEP}{''.join(cite(n, number, look) for number in numbers)}</li>"
        for name, numbers in named(answer)
    )
    if not (listed := "".join(told)):
        return ""
    heading = say("named", answer.language, names="")
    return f'<div class="names" {spoken(heading)}><p>{plain(heading)}</p><ul>{listed}</ul></div>'


def groups(answer: Answer, n: int, look: Look) -> Iterator[str]:
    """The claims, story by story, each under its day, its title and who told it."""
    numbers = {citation.quote: citation.n for citation in answer.citations}
    articles = {citation.article.id: citation.article for citation in answer.citations}
    told = {story.id: story for story in answer.stories}
    grouped: dict[str, list[Claim]] = {}
    for claim in answer.claims:
        grouped.setdefault(_story(articles[claim.quotes[0].article_id]), []).append(claim)
    for story, claims in grouped.items():
        first = articles[claims[0].quotes[0].article_id]
        lines = "".join(line(claim, numbers, n, look) for claim in claims)
        yield f'<div class="group">{heading(first, told.get(story), look)}<ul>{lines}</ul></div>'


def heading(article: Article, story: Story | None, look: Look) -> str:
    """Day, title, outlet; of a story that several tell also how many, and who was first."""
    who = aside(look.outlet(article))
    if story and len(story.articles) > 1:
        first = look.say("first_by", outlet=aside(look.outlet(story.articles[0])))
        who = f"{look.count(len(story.articles), 'report')} · {first}"
    return (
        f'<h3><span class="date">{look.when(article)}</span> <span class="title">{aside(article.title)}</span> '
        f'<span class="who">{who}</span></h3>'
    )


def line(claim: Claim, numbers: dict[Quote, int], n: int, look: Look) -> str:
    """A claim, what answers in bold, a short answer before it, and links to what it stands on."""
    cited = "".join(cite(n, numbers[quote], look) for quote in claim.quotes)
    lead = f'<strong class="lead">{aside(claim.lead)}</strong> ' if claim.lead else ""
    return f"<li {spoken(claim.text)}>{lead}{''.join(marked(claim))}{_KEEP}{cited}</li>"


def cite(n: int, number: int, look: Look) -> str:
    shown = look.n(number)
    return f'<a class="cite" href="#s{n}-{number}" aria-label="{look.say("source", n=shown)}">{shown}</a>'


def marked(claim: Claim) -> Iterator[str]:
    """The claim's text in its order, what answers in bold."""
    at = 0
    text = claim.text
    for start, end in sorted(claim.marked):
        yield f"{_joined(text[at:start])}<strong>{_joined(text[start:end])}</strong>"
        at = end
    yield _joined(text[at:])


def _joined(text: str) -> str:
    """On one line, the blanks at its ends kept as one: it is a part of a line."""
    inner = plain(text)
    if not inner:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def ending(answer: Answer, look: Look) -> Iterator[str]:
    """What there is to say of the whole: a refusal with what came near, a note, what was dropped."""
    if answer.refused:
        yield f'<p class="refused">{look.say("refused")}</p><p class="lead">{searched(answer, look)}</p>'
        if nearest := answer.searched.nearest:
            cards = "".join(miss_card(miss, look) for miss in nearest)
            yield f'<details class="nearest"><summary>{look.say("nearest")}</summary>{cards}</details>'
    if answer.note:
        yield f'<p class="note" {spoken(answer.note)}>{plain(answer.note)}</p>'
    for line in filter(None, (listing_line(answer), cost_line(answer))):
        yield f'<p class="note" {spoken(line)}>{plain(line)}</p>'
    if answer.dropped:
        yield f'<p class="note">{look.say("dropped", count=look.n(len(answer.dropped)))}</p>'


def searched(answer: Answer, look: Look) -> str:
    scope, count = answer.searched.scope, look.count(answer.searched.articles, "article")
    if scope.since is None and scope.until is None:
        return look.say("searched", articles=count)
    since, until = (look.day(day) if day else "…" for day in (scope.since, scope.until))
    return look.say("searched_within", articles=count, since=since, until=until)


def foot(turn: Turn, look: Look) -> str:
    """What is known of the answer, and what can be done with it."""
    answer, known, buttons = turn.answer, [], []
    if answer and answer.claims:
        known.append(look.say("checked"))
        if answer.reports:
            own = look.n(len(answer.stories))
            reports = look.count(answer.reports, "report")
            known.append(reports if answer.reports == 1 else look.say("independent", reports=reports, own=own))
        text = escape(as_text(paper([(turn.question, answer)], look.language, date.today())))
        done = look.say("copied")
        buttons.append(f'<button type="button" data-copy="{text}" data-done="{done}">{look.say("copy")}</button>')
    if answer and answer.timings_ms:
        seconds = f"{sum(answer.timings_ms.values()) / 1000:.2f}"
        known.append(look.say("took", seconds=f"<bdi>{look.written(seconds)}</bdi>"))
    for deed in ("retry", "edit"):
        buttons.append(
            f'<button type="button" data-do="{deed}" data-n="{turn.n}" data-question="{plain(turn.question)}">'
            f"{look.say(deed)}</button>"
        )
    spans = (f"<span>{one}</span>" for one in known)
    return f'<p class="foot">{"".join(chain(spans, buttons))}</p>'


def _story(article: Article) -> str:
    return article.story or article.id
