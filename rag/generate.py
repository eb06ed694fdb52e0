"""The answerer with a model: claims with the words they quote, each handed on as soon as it is written."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from pydantic import BaseModel, ConfigDict

from prompts import render
from rag.budget import fitting
from rag.claims import Claims
from rag.errors import ModelError
from rag.fences import fenced, fenced_passage, new_mark
from rag.stages import Chat
from rag.types import Claim, Draft, Drafts, Hit, Query, Tokens

_LANGUAGES = {"ar": "Arabic", "en": "English", "und": "the language of the question"}
_MENDED = 8  # claims that the model is asked to write again


class QuoteForm(BaseModel):
    model_config = ConfigDict(extra="forbid")
    passage: int
    words: str
    translation: str | None  # of the words, where they are in another language than the question


class ClaimForm(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str
    quotes: list[QuoteForm]


class AnswerForm(BaseModel):
    """What the model is asked to return, and nothing else."""

    model_config = ConfigDict(extra="forbid")
    claims: list[ClaimForm]


@dataclass(frozen=True, slots=True)
class Generative:
    """Writes claims with a chat model; what it writes is a draft until it is verified."""

    model: Chat
    count: Callable[[str], int]  # tokens of a text
    name: str = "llm"

    def write(self, query: Query, hits: list[Hit]) -> Iterator[Drafts]:
        """A draft at a time, and last what they cost. ModelError if the model fails; what it wrote before stands."""
        return self._written(partial(self._prompt, "answer", query, hits, {}))

    def mend(self, query: Query, hits: list[Hit], dropped: Sequence[Claim]) -> Iterator[Drafts]:
        """The same for claims that did not hold, which the model is asked for once more, with the reasons."""
        lines = (json.dumps({"text": c.text, "fault": c.reason}, ensure_ascii=False) for c in dropped[:_MENDED])
        return self._written(partial(self._prompt, "mend", query, hits, {"claims": "\n".join(lines)}))

    def _written(self, prompt: Callable[[int], str]) -> Iterator[Drafts]:
        claims, seen = Claims(), set[Draft]()
        with closing(self.model.write(prompt)) as pieces:
            for piece in pieces:
                if isinstance(piece, Tokens):
                    yield Drafts(model=self.model.name, tokens=piece)
                    continue
                for draft in claims.read(piece):
                    if draft not in seen:
                        seen.add(draft)
                        yield Drafts((draft,), model=self.model.name)
        if not claims.formed:
            raise ModelError(
                f"{self.model.name} did not reply in the form asked for: use a model that keeps to JSON, or ask with "
                "--answerer extractive"
            )

    def _prompt(self, name: str, query: Query, hits: list[Hit], more: dict[str, str], room: int) -> str:
        """The prompt, with as much of the evidence as there is room for, in tokens."""
        mark = new_mark()
        said = {key: fenced(mark, value) for key, value in more.items()}
        made = partial(render, name, language=_LANGUAGES[query.language], question=query.standalone, mark=mark, **said)
        left = room - self.count(made(passages=""))
        kept = fitting(hits, left, lambda hit: self.count(_fenced(hit, mark)) + 1)
        if not kept:
            raise ModelError("the model has no room for the question and a passage: raise KHABAR_CONTEXT")
        return made(passages="\n".join(_fenced(hit, mark) for hit in kept))


def _fenced(hit: Hit, mark: str) -> str:
    return fenced_passage(mark, hit.rank, hit.passage.article, hit.passage.text)
