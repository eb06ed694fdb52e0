"""What a worker of a cluster does with records, and the form in which they go to and fro; knows nothing of Ray."""

import pickle
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.clean import fingerprint
from index.ingest import Cleaned, cleaned
from index.passages import cut, embedded_text
from index.rows import Span, content_key
from index.tokens import count_tokens
from rag.errors import KhabarError
from rag.stages import Embedder
from rag.types import Article, Rejection

Version = tuple[str, str, str]  # an article's id, revision and title
Row = dict[str, Any]


class Worker:
    """Cleans, cuts and embeds records, in a process of its own, with an embedder that is made once."""

    def __init__(self, tokens: int, make_embed: Callable[[], Embedder], known: NDArray[np.uint64]) -> None:
        self._tokens, self._make_embed, self._known = tokens, make_embed, known

    def __call__(self, batch: Row) -> Row:
        try:
            packed = self._packed(list(cleaned(map(pickle.loads, batch["packed"]))))
        except KhabarError as error:  # comes back as a value, since Ray would bury what it says
            packed = [pickle.dumps((error, [], []))]
        return {"packed": packed, "behind": batch["behind"][: len(packed)]}

    def _packed(self, items: list[Cleaned | Rejection]) -> list[bytes]:
        """Each with its keys and one array of their vectors, which is quicker to read than many."""
        texts = [self._texts(item) for item in items]
        new = {key: text for found in texts for key, text in found.items()}
        made = dict(zip(new, self._embed(list(new.values())), strict=True)) if new else {}
        return [
            pickle.dumps((item, list(found), np.array([made[key] for key in found], np.float32)))
            for item, found in zip(items, texts, strict=True)
        ]

    @cached_property
    def _embed(self) -> Embedder:
        return self._make_embed()

    def _texts(self, item: Cleaned | Rejection) -> dict[str, str]:
        """What is to be embedded for an article, by content key."""
        if isinstance(item, Rejection) or self._knows(item.article):
            return {}
        sections, passages = cut(item.article, self._tokens, count_tokens)
        spans: list[Span] = [*sections, *passages]
        return {content_key(text): text for text in map(embedded_text, spans)}

    def _knows(self, article: Article) -> bool:
        mark = _mark((article.id, article.revision, article.title))
        at = np.searchsorted(self._known, mark)
        return bool(at < len(self._known) and self._known[at] == mark)


def marks(known: Iterable[Version]) -> NDArray[np.uint64]:
    """Eight bytes a version, sorted."""
    return np.sort(np.fromiter(map(_mark, known), np.uint64))


def _mark(version: Version) -> np.uint64:
    return np.uint64(int(fingerprint("\n".join(version)), 16))


def unpacked(packed: bytes) -> Cleaned | Rejection:
    item: Cleaned | Rejection | KhabarError
    item, keys, vectors = pickle.loads(packed)
    if isinstance(item, KhabarError):
        raise item
    return replace(item, vectors=dict(zip(keys, vectors, strict=True))) if isinstance(item, Cleaned) else item
