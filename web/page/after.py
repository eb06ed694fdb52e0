"""What can be done with an answer once it stands: judge it or one of its citations, take the conversation out."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr

from rag.errors import KhabarError
from web.export.files import KINDS, File, exported
from web.feedback import VERDICTS, Feedback
from web.page.behind import behind
from web.page.escaped import plain, spoken
from web.page.labels import label
from web.page.talk import Talk, Turn
from web.page.words import Look
from web.service import Service

# The link stands in the page for as long as it is pressed.
_PRESS = """
new MutationObserver(() => {
  const link = element.querySelector('a[download]');
  if (link) { link.click(); link.remove(); }
}).observe(element, {childList: true, subtree: true});
"""
_THUMB = (
    '<svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d="M3 9h3v8H3zM7.5 9l3.2-6.2'
    'c1.4 0 2 1 1.7 2.3L11.8 8H16c1 0 1.6.9 1.3 1.8l-1.8 5.9c-.2.8-.9 1.3-1.7 1.3H7.5z"'
    ' fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round"/></svg>'
)


@dataclass(frozen=True)
class After:
    """The handlers; what is judged and taken out is what the server holds of the visitor's session."""

    service: Service

    def judge(self, talk: Talk, data: gr.EventData, request: gr.Request) -> str:
        """Keep a verdict on an answer that was given."""
        behind(request)
        look, turn = talk.look, next((one for one in talk.turns if str(one.n) == str(data.n)), None)
        verdict = next((one for one in VERDICTS if one == str(data.verdict)), None)
        cited = str(getattr(data, "cited", ""))
        if turn is None or turn.answer is None or verdict is None:
            return ""
        try:
            Feedback(self.service.settings.home).keep(verdict, turn.answer, int(cited) if cited.isdecimal() else None)
        except KhabarError as error:
            return f'<p role="status" {spoken(str(error))}>{plain(str(error))}</p>'
        return f'<p role="status">{label(look, "judged")}</p>'

    def take(self, talk: Talk, data: gr.EventData, request: gr.Request) -> str:
        """The conversation as a file, within the page: nothing of it is left on the server."""
        behind(request)
        kind = next((one for one in KINDS if one == str(data.kind)), None)
        turns = [(turn.question, turn.answer) for turn in talk.turns if turn.answer and not turn.running]
        if kind is None or not turns:
            return ""
        return download_html(exported(turns, kind, talk.look.language, date.today()))

    def wire(self, deeds: gr.HTML, talk: gr.State, notice: gr.HTML) -> None:
        """Let the buttons do what they say; `deeds` is what tells of them."""
        taken = gr.HTML(elem_id="taken", js_on_load=_PRESS, apply_default_css=False)
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
        deeds.judge(self.judge, [talk], [notice], **quiet)
        deeds.take(self.take, [talk], [taken], **quiet)


def download_html(file: File) -> str:
    media = file.media.partition(";")[0]
    return f'<a download="{file.name}" href="data:{media};base64,{b64encode(file.data).decode()}">{file.name}</a>'


def after_html(turn: Turn, look: Look) -> str:
    """The buttons under an answer."""
    if turn.answer is None or turn.running:
        return ""
    judge = f'type="button" data-do="judge" data-n="{turn.n}"'
    thumbs = "".join(
        f'<button {judge} data-verdict="{verdict}" class="{verdict}" title="{label(look, verdict)}" '
        f'aria-label="{label(look, verdict)}">{_THUMB}</button>'
        for verdict in ("good", "bad")
    )
    return f'<div class="after">{thumbs}{_wrong(turn, judge, look)}{_takes(look)}</div>'


def _wrong(turn: Turn, judge: str, look: Look) -> str:
    """Which of the citations is wrong."""
    assert turn.answer is not None
    buttons = "".join(
        f'<button {judge} data-verdict="wrong_citation" data-cited="{one.n}" '
        f'aria-label="{label(look, "cited", n=look.n(one.n))}">{look.n(one.n)}</button>'
        for one in turn.answer.citations
    )
    return f"<details><summary>{label(look, 'wrong_citation')}</summary>{buttons}</details>" if buttons else ""


def _takes(look: Look) -> str:
    buttons = "".join(
        f'<button type="button" data-do="take" data-kind="{kind}">{label(look, f"take_{kind}")}</button>'
        for kind in KINDS
    )
    return f"<details><summary>{label(look, 'take')}</summary>{buttons}</details>"
