"""Between the types and the rows of the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from sqlite3 import Connection
from typing import Any

import numpy as np

from rag.stages import Vectors
from rag.text import fold
from rag.types import Article, Passage, Scope, Section

Span = Section | Passage


@dataclass(frozen=True, slots=True)
class Entry:
    """A section or passage to be stored; `content` tells what was embedded for it."""

    span: Span
    content: str
    vector: Vectors


def content_key(embedded: str) -> str:
    """Equal for equal texts: what has been embedded once is not embedded again."""
    return sha256(embedded.encode("utf-8", "replace")).hexdigest()[:24]


def write_article(db: Connection, a: Article) -> None:
    day = a.published.toordinal() if a.published else None
    source_key = fold(a.source) if a.source else None
    values = (a.id, a.revision, a.uri, a.title, a.source, source_key, a.url, day, a.language, a.story)
    db.execute("insert or replace into articles values(?,?,?,?,?,?,?,?,?,?)", values)
    db.execute("insert or replace into revisions values(?,?,?,?)", (a.id, a.revision, a.title, a.text))


def write_entries(db: Connection, entries: Sequence[Entry]) -> None:
    for entry in entries:
        span = entry.span
        row = (span.id, span.article.id, span.start, span.end, entry.content, blob(entry.vector))
        if isinstance(span, Section):
            db.execute(
                "insert or replace into sections(id, article, start, end, content, vector) values(?,?,?,?,?,?)", row
            )
        else:
            db.execute(
                "insert or replace into passages(id, article, start, end, content, vector, section) "
                "values(?,?,?,?,?,?,?)",
                (*row, span.section),
            )


def in_scope(scope: Scope) -> tuple[str, list[object]]:
    """The where clause of a scope over `articles a`, and its values; empty for everything."""
    parts: list[str] = []
    values: list[object] = []
    for test, day in (("a.day >= ?", scope.since), ("a.day <= ?", scope.until)):
        if day:
            parts.append(test)
            values.append(day.toordinal())
    if scope.sources:
        parts.append(f"a.source_key in ({','.join('?' * len(scope.sources))})")
        values.extend(map(fold, scope.sources))
    if scope.languages:
        parts.append(f"a.language in ({','.join('?' * len(scope.languages))})")
        values.extend(scope.languages)
    return (" where " + " and ".join(parts) if parts else ""), values


def to_article(row: tuple[Any, ...]) -> Article:
    own, revision, uri, title, source, url, day, language, story, text = row
    return Article(own, revision, uri, title, text, source, url, to_date(day), language, story)


def to_date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)


def blob(vector: Vectors) -> bytes:
    return vector.astype(np.float16).tobytes()


def vector(blob: bytes) -> Vectors:
    return np.frombuffer(blob, np.float16).astype(np.float32)
