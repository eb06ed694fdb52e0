"""The tab that checks claims: one that is written, or a file of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import gradio as gr

from rag.errors import InputError, KhabarError
from rag.types import Check
from web.given import Given, claims, weighed
from web.narrow import readable
from web.page.behind import behind
from web.page.labels import label
from web.page.talk import Talk
from web.page.uploads import refused
from web.page.weighed import checked_html
from web.page.words import Look
from web.reviews import Checked, Failed
from web.service import Service

_ENDINGS = (".csv", ".jsonl", ".json", ".txt")
_LARGEST = 2  # MB of a file of claims
_MOST = 50  # claims of a file
_LONGEST = 2000  # characters of a claim


def check_tab(service: Service, words: Callable[[str], Any], talk: gr.State) -> None:
    """The components of the tab, within the caller's, with their events."""
    checking = Checking(service)
    with gr.Column(elem_id="checking"):
        with gr.Row(elem_id="claims"):
            claim = gr.Textbox(
                elem_id="claim", label=words("claim"), placeholder=words("claim_hint"), lines=2, max_lines=6,
                max_length=_LONGEST, scale=5,
            )  # fmt: skip
            check = gr.Button(words("check_do"), variant="primary", elem_id="check", scale=1)
        file = gr.File(elem_id="claims-file", label=words("claims_file"), file_types=list(_ENDINGS), height=130)
        shown = gr.HTML(elem_id="checked", js_on_load=None, apply_default_css=False)
    quiet: dict[str, Any] = {"api_visibility": "private", "concurrency_limit": 8, "show_progress": "hidden"}
    gr.on([check.click, claim.submit], checking.check, [claim, file, talk], [shown], **quiet)


@dataclass(frozen=True)
class Checking:
    """The tab's event; whoever asks is told by the request."""

    service: Service

    def check(self, claim: str, file: str | None, talk: Talk, request: gr.Request) -> Iterator[str]:
        """What comes of a file's claims, or else of the one that is written, as it grows."""
        look, path = talk.look, Path(file) if file else None
        behind(request)
        if not claim.strip() and path is None:
            yield _notice(label(look, "no_claim"))
            return
        if path and (why := refused(path, _ENDINGS, _LARGEST, look)):
            yield checked_html([Failed(path.name, "", why)], look)
            return
        done: list[Checked] = []
        try:
            given = claims(None, path) if path else iter([("", claim[:_LONGEST])])
            for one in weighed(within(self.service, request), _named(islice(given, _MOST), path)):
                done.append(one)
                if path:
                    yield checked_html(done, look, label(look, "checking", done=look.n(len(done))))
            yield checked_html(done, look, _rest(given, look))
        except KhabarError as error:
            yield checked_html([*done, Failed("", claim, str(error))], look)


def within(service: Service, request: gr.Request) -> Callable[[str], Check]:
    """The checker over what the visitor may read."""

    def check(claim: str) -> Check:
        # Asked anew: gradio goes on in a context of its own after each claim that was shown.
        return service.check(claim, readable(behind(request)))

    return check


def _named(given: Iterator[Given], path: Path | None) -> Iterator[Given]:
    """A claim longer than any is one that cannot be read."""
    for where, claim in given:
        long = path and isinstance(claim, str) and len(claim) > _LONGEST
        yield where, InputError(f"more than {_LONGEST:,} characters: shorten it") if long else claim


def _rest(given: Iterator[Given], look: Look) -> str:
    more = next(given, None) is not None
    return label(look, "too_many_claims", most=look.n(_MOST)) if more else ""


def _notice(told: str) -> str:
    return f'<p class="notice" role="status">{told}</p>'
