"""The tab that shows what is held, searches in it and, for those who may, adds to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.formats import SUFFIXES
from rag.errors import KhabarError
from rag.types import Hit
from web.narrow import readable
from web.page.adding import Adding, may_add
from web.page.behind import behind
from web.page.escaped import plain, spoken
from web.page.held import held_html
from web.page.labels import label
from web.page.reports import snippet_card
from web.page.talk import Talk
from web.page.words import Look
from web.service import Service

_SHOWN = 12  # articles found
_QUOTED = 2  # passages of one
_SPREAD = 0.03  # of the cosine
_LONGEST = 500  # characters looked for


def corpus_tab(service: Service, words: Callable[[str], Any], talk: gr.State, tab: gr.Tab) -> None:
    """The components of the tab, within the caller's, with their events; filled when it is opened."""
    corpus, adding = CorpusTab(service), Adding(service)
    plainly: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}
    with gr.Column(elem_id="corpus"):
        held = gr.HTML(elem_id="held", **plainly)
        with gr.Row(elem_id="find", equal_height=True):
            sought = gr.Textbox(
                label=words("find"), placeholder=words("find_hint"), max_length=_LONGEST, scale=5, elem_id="sought"
            )
            find = gr.Button(words("find_do"), variant="secondary", scale=1, elem_id="find-do")
        found = gr.HTML(elem_id="found", **plainly)
        with gr.Column(elem_id="add", visible=False) as add:
            title = gr.HTML(elem_id="add-title", **plainly)
            with gr.Row(equal_height=True):
                files = gr.File(
                    label=words("add_files"), file_count="multiple", height=150,
                    file_types=[*SUFFIXES, ".gz"], elem_id="add-files",
                )  # fmt: skip
                urls = gr.Textbox(
                    label=words("add_urls"), lines=5, max_lines=10, placeholder="https://…", max_length=10_000,
                    elem_id="add-urls",
                )  # fmt: skip
            send = gr.Button(words("add_do"), variant="primary", elem_id="add-do")
            report = gr.HTML(elem_id="report", **plainly)
    shown = [held, add, title]
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    tab.select(corpus.fill, [talk], shown, **quiet)
    gr.on([find.click, sought.submit], corpus.find, [sought, talk], [found], concurrency_limit=8, **quiet)
    sent = send.click(adding.add, [files, urls, talk], [report, files, urls], concurrency_limit=2, **quiet)
    sent.then(corpus.fill, [talk], shown, **quiet)


@dataclass(frozen=True)
class CorpusTab:
    """The tab's events; whoever asks is told by the request."""

    service: Service

    def fill(self, talk: Talk, request: gr.Request) -> tuple[Any, ...]:
        """What is held, as this visitor may read it."""
        look, who = talk.look, behind(request)
        counts, scope = self.service.corpus.catalogue.counts, readable(who)
        title = f"<h2>{label(look, 'add')}</h2>"
        held = f"<h2>{label(look, 'held_title')}</h2>{held_html(counts, scope, look)}"
        return held, gr.Column(visible=may_add(who)), title

    def find(self, sought: str, talk: Talk, request: gr.Request) -> str:
        """The articles nearest to what is looked for, each with the passages that are."""
        look, scope = talk.look, readable(behind(request), talk.scope)
        pipeline, count = self.service.pipeline, self.service.corpus.catalogue.count
        try:
            hits = pipeline.retrieve(pipeline.understand(sought[:_LONGEST], scope))
        except KhabarError as error:
            return f'<p class="notice" role="status" {spoken(str(error))}>{plain(str(error))}</p>'
        near = _near(hits)
        if not near:
            return f'<p class="none" role="status">{label(look, "found_none")}</p>'
        self.service.shown("search", sought, (hit.passage.quote for hit in near))
        told = label(look, "found", articles=look.count(count("articles", scope), "article"))
        cards = "".join(_cards(near, sought, look))
        return f'<p class="none" role="status">{told}</p><div class="reports">{cards}</div>'


def _near(hits: list[Hit]) -> list[Hit]:
    """Those that share words or names with what is looked for, or lie about as near as the nearest."""
    nearest = max((hit.found["passage"] for hit in hits), default=0.0)
    return [hit for hit in hits if hit.found["words"] > 0 or hit.found["passage"] > nearest - _SPREAD]


def _cards(hits: list[Hit], sought: str, look: Look) -> Iterator[str]:
    """An article a card, in the order of its best passage."""
    of: dict[str, list[Hit]] = {}
    for hit in hits:
        of.setdefault(hit.passage.article.id, []).append(hit)
    for same in list(of.values())[:_SHOWN]:
        quotes = sorted((hit.passage.quote for hit in same[:_QUOTED]), key=lambda quote: quote.start)
        yield snippet_card(quotes, same[0].passage.article, sought, look)
