"""The articles of each outlet as they were read, so that what recurs at it can be told and taken off."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.clean import fingerprint, lead
from index.database import Database
from index.recurring import recurring, taken_off, together
from index.rows import to_article
from rag.types import Article


class Outlets:
    """Over the catalogue's file. An article is looked at once, when others of its outlet have come with it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def unlooked(self) -> Iterator[list[str]]:
        """The ids of articles to be looked at together, some of them for the first time."""
        sites = "select distinct site from articles where looked = 0 and site is not null order by site"
        for (site,) in self._db.rows(sites):
            rows = self._db.rows("select id, looked from articles where site = ? order by day, id", (site,))
            for group in together(rows):
                if not all(looked for _, looked in group):
                    yield [own for own, _ in group]

    def looked(self, ids: Sequence[str]) -> None:
        """Note that what recurs is taken off these."""
        with self._db.transaction() as db:
            db.executemany("update articles set looked = 1 where id = ?", ((own,) for own in ids))

    def tidied(self, ids: Sequence[str]) -> Iterator[tuple[Article, int]]:
        """Those of the articles that hold what recurs among them, without it, and how many lines that are."""
        held = self.as_read(ids)
        known = recurring(list({read for _, read in held}))
        for article, _ in held:
            text = known.without(article.text)
            if text != article.text:
                title = lead(text) if article.title == lead(article.text) else article.title
                lines = taken_off(article.text, text).total()
                yield replace(article, text=text, title=title, revision=fingerprint(text)), lines

    def as_read(self, ids: Sequence[str]) -> list[tuple[Article, str]]:
        """Each article as it is held, and the text that was read."""
        sql = (
            "select a.id, a.revision, a.uri, a.title, a.source, a.url, a.day, a.language, a.story, a.dated, held.text, "
            "read.text from articles a join revisions held on held.article = a.id and held.revision = a.revision "
            "join revisions read on read.article = a.id and read.revision = a.read where a.id in (*)"
        )
        return [(to_article(row[:-1]), row[-1]) for row in self._db.rows_in(sql, ids)]

    def taken_off(self) -> dict[str, Counter[str]]:
        """The lines that were taken off articles of an outlet, with the number of those articles."""
        found: dict[str, Counter[str]] = {}
        rows = self._db.rows("select id, site from articles where read <> revision order by site")
        sites = dict(rows)
        for group in together(rows):
            for article, read in self.as_read([own for own, _ in group]):
                found.setdefault(sites[article.id], Counter()).update(taken_off(read, article.text))
        return found
