"""A small service in both languages, and the doors of it with a visitor of one's choice."""

from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from app import build
from rag.settings import Settings
from rag.types import Record
from tests.conftest import WordEmbedder, record, store
from web.api.mount import mount
from web.service import Service
from web.visitor import OWNER, Visitor

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]

FERRY = record(
    "https://tagus.example/ferry",
    "The harbour council of Lisbon approved a ferry line. Its mayor said 14 boats would sail daily.",
    title="A ferry line for Lisbon",
    source="Tagus Post",
    url="https://tagus.example/ferry",
)
LIBRARY = record(
    "https://rasif.example/library",
    "افتتح وزير الثقافة سامر النابلسي مكتبة عامة في عمان يوم الأحد. وتضم المكتبة ثلاثين ألف كتاب.",
    title="افتتاح مكتبة عامة في عمان",
    source="صحيفة الرصيف",
)
VAULT = record(
    "https://vault.example/gold",
    "The vault of Zubrowka lost 77 gold bars on Monday. Keeper Ilse Brandt said the door was open.",
    title="Gold bars lost",
    source="Vault Weekly",
)
BOATS = "How many boats would sail daily from Lisbon?"
MINISTER = "من افتتح المكتبة العامة في عمان؟"
GOLD = "How many gold bars did the vault of Zubrowka lose?"
READER = Visitor("reader", frozenset({"read"}))
OF_TAGUS = Visitor("of Tagus", frozenset({"read"}), ("Tagus Post",))


def service_of(home: Path, *records: Record, **settings: Any) -> Service:
    """A service whose engine hashes words, over these articles."""
    embed = WordEmbedder()
    made = build(
        Settings(home=home, **{"engine": "word-hashing", **settings}), embed=embed
    )  # no floor under its cosines
    store(made.corpus, embed, *records)
    return made


@pytest.fixture(scope="module", name="service")
def of_three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Over the three articles, for all tests of a module."""
    made = service_of(tmp_path_factory.mktemp("doors"), FERRY, LIBRARY, VAULT)
    yield made
    made.corpus.close()


@pytest.fixture(scope="module", name="url")
def of_its_doors(service: Service) -> Iterator[str]:
    with served(doors(service)) as address:
        yield address


class As:
    """The guard of a test: whoever comes is this visitor."""

    def __init__(self, app: App, who: Visitor = OWNER) -> None:
        self._app, self.who = app, who

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] in ("http", "websocket"):
            scope.setdefault("state", {})["visitor"] = self.who
        await self._app(scope, receive, send)


def doors(service: Service, who: Visitor = OWNER) -> As:
    """All doors of a service, with this visitor before them."""
    whole = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    mount(whole, service)
    return As(whole, who)


@contextmanager
def served(app: App, **how: Any) -> Iterator[str]:
    """The application on a port of the loopback; its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", ws="none", **how))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        sleep(0.005)
    try:
        scheme = "https" if server.config.is_ssl else "http"
        yield f"{scheme}://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
