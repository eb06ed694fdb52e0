"""Claims read from arguments, lines and files."""

import io
from pathlib import Path

import pytest

from rag.errors import InputError
from rag.types import Check
from web.given import claims, weighed
from web.reviews import Failed

RIVER = Check("The river rose", "en", "supported", (), (), "1 report(s) say so")


def given(path: Path, text: str) -> list[tuple[str, str]]:
    path.write_text(text, "utf-8")
    return [(where, str(claim)) for where, claim in claims(None, path)]


@pytest.mark.parametrize(("claim", "file"), [(None, None), ("It rose", Path("claims.csv"))])
def test_it_must_be_clear_what_is_asked(claim: str | None, file: Path | None) -> None:
    with pytest.raises(InputError, match="one claim"):
        claims(claim, file)


def test_an_argument_is_one_claim() -> None:
    assert list(claims("The river rose", None)) == [("", "The river rose")]


def test_a_dash_reads_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("The river rose\n\nارتفع النهر\n"))
    assert list(claims("-", None)) == [("line 1", "The river rose"), ("line 3", "ارتفع النهر")]


def test_an_empty_file_has_no_claims(tmp_path: Path) -> None:
    assert given(tmp_path / "none.txt", "") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("c.txt", "The river rose\n\nارتفع النهر\n"),
        ("c.csv", "id,claim\n1,The river rose\n2,ارتفع النهر\n"),
        ("C.CSV", "\ufeffclaim\r\nThe river rose\r\nارتفع النهر\r\n"),
        ("c.jsonl", '{"claim": "The river rose"}\n{"text": "ارتفع النهر"}\n'),
        ("c.json", '[{"claimReviewed": "The river rose"}, {"الادعاء": "ارتفع النهر"}]'),
    ],
)
def test_claims_are_read_from_files(tmp_path: Path, name: str, text: str) -> None:
    assert [claim for _, claim in given(tmp_path / name, text)] == ["The river rose", "ارتفع النهر"]


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("c.csv", "id,claim\n1,\n2,The river rose\n", "c.csv, line 2"),
        ("c.jsonl", '{"claim": 4}\n{"claim": "The river rose"}\n', "c.jsonl, line 1"),
        ("c.jsonl", '{"claim": "cut\n{"claim": "The river rose"}\n', "c.jsonl, line 1"),
    ],
)
def test_a_row_without_a_claim_is_named_and_the_rest_goes_on(tmp_path: Path, name: str, text: str, where: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    failed, read = list(claims(None, tmp_path / name))
    assert failed[0] == where
    assert isinstance(failed[1], InputError)
    assert read[1] == "The river rose"


@pytest.mark.parametrize(("name", "why"), [("c.xlsx", "claims are read from"), ("missing.csv", "cannot be read")])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        list(claims(None, tmp_path / name))


def check(claim: str) -> Check:
    if "?" in claim:
        raise InputError("no claim")
    return RIVER


def test_what_cannot_be_weighed_is_named_and_the_rest_goes_on() -> None:
    rows = [("line 1", "?"), ("line 2", "The river rose"), ("line 3", InputError("cut off"))]
    assert list(weighed(check, rows)) == [Failed("line 1", "?", "no claim"), RIVER, Failed("line 3", "", "cut off")]


def test_one_claim_alone_is_refused_as_such() -> None:
    with pytest.raises(InputError, match="no claim"):
        list(weighed(check, [("", "?")]))
