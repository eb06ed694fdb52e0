"""An OpenAI-compatible endpoint: replies as they are written, embeddings. Only this file knows the openai client."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import openai

from rag.deadline import bounded
from rag.errors import ModelError
from rag.settings import Settings
from rag.stages import Vectors, unit
from rag.tries import asked_wait, tried
from rag.types import Tokens

TOO_LONG = 413  # the status of a prompt beyond the model's context, whatever the server calls it
NO_STREAM = 501  # the status of a server that was asked to stream, and replies whole
_BATCH = 128  # texts in one embeddings call


class Endpoint:
    """Talks to the endpoint that the settings name; every failure is a ModelError that says what to do."""

    def __init__(self, settings: Settings) -> None:
        key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
        self._seconds = settings.timeout
        self._client = openai.OpenAI(
            api_key=key,
            base_url=settings.openai_base_url,
            max_retries=0,  # the client's own tries have no end that they share
            http_client=openai.DefaultHttpxClient(event_hooks={"response": [bounded]}),
        )
        self._host = self._client.base_url.host

    def write(self, model: str, prompt: str, how: dict[str, Any]) -> Generator[str | Tokens]:
        """The model's reply as it comes, and what it cost; `how` are further fields of the request.

        Closed early, the server is let go. A reply that breaks off is a ModelError after its last words.
        """
        said = [{"role": "user", "content": prompt}]
        reply = tried(partial(self._asked, model, messages=said, **how), self._seconds)
        ended, cost = None, Tokens()
        with self._errors(model), closing(_pieces(reply)) as pieces:
            for piece in pieces:
                ended, cost = piece.finish or ended, piece.tokens or cost
                if piece.text:
                    yield piece.text
        yield cost
        if ended in (None, "length"):
            raise ModelError(f"{model} stopped midway: ask again, or see the log of {self._host}")

    def embed(self, model: str, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (texts, dimensions)."""
        rows: list[list[float]] = []
        for at in range(0, len(texts), _BATCH):
            batch = [text or " " for text in texts[at : at + _BATCH]]  # an empty input is refused by some servers
            made = tried(partial(self._embedded, model, batch), self._seconds)
            if len(made) != len(batch):
                raise ModelError(f"the endpoint returned {len(made)} vectors for {len(batch)} texts; check {model}")
            rows.extend(made)
        with self._errors(model):
            vectors = np.array(rows, np.float32)
        return unit(vectors) if rows else vectors.reshape(0, 0)

    def _asked(self, model: str, left: float, **fields: Any) -> Any:
        # The client's own types would be made anew of every chunk, which costs more CPU than all the rest of a turn.
        plain: dict[str, Any] = {"cast_to": object, "stream_cls": openai.Stream[object]}
        body = {"model": model, **fields}
        with self._errors(model):
            return self._client.post(
                "/chat/completions", body=body, options={"timeout": left}, stream=bool(body.get("stream")), **plain
            )

    def _embedded(self, model: str, batch: list[str], left: float) -> list[list[float]]:
        with self._errors(model):
            reply = self._client.embeddings.create(model=model, input=batch, encoding_format="float", timeout=left)
            return [list(item.embedding) for item in sorted(reply.data, key=lambda item: item.index)]

    @contextmanager
    def _errors(self, model: str) -> Iterator[None]:
        where = self._host
        try:
            yield
        except openai.APITimeoutError as error:
            raise ModelError(
                f"{where} did not answer in time: ask again, or raise KHABAR_TIMEOUT", down=True
            ) from error
        except openai.APIConnectionError as error:
            said = f"{where} cannot be reached: check OPENAI_BASE_URL and that the server runs"
            raise ModelError(said, down=True) from error
        except openai.APIStatusError as error:
            raise _refusal(error, where, model) from error
        except openai.APIError as error:
            raise ModelError(f"{where} failed while it wrote: ask again, or see its log") from error
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, LookupError) as error:
            # The client checks no reply against its types: another protocol shows as a missing attribute or item.
            raise ModelError(f"{where} does not speak the OpenAI protocol: check OPENAI_BASE_URL") from error


class EndpointEmbedder:
    """An embeddings model behind the endpoint."""

    def __init__(self, endpoint: Endpoint, model: str) -> None:
        self.name = f"openai/{model}"
        self._endpoint, self._model = endpoint, model

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        return self._endpoint.embed(self._model, texts)


class _Piece(NamedTuple):
    text: str | None
    finish: str | None
    tokens: Tokens | None


def _pieces(reply: Any) -> Generator[_Piece]:
    """A reply, whole or as a stream, piece by piece; one that loses its connection just ends."""
    if not isinstance(reply, openai.Stream):
        yield _said(reply["choices"][0], "message")
        yield _Piece(None, None, _cost(reply))
        return
    with reply:
        if "event-stream" not in reply.response.headers.get("content-type", ""):
            raise ModelError("the endpoint does not stream: use another endpoint", status=NO_STREAM)
        try:
            for chunk in reply:
                for choice in (chunk.get("choices") or ())[:1]:
                    yield _said(choice, "delta")
                yield _Piece(None, None, _cost(chunk))
        except openai.APITimeoutError:
            raise
        except openai.APIConnectionError:
            return


def _said(choice: dict[str, Any], part: str) -> _Piece:
    return _Piece((choice[part] or {}).get("content"), choice.get("finish_reason"), None)


def _cost(reply: dict[str, Any]) -> Tokens | None:
    usage = reply.get("usage")
    return Tokens(usage.get("prompt_tokens") or 0, usage.get("completion_tokens") or 0) if usage else None


def _refusal(error: openai.APIStatusError, where: str, model: str) -> ModelError:
    status = error.status_code
    if status in (401, 403):
        return ModelError(f"{where} refused the key: check OPENAI_API_KEY", status=status, down=True)
    if status == 404:
        return ModelError(f"{where} has no model {model}: set KHABAR_MODEL to one it has", status=status, down=True)
    if status == 429:
        said = f"{where} has had enough for now (rate or quota): wait, or check the account"
        return ModelError(said, status=status, down=True, after=asked_wait(error.response.headers))
    said = f"{where} answered {status}; see its log, or use another endpoint"
    if status == 400 and "context" in str(error.body).casefold():
        status = TOO_LONG
    down = status >= 500 and status != NO_STREAM
    return ModelError(said, status=status, down=down, after=asked_wait(error.response.headers))
