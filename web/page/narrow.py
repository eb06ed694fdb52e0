"""Ask within: dates, outlets and languages as chips, each with what it would leave to search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import gradio as gr

from rag.text import fold
from rag.types import Scope
from web.narrow import KINDS, Kind, Narrowing, hear, joined, only, readable
from web.page.behind import behind
from web.page.chips import LISTED, Left, chips_html
from web.page.labels import label
from web.page.talk import Talk
from web.page.words import Look
from web.service import Service
from web.visitor import Visitor

_LONGEST = 2000  # characters of a question
_DEEDS = """
let kept = '';
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-do=narrow]');
  if (!button) return;
  const days = button.closest('.menu')?.querySelectorAll('input') ?? [];
  const read = 'read' in button.dataset ? Object.fromEntries([...days].map(one => [one.name, one.value])) : {};
  kept = button.dataset.key ?? '';
  trigger('narrow', {...button.dataset, ...read});
});
element.addEventListener('toggle', event => {
  if (event.target.open) for (const other of element.querySelectorAll('details[open]'))
    if (other !== event.target) other.open = false;
}, true);
element.addEventListener('keydown', event => {
  const open = event.key === 'Escape' && element.querySelector('details[open]');
  if (open) { open.open = false; open.querySelector('summary').focus(); }
});
document.addEventListener('click', event => {
  if (element.isConnected && !element.contains(event.target) && event.target.isConnected)
    for (const open of element.querySelectorAll('details[open]')) open.open = false;
});
new MutationObserver(() => {
  if (kept) element.querySelector(`[data-key="${CSS.escape(kept)}"]`)?.focus();
}).observe(element, {childList: true, subtree: true});
"""


@dataclass(frozen=True)
class Bar:
    """The chips on the page, and the session's state behind them."""

    service: Service
    state: gr.State
    html: gr.HTML

    def wire(self, box: gr.Textbox, talk: gr.State, greeted: Any, answering: Sequence[Any]) -> None:
        """Let the chips follow what is chosen, written and asked, once the page has been `greeted`."""
        shown = [self.state, self.html]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
        self.html.narrow(self.choose, [self.state, talk], shown, **quiet)
        box.change(self.listen, [box, self.state, talk], shown, trigger_mode="always_last", **quiet)
        greeted.then(self.greet, [talk], shown, **quiet)
        for one in answering:
            one.then(self.asked, [self.state, talk], shown, **quiet)

    def asked(self, state: Narrowing, talk: Talk, request: gr.Request) -> tuple[Any, ...]:
        """What the last question said stays on the chips, where it can be taken back before it is asked again."""
        return self.listen(talk.turns[-1].question if talk.turns else "", state, talk, request)

    def greet(self, talk: Talk, request: gr.Request) -> tuple[Any, ...]:
        """The chips of a page just opened; an address may name an outlet."""
        state = Narrowing(picked=_known(talk.scope))
        return state, self._chips(state, talk.look, behind(request))

    def listen(self, question: str, state: Narrowing, talk: Talk, request: gr.Request) -> tuple[Any, ...]:
        """What is being written says something else than before."""
        who = behind(request)
        heard = heard_by(self.service, state, question, who) if question.strip() else state
        return (gr.skip(), gr.skip()) if heard == state else (heard, self._chips(heard, talk.look, who))

    def choose(self, state: Narrowing, talk: Talk, data: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """A chip was chosen, or taken back."""
        who = behind(request)
        told = {name: str(getattr(data, name, "")) for name in ("kind", "value", "since", "until")}
        kind: Kind | None = next((one for one in KINDS if one == told["kind"]), None)
        if kind is None:
            return gr.skip(), gr.skip()
        state, wrong = chosen(state, kind, told)
        return state, self._chips(state, talk.look, who, kind, label(talk.look, "turned") if wrong else "")

    def _chips(self, state: Narrowing, look: Look, who: Visitor, opened: Kind | None = None, wrong: str = "") -> str:
        catalogue = self.service.corpus.catalogue
        counts, whole = catalogue.counts, state.whole
        beside = {kind: readable(who, joined(only(whole, k) for k in KINDS if k != kind)) for kind in KINDS}
        left = Left(
            catalogue.count("articles", readable(who, whole)),
            counts.months(beside["dates"]),
            counts.sources(beside["sources"]),
            counts.languages(beside["languages"]),
        )
        return chips_html(state, left, look, opened, wrong)


def heard_by(service: Service, state: Narrowing, question: str, who: Visitor) -> Narrowing:
    """The state with what the question says."""
    catalogue = service.corpus.catalogue

    def outlets() -> list[str]:
        return [source for source, _ in catalogue.counts.sources(readable(who)) if source]

    said = hear(question[:_LONGEST], outlets, lambda scope: catalogue.count("articles", readable(who, scope)))
    return replace(state, said=said)


def scope_asked(service: Service, state: Narrowing, question: str, who: Visitor) -> Scope:
    """What a question is to be answered from; it is heard here too, as it may have come by no key pressed."""
    return readable(who, heard_by(service, state, question, who).whole)


def narrow_bar(service: Service) -> Bar:
    """The chips, where the caller's layout stands; to be wired when the box is there."""
    state = gr.State(Narrowing())
    return Bar(service, state, gr.HTML(elem_id="narrow", js_on_load=_DEEDS, apply_default_css=False))


def chosen(state: Narrowing, kind: Kind, told: Mapping[str, str]) -> tuple[Narrowing, bool]:
    """The state with what was chosen of a kind, or with nothing of it; True if the days were the wrong way round."""
    value, whole = told.get("value", ""), state.whole
    since, until = _day(told.get("since", "")), _day(told.get("until", ""))
    if kind == "dates":
        if since and until and since > until:
            return state, True
        picked = Scope(since, until)
    elif kind == "sources":
        picked = Scope(sources=_toggled(whole.sources, value))
    else:
        picked = _known(Scope(languages=_toggled(whole.languages, value)))  # type: ignore[arg-type]
    cleared = state.without(kind)
    return replace(cleared, picked=joined((picked, cleared.picked))), False


def _toggled(held: Sequence[str], value: str) -> tuple[str, ...]:
    if not value:
        return ()
    rest = tuple(one for one in held if fold(one) != fold(value))
    return rest if len(rest) < len(held) else (*rest, value[:200])[-LISTED:]


def _known(scope: Scope) -> Scope:
    """The scope with the languages that there are."""
    return replace(scope, languages=tuple(one for one in scope.languages if one in ("ar", "en")))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
