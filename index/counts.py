"""What the catalogue holds within a scope, counted: by outlet, language, story and the time of publication."""

from collections.abc import Sequence
from datetime import date

from index.database import Database
from index.rows import in_scope, to_date
from rag.types import EVERYTHING, Language, Scope


class Counts:
    """Over the catalogue's file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def sources(self, scope: Scope = EVERYTHING) -> list[tuple[str | None, int]]:
        """Outlets with the number of their articles, most first."""
        where, values = in_scope(scope)
        sql = f"select max(a.source), count(*) from articles a{where} group by a.source_key order by 2 desc, 1"
        return [(source, n) for source, n in self._db.rows(sql, values)]

    def languages(self, scope: Scope = EVERYTHING) -> dict[Language, int]:
        """Articles by language, most first."""
        where, values = in_scope(scope)
        sql = f"select a.language, count(*) from articles a{where} group by 1 order by 2 desc, 1"
        return dict(self._db.rows(sql, values))

    def stories(self, scope: Scope = EVERYTHING) -> int:
        """How many stories the articles tell: a report that many carry is one."""
        where, values = in_scope(scope)
        return int(self._db.rows(f"select count(distinct a.story) from articles a{where}", values)[0][0])

    def days(self, scope: Scope = EVERYTHING) -> tuple[date | None, date | None]:
        """The first and last day of publication."""
        where, values = in_scope(scope)
        first, last = self._db.rows(f"select min(a.day), max(a.day) from articles a{where}", values)[0]
        return to_date(first), to_date(last)

    def months(self, scope: Scope = EVERYTHING) -> dict[str, int]:
        """Articles by the month of publication, the first first."""
        counts: dict[str, int] = {}
        for month, _, n in self.monthly(scope):
            counts[month] = counts.get(month, 0) + n
        return counts

    def monthly(self, scope: Scope = EVERYTHING) -> list[tuple[str, str | None, int]]:
        """(month of publication, outlet, articles), the first month first; undated articles are left out."""
        where, values = in_scope(scope)
        counts: dict[tuple[str, str | None], int] = {}
        sql = "select a.day, max(a.source), count(*) from articles a"
        for day, source, n in self._db.rows(f"{sql}{where} group by a.day, a.source_key order by a.day", values):
            if day is not None:
                key = (date.fromordinal(day).strftime("%Y-%m"), source)
                counts[key] = counts.get(key, 0) + n
        return [(month, source, n) for (month, source), n in counts.items()]

    def latest(self, scope: Scope = EVERYTHING, most: int = 100) -> Sequence[str]:
        """Ids of the articles that were published last, the newest first."""
        where, values = in_scope(scope)
        sql = f"select a.id from articles a{where} order by a.day desc, a.id limit ?"
        return [own for (own,) in self._db.rows(sql, (*values, most))]
