"""The answerer with a model: claims with the words they quote, in one structured call."""

import secrets
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from prompts import render
from rag.types import Draft, Drafts, Hit, Query, Tokens

Form = TypeVar("Form", bound=BaseModel)
_LANGUAGES = {"ar": "Arabic", "en": "English", "und": "the language of the question"}


class QuoteForm(BaseModel):
    model_config = ConfigDict(extra="forbid")
    passage: int
    words: str


class ClaimForm(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str
    quotes: list[QuoteForm]


class AnswerForm(BaseModel):
    """What the model is asked to return, and nothing else."""

    model_config = ConfigDict(extra="forbid")
    claims: list[ClaimForm]


class Completer(Protocol):
    def complete(self, model: str, prompt: str, form: type[Form]) -> tuple[Form, Tokens]: ...


@dataclass(frozen=True, slots=True)
class Generative:
    """Writes claims with a chat model; what it writes is a draft until it is verified."""

    endpoint: Completer
    model: str
    name: str = "llm"

    def __call__(self, query: Query, hits: list[Hit]) -> Drafts:
        if not hits:
            return Drafts(model=self.model)
        mark = secrets.token_hex(8)  # an article cannot guess the fence it stands behind
        prompt = render(
            "answer",
            language=_LANGUAGES[query.language],
            question=query.standalone,
            mark=mark,
            passages="\n".join(_fenced(hit, mark) for hit in hits),
        )
        reply, tokens = self.endpoint.complete(self.model, prompt, AnswerForm)
        claims = tuple(Draft(c.text.strip(), tuple((q.passage, q.words) for q in c.quotes)) for c in reply.claims)
        return Drafts(claims, model=self.model, tokens=tokens)


def _fenced(hit: Hit, mark: str) -> str:
    article = hit.passage.article
    said = " | ".join(part for part in (article.title, article.source, str(article.published or "undated")) if part)
    return f"--- {mark} passage {hit.rank}\n{said}\n{hit.passage.text}\n--- {mark} end"
