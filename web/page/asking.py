"""What happens on the page when something is asked, stopped, taken up again or shown otherwise."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import gradio as gr

from rag.errors import KhabarError
from rag.types import Answer, Article, Claim, Scope
from web.examples import Asked, Examples
from web.narrow import Narrowing, readable
from web.page.behind import behind
from web.page.cards import earlier_html, evidence_html
from web.page.narrow import scope_asked
from web.page.steps import Step, steps
from web.page.talk import Talk, Turn
from web.page.turns import turns_html
from web.page.welcome import examples_html, welcome_html
from web.page.words import Look, look_of
from web.service import Service

LONGEST = 2000  # characters of a question
_PATIENCE = 20.0  # seconds that a page waits for its examples, which stand on it when they come
SKIP = gr.skip()
Shown = tuple[Any, ...]  # for the outputs of `chat.page`: talk, past, now, notice, evidence; some have the box before


@dataclass(frozen=True)
class Asking:
    """The handlers of the page's events; whoever asks is told by the request."""

    service: Service
    examples: Examples
    threads: ThreadPoolExecutor

    async def ask(self, question: str, talk: Talk, narrowing: Narrowing, request: gr.Request) -> AsyncIterator[Shown]:
        """A question from the box."""
        async for shown in self._answer(talk.ask(str(question)[:LONGEST]), narrowing, request):
            yield shown

    async def again(
        self, talk: Talk, narrowing: Narrowing, data: gr.EventData, request: gr.Request
    ) -> AsyncIterator[Shown]:
        """A question asked again: the last in its place, one before it at the end; or an example."""
        question, n = str(data.question)[:LONGEST], str(getattr(data, "n", ""))
        last = talk.turns[-1].n if talk.turns else None
        if n and n == str(last):
            talk = replace(talk, editing=last)
        async for shown in self._answer(talk.ask(question), narrowing, request):
            yield shown

    async def _answer(self, talk: Talk, narrowing: Narrowing, request: gr.Request) -> AsyncIterator[Shown]:
        newest = cache(self._newest)
        past, before = turns_html(talk.turns[:-1], talk), earlier_html(talk, newest)
        evidence = evidence_html(talk, newest, before)
        yield talk, past, self._now(talk), "", evidence
        turn = talk.turns[-1]
        scope = scope_asked(self.service, narrowing, turn.question, behind(request))
        async for together in steps(self.service.pipeline, turn.question, scope, talk.earlier, self.threads):
            for step in together:
                turn = self._after(turn, step)
            talk = talk.now(turn)
            if not all(isinstance(step, str) for step in together):
                evidence = evidence_html(talk, newest, before)
            # what has not changed is named again: to skip it costs gradio more
            yield talk, past, self._now(talk), "", evidence

    def _after(self, turn: Turn, step: Step) -> Turn:
        """The turn after a step of it."""
        if isinstance(step, str):
            return replace(turn, stage=step)
        if isinstance(step, Answer):
            return turn.ended(step)
        if isinstance(step, Claim):
            return turn.grown(step, self._articles(step))
        assert isinstance(step, KhabarError)
        return replace(turn, failed=str(step))

    def _articles(self, claim: Claim) -> dict[str, Article]:
        found = (self.service.corpus.catalogue.article(quote.article_id, quote.revision) for quote in claim.quotes)
        return {article.id: article for article in found if article}

    def stop(self, talk: Talk) -> Shown:
        talk = talk.stop()
        return talk, SKIP, self._now(talk), SKIP, SKIP

    def edit(self, talk: Talk, data: gr.EventData) -> Shown:
        """Put a question back into the box; what came of it stays until it is asked anew."""
        turn = next((turn for turn in talk.turns if str(turn.n) == str(data.n)), None)
        if turn is None:
            return (SKIP,) * 6
        talk = replace(talk, editing=turn.n)
        look = talk.look
        notice = f'<p>{look.say("editing")} <button type="button" data-do="cancel">{look.say("cancel")}</button></p>'
        return gr.Textbox(value=turn.question), talk, self._past(talk), self._now(talk), notice, SKIP

    def cancel(self, talk: Talk) -> Shown:
        talk = replace(talk, editing=None)
        return gr.Textbox(value=""), talk, self._past(talk), self._now(talk), "", SKIP

    def greet(self, request: gr.Request) -> Shown:
        """An empty conversation, as the page's address asks for it; a question in it is never sent by itself."""
        query = dict(request.query_params)
        scope = Scope(sources=(query["source"],)) if query.get("source") else Scope()
        talk = Talk(look=look_of(query, request.headers.get("accept-language", "")), scope=scope)
        box = _box(talk, value=query.get("q", "")[:LONGEST])
        return box, talk, self._past(talk), "", "", self._evidence(talk)

    def looked(self, talk: Talk, data: gr.EventData) -> Shown:
        """The conversation in another language or other digits."""
        talk = replace(talk, look=look_of({"lang": str(data.lang), "digits": str(data.digits)}))
        return _box(talk), talk, self._past(talk), self._now(talk), SKIP, self._evidence(talk)

    def exemplify(self, talk: Talk, request: gr.Request) -> str:
        """Questions to begin with, once they are made: most in the reader's language, one in the other."""
        scope, own = readable(behind(request), talk.scope), talk.look.language
        other: Asked = "en" if own == "ar" else "ar"
        made = [*self.examples(scope, own, _PATIENCE), *self.examples(scope, other, _PATIENCE)[:1]]
        return examples_html(talk.look, made)

    def _past(self, talk: Talk) -> str:
        return turns_html(talk.turns[:-1], talk) if talk.turns else welcome_html(talk.look)

    def _now(self, talk: Talk) -> str:
        return turns_html(talk.turns[-1:], talk)

    def _evidence(self, talk: Talk) -> str:
        return evidence_html(talk, self._newest)

    def _newest(self, own: str) -> str | None:
        article = self.service.corpus.catalogue.article(own)
        return article.revision if article else None


def _box(talk: Talk, value: str | None = None) -> Any:
    """The box with its words in the reader's language; which of its buttons is seen, the style decides."""
    look: Look = talk.look
    held: dict[str, Any] = {} if value is None else {"value": value}
    return gr.Textbox(
        placeholder=look.say("placeholder"), submit_btn=look.say("ask"), stop_btn=look.say("stop"), **held
    )
