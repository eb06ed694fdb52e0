"""Catalogues of every earlier version, made here by their own tables, become catalogues of this one."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.schema import VERSION
from rag.errors import CorpusError
from rag.types import EVERYTHING
from tests.conftest import WordEmbedder, open_corpus, record, store
from tests.test_corpus import find

ROOT = Path(__file__).parent.parent
TALKS = "The minister of trade met the envoy in Ankara. They spoke for three hours about the harbour."
COPY = "افتتح الوزير مكتبة عامة في عمان يوم الأحد. وتضم المكتبة ثلاثين ألف كتاب."
_SPANS = """
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
"""
_META = "create table meta(key text primary key, value text not null) without rowid;"
_ARTICLES = """
create table articles(
    id text primary key, revision text not null, uri text not null, title text not null, source text,
    source_key text, url text, day integer, language text not null, story text not null{more}
) without rowid;
"""
_OLD_INDEXES = "create index articles_day on articles(day); create index articles_revision on articles(revision);"
_OLD_CHANGES = "create table changes(seq integer primary key autoincrement, kind text not null, id text not null);"
_RETIRED = """
create table retired(
    content text not null, article text not null, vector blob not null, primary key(content, article)
) without rowid;
"""
_ROWS = """
create table freed(kind text not null, row integer not null, primary key(kind, row)) without rowid;
create table changes(
    seq integer primary key autoincrement, kind text not null, id text not null, row integer not null
);
create index articles_scope on articles(day, source_key, language, sections, passages);
"""
_COUNTS = ", sections integer not null, passages integer not null"
_READ = ", dated text" + _COUNTS + ", site text, read text not null, looked integer not null"
_SKETCHES = """
create index articles_read on articles(read);
create index articles_site on articles(site, day, looked);
create index articles_unlooked on articles(site) where looked = 0;
create index articles_story on articles(story);
create table sketches(row integer primary key, article text not null unique, pairs blob not null, keys blob not null);
create table shingles(key integer not null, row integer not null, primary key(key, row)) without rowid;
"""
DDL = {
    1: _META + _ARTICLES.format(more="") + _OLD_INDEXES + _SPANS + _OLD_CHANGES,
    2: _META + _ARTICLES.format(more="") + _OLD_INDEXES + _SPANS + _OLD_CHANGES + _RETIRED,
    3: _META + _ARTICLES.format(more=_COUNTS) + _SPANS + _RETIRED + _ROWS
    + "create index articles_revision on articles(revision);",
    4: _META + _ARTICLES.format(more=_READ) + _SPANS + _RETIRED + _ROWS + _SKETCHES,
}  # fmt: skip


def columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"pragma table_info({table})")]


def tables(db: sqlite3.Connection) -> list[str]:
    named = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by 1"
    return [name for (name,) in db.execute(named)]


def shape(path: Path) -> dict[str, object]:
    """Every table with its columns, and every index with its own."""
    with closing(sqlite3.connect(path)) as db:
        indexes = db.execute("select name, tbl_name from sqlite_master where type = 'index' order by 1").fetchall()
        told: dict[str, object] = {name: db.execute(f"pragma table_info({name})").fetchall() for name in tables(db)}
        return told | {name: db.execute(f"pragma index_info({name})").fetchall() for name, _ in indexes}


def held(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the catalogue says, but for what follows from it."""
    wanted = {
        "articles": "id, revision, uri, title, source, source_key, url, day, language, story, sections, passages, site",
        "revisions": "*", "sections": "*", "passages": "*", "sketches": "article, pairs, keys", "retired": "*",
    }  # fmt: skip
    with closing(sqlite3.connect(path)) as db:
        return {
            table: db.execute(f"select {what} from {table} order by 1, 2").fetchall() for table, what in wanted.items()
        }


