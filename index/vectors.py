"""Vectors in Chroma, embedded or behind `chroma run`; derived from the catalogue. Only this file knows chromadb.

Chroma's own files hold the only copy of what it has indexed, and another process's writes stay unseen until it is
opened anew: so the catalogue keeps every vector, one process writes, and readers `reopen` when it moved on.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TypeAlias, TypeVar

import chromadb
import httpx
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.api.fastapi import FastAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import DEFAULT_DATABASE, Settings
from chromadb.errors import ChromaError, InternalError, NotFoundError, error_types

from index.rows import Held, Place
from index.server import Session, address, own_name
from rag.errors import CorpusError
from rag.stages import Vectors

Hnsw: TypeAlias = CreateHNSWConfiguration
HNSW: Hnsw = {"space": "cosine", "max_neighbors": 32, "ef_search": 100}  # chosen by evals/hnsw.py
Asked = TypeVar("Asked")
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # seconds between tries of what another process is in the way of
_LOCKED = "database is locked"  # by another process that opens it
_UNFINISHED = ("already exists", "Nothing found on disk", "does not exist")  # of what another process is making
_REBUILD = "the catalogue still holds everything: run `python app.py rebuild`"


class Chroma:
    """One client for all collections: those in a folder or, if there is a url, the folder's own at that server."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        self.lock = RLock()
        self._folder = folder
        self._session = Session(address(url), error_types) if url else None
        with self.errors():
            self._database = own_name(folder.with_suffix(".name")) if url else DEFAULT_DATABASE
            self.client = self._connect()

    @property
    def live(self) -> bool:
        """True if what other processes write is seen as it is written."""
        return self._session is not None

    def _connect(self) -> ClientAPI:
        if self._session is None:
            return _settled(self._open, SharedSystemClient.clear_system_cache)
        self.enter()
        server = self._session.address
        client = chromadb.HttpClient(
            server.base,
            headers=dict(server.headers),
            settings=Settings(anonymized_telemetry=False),
            database=self._database,
        )
        _speak_through(client, self._session)
        return client

    def _open(self) -> ClientAPI:
        self._folder.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(str(self._folder), Settings(anonymized_telemetry=False))

    def enter(self) -> None:
        """See that a server has the folder's database, which one that came back empty has not."""
        if self._session:
            self._session.enter(self._database)

    def renewed(self, stale: ClientAPI) -> ClientAPI:
        """A client that sees what other processes wrote, in place of the stale one."""
        with self.lock:
            if not self.live and self.client is stale:
                SharedSystemClient.clear_system_cache()
                self.client = self._connect()
            return self.client

    def close(self) -> None:
        """Let go of the folder, which chromadb keeps for as long as the process lives, or of the server."""
        SharedSystemClient.clear_system_cache()
        if self._session:
            self._session.close()

    @contextmanager
    def errors(self) -> Iterator[None]:
        with nullcontext() if self._session else self.lock:
            try:
                yield
            except (ChromaError, ValueError, OSError, httpx.HTTPError) as error:
                raise CorpusError(self._trouble(error)) from error

    def _trouble(self, error: Exception) -> str:
        said = " ".join(str(error).split()) or type(error).__name__
        if isinstance(error, httpx.TransportError):
            return (
                f"no Chroma server answers at {self._where} ({said}): start it again and do the same once more; "
                "what is stored stays stored, and its vectors follow"
            )
        if isinstance(error, NotFoundError):
            return f"the vectors at {self._where} are gone ({said}); {_REBUILD}"
        return f"the vector index at {self._where} cannot be used ({said}): see that the disk is not full; {_REBUILD}"

    @property
    def _where(self) -> str:
        return self._session.address.base if self._session else str(self._folder)


def _settled(do: Callable[[], Asked], afresh: Callable[[], None] | None = None) -> Asked:
    """What it returns, tried again while another process is in the way, afresh where it has made what is needed."""
    passing = (_LOCKED, *_UNFINISHED) if afresh else (_LOCKED,)
    for pause in _PAUSES:
        try:
            return do()
        except (InternalError, NotFoundError) as error:
            if not any(said in str(error) for said in passing):
                raise
        time.sleep(pause)
        if afresh:
            afresh()
    return do()


def _speak_through(client: ClientAPI, session: Session) -> None:
    """chromadb waits for a server for ever, and has no setting for it: its requests go through our session."""
    for part in (client, getattr(client, "_admin_client", None)):
        server = getattr(part, "_server", None)
        if not isinstance(server, FastAPI):
            raise TypeError(f"this chromadb keeps its session elsewhere than in {server!r}")
        server._session.close()
        server._session = session


class ChromaVectors:
    """Ids and unit vectors of one collection, by cosine."""

    def __init__(self, chroma: Chroma, name: str, hnsw: Hnsw = HNSW) -> None:
        self._chroma, self._name, self._hnsw = chroma, name, hnsw
        self._open(chroma.client)

    def _open(self, client: ClientAPI) -> None:
        self._client = client
        with self._chroma.errors():
            self._chroma.enter()
            self._collection = client.get_or_create_collection(
                self._name,
                embedding_function=None,
                configuration={"hnsw": self._hnsw},
            )

    def reopen(self) -> None:
        """See what another process wrote; a server shows it by itself."""
        if not self._chroma.live:
            self._anew()

    def _anew(self) -> None:
        with self._chroma.errors():
            self._open(self._chroma.renewed(self._client))

    def close(self) -> None:
        self._chroma.close()

    def count(self) -> int:
        with self._chroma.errors():
            return _settled(lambda: self._collection.count(), self._anew)

    def update(self, present: Sequence[Held], gone: Sequence[Place]) -> None:
        """Put in or replace what is present, take out what is gone; in the slices that Chroma takes."""
        with self._chroma.errors():
            most = self._client.get_max_batch_size()
            for at in range(0, len(present), most):
                if part := self._unlike(present[at : at + most]):
                    ids, rows = [held.span.id for held in part], np.array([held.vector for held in part])
                    _settled(partial(self._collection.upsert, ids, embeddings=rows))
            forgotten = list({own for own, _ in gone} - {held.span.id for held in present})
            for at in range(0, len(forgotten), most):
                _settled(partial(self._collection.delete, forgotten[at : at + most]))

    def _unlike(self, present: Sequence[Held]) -> list[Held]:
        """Those that Chroma has not, or with another vector: putting in what is there costs a hundred looks."""
        found = _settled(partial(self._collection.get, [held.span.id for held in present], include=["embeddings"]))
        there = dict(zip(found["ids"], np.asarray(found["embeddings"]), strict=True))
        return [held for held in present if not np.allclose(there.get(held.span.id, np.nan), held.vector, atol=1e-6)]

    def clear(self) -> None:
        with self._chroma.errors():
            with suppress(NotFoundError):
                self._client.delete_collection(self._name)
            self._open(self._client)

    def search(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """The nearest spans as (id, cosine), best first."""
        with self._chroma.errors():
            found = _settled(
                lambda: self._collection.query(
                    query_embeddings=np.asarray(vector, np.float32)[None], n_results=limit, include=["distances"]
                ),
                self._anew,
            )
        distances = found["distances"] or [[]]
        return [(own, 1.0 - distance) for own, distance in zip(found["ids"][0], distances[0], strict=True)]
