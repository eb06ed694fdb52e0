"""What is brought to the door, to records."""

import io
from pathlib import Path

import pytest

from rag.types import Record, Rejection
from web.api.posted import of_files, of_rows

ROW = {"text": "The bridge of Oslo opened on Friday."}


def records(*files: tuple[str, bytes]) -> list[Record | Rejection]:
    with of_files([(name, io.BytesIO(content)) for name, content in files], {}) as held:
        return list(held)


def test_nothing_brings_nothing() -> None:
    assert list(of_rows([], {})) == []
    assert records() == []


def test_a_row_is_known_again_by_its_url_its_id_or_what_it_says() -> None:
    rows = [{**ROW, "url": "https://a.example/1", "id": "x"}, {**ROW, "id": "x"}, ROW]
    made = [one.address for one in of_rows(rows, {}) if isinstance(one, Record)]
    again = [one.address for one in of_rows(rows[::-1], {}) if isinstance(one, Record)]
    assert made[:2] == ["https://a.example/1", "posted:#x"]
    assert made == again[::-1]
    assert len(set(made)) == 3


def test_a_file_is_known_again_by_what_it_holds() -> None:
    (first,) = records(("a.txt", b"Boats sailed."))
    (other,) = records(("a.txt", b"It rained."))
    (same,) = records(("a.txt", b"Boats sailed."))
    assert isinstance(first, Record)
    assert isinstance(other, Record)
    assert first == same
    assert first.address != other.address
    assert first.uri.startswith("posted:")
    assert first.uri.endswith("/a.txt")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\x\a.exe", "a.exe"),
        ("", "file"),
        ("..", "file"),
        ("a\nb?.exe", "a_b_.exe"),
        ("خبر.exe", "خبر.exe"),
    ],
)
def test_a_name_leads_nowhere(name: str, shown: str) -> None:
    (only,) = records((name, b"Boats."))
    assert isinstance(only, Rejection)
    assert only.where == shown


def test_nothing_is_left_lying_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    records(("a.txt", b"Boats sailed."), ("a.txt", b"It rained."))
    assert list(tmp_path.iterdir()) == []
