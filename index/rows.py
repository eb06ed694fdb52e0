"""Between the types and the rows of the catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from sqlite3 import Connection
from typing import Any, Literal
from urllib.parse import urlsplit

import numpy as np

from rag.stages import Vectors
from rag.text import fold
from rag.types import Article, Passage, Scope, Section

Span = Section | Passage
Kind = Literal["sections", "passages"]
KINDS: tuple[Kind, ...] = ("sections", "passages")
Place = tuple[str, int]  # the id of a span, and its row in the catalogue
COLUMNS = "a.id, a.revision, a.uri, a.title, a.source, a.url, a.day, a.language, a.story, a.dated"  # then the text


@dataclass(frozen=True, slots=True)
class Entry:
    """A section or passage to be stored; `content` tells what was embedded for it."""

    span: Span
    content: str
    vector: Vectors


@dataclass(frozen=True, slots=True)
class Held:
    """A stored section or passage, as the indexes take it in."""

    row: int  # in the catalogue, the same for as long as it is held
    span: Span
    vector: Vectors

    @property
    def place(self) -> Place:
        return self.span.id, self.row


def content_key(embedded: str) -> str:
    """Equal for equal texts: what has been embedded once is not embedded again."""
    return sha256(embedded.encode("utf-8", "replace")).hexdigest()[:24]


def article_of(span: str) -> str:
    """The article's id, with which that of a section or passage begins."""
    return span.partition(":")[0]


def write_article(db: Connection, a: Article, as_read: bool) -> None:
    """Store an article, its spans being stored already; one that is not as it was read keeps what was read."""
    row = _described(a) | {"id": a.id, "revision": a.revision, "title": a.title, "sections": 0, "passages": 0}
    if as_read:
        row |= {"read": a.revision, "looked": 0}
        marks = ",".join("?" * len(row))
        db.execute(f"insert or replace into articles({','.join(row)}) values({marks})", tuple(row.values()))
    else:
        _update(db, a.id, row)
    counted = (f"{kind} = (select count(*) from {kind} where article = ?1)" for kind in ("sections", "passages"))
    db.execute(f"update articles set {', '.join(counted)} where id = ?1", (a.id,))
    db.execute("insert or replace into revisions values(?,?,?,?)", (a.id, a.revision, a.title, a.text))


def describe_article(db: Connection, a: Article) -> None:
    """Store what is said about an article whose text is stored."""
    _update(db, a.id, _described(a))


def _update(db: Connection, own: str, row: Mapping[str, object]) -> None:
    anew = ", ".join(f"{name} = ?" for name in row)
    db.execute(f"update articles set {anew} where id = ?", (*row.values(), own))


def _described(a: Article) -> dict[str, object]:
    key = fold(a.source) if a.source else None
    return {
        "uri": a.uri,
        "source": a.source,
        "source_key": key,
        "site": site(a),
        "url": a.url,
        "day": a.published.toordinal() if a.published else None,
        "language": a.language,
        "story": a.story,
        "dated": a.dated,
    }


def site(a: Article) -> str | None:
    """What tells the outlet from others: its name, or else the host."""
    try:
        return fold(a.source) if a.source else urlsplit(a.url or "").hostname
    except ValueError:  # "http://[" has none
        return None


def replace_entries(db: Connection, kind: str, article: str, entries: Sequence[Entry]) -> None:
    """Store an article's sections or passages in place of its earlier ones, and note what came and went."""
    old = dict(db.execute(f"select id, content from {kind} where article = ?", (article,)).fetchall())
    new = {entry.span.id: entry.content for entry in entries}
    kept = set(new.values())
    replaced = [(own,) for own, content in old.items() if content not in kept]
    db.executemany(f"insert or ignore into retired select content, article, vector from {kind} where id = ?", replaced)
    _write_entries(db, entries, _take_freed(db, kind, [own for own in new if own not in old]))
    gone = [(own,) for own in old.keys() - new.keys()]
    touch = f"insert into changes(kind, id, row) select '{kind}', id, row from {kind} where id = ?"
    db.executemany(touch, [*gone, *((own,) for own in new)])
    db.executemany(f"insert into freed select '{kind}', row from {kind} where id = ?", gone)
    db.executemany(f"delete from {kind} where id = ?", gone)


def _take_freed(db: Connection, kind: str, ids: Sequence[str]) -> dict[str, int]:
    """Rows that others have left, for as many of the ids as there are: what has a place a row stays small."""
    freed = db.execute("select row from freed where kind = ? limit ?", (kind, len(ids))).fetchall()
    db.executemany("delete from freed where kind = ? and row = ?", [(kind, row) for (row,) in freed])
    return dict(zip(ids, (row for (row,) in freed), strict=False))


def _write_entries(db: Connection, entries: Sequence[Entry], rows: Mapping[str, int]) -> None:
    """Store the entries: those that are held where they are, others at the given rows or where there is room."""
    for entry in entries:
        span = entry.span
        row: dict[str, object] = {
            "row": rows.get(span.id),
            "id": span.id,
            "article": span.article.id,
            "start": span.start,
            "end": span.end,
        }
        row |= {"content": entry.content, "vector": blob(entry.vector)}
        if isinstance(span, Passage):
            row["section"] = span.section
        anew = ",".join(f"{name} = excluded.{name}" for name in row if name != "row")
        db.execute(
            f"insert into {'passages' if isinstance(span, Passage) else 'sections'}({','.join(row)}) "
            f"values({','.join('?' * len(row))}) on conflict(id) do update set {anew}",
            tuple(row.values()),
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
    if scope.readable is not None:
        parts.append(f"a.source_key in ({','.join('?' * len(scope.readable))})")
        values.extend(map(fold, scope.readable))
    if scope.languages:
        parts.append(f"a.language in ({','.join('?' * len(scope.languages))})")
        values.extend(scope.languages)
    return (" where " + " and ".join(parts) if parts else ""), values


def to_article(row: tuple[Any, ...]) -> Article:
    own, revision, uri, title, source, url, day, language, story, dated, text = row
    return Article(own, revision, uri, title, text, source, url, to_date(day), language, story, dated)


def to_date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)


def blob(vector: Vectors) -> bytes:
    return vector.astype(np.float16).tobytes()


def vector(blob: bytes) -> Vectors:
    return np.frombuffer(blob, np.float16).astype(np.float32)
