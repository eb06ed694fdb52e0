"""What the catalogue holds, counted: by outlet and by the time of publication."""

from datetime import date

from index.database import Database
from index.rows import to_date


class Counts:
    """Over the catalogue's file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def sources(self) -> list[tuple[str | None, int]]:
        """Outlets with the number of their articles, most first."""
        rows = self._db.rows("select source, count(*) from articles group by 1 order by 2 desc, 1")
        return [(source, n) for source, n in rows]

    def days(self) -> tuple[date | None, date | None]:
        """The first and last day of publication."""
        first, last = self._db.rows("select min(day), max(day) from articles")[0]
        return to_date(first), to_date(last)

    def months(self) -> dict[str, int]:
        """Articles by the month of publication, the first first."""
        counts: dict[str, int] = {}
        for day, n in self._db.rows(
            "select day, count(*) from articles where day is not null group by day order by day"
        ):
            month = date.fromordinal(day).strftime("%Y-%m")
            counts[month] = counts.get(month, 0) + n
        return counts
