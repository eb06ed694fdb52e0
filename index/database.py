"""The SQLite file under the catalogue; the only place that knows sqlite3."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from rag.errors import CorpusError

VERSION = "4"
_SCHEMA = """
create table meta(key text primary key, value text not null) without rowid;
create table articles(
    id text primary key, revision text not null, uri text not null, title text not null, source text,
    source_key text, url text, day integer, language text not null, story text not null, dated text,
    sections integer not null, passages integer not null,
    site text, read text not null, looked integer not null
) without rowid;
create index articles_scope on articles(day, source_key, language, sections, passages);
create index articles_read on articles(read);
create index articles_site on articles(site, day, looked);
create index articles_unlooked on articles(site) where looked = 0;
create index articles_story on articles(story);
create table sketches(row integer primary key, article text not null unique, pairs blob not null, keys blob not null);
create table shingles(key integer not null, row integer not null, primary key(key, row)) without rowid;
create table revisions(
    article text not null, revision text not null, title text not null, text text not null,
    primary key(article, revision)
);
create table sections(
    row integer primary key, id text not null unique, article text not null,
    start integer not null, end integer not null, content text not null, vector blob not null
);
create index sections_article on sections(article);
create index sections_content on sections(content);
create table passages(
    row integer primary key, id text not null unique, article text not null, section text not null,
    start integer not null, end integer not null, content text not null, vector blob not null
);
create index passages_article on passages(article);
create index passages_section on passages(section);
create index passages_content on passages(content);
create table retired(
    content text not null, article text not null, vector blob not null, primary key(content, article)
) without rowid;
create table freed(kind text not null, row integer not null, primary key(kind, row)) without rowid;
create table changes(
    seq integer primary key autoincrement, kind text not null, id text not null, row integer not null
);
"""
_MAPPED = 1 << 40  # bytes of the file that are read without a call of the system: all of it
_SLICE = 500  # values in one `in (…)`


class Database:
    """One file, write-ahead logged; safe to share between threads, and read by other processes while written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        with self._errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
            self._db.execute("pragma journal_mode=wal")
            self._db.execute("pragma synchronous=normal")
            self._map(_MAPPED)
            self._prepare()

    def _prepare(self) -> None:
        with self.transaction():
            if not self.rows("select 1 from sqlite_master where name = 'meta'"):
                for statement in _SCHEMA.split(";"):
                    self._db.execute(statement)
                self._db.execute("insert into meta values('version', ?)", (VERSION,))
        version = self.rows("select value from meta where key = 'version'")[0][0]
        if version != VERSION:
            raise CorpusError(f"{self.path} was made by another version of Khabar (schema {version}); use that version")

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._errors():
            return self._db.execute(sql, values).fetchall()

    def rows_in(self, sql: str, wanted: Iterable[str | int], *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of `sql`, whose `(*)` is a list of wanted values, taken in slices; `values` come first."""
        once = list(dict.fromkeys(wanted))
        for at in range(0, len(once), _SLICE):
            part = once[at : at + _SLICE]
            yield from self.rows(sql.replace("(*)", f"({','.join('?' * len(part))})"), (*values, *part))

    def _map(self, most: int) -> None:
        self._db.execute(f"pragma mmap_size={most}")

    @contextmanager
    def unmapped(self) -> Iterator[None]:
        """For those who read it all, and would hold it all in memory if it were mapped."""
        with self._errors():
            self._map(0)
        try:
            yield
        finally:
            with self._errors():
                self._map(_MAPPED)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what is done within, or nothing of it."""
        with self._errors():
            self._db.execute("begin immediate")
            try:
                yield self._db
                self._db.execute("commit")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("rollback")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read within is of one moment, whatever another process writes meanwhile."""
        with self._errors():
            if self._db.in_transaction:
                yield
                return
            self._db.execute("begin")
            try:
                yield
            finally:
                self._db.execute("commit")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise CorpusError(
                    f"the catalogue {self.path} cannot be used: {error}; see that the disk is not full and that you "
                    "may write there. What was stored before is untouched"
                ) from error
            except OSError as error:
                raise CorpusError(f"the data folder cannot be used: {error}; set KHABAR_HOME to another") from error
