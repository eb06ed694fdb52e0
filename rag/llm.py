"""The border to a chat model: asked in the best way that it turns out to understand, left alone while it is down."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from logging import getLogger
from time import monotonic
from typing import Any, Protocol

from pydantic import BaseModel

from rag.endpoint import NO_STREAM, TOO_LONG
from rag.errors import ModelError
from rag.types import Tokens

_log = getLogger("khabar.model")
_STREAMED = {"stream": True, "stream_options": {"include_usage": True}}
_REFUSALS = (400, 415, 422, NO_STREAM)  # statuses of servers that do not know what a request asks for
_REST = 30.0  # seconds in which a model that failed is not asked
_LEAST_CONTEXT = 1024
_LONGEST = 32_000  # characters of a reply with its thoughts; a model that goes on has lost its way


class Writes(Protocol):
    def write(self, model: str, prompt: str, how: dict[str, Any]) -> Generator[str | Tokens]: ...


class Model:
    """A chat model behind an endpoint. What it can do is found out by asking, and remembered.

    Without a form it is asked for plain words, and for few: `longest` is in characters.
    """

    def __init__(
        self,
        endpoint: Writes,
        name: str,
        context: int,
        form: type[BaseModel] | None,
        price: Callable[[Tokens], Tokens] = lambda tokens: tokens,
        longest: int = _LONGEST,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.name, self._context, self._endpoint, self._price, self._clock = name, context, endpoint, price, clock
        self._ways: tuple[dict[str, Any], ...] = (*_formed(form), _STREAMED, {"stream": True}, {})
        self._way, self._longest = 0, longest
        self._down: tuple[float, str] = (float("-inf"), "")  # until when, and why

    def write(self, prompt: Callable[[int], str]) -> Generator[str | Tokens]:
        """The reply as it is written, and what it cost; the prompt is made for the tokens there is room for.

        ModelError if the model is down, does not understand, or does not come to an end.
        """
        until, why = self._down
        if self._clock() < until:
            raise ModelError(why)
        way, begun = self._way, False
        while True:
            try:
                for piece in self._capped(prompt(self._context * 3 // 4), self._ways[way]):
                    self._way, begun = way, True
                    yield piece
                return
            except ModelError as error:
                if error.status == TOO_LONG and self._context > _LEAST_CONTEXT:
                    self._context //= 2
                elif error.status in _REFUSALS and way + 1 < len(self._ways):
                    way += 1
                else:
                    if error.down and not begun:  # one that is slow to end is there
                        self._down = (self._clock() + max(_REST, error.after), str(error))
                    raise

    def _capped(self, prompt: str, how: dict[str, Any]) -> Generator[str | Tokens]:
        written = 0
        with closing(self._endpoint.write(self.name, prompt, how)) as pieces:
            for piece in pieces:
                if isinstance(piece, Tokens):
                    piece = self._price(piece)
                    _log.info("%s: %d tokens read, %d written", self.name, piece.prompt, piece.completion)
                yield piece
                written += len(piece) if isinstance(piece, str) else 0
                if written > self._longest:
                    raise ModelError(f"{self.name} did not come to an end: use another model")


def _formed(form: type[BaseModel] | None) -> Iterator[dict[str, Any]]:
    """The ways to ask for a form, the strictest first."""
    if form is not None:
        schema = {"name": form.__name__.lower(), "strict": True, "schema": form.model_json_schema()}
        yield {"response_format": {"type": "json_schema", "json_schema": schema}, **_STREAMED}
        yield {"response_format": {"type": "json_object"}, **_STREAMED}
