"""A chat model reads the passages for a claim; what it finds counts where its words stand and no guard objects."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from json import JSONDecoder
from typing import Literal

from pydantic import BaseModel, ConfigDict

from prompts import render
from rag.anchors import anchors
from rag.errors import ModelError
from rag.fences import fenced, fenced_passage, new_mark
from rag.findings import Finding, Testimony
from rag.reported import leaves_open
from rag.sentences import span_around
from rag.stages import Chat
from rag.text import locate
from rag.types import Tokens
from rag.units import Unit
from rag.verify import unsupported
from rag.worded import worded

_NEAR = 0.3  # part of the claim that words must have where a guard doubts, or they and their article against it
_LONGEST = 4_000  # characters of one finding
_READ = JSONDecoder()


class FindingForm(BaseModel):
    model_config = ConfigDict(extra="forbid")
    passage: int
    words: str
    verdict: Literal["supports", "contradicts"]


class FindingsForm(BaseModel):
    """What the model is asked to return, and nothing else."""

    model_config = ConfigDict(extra="forbid")
    findings: list[FindingForm]


@dataclass(frozen=True, slots=True)
class ModelWitness:
    """One call to a chat model for a claim and all its passages."""

    model: Chat
    count: Callable[[str], int]  # tokens of a text

    def __call__(self, claim: str, passages: Sequence[Unit]) -> Testimony:
        """What the passages say of the claim. ModelError if the model fails, or does not keep to the form."""
        reply, cost = "", Tokens()
        with closing(self.model.write(partial(self._prompt, claim, passages))) as pieces:
            for piece in pieces:
                if isinstance(piece, Tokens):
                    cost = piece
                else:
                    reply += piece
        said = list(_findings(reply))
        if not said and '"findings"' not in reply:
            raise ModelError(
                f"{self.model.name} did not reply in the form asked for: use a model that keeps to JSON, or set "
                "KHABAR_ANSWERER=extractive"
            )
        return Testimony([found for one in said if (found := _held(claim, passages, one))], self.model.name, cost)

    def _prompt(self, claim: str, passages: Sequence[Unit], room: int) -> str:
        """The prompt, with the first of the passages that there is room for, in tokens."""
        mark = new_mark()
        made = partial(render, "check", mark=mark, claim=fenced(mark, claim))
        left, shown = room - self.count(made(passages="")), list[str]()
        for number, unit in enumerate(passages, 1):
            shown.append(fenced_passage(mark, number, unit.article, unit.text))
            left -= self.count(shown[-1]) + 1
            if left < 0:
                shown.pop()
                break
        if not shown:
            raise ModelError("the model has no room for the claim and a passage: raise KHABAR_CONTEXT")
        return made(passages="\n".join(shown))


def _findings(reply: str) -> Iterator[FindingForm]:
    """Those of a reply, whatever stands around them."""
    at = reply.find("{")
    while at >= 0:
        try:
            value, end = _READ.raw_decode(reply[at : at + _LONGEST])
        except (ValueError, RecursionError):
            end = 1
        else:
            match value:
                case {"passage": int(passage), "words": str(words), "verdict": "supports" | "contradicts" as verdict}:
                    yield FindingForm(passage=passage, words=words, verdict=verdict)
                case _:
                    end = 1
        at = reply.find("{", at + end)


def _held(claim: str, passages: Sequence[Unit], said: FindingForm) -> Finding | None:
    """The finding, with the whole sentences that its words stand in; None where they stand nowhere, or do not do."""
    if not 1 <= said.passage <= len(passages):
        return None
    passage = passages[said.passage - 1]
    span = locate(said.words, passage.text)
    if span is None:
        return None
    start, end = span_around(passage.article.text, passage.start + span[0], passage.start + span[1])
    unit = Unit(passage.article, start, end, passage.around)
    fault = unsupported(claim, unit.guarded, unit.dated)
    if said.verdict == "supports":
        shared, near = anchors(claim, unit.dated)
        doubted = fault is not None and (fault.sure or near < _NEAR)
        held = bool(shared) and not doubted and not leaves_open(claim, unit.text)
        return Finding(unit, "supported" if held else "unsupported", likely=near)
    near = anchors(claim, unit.guarded)[1]  # "150 sat in the hall", of a committee that only the title names
    held = near >= _NEAR and worded(claim, unit).support != "supported"
    return Finding(unit, "contradicted" if held else "unsupported", fault.kind if fault else None, near)
