"""Vectors in Chroma, embedded or behind `chroma run`; derived from the catalogue. Only this file knows chromadb.

Chroma's own files hold the only copy of what it has indexed, and another process's writes stay unseen until it is
opened anew: so the catalogue keeps every vector, one process writes, and readers `reopen` when it moved on.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from index.rows import Span
from rag.errors import CorpusError
from rag.stages import Vectors


class Chroma:
    """One client for all collections, in a folder or at a server's url."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        self.lock = RLock()
        self._folder, self._url = folder, url
        with self.errors():
            self.client = self._connect()

    def _connect(self) -> ClientAPI:
        settings = Settings(anonymized_telemetry=False)
        if self._url is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            return chromadb.PersistentClient(str(self._folder), settings)
        address = urlsplit(self._url)
        return chromadb.HttpClient(
            address.hostname or "127.0.0.1", address.port or 8000, ssl=address.scheme == "https", settings=settings
        )

    def renewed(self, stale: ClientAPI) -> ClientAPI:
        """A client that sees what other processes wrote, in place of the stale one."""
        with self.lock:
            if self._url is None and self.client is stale:
                SharedSystemClient.clear_system_cache()
                self.client = self._connect()
            return self.client

    @contextmanager
    def errors(self) -> Iterator[None]:
        with self.lock:
            try:
                yield
            except (ChromaError, ValueError, OSError, httpx.HTTPError) as error:
                where = self._url or self._folder
                raise CorpusError(
                    f"the vector index at {where} cannot be used ({error}); the catalogue still holds everything: see "
                    "that the disk is not full or the server runs, and run `python app.py rebuild`"
                ) from error


class ChromaVectors:
    """Ids and unit vectors of one collection, by cosine."""

    def __init__(self, chroma: Chroma, name: str) -> None:
        self._chroma, self._name = chroma, name
        self._open(chroma.client)

    def _open(self, client: ClientAPI) -> None:
        self._client = client
        with self._chroma.errors():
            self._collection = client.get_or_create_collection(
                self._name,
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine", "ef_search": 100}},
            )

    def reopen(self) -> None:
        """See what another process wrote."""
        with self._chroma.errors():
            self._open(self._chroma.renewed(self._client))

    def close(self) -> None:
        """Let go of the folder: chromadb keeps what it has opened for as long as the process lives."""
        SharedSystemClient.clear_system_cache()

    def count(self) -> int:
        with self._chroma.errors():
            return self._collection.count()

    def update(self, present: Sequence[tuple[Span, Vectors]], gone: Sequence[str]) -> None:
        """Put in or replace what is present, take out what is gone; in the slices that Chroma takes."""
        with self._chroma.errors():
            most = self._client.get_max_batch_size()
            for at in range(0, len(present), most):
                part = present[at : at + most]
                self._collection.upsert([span.id for span, _ in part], embeddings=np.array([v for _, v in part]))
            for at in range(0, len(gone), most):
                self._collection.delete(list(gone[at : at + most]))

    def clear(self) -> None:
        with self._chroma.errors():
            with suppress(NotFoundError):
                self._client.delete_collection(self._name)
            self._open(self._client)

    def search(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """The nearest spans as (id, cosine), best first."""
        with self._chroma.errors():
            found = self._collection.query(
                query_embeddings=np.asarray(vector, np.float32)[None], n_results=limit, include=["distances"]
            )
        distances = found["distances"] or [[]]
        return [(own, 1.0 - distance) for own, distance in zip(found["ids"][0], distances[0], strict=True)]
