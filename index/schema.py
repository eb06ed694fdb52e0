"""The tables of the catalogue, and the steps by which one of an earlier version becomes one of this.

A step is never changed: whoever changes the tables adds one, raises the version by that, and tests it over a catalogue
of the version before. All steps are taken in one transaction, so that a catalogue is of one version or another.
"""

from collections.abc import Callable
from sqlite3 import Connection
from urllib.parse import urlsplit

import numpy as np

from index.sketch import sketch

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


def upgrade(db: Connection, version: int) -> None:
    """From an earlier version to this, within a transaction."""
    for step in _STEPS[version - 1 :]:
        step(db)


def _execute(db: Connection, statements: str) -> None:
    """As `executescript`, which would end the transaction."""
    for statement in statements.split(";"):
        db.execute(statement)


def create(db: Connection) -> None:
    _execute(db, _SCHEMA)


def _to_2(db: Connection) -> None:
    """What earlier revisions were embedded as is kept."""
    _execute(
        db,
        """create table retired(
            content text not null, article text not null, vector blob not null, primary key(content, article)
        ) without rowid""",
    )


def _to_3(db: Connection) -> None:
    """Spans have a row for good, articles count theirs; every index has to follow anew."""
    _execute(
        db,
        """drop index articles_day;
        drop index articles_revision;
        alter table articles rename to before;
        create table articles(
            id text primary key, revision text not null, uri text not null, title text not null, source text,
            source_key text, url text, day integer, language text not null, story text not null,
            sections integer not null, passages integer not null
        ) without rowid;
        insert into articles select id, revision, uri, title, source, source_key, url, day, language, story,
            (select count(*) from sections where article = before.id),
            (select count(*) from passages where article = before.id) from before;
        drop table before;
        create index articles_scope on articles(day, source_key, language, sections, passages);
        create index articles_revision on articles(revision);
        create table freed(kind text not null, row integer not null, primary key(kind, row)) without rowid;
        drop table changes;
        create table changes(
            seq integer primary key autoincrement, kind text not null, id text not null, row integer not null
        );
        insert into changes(kind, id, row) select 'sections', id, row from sections;
        insert into changes(kind, id, row) select 'passages', id, row from passages;
        delete from meta where key like 'followed:%'""",
    )


def _to_4(db: Connection) -> None:
    """What was read and what is held are told apart, and articles have sketches."""
    _execute(
        db,
        """drop index articles_scope;
        drop index articles_revision;
        alter table articles rename to before;
        create table articles(
            id text primary key, revision text not null, uri text not null, title text not null, source text,
            source_key text, url text, day integer, language text not null, story text not null, dated text,
            sections integer not null, passages integer not null,
            site text, read text not null, looked integer not null
        ) without rowid;
        insert into articles select id, revision, uri, title, source, source_key, url, day, language, story,
            null, sections, passages, source_key, revision, 0 from before;
        drop table before;
        create index articles_scope on articles(day, source_key, language, sections, passages);
        create index articles_read on articles(read);
        create index articles_site on articles(site, day, looked);
        create index articles_unlooked on articles(site) where looked = 0;
        create index articles_story on articles(story);
        create table sketches(
            row integer primary key, article text not null unique, pairs blob not null, keys blob not null
        );
        create table shingles(key integer not null, row integer not null, primary key(key, row)) without rowid""",
    )
    for own, url in db.execute("select id, url from articles where site is null and url is not null").fetchall():
        db.execute("update articles set site = ? where id = ?", (_host(url), own))
    texts = "select a.id, r.text from articles a join revisions r on r.article = a.id and r.revision = a.revision"
    for row, (own, text) in enumerate(db.execute(texts), 1):
        made = sketch(text)
        keys = np.array(sorted(made.keys), np.uint32)
        db.execute("insert into sketches values(?, ?, ?, ?)", (row, own, made.pairs.tobytes(), keys.tobytes()))
        db.executemany("insert into shingles values(?, ?)", [(key, row) for key in keys.tolist()])


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _to_5(db: Connection) -> None:
    """The version stands in the file's own header too."""


_STEPS: tuple[Callable[[Connection], None], ...] = (_to_2, _to_3, _to_4, _to_5)
VERSION = len(_STEPS) + 1
