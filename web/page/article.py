"""A stored article in full, as a page of its own or as a part of one, with the quoted words marked."""

import re
from collections.abc import Iterator, Sequence

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse

from rag.types import EVERYTHING, Article
from web.page.cards import meta
from web.page.escaped import link, plain, within
from web.page.words import Look, direction, look_of
from web.service import Service
from web.visitor import visitor

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_MARKS = 64  # at most


def add_articles(site: FastAPI, service: Service) -> None:
    """Put every article at `article/ID/REVISION?mark=START-END`; with `part` only its paragraphs."""

    @site.get("/article/{own}/{revision}", response_class=HTMLResponse)
    def article(request: Request, own: str, revision: str) -> HTMLResponse:
        look = look_of(request.query_params)
        scope = visitor(request.scope).within(EVERYTHING)
        held = service.corpus.catalogue.article(own, revision, scope)
        if held is None:
            raise HTTPException(404, look.say("missing"))
        service.shown("read", own, (held.whole,))
        paragraphs = paragraphs_html(held.text, spans(request.query_params.getlist("mark"), len(held.text)))
        if "part" in request.query_params:
            return HTMLResponse(paragraphs)
        now = service.corpus.catalogue.article(own, None, scope)
        return HTMLResponse(page_html(held, paragraphs, look, edited=now is not None and now.revision != revision))


def spans(marks: Sequence[str], length: int) -> list[tuple[int, int]]:
    """What to mark, in order, what overlaps joined; what is not a span of the text is passed over."""
    found = [(int(m[1]), int(m[2])) for mark in marks[:_MARKS] if (m := _SPAN.fullmatch(mark))]
    merged: list[tuple[int, int]] = []
    for start, end in sorted((s, min(e, length)) for s, e in found if s < min(e, length)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def paragraphs_html(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """A paragraph a line, the marked words in each marked."""
    parts = []
    for line in re.finditer(r"[^\n]+", text):
        if line.group().strip():
            parts.append(f'<p dir="auto">{"".join(_marked(text, line.start(), line.end(), marks))}</p>')
    return "".join(parts)


def _marked(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[str]:
    at = start
    for first, last in marks:
        first, last = max(first, start), min(last, end)
        if first < last:
            yield f"{within(text[at:first])}<mark>{within(text[first:last])}</mark>"
            at = last
    yield within(text[at:end])


def page_html(article: Article, paragraphs: str, look: Look, edited: bool) -> str:
    """The article as a page without scripts, which can be read, kept and printed."""
    address = link(article.url)
    original = f'<a href="{address}" rel="noopener noreferrer nofollow">{look.say("original")}</a>' if address else ""
    own = article.language if article.language != "und" else look.language
    return (
        f'<!doctype html><html lang="{look.language}" dir="{look.direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{plain(article.title)} · Khabar</title>"
        '<link rel="stylesheet" href="../../look/page.css"></head><body class="reading">'
        f'<main><article lang="{own}" dir="{direction(own)}"><h1>{plain(article.title)}</h1>'
        f'{meta(article, look, look.say("edited") if edited else "")}{paragraphs}<p class="more">{original}</p>'
        "</article></main></body></html>"
    )
