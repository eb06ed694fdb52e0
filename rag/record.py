"""A record of what a chat model was asked and wrote, for who must answer for it; the key is no part of it."""

import json
from collections.abc import Generator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from rag.errors import InputError, ModelError
from rag.llm import Writes
from rag.types import Tokens


class Recorded:
    """An endpoint whose calls are appended to a file, a line of JSON each, whether or not they went well."""

    def __init__(self, endpoint: Writes, path: Path) -> None:
        self._endpoint, self._path = endpoint, path

    def write(self, model: str, prompt: str, how: dict[str, Any]) -> Generator[str | Tokens]:
        """As the endpoint's own. InputError if the file cannot be written."""
        began, reply, cost, fault = monotonic(), "", Tokens(), None
        try:
            with closing(self._endpoint.write(model, prompt, how)) as pieces:
                for piece in pieces:
                    if isinstance(piece, str):
                        reply += piece
                    else:
                        cost = piece
                    yield piece
        except ModelError as error:
            fault = str(error)
            raise
        finally:
            self._append(
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                model=model,
                prompt=prompt,
                reply=reply,
                tokens={"prompt": cost.prompt, "completion": cost.completion},
                seconds=round(monotonic() - began, 2),
                fault=fault,
            )

    def _append(self, **call: object) -> None:
        try:
            with self._path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(json.dumps(call, ensure_ascii=False) + "\n")
        except OSError as error:
            raise InputError(
                f"{self._path} cannot be written ({error.strerror}): set KHABAR_RECORD to another"
            ) from error
