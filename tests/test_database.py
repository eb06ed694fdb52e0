"""The file under the catalogue: who reads waits for nobody, and sees what is whole."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from index.database import Database
from rag.errors import CorpusError


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "a.db")
    with made.transaction() as db:
        db.execute("insert into meta values('ship', 'Oslo')")
    yield made
    made.close()


def ship(database: Database) -> str:
    return str(database.rows("select value from meta where key = 'ship'")[0][0])


def beside(work: Callable[[], object]) -> object:
    """What it gives in another thread, which has to be done before this one goes on."""
    given: list[object] = []
    thread = Thread(target=lambda: given.append(work()), daemon=True)
    thread.start()
    thread.join(10)
    assert given, "it waits"
    return given[0]


def test_others_read_what_was_there_before_while_one_writes(database: Database) -> None:
    with database.transaction() as db:
        db.execute("update meta set value = 'Turku' where key = 'ship'")
        assert ship(database) == "Turku"
        assert beside(lambda: ship(database)) == "Oslo"
    assert beside(lambda: ship(database)) == "Turku"


def test_what_is_read_within_a_snapshot_is_of_one_moment(database: Database) -> None:
    def sail() -> bool:
        with database.transaction() as db:
            db.execute("update meta set value = 'Turku' where key = 'ship'")
        return True

    with database.snapshot():
        assert ship(database) == "Oslo"
        assert beside(sail)
        assert ship(database) == "Oslo"
    assert ship(database) == "Turku"


def test_who_stores_reads_by_the_connection_that_maps_nothing(database: Database) -> None:
    def mapped() -> int:
        return int(database.rows("pragma mmap_size")[0][0])

    with database.unmapped():
        assert mapped() == 0
        assert beside(mapped)
    assert mapped()


def test_a_transaction_that_fails_leaves_nothing_and_the_next_begins(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction() as db:
        db.execute("update meta set value = 'Turku' where key = 'ship'")
        raise ZeroDivisionError
    assert ship(database) == "Oslo"


def test_a_closed_one_says_so(database: Database) -> None:
    database.close()
    with pytest.raises(CorpusError, match="closed"):
        ship(database)


def test_a_file_that_was_taken_away_is_not_made_again_empty(database: Database) -> None:
    def told() -> str:
        with pytest.raises(CorpusError) as error:
            database.rows("select 1")
        return str(error.value)

    assert ship(database) == "Oslo"
    with database.snapshot():  # which has the only other connection
        for file in database.path.parent.iterdir():
            file.unlink()
        assert "unable to open" in str(beside(told))
    assert not database.path.exists()
