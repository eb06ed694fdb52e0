"""A site over a small corpus, as the tests of the guard open it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from app import build
from rag.settings import Settings
from rag.types import Record
from tests.conftest import WordEmbedder, store
from web.guard.keys import Keys
from web.service import Service
from web.site import site


@contextmanager
def served(home: Path, *records: Record, **settings: Any) -> Iterator[tuple[Service, FastAPI]]:
    """A service over these records, and its site."""
    service = build(Settings(home=home, **settings), embed=WordEmbedder())
    try:
        if records:
            store(service.corpus, WordEmbedder(), *records)
        yield service, built(service)
    finally:
        service.corpus.close()


def built(service: Service) -> FastAPI:
    """Its site."""

    async def made() -> FastAPI:
        return site(service)

    loop = asyncio.new_event_loop()  # gradio makes some where none runs, and leaves them open
    try:
        return loop.run_until_complete(made())
    finally:
        loop.close()


def key(home: Path, name: str = "reader", *rights: str, **more: Any) -> dict[str, str]:
    """The header with a new key."""
    return {"x-api-key": Keys(home).make(name, rights or ("read",), **more)}
