"""The catalogue: articles, their revisions, sections, passages and vectors; the source of truth.

The search indexes are derived from it. `changes` lists the spans (sections and passages) that came or went, in
order, and `meta` holds how far each index has followed: what a crash interrupts is taken up again from there.
`retired` keeps the vectors of earlier revisions, whose texts come again whenever an archive that holds both is read.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import Literal

from index.counts import Counts
from index.database import Database
from index.kept import KeptVectors
from index.outlets import Outlets
from index.retold import Retold
from index.rows import (
    KINDS,
    Entry,
    Held,
    Kind,
    Place,
    Span,
    article_of,
    describe_article,
    in_scope,
    replace_entries,
    to_article,
    vector,
    write_article,
)
from index.stories import Stories
from rag.types import EVERYTHING, Article, Passage, Scope, Section

_WITH_TEXT = (
    "select a.id, r.revision, a.uri, r.title, a.source, a.url, a.day, a.language, a.story, a.dated, r.text "
    "from articles a join revisions r on r.article = a.id"
)


class Catalogue:
    """The catalogue in a folder, made if there is none."""

    def __init__(self, folder: Path) -> None:
        self._db = Database(folder / "catalogue.db")
        self.counts = Counts(self._db)
        self.outlets = Outlets(self._db)
        self.vectors = KeptVectors(self._db)
        self.stories = Stories(self._db)
        self.retold = Retold(self._db)

    def close(self) -> None:
        self._db.close()

    # The whole

    def forget_followed(self) -> None:
        """Let every index be made again by the next who writes."""
        with self._db.transaction() as db:
            db.execute("delete from meta where key like 'followed:%'")

    def meta(self, key: str) -> str | None:
        rows = self._db.rows("select value from meta where key = ?", (key,))
        return rows[0][0] if rows else None

    def set_meta(self, key: str, value: str) -> None:
        with self._db.transaction() as db:
            db.execute("insert or replace into meta values(?, ?)", (key, value))

    def count(self, kind: Literal["articles", "sections", "passages"], scope: Scope = EVERYTHING) -> int:
        """How many there are within the scope."""
        where, values = in_scope(scope)
        what = "count(*)" if kind == "articles" else f"coalesce(sum(a.{kind}), 0)"
        return int(self._db.rows(f"select {what} from articles a{where}", values)[0][0])

    # Writing

    def unmapped(self) -> AbstractContextManager[None]:
        """Little memory, however much is read; for a run that stores."""
        return self._db.unmapped()

    def put(self, articles: Sequence[tuple[Article, Sequence[Entry]]], as_read: bool = True) -> None:
        """Store articles with their spans in one transaction, each in place of its earlier revision.

        Not as read are those of which something was taken off since; the text that was read is kept beside.
        """
        with self._db.transaction() as db:
            for article, entries in articles:
                for kind, of_kind in (("sections", Section), ("passages", Passage)):
                    replace_entries(db, kind, article.id, [e for e in entries if isinstance(e.span, of_kind)])
                write_article(db, article, as_read)
                self.stories.keep(db, article)

    def describe(self, article: Article) -> None:
        """Store what is said about an article whose text has not changed."""
        with self._db.transaction() as db:
            describe_article(db, article)
            self._touch(db, article.id)

    def remove(self, ids: Sequence[str]) -> list[str]:
        """Take articles out, their revisions too; returns those that were there."""
        removed: list[str] = []
        with self._db.transaction() as db:
            for own in ids:
                self._touch(db, own)
                self.stories.forget(db, own)
                for kind in KINDS:
                    db.execute(f"insert into freed select ?, row from {kind} where article = ?", (kind, own))
                for table in (*KINDS, "retired", "revisions"):
                    db.execute(f"delete from {table} where article = ?", (own,))
                if db.execute("delete from articles where id = ?", (own,)).rowcount:
                    removed.append(own)
        return removed

    def _touch(self, db: Connection, article: str) -> None:
        for kind in KINDS:
            db.execute(
                f"insert into changes(kind, id, row) select ?, id, row from {kind} where article = ?", (kind, article)
            )

    # Reading

    def article(self, own: str, revision: str | None = None, scope: Scope = EVERYTHING) -> Article | None:
        """The article with its text, at an earlier revision if one is given; None also for one beyond the scope."""
        where, values = in_scope(scope)
        sql = f"{_WITH_TEXT}{where or ' where 1'} and a.id = ? and r.revision = coalesce(?, a.revision)"
        rows = self._db.rows(sql, (*values, own, revision))
        found = to_article(rows[0]) if rows else None
        if found is None or scope.readable is None:
            return found
        return self.retold.named([found], scope.readable).get(own)

    def described(self, own: str) -> Article | None:
        """The article as it is known now, without its text, at the revision that was read."""
        rows = self._db.rows(f"{_WITH_TEXT} and r.revision = a.read where a.id = ?", (own,))
        return replace(to_article(rows[0]), text="") if rows else None

    def versions(self) -> Iterator[tuple[str, str, str]]:
        """Id, revision as read and title of every article."""
        last = ""
        sql = (
            "select a.id, a.read, r.title from articles a join revisions r on r.article = a.id and r.revision = a.read "
            "where a.id > ? order by a.id limit 5000"
        )
        while rows := self._db.rows(sql, (last,)):
            last = rows[-1][0]
            yield from ((own, revision, title) for own, revision, title in rows)

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Passages with their articles; ids that are gone are left out."""
        with self._db.snapshot():
            rows = list(self._db.rows_in("select id, article, start, end, section from passages where id in (*)", ids))
            articles = self._articles({row[1] for row in rows})
        return {own: Passage(own, articles[a], start, end, s) for own, a, start, end, s in rows if a in articles}

    def sections(self, ids: Sequence[str]) -> dict[str, Section]:
        """Sections with their articles; ids that are gone are left out."""
        with self._db.snapshot():
            rows = list(self._db.rows_in("select id, article, start, end from sections where id in (*)", ids))
            articles = self._articles({row[1] for row in rows})
        return {own: Section(own, articles[a], start, end) for own, a, start, end in rows if a in articles}

    def spans(self, kind: Kind, ids: Sequence[str]) -> dict[str, Span]:
        return dict(self.passages(ids) if kind == "passages" else self.sections(ids))

    def held(self, kind: Kind, ids: Sequence[str]) -> list[Held]:
        """The spans with their rows and vectors; ids that are gone are left out."""
        with self._db.snapshot():
            spans = self.spans(kind, ids)
            rows = self._db.rows_in(f"select row, id, vector from {kind} where id in (*)", ids)
            return [Held(row, spans[own], vector(b)) for row, own, b in rows if own in spans]

    def _articles(self, ids: set[str]) -> dict[str, Article]:
        rows = self._db.rows_in(f"{_WITH_TEXT} and r.revision = a.revision where a.id in (*)", ids)
        return {article.id: article for article in map(to_article, rows)}

    def all_ids(self, kind: Kind, size: int) -> Iterator[list[str]]:
        """The ids of all spans, in batches, in the order they were stored."""
        last = 0
        while rows := self._db.rows(f"select row, id from {kind} where row > ? order by row limit ?", (last, size)):
            last = rows[-1][0]
            yield [row[1] for row in rows]

    def within(self, ids: Sequence[str], scope: Scope) -> set[str]:
        """Those of the spans whose article is in the scope."""
        where, values = in_scope(scope)
        sql = f"select a.id from articles a{where or ' where 1'} and a.id in (*)"
        inside = {row[0] for row in self._db.rows_in(sql, map(article_of, ids), *values)}
        return {own for own in ids if article_of(own) in inside}

    def sections_of(self, passages: Sequence[str]) -> list[tuple[str, str]]:
        """(passage, the section that holds it)."""
        return [
            (row[0], row[1]) for row in self._db.rows_in("select id, section from passages where id in (*)", passages)
        ]

    # What the indexes have still to follow

    def followed(self) -> tuple[str, ...]:
        """How far each index has followed; equal as long as none of them has gone on."""
        rows = self._db.rows("select key || value from meta where key >= 'followed:' and key < 'followed;'")
        return tuple(row[0] for row in rows)

    def last_change(self) -> int:
        """The number of the newest change ever made."""
        rows = self._db.rows("select seq from sqlite_sequence where name = 'changes'")
        return rows[0][0] if rows else 0

    def changed_since(self, seq: int, kind: Kind, limit: int) -> tuple[list[Place], int]:
        """Spans of a kind that came or went after change `seq`, oldest first, and how far that reaches."""
        sql = "select seq, id, row from changes where seq > ? and kind = ? order by seq limit ?"
        rows = self._db.rows(sql, (seq, kind, limit))
        reached = rows[-1][0] if len(rows) == limit else self.last_change()
        return list(dict.fromkeys((own, row) for _, own, row in rows)), reached

    def forget_changes(self, until: int) -> None:
        with self._db.transaction() as db:
            db.execute("delete from changes where seq <= ?", (until,))
