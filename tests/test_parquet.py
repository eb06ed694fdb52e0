"""Parquet files made here."""

import builtins
import gzip
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from index.files import load
from rag.types import Record, Rejection
from tests.test_webpage import TITLE, TOLD, TOLD_AR

pyarrow = pytest.importorskip("pyarrow", reason="Parquet is an extra")
parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet is an extra")
ROW = {"headline": TITLE, "body": TOLD[0], "pubDate": "2021-03-08", "publisher": "Fjord Times", "views": 7}


def table(*rows: dict[str, Any], **options: Any) -> bytes:
    stream = BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(rows)), stream, **options)
    return stream.getvalue()


def read(folder: Path, data: bytes, name: str = "a.parquet", **mapping: str) -> tuple[list[Record], list[Rejection]]:
    (folder / name).write_bytes(data)
    found = list(load([str(folder)], mapping))
    return [f for f in found if isinstance(f, Record)], [f for f in found if isinstance(f, Rejection)]


def test_a_table_without_rows_holds_nothing(tmp_path: Path) -> None:
    schema = pyarrow.schema({"text": pyarrow.string()})
    stream = BytesIO()
    parquet.write_table(schema.empty_table(), stream)
    assert read(tmp_path, stream.getvalue()) == ([], [])


def test_rows_are_known_by_the_usual_names(tmp_path: Path) -> None:
    (made,), rejected = read(tmp_path, table(ROW))
    assert (made.title, made.text, made.source, made.published) == (TITLE, TOLD[0], "Fjord Times", date(2021, 3, 8))
    assert made.address.endswith("a.parquet#row 1")
    assert not rejected


@pytest.mark.parametrize("day", [date(2021, 3, 8), datetime(2021, 3, 8, 9, 30), datetime(2021, 3, 8, 9, tzinfo=UTC)])
def test_days_may_be_days(tmp_path: Path, day: date) -> None:
    (made,), _ = read(tmp_path, table({**ROW, "pubDate": day}))
    assert made.published == date(2021, 3, 8)


def test_a_mapping_names_other_columns_and_text_may_be_bytes(tmp_path: Path) -> None:
    (made,), _ = read(tmp_path, table({"story": TOLD_AR[0].encode("cp1256"), "text": "x"}), text="story")
    assert made.text == TOLD_AR[0]


def test_rows_that_cannot_be_read_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    rows = [{"text": f"{n}. {TOLD[0]}".encode()} for n in range(40)]
    rows[3] = {"text": b"\x00\x01" * 99}
    rows[5] = {"text": b""}
    made, rejected = read(tmp_path, table(*rows, row_group_size=7))
    assert len(made) == 38
    assert [one.where.rpartition(", ")[2] for one in rejected] == ["row 4", "row 6"]


@pytest.mark.parametrize("name", ["a.parquet.gz", "a.csv"])
def test_it_is_known_by_what_it_begins_with(tmp_path: Path, name: str) -> None:
    data = table(ROW)
    made, _ = read(tmp_path, gzip.compress(data) if name.endswith("gz") else data, name)
    assert [one.title for one in made] == [TITLE]


@pytest.mark.parametrize(
    "data", [b"PAR1", b"PAR1" * 90, table(ROW)[:-40], table(ROW)[:200] + table(ROW)[240:], b"words"]
)
def test_what_is_damaged_is_named(tmp_path: Path, data: bytes) -> None:
    made, rejected = read(tmp_path, data)
    assert made == []
    assert len(rejected) == 1 and "damaged" in rejected[0].reason


def test_what_unpacks_to_too_much_is_left(tmp_path: Path) -> None:
    rows = [{"text": "0" * 2**21 + str(n)} for n in range(130)]
    data = table(*rows, compression="gzip", use_dictionary=False)
    assert len(data) < 2**20
    _, (rejected,) = read(tmp_path, data)
    assert "smaller groups" in rejected.reason


def test_without_pyarrow_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    _, (rejected,) = read(tmp_path, table(ROW))
    assert "[parquet]" in rejected.reason
