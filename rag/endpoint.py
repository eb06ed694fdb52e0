"""An OpenAI-compatible endpoint: one structured chat call, and embeddings. Only this file knows the openai client."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import numpy as np
import openai
from openai.types.shared_params.response_format_json_schema import JSONSchema
from pydantic import BaseModel, ValidationError

from rag.errors import ModelError
from rag.settings import Settings
from rag.stages import Vectors, unit
from rag.types import Tokens

Reply = TypeVar("Reply", bound=BaseModel)
_BATCH = 128  # texts in one embeddings call


class Endpoint:
    """Talks to the endpoint that the settings name; every failure is a ModelError that says what to do."""

    def __init__(self, settings: Settings) -> None:
        key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
        self._client = openai.OpenAI(
            api_key=key, base_url=settings.openai_base_url, timeout=settings.timeout, max_retries=2
        )

    def complete(self, model: str, prompt: str, form: type[Reply]) -> tuple[Reply, Tokens]:
        """The model's reply to the prompt in the form asked for; asked once more if it does not keep to it."""
        schema: JSONSchema = {"name": form.__name__.lower(), "strict": True, "schema": form.model_json_schema()}
        tokens = Tokens()
        for _ in range(2):
            with self._errors(model):
                reply = self._client.chat.completions.create(
                    model=model,
                    messages=[{"role": "user", "content": prompt}],
                    response_format={"type": "json_schema", "json_schema": schema},
                )
                written = (reply.choices[0].message.content if reply.choices else None) or ""
                if used := reply.usage:
                    tokens = Tokens(tokens.prompt + used.prompt_tokens, tokens.completion + used.completion_tokens)
            try:
                return form.model_validate_json(written), tokens
            except ValidationError:
                continue
        raise ModelError(
            f"{model} did not reply in the form asked for, twice; use a model that keeps to a JSON schema, or ask "
            "with --answerer extractive"
        )

    def embed(self, model: str, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (texts, dimensions)."""
        rows: list[list[float]] = []
        for at in range(0, len(texts), _BATCH):
            batch = [text or " " for text in texts[at : at + _BATCH]]  # an empty input is refused by some servers
            with self._errors(model):
                reply = self._client.embeddings.create(model=model, input=batch, encoding_format="float")
                made = [list(item.embedding) for item in sorted(reply.data, key=lambda item: item.index)]
            if len(made) != len(batch):
                raise ModelError(f"the endpoint returned {len(made)} vectors for {len(batch)} texts; check {model}")
            rows.extend(made)
        with self._errors(model):
            vectors = np.array(rows, np.float32)
        return unit(vectors) if rows else vectors.reshape(0, 0)

    @contextmanager
    def _errors(self, model: str) -> Iterator[None]:
        where = self._client.base_url.host
        try:
            yield
        except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
            raise ModelError(f"{where} refused the key: check OPENAI_API_KEY") from error
        except openai.APITimeoutError as error:
            raise ModelError(f"{where} did not answer in time: try again, or raise KHABAR_TIMEOUT") from error
        except openai.APIConnectionError as error:
            raise ModelError(f"{where} cannot be reached: check OPENAI_BASE_URL and that the server runs") from error
        except openai.NotFoundError as error:
            raise ModelError(f"{where} has no model {model}: set KHABAR_MODEL to one it has") from error
        except openai.RateLimitError as error:
            raise ModelError(f"{where} has had enough for now (rate or quota): wait, or check the account") from error
        except openai.APIStatusError as error:
            raise ModelError(f"{where} answered {error.status_code}; see its log, or use another endpoint") from error
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
