"""The first moments of `eval fuzz`, always the same ones, and what long runs of it have found."""

import subprocess
import sys
from pathlib import Path

import pytest

from evals import fuzzed
from evals.fuzz import fuzz
from evals.small import Kind, damaged, kinds
from index.clean import clean
from index.files import load
from rag.errors import InputError
from rag.settings import Settings
from rag.types import Record
from tests.conftest import record

pytest.importorskip("pyarrow", reason="Parquet is an extra")
READ = [name for name in kinds() if name != "feed"]


@pytest.mark.parametrize("name", READ)
def test_the_small_files_are_read_whole(tmp_path: Path, name: str) -> None:
    kind = kinds()[name]
    counts = fuzzed.tried(kind, tmp_path / f"a{kind.suffix}", [])
    assert counts["records"] >= 1 and not counts["rejections"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ((32768, 0, 0, b"-"), b"ab-cd"),
        ((32768, 1, 0, b"-"), b"ab-d"),
        ((0, 2, 3, b""), b"d"),
        ((0, 3, 1, b""), b"abababcd"),
        ((65535, 4, 2, b"-"), b"abc---d"),
        ((32768, 5, 0, b""), b"ab"),
    ],
)
def test_a_file_is_damaged_as_told(edit: tuple[int, int, int, bytes], expected: bytes) -> None:
    assert damaged(b"abcd", [edit]) == expected


@pytest.mark.parametrize("name", list(kinds()))
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzed, "ROUND", 3 if name == "pdf" else 10)
    assert fuzzed.rounds(kinds()[name], tmp_path, 7)["files"] == fuzzed.ROUND


def test_a_crash_is_a_finding_whose_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.fuzz.kinds", lambda: {"none": Kind(".txt", b"")})
    said: list[str] = []
    figures = fuzz(Settings(home=tmp_path), said.append, minutes=0.005)
    assert figures["findings"] >= 1
    assert "KeyError: 'none'" in said[0]


def test_it_counts_what_it_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.fuzz.kinds", lambda: {"txt": kinds()["txt"]})
    figures = fuzz(Settings(home=tmp_path), lambda line: None, minutes=0.02)
    assert figures["findings"] == 0
    assert figures["files"] == figures["kinds"]["txt"]["files"] > 0


# Found by it


def test_days_that_are_no_days_are_passed_over() -> None:
    assert clean(record("a", "Opened 2021-05-00, closed 0 May 2021.\nThe port was glad of it.", page=True)).text


def test_what_an_archive_holds_is_not_printed(tmp_path: Path) -> None:
    kind = kinds()["warc"]
    (tmp_path / "a.warc").write_bytes(kind.content.replace(b"Content-Length: ", b"Content-Length: 1"))
    code = "import sys; from index.files import load; list(load(sys.argv[1:], {}))"
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=Path(__file__).parent.parent, capture_output=True
    )
    assert (run.returncode, run.stderr) == (0, b"")


def test_a_text_as_long_as_many_books_is_refused() -> None:
    with pytest.raises(InputError, match="4,000,000 characters"):
        clean(record("a", "word " * 900_000))


def test_a_page_of_very_many_elements_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html><body>" + b"<p>x" * 200_000)
    (one,) = load([str(tmp_path)], {})
    assert not isinstance(one, Record) and "elements" in one.reason
