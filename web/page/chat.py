"""The chat page: gradio's blocks, and which event does what."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from web.examples import Examples
from web.page import labels
from web.page.after import After
from web.page.article import add_articles
from web.page.asking import LONGEST, Asking
from web.page.check_tab import check_tab
from web.page.corpus_tab import corpus_tab
from web.page.narrow import Bar, narrow_bar
from web.page.sessions import hold
from web.page.shell import Shell
from web.page.talk import Talk
from web.page.welcome import top_html
from web.page.words import table
from web.service import Service

_AT_ONCE = 128  # questions
_WAITING = 512
_TELLS = 5.0  # seconds after which those who wait are told their place in line
_LOOKS = 0.02  # seconds from one look for questions to the next; gradio's thousandth keeps everybody else from working
_KEPT = 3600  # seconds that a file which was sent is kept
_SESSIONS = 2000  # kept at once; of more, the one that was used longest ago is let go
_I18N = gr.I18n(en={**labels.table("en"), **table("en")}, ar={**labels.table("ar"), **table("ar")})
# A button of our own HTML says what it does, and to what: gradio is told of it here.
_DEEDS = """
const deeds = ['retry', 'example', 'edit', 'cancel', 'look', 'judge', 'take'];
document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-do]');
  const asks = ['retry', 'example', 'edit'].includes(button?.dataset.do);
  if (asks && document.querySelector('.turn.running')) return;  // one answer at a time
  if (button && deeds.includes(button.dataset.do)) trigger(button.dataset.do, {...button.dataset});
});
"""


def page(service: Service) -> gr.Blocks:
    """The page over a service; a visitor's conversation is kept in their session alone."""
    asking = Asking(service, Examples(service.corpus, service.pipeline), ThreadPoolExecutor(_AT_ONCE, "ask"))
    whole = gr.Blocks(title="Khabar · خبر", analytics_enabled=False, fill_width=True, delete_cache=(_KEPT, _KEPT))
    with whole:
        talk = gr.State(Talk())
        deeds = gr.HTML(elem_id="deeds", js_on_load=_DEEDS)
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
            with gr.Tab(_I18N("ask"), id="ask"):
                shown, bar = _ask_tab(talk, service)
            with gr.Tab(_I18N("check"), id="check"):
                check_tab(service, _I18N, talk)
            with gr.Tab(_I18N("corpus"), id="corpus") as corpus:
                corpus_tab(service, _I18N, talk, corpus)
    with whole:
        _wire(whole, deeds, shown, bar, asking)
        After(service).wire(deeds, talk, shown[4])
    return whole


def _ask_tab(talk: gr.State, service: Service) -> tuple[list[Any], Bar]:
    """The box, the conversation beside its evidence, in the order of `asking.Shown`, examples; and the chips."""
    plain: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}
    with gr.Row(elem_id="panes", equal_height=False):
        with gr.Column(elem_id="talk"):
            with gr.Column(elem_id="turns"):
                past = gr.HTML(elem_id="past", **plain)
                now = gr.HTML(elem_id="now", **plain)
                examples = gr.HTML(elem_id="examples", **plain)
            with gr.Column(elem_id="asking"):
                notice = gr.HTML(elem_id="notice", **plain)
                bar = narrow_bar(service)
                box = gr.Textbox(
                    elem_id="ask", label=_I18N("ask"), show_label=False, placeholder=_I18N("placeholder"),
                    max_lines=6, max_length=LONGEST, submit_btn=True, stop_btn=True, container=False,
                )  # fmt: skip
        evidence = gr.HTML(elem_id="evidence", **plain)
    return [box, talk, past, now, notice, evidence, examples], bar


def _wire(whole: gr.Blocks, deeds: gr.HTML, shown: list[Any], bar: Bar, asking: Asking) -> None:
    """Which event does what."""
    box, *shown, examples = shown
    talk = shown[0]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    slow: dict[str, Any] = {**quiet, "concurrency_limit": _AT_ONCE}
    # what comes is what is meant, what is yielded what is shown: gradio would hand each part to a thread first
    streamed: dict[str, Any] = {**slow, "preprocess": False, "postprocess": False}
    at_once: dict[str, Any] = {**quiet, "queue": False}
    answering = [
        box.submit(asking.ask, [box, talk, bar.state], shown, **streamed),
        deeds.retry(asking.again, [talk, bar.state], shown, **streamed),
        deeds.example(asking.again, [talk, bar.state], shown, **streamed),
    ]
    for one in answering:
        one.failure(asking.stop, [talk], shown, **at_once)
    box.stop(asking.stop, [talk], shown, cancels=answering, **at_once)
    deeds.edit(asking.edit, [talk], [box, *shown], **at_once)
    deeds.cancel(asking.cancel, [talk], [box, *shown], **at_once)
    looked = deeds.look(asking.looked, [talk], [box, *shown], **at_once)
    greeted = whole.load(asking.greet, None, [box, *shown], **at_once)
    for one in (looked, greeted):
        one.then(asking.exemplify, [talk], [examples], **slow)
    bar.wire(box, talk, greeted, answering)


def mount(site: FastAPI, service: Service) -> None:
    """Put the page at the root of a site, with its style, its script and the articles that it leads to."""
    site.mount("/look", GZipMiddleware(StaticFiles(directory=Path(__file__).with_name("static"))))
    add_articles(site, service)
    put(site, page(service), service.settings.root_path, service.settings.upload_mb)
    site.add_middleware(Shell, top=partial(top_html, service))


def put(site: FastAPI, whole: gr.Blocks, root_path: str = "", megabytes: float = 64) -> None:
    """Put gradio's blocks at the root of a site, with nothing of what gradio would add, and no way to other files."""
    whole.max_threads, whole.state_session_capacity = _AT_ONCE, _SESSIONS  # before queue(), which reads the first
    # gradio looks for matplotlib twice at each step of an event, in every folder that there is
    gr.utils.MatplotlibBackendMananger = nullcontext  # type: ignore[misc, assignment]
    # of who comes and goes, all who wait are told now and then, not each time
    whole.queue(status_update_rate=_TELLS, default_concurrency_limit=_AT_ONCE, max_size=_WAITING, api_open=False)
    whole._queue.sleep_when_free = whole._queue.progress_update_sleep_when_free = _LOOKS
    gr.mount_gradio_app(
        site, whole, path="/", root_path=root_path or None, i18n=_I18N,
        footer_links=[], run_history=False, enable_monitoring=False, ssr_mode=False, show_error=False,
        max_file_size=int(megabytes * 2**20),
    )  # fmt: skip
    hold(site, whole)
    whole.has_launched = True  # else gradio hands out any file of the machine that a visitor names
