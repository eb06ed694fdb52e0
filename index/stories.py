"""Stories: the articles that tell the same report, be it word for word, edited a little, cut short or gone on with.

An article joins the story of the stored article that it is nearest to, if it is a copy of that one; else it begins one
of its own, under its id. What was decided stays: stories are not joined or parted when others come later, but a
changed article is judged anew. An article is found by the keys it shares, however many there are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain
from sqlite3 import Connection
from typing import Literal, NamedTuple

import numpy as np

from index.database import Database
from index.rows import COLUMNS, to_article
from index.sketch import Hashes, Sketch, shared, sketch
from rag.types import Article, Story

# The part of the shorter text that the other must have; chosen on labelled pairs (`eval stories`).
_COPY = 0.65
_SAME_OUTLET = 0.67  # an outlet repeats its own background and furniture
_LATER = 0.75  # statements of one form, each of another event, come days apart
_DAYS = 2  # that a copy may come later
_HOLDERS = 16  # articles that a key finds at most, the first stored first
_LOOKED_AT = 16  # articles that are compared at most, those that share most keys
FEWEST = 2  # keys that they share at least


class Telling(NamedTuple):
    """What an article tells: a story of its own, or another's in the same words or nearly."""

    story: str
    words: Literal["own", "same", "near"]


class Stories:
    """The stories of a catalogue."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, article: Article, waiting: Sequence[Article] = ()) -> Telling:
        """The story that an article tells; `waiting` are those that will be stored before it."""
        others = [other for other in waiting if other.id != article.id]
        if same := self._same_text(article, others):
            return Telling(same, "same")
        copied = max(self._copied(article, others), key=lambda found: found[0], default=None)
        return Telling(copied[1].story, "near") if copied else Telling(self._named_by(article, others), "own")

    def told(self, stories: Sequence[str]) -> tuple[Story, ...]:
        """The stories with all their articles, texts left out: the first published first, then the first stored."""
        found: dict[str, list[Article]] = {own: [] for own in stories}
        sql = (
            f"select {COLUMNS}, '' from articles a join sketches s on s.article = a.id "
            "where a.story in (*) order by a.day is null, a.day, s.row"
        )
        for article in map(to_article, self._db.rows_in(sql, stories)):
            found[article.story].append(article)
        return tuple(Story(own, tuple(articles)) for own, articles in found.items() if articles)

    def keep(self, db: Connection, article: Article) -> None:
        """Store an article's sketch, in place of that of its earlier text."""
        made = sketch(article.text)
        self._unlink(db, article.id)
        keys = np.array(sorted(made.keys), np.uint32)
        db.execute(
            "insert into sketches(article, pairs, keys) values(?, ?, ?) "
            "on conflict(article) do update set pairs = excluded.pairs, keys = excluded.keys",
            (article.id, made.pairs.tobytes(), keys.tobytes()),
        )
        row = db.execute("select row from sketches where article = ?", (article.id,)).fetchone()[0]
        db.executemany("insert into shingles values(?, ?)", [(key, row) for key in keys.tolist()])

    def forget(self, db: Connection, own: str) -> None:
        self._unlink(db, own)
        db.execute("delete from sketches where article = ?", (own,))

    def _unlink(self, db: Connection, own: str) -> None:
        for row, keys in db.execute("select row, keys from sketches where article = ?", (own,)).fetchall():
            held = [(key, row) for key in np.frombuffer(keys, np.uint32).tolist()]
            db.executemany("delete from shingles where key = ? and row = ?", held)

    def _same_text(self, article: Article, waiting: Sequence[Article]) -> str | None:
        sql = "select story from articles where read = ? and id <> ? limit 1"
        stored = (story for (story,) in self._db.rows(sql, (article.revision, article.id)))
        soon = (other.story for other in waiting if other.revision == article.revision)
        return next(stored, None) or next(soon, None)

    def _copied(self, article: Article, waiting: Sequence[Article]) -> Iterator[tuple[float, Article]]:
        """The articles of which this is a copy, each with the part that they share; the first stored first."""
        own = sketch(article.text)
        stored = self._found(own, {article.id, *(other.id for other in waiting)})
        made = ((other, sketch(other.text)) for other in waiting)
        soon = ((other, its.pairs) for other, its in made if len(own.keys & its.keys) >= FEWEST)
        for other, pairs in chain(stored, soon):
            part = shared(own.pairs, pairs)
            if part >= bar(article, other):
                yield part, other

    def _found(self, own: Sketch, but: Set[str]) -> Iterator[tuple[Article, Hashes]]:
        """The stored articles that share keys, but for some."""
        held: Counter[int] = Counter()
        for key in sorted(own.keys):
            rows = self._db.rows("select row from shingles where key = ? order by row limit ?", (key, _HOLDERS))
            held.update(row for (row,) in rows)
        most = [row for row, count in held.most_common(_LOOKED_AT) if count >= FEWEST]
        sql = (
            f"select {COLUMNS}, '', s.pairs from sketches s join articles a on a.id = s.article "
            "where s.row in (*) order by s.row"
        )
        for *described, pairs in self._db.rows_in(sql, most):
            if described[0] not in but:
                yield to_article(tuple(described)), np.frombuffer(pairs, np.uint32)

    def _named_by(self, article: Article, waiting: Sequence[Article]) -> str:
        """The name of a story that the article begins: its id, unless its earlier text gave that to others."""
        sql = "select 1 from articles where story = ? and id <> ? limit 1"
        taken = bool(self._db.rows(sql, (article.id, article.id)))
        taken = taken or any(other.story == article.id for other in waiting)
        return f"{article.id}:{article.revision}" if taken else article.id


def bar(a: Article, b: Article) -> float:
    """The part that two texts must share if one is a copy of the other."""
    if a.published and b.published and abs((a.published - b.published).days) > _DAYS:
        return _LATER
    return _SAME_OUTLET if a.source and a.source == b.source else _COPY
