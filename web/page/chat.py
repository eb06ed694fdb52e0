"""The chat page: a question or a claim, what comes of it, the quoted words beside it."""

from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from rag.errors import KhabarError
from rag.phrases import report_of, say
from rag.pipeline import Pipeline
from rag.show import Line, blocks, searched_line, stories_line
from rag.stages import Writer
from rag.text import language
from rag.types import Answer, Check, Citation
from web.checked import check_html
from web.service import Service

EXAMPLES = [
    "Who attended the Ankara talks?",
    "من حضر محادثات أنقرة؟",
    "How many people died in the Derna flood?",
    "متى غادرت السفينة إيفر غيفن قناة السويس؟",
]
_CONTEXT = 160  # characters of the article around a quote
Message = dict[str, Any]


def page(pipeline: Pipeline, check: Callable[[str], Check], examples: list[str]) -> gr.Blocks:
    """The page over a pipeline and a checker of claims; nothing of a visitor is kept on the server."""

    def answer(question: str, history: list[Message]) -> Iterator[tuple[str, list[Message], str]]:
        asked = [*history, {"role": "user", "content": escape(question)}]
        yield "", asked, ""
        try:
            for reply, evidence in replies(pipeline, question, history):
                yield "", [*asked, {"role": "assistant", "content": reply}], evidence
        except KhabarError as error:
            yield "", [*asked, {"role": "assistant", "content": _paragraph(str(error))}], ""

    def weigh(claim: str, history: list[Message]) -> Iterator[tuple[str, list[Message], str]]:
        asked = [*history, {"role": "user", "content": escape(claim)}]
        yield "", asked, ""
        reply, evidence = weighed(check, claim, len(history))
        yield "", [*asked, {"role": "assistant", "content": reply}], evidence

    whole = gr.Blocks(title="Khabar · خبر", analytics_enabled=False)
    with whole:
        gr.HTML('<h1 class="name">Khabar <span lang="ar">خبر</span></h1>')
        with gr.Row():
            with gr.Column(scale=3):
                chat = gr.Chatbot(
                    elem_id="chat", height="60vh", show_label=False, sanitize_html=True, allow_tags=False,
                    latex_delimiters=[], buttons=[], label="Conversation",
                )  # fmt: skip
                box = gr.Textbox(
                    elem_id="ask",
                    placeholder=f"{say('placeholder', 'en')} · {say('placeholder', 'ar')}",
                    submit_btn=f"{say('ask', 'en')} · {say('ask', 'ar')}",
                    label=say("ask", "en"),
                    show_label=False,
                    max_lines=4,
                )
                claim = gr.Button(f"{say('check', 'en')} · {say('check', 'ar')}", elem_id="check", size="sm")
                gr.Examples(examples, box, label="")
            with gr.Column(scale=2):
                panel = gr.HTML(elem_id="evidence")
        box.submit(answer, [box, chat], [box, chat, panel], show_progress="hidden", api_name="ask")
        claim.click(weigh, [box, chat], [box, chat, panel], show_progress="hidden", api_name="check")
    return whole


def mount(site: FastAPI, service: Service) -> None:
    """Put the page at the root of a site."""
    whole = page(service.pipeline, service.check, EXAMPLES)
    whole.queue(default_concurrency_limit=4, max_size=64)
    gr.mount_gradio_app(
        site,
        whole,
        path="/",
        css=Path(__file__).with_name("page.css").read_text("utf-8"),
        footer_links=[],
        ssr_mode=False,
        show_error=False,
    )
    whole.has_launched = True  # else gradio hands out any file of the machine that a visitor names


def replies(pipeline: Pipeline, question: str, history: list[Message]) -> Iterator[tuple[str, str]]:
    """The answer as it grows, a claim more each time, and last the whole of it beside its evidence."""
    said = ""
    for step in pipeline.stream(question, earlier=questions(history)):
        if isinstance(step, Answer):
            yield answer_html(step, len(history)), evidence_html(step, len(history))
        elif isinstance(pipeline.answer, Writer):  # others have all claims at once
            said += _line(Line(step.text, (), step.marked, step.lead), "")
            yield f"<div>{said}</div>", ""


def weighed(check: Callable[[str], Check], claim: str, turn: int) -> tuple[str, str]:
    """What becomes of a claim, and its evidence."""
    try:
        found = check(claim)
    except KhabarError as error:
        return _paragraph(str(error)), ""
    cards = (_card(citation, turn) for citation in (*found.supporting, *found.against))
    return check_html(found, turn), "".join(cards)


def questions(history: list[Message]) -> list[str]:
    """What a visitor asked so far; gradio hands a message over as parts, and its text as it was escaped."""
    asked = (message["content"] for message in history if message["role"] == "user")
    return [unescape("".join(part.get("text", "") for part in parts)) for parts in asked]


def answer_html(answer: Answer, turn: int) -> str:
    """The answer, every crawled word escaped and on one line, so that none of it is read as markup."""
    parts = []
    for block in blocks(answer):
        parts.append(f'<p class="report" dir="auto"><strong>{escape(block.heading)}</strong></p>')
        for line in block.lines:
            links = "".join(f'<a href="#q{turn}-{n}">[{n}]</a>' for n in line.cited)
            parts.append(_line(line, links))
    if told := stories_line(answer):
        parts.append(f'<p class="searched" dir="auto">{escape(told)}</p>')
    if not answer.refused:
        parts.append(f'<p class="searched" dir="auto">{escape(searched_line(answer))}</p>')
    return f"<div>{''.join(parts)}</div>"


def evidence_html(answer: Answer, turn: int) -> str:
    return "".join(_card(citation, turn) for citation in answer.citations)


def _card(citation: Citation, turn: int) -> str:
    article, quote = citation.article, citation.quote
    before, after = _around(article.text, quote.start, quote.end)
    spoken = article.language if article.language != "und" else ""
    return (
        f'<article id="q{turn}-{citation.n}" lang="{spoken}" dir="{"rtl" if spoken == "ar" else "ltr"}">'
        f"<h2>[{citation.n}] {escape(article.title)}</h2><p>{escape(report_of(article, article.language))}</p>"
        f"<blockquote>{escape(before)}<mark>{escape(quote.text)}</mark>{escape(after)}</blockquote></article>"
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Whole words before and after a span."""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "…" + before.partition(" ")[2]
    if len(text) > end + _CONTEXT:
        after = after.rpartition(" ")[0] + "…"
    return before, after


def _line(line: Line, links: str) -> str:
    """A claim with what answers in bold, and a short answer before it."""
    told = "".join(f"<strong>{escape(part)}</strong>" if answers else escape(part) for part, answers in line.parts())
    lead = f'<strong class="lead"><bdi>{escape(line.lead)}</bdi></strong> ' if line.lead else ""
    return _paragraph_of(line.text, f"{lead}{' '.join(told.split())} {links}")


def _paragraph(text: str) -> str:
    return _paragraph_of(text, escape(" ".join(text.split())))


def _paragraph_of(text: str, html: str) -> str:
    """A paragraph in the direction of its text."""
    spoken = language(text)
    return f'<p lang="{spoken}" dir="{"rtl" if spoken == "ar" else "ltr"}">{html}</p>'
