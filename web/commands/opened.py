"""What the commands share: the service, opened for one of them, and how JSON is asked for and printed."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from web.service import Service

Build = Callable[..., "Service"]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@contextmanager
def opened(context: typer.Context, answerer: str | None = None) -> Iterator["Service"]:
    service = context.obj(answerer=answerer)
    try:
        yield service
    finally:
        service.corpus.close()


def print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()