@pytest.fixture
def home(tmp_path: Path, embed: WordEmbedder) -> Path:
    """A data folder of this version."""
    corpus = open_corpus(tmp_path / "home", embed)
    more = {"source": "Harbour Post", "url": "https://post.example/1"}
    store(corpus, embed, record("talks", TALKS, **more), record("other", f"{COPY} {TALKS}", url="https://b.example/2"))
    corpus.close()
    return tmp_path / "home"


def aged(home: Path, version: int) -> Path:
    """The same catalogue as that version would have written it, without any index beside it."""
    old = home.with_name(f"version-{version}")
    old.mkdir()
    with closing(sqlite3.connect(old / "catalogue.db")) as db:
        db.executescript(DDL[version])
        db.execute("attach ? as new", (str(home / "catalogue.db"),))
        for table in tables(db):
            names = ", ".join(columns(db, table))
            db.execute(f"insert into {table}({names}) select {names} from new.{table}")
        if version < 4:
            db.execute("update meta set value = '999' where key like 'followed:%'")
        db.execute("update meta set value = ? where key = 'version'", (str(version),))
        db.commit()
    return old


@pytest.mark.parametrize("version", DDL)
def test_a_catalogue_of_an_earlier_version_becomes_one_of_this(home: Path, embed: WordEmbedder, version: int) -> None:
    old = aged(home, version)
    corpus = open_corpus(old, embed)
    assert shape(old / "catalogue.db") == shape(home / "catalogue.db")
    assert held(old / "catalogue.db") == held(home / "catalogue.db")
    with corpus.writing():
        corpus.follow_all()
    assert corpus.status().consistent
    assert find(corpus, embed, "Who met the envoy in Ankara?")[0] == "talks"
    embed.embedded.clear()
    assert store(corpus, embed, record("talks", TALKS, source="Harbour Post", url="https://post.example/1")).unchanged
    assert embed.embedded == []
    corpus.close()


def test_there_is_a_step_and_a_test_for_every_earlier_version() -> None:
    assert list(DDL) == list(range(1, VERSION))


def test_a_catalogue_of_this_version_says_so_where_earlier_versions_look_too(home: Path) -> None:
    with closing(sqlite3.connect(home / "catalogue.db")) as db:
        assert db.execute("pragma user_version").fetchone() == (VERSION,)
        assert db.execute("select value from meta where key = 'version'").fetchone() == (str(VERSION),)


def test_a_newer_version_is_refused_and_left_as_it_is(home: Path, embed: WordEmbedder) -> None:
    with closing(sqlite3.connect(home / "catalogue.db")) as db:
        db.execute(f"pragma user_version = {VERSION + 1}")
    with pytest.raises(CorpusError, match=f"newer version.*{VERSION + 1}.*use that version"):
        open_corpus(home, embed)
    with closing(sqlite3.connect(home / "catalogue.db")) as db:
        assert db.execute("pragma user_version").fetchone() == (VERSION + 1,)


DYING = """
import os, signal, sys
from pathlib import Path
import index.schema
from index.catalogue import Catalogue
def dies(text): os.kill(os.getpid(), signal.SIGKILL)
index.schema.sketch = dies
Catalogue(Path(sys.argv[1]))
"""


def test_killed_in_the_middle_the_old_catalogue_is_whole_and_the_next_start_completes_it(
    home: Path, embed: WordEmbedder
) -> None:
    old = aged(home, 1)
    before = shape(old / "catalogue.db")
    died = subprocess.run([sys.executable, "-c", DYING, str(old)], cwd=ROOT, env=os.environ)
    assert died.returncode == -signal.SIGKILL
    assert shape(old / "catalogue.db") == before
    open_corpus(old, embed).close()
    assert held(old / "catalogue.db") == held(home / "catalogue.db")


def test_what_an_upgraded_catalogue_holds_can_be_asked(home: Path, embed: WordEmbedder) -> None:
    corpus = open_corpus(aged(home, 3), embed)
    assert corpus.searched(EVERYTHING).articles == 2
    assert len(corpus.catalogue.counts.sources()) == 2
    corpus.close()
