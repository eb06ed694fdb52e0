"""The SQLite file under the catalogue; the only place that knows sqlite3."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from threading import RLock, local
from typing import Any

from index.schema import VERSION as VERSION
from index.schema import create, upgrade
from rag.errors import CorpusError

_MAPPED = 1 << 40  # bytes of the file that are read without a call of the system: all of it
_MAGIC = b"SQLite format 3\0"
_SLICE = 500  # values in one `in (…)`


class Database:
    """One file, write-ahead logged: one connection writes, and whoever reads meanwhile has another, and waits for none.

    Other processes may read too, and write in turn.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()  # of the connection that writes
        self._thread = local()  # `db`: what this thread reads by, where it writes or sees one moment
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        with self._errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = self._connect("rwc")
            self._db.execute("pragma journal_mode=wal")
            self._db.execute("pragma synchronous=normal")
            self._prepare()

    def _connect(self, mode: str = "rw") -> sqlite3.Connection:
        """By default to a file that is there: one that was taken away is not made again, empty."""
        there = f"{self.path.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(there, uri=True, isolation_level=None, check_same_thread=False, timeout=30)
        db.execute(f"pragma mmap_size={_MAPPED}")
        return db

    def _prepare(self) -> None:
        """Make the tables, or bring those of an earlier version up to this, all of it or nothing."""
        with self.transaction() as db:
            version = self._version()
            if version > VERSION:
                raise CorpusError(
                    f"{self.path} was made by a newer version of Khabar (schema {version}, this one knows {VERSION}): "
                    "use that version, or restore a backup that this one made"
                )
            if version < VERSION:
                upgrade(db, version) if version else create(db)
                db.execute("insert or replace into meta values('version', ?)", (str(VERSION),))
                db.execute(f"pragma user_version = {VERSION}")

    def _version(self) -> int:
        """0 of a file without tables; versions before 5 wrote theirs into a table alone."""
        version = int(self.rows("pragma user_version")[0][0])
        if version or not self.rows("select 1 from sqlite_master where name = 'meta'"):
            return version
        return int(self.rows("select value from meta where key = 'version'")[0][0])

    def require_whole(self) -> None:
        """CorpusError if a page of the file is damaged; reads them all."""
        if (found := self.rows("pragma quick_check(1)")[0][0]) != "ok":
            raise CorpusError(
                f"{self.path} is damaged ({found}): restore a backup, or ingest again into another folder"
            )

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._db.close()
            while self._idle:
                self._idle.pop().close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._errors(), self._reading() as db:
            return db.execute(sql, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """What this thread reads by already, or a connection that nobody uses."""
        own = self._db if self._closed else getattr(self._thread, "db", None)
        if own:
            with self._lock if own is self._db else nullcontext():
                yield own
            return
        try:
            db = self._idle.pop()
        except IndexError:
            db = self._connect()
        try:
            yield db
        finally:
            if self._closed:
                db.close()
            else:
                self._idle.append(db)

    @contextmanager
    def _by(self, db: sqlite3.Connection) -> Iterator[None]:
        """All that this thread reads meanwhile is read by this connection."""
        before, self._thread.db = getattr(self._thread, "db", None), db
        try:
            yield
        finally:
            self._thread.db = before

    def rows_in(self, sql: str, wanted: Iterable[str | int], *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of `sql`, whose `(*)` is a list of wanted values, taken in slices; `values` come first."""
        once = list(dict.fromkeys(wanted))
        for at in range(0, len(once), _SLICE):
            part = once[at : at + _SLICE]
            yield from self.rows(sql.replace("(*)", f"({','.join('?' * len(part))})"), (*values, *part))

    @contextmanager
    def unmapped(self) -> Iterator[None]:
        """For those who read it all, and would hold it all in memory if it were mapped."""
        with self._by(self._db):
            self.rows("pragma mmap_size=0")
            try:
                yield
            finally:
                self.rows(f"pragma mmap_size={_MAPPED}")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what is done within, or nothing of it."""
        with self._errors(), self._lock, self._by(self._db):
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
        with self._errors(), self._reading() as db, self._by(db):
            if db.in_transaction:
                yield
                return
            db.execute("begin")
            try:
                yield
            finally:
                db.execute("commit")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise CorpusError(
                f"the catalogue {self.path} cannot be used: {error}; see that the disk is not full and that you "
                "may write there. What was stored before is untouched"
            ) from error
        except OSError as error:
            raise CorpusError(f"the data folder cannot be used: {error}; set KHABAR_HOME to another") from error


def is_database(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_MAGIC)) == _MAGIC


def copy_database(file: Path, to: Path) -> None:
    """Copy it as it is at one moment, whoever writes meanwhile."""
    try:
        with closing(sqlite3.connect(file, timeout=30)) as source, closing(sqlite3.connect(to)) as copied:
            source.backup(copied)  # in one step: in several it would begin anew whenever somebody writes
    except sqlite3.Error as error:
        raise CorpusError(f"{file} cannot be copied to {to}: {error}; see that there is room") from error
