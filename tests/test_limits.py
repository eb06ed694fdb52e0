"""Files without end, of which no more is held than one article may have."""

import gzip
import json
from io import BytesIO
from pathlib import Path

import pytest

from index import limits
from index.files import load
from index.limits import Rationed, bounded
from rag.errors import InputError
from rag.types import Record, Rejection

SMALL = 2**17
WORDS = b"words " * SMALL


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST", SMALL)


def test_what_is_no_larger_than_it_may_be_is_read_whole() -> None:
    assert bounded(BytesIO(bytes(SMALL))) == bytes(SMALL)
    with pytest.raises(InputError, match="more than"):
        bounded(BytesIO(bytes(SMALL + 1)))


def test_a_ration_is_for_what_stands_between_two_articles() -> None:
    file = Rationed(BytesIO(bytes(100)), 10)
    for _ in range(3):
        assert file.read(6) == bytes(6)
        file.anew()
    assert file.read(6) and not file.spent
    assert file.readline(6) == b"" and file.spent
    file.freely()
    assert not file.spent
    assert len(file.read()) == 100 - 5 * 6


@pytest.mark.parametrize(
    ("name", "before", "endless"),
    [
        ("a.txt.gz", b"", WORDS),
        ("a.jsonl.gz", b'{"text": "one"}\n', b'{"text": "' + WORDS),
        ("a.json.gz", b'[{"text": "one"}, ', b'{"text": "' + WORDS),
        ("a.csv.gz", b"text\none\n", b'"wo\nrds",' * SMALL),
        ("a.html.gz", b"<html>", WORDS),
        ("a.docx.gz", b"PK\x03\x04", WORDS),
        ("a.warc.gz", b"WARC/1.0\r\n", b"a" * 2**21),
        ("a.warc.gz", b"WARC/1.0\r\n", b"a: b\r\n" * 2**19),
        ("a.warc.gz", b"WARC/1.0\r\nContent-Length: 4\r\n\r\nword\r\n\r\n", b"a" * 2**21),
    ],
)
def test_what_has_no_end_is_named_and_what_stands_before_is_read(
    tmp_path: Path, name: str, before: bytes, endless: bytes
) -> None:
    (tmp_path / name).write_bytes(gzip.compress(before + endless))
    found = list(load([str(tmp_path)], {}))
    assert [one.text for one in found if isinstance(one, Record)] == (["one"] if b"one" in before else [])
    reason = [one for one in found if isinstance(one, Rejection)][-1].reason
    assert any(said in reason for said in ("more than", "the archive is damaged"))


def test_many_articles_are_no_article_without_end(tmp_path: Path) -> None:
    rows = [{"text": f"{n} {'words ' * 9000}"} for n in range(40)]  # beyond both rations in all
    (tmp_path / "a.json").write_text(json.dumps(rows))
    (tmp_path / "b.csv").write_text("text\n" + "".join(f"{row['text']}\n" for row in rows))
    assert len(list(load([str(tmp_path)], {}))) == 80
