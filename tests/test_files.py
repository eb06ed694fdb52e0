import gzip
import json
from pathlib import Path

import pytest

from index import limits
from index.fields import parse_mapping
from index.files import load, size
from rag.errors import InputError
from rag.types import Record, Rejection


def read(*targets: Path | str, **mapping: str) -> tuple[list[Record], list[Rejection]]:
    found = list(load([str(t) for t in targets], mapping))
    return [f for f in found if isinstance(f, Record)], [f for f in found if isinstance(f, Rejection)]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    records, rejected = read(tmp_path / "none.txt", tmp_path / "*.csv")
    assert not records
    assert [r.where for r in rejected] == [str(tmp_path / "none.txt"), str(tmp_path / "*.csv")]


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == ([], [])


def test_folders_globs_and_repeats_give_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("first")
    (tmp_path / "b.txt").write_text("second")
    (tmp_path / ".hidden.txt").write_text("third")
    records, rejected = read(tmp_path, tmp_path / "*.txt", tmp_path / "in" / "a.txt")
    assert sorted(r.text for r in records) == ["first", "second"]
    assert not rejected


def test_a_text_file_is_known_by_its_uri(tmp_path: Path) -> None:
    path = tmp_path / "خبر 1.txt"
    path.write_text("نص", "utf-8")
    (record,), _ = read(path)
    assert record.uri == path.as_uri()
    assert record.page


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02\x03" * 99, "binary"),
        ("page.doc", b"<p>", "kind of file"),
        ("cut.jsonl.gz", gzip.compress(b'{"text": "x"}' * 999)[:40], "gzip"),
        ("cut.json", b'[{"text": "one"}, {"text": "tw', "cut off"),
        ("number.json", b"3", "not an object"),
    ],
)
def test_a_file_that_cannot_be_read_is_rejected_with_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text("the rest goes on")
    records, rejected = read(tmp_path)
    assert [r for r in records if r.text == "the rest goes on"]
    assert len(rejected) == 1
    assert reason in rejected[0].reason


def test_a_folder_without_rights_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.txt").write_text("open")
    closed.chmod(0)
    try:
        list(closed.iterdir())
        pytest.skip("this user may read everything")
    except PermissionError:
        records, rejected = read(tmp_path)
    finally:
        closed.chmod(0o700)
    assert [r.text for r in records] == ["open"]
    assert [r.where for r in rejected] == [str(closed)]


def test_json_lines_keep_what_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        json.dumps(
            {"id": 7, "headline": "T", "articleBody": "one", "publisher": {"name": "P"}, "datePublished": "2020-02-10"}
        ),
        '{"text": "cut',
        "",
        json.dumps({"title": "no body"}),
        json.dumps(["a list"]),
        json.dumps({"body": ["two", "three"], "link": "https://example.org/x"}),
    ]
    path.write_text("\n".join(rows))
    records, rejected = read(path)
    assert [(r.uri, r.title, r.text, r.source, str(r.published)) for r in records] == [
        ("7", "T", "one", "P", "2020-02-10"),
        ("https://example.org/x", "", "two\n\nthree", None, "None"),
    ]
    assert [r.where.rpartition(", ")[2] for r in rejected] == ["line 2", "line 4", "line 5"]


def test_one_bare_id_in_two_files_is_two_articles(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"id": "1", "text": "x"}')
    records, _ = read(tmp_path)
    assert {r.uri for r in records} == {"1"}
    assert len({r.address for r in records}) == 2


def test_json_may_be_one_article_a_list_or_hold_a_list(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"text": "one"}')
    (tmp_path / "list.json").write_text('[{"text": "two"}, {"text": "three"}]')
    (tmp_path / "held.json").write_text('{"articles": [{"text": "four"}]}')
    records, rejected = read(tmp_path)
    assert sorted(r.text for r in records) == ["four", "one", "three", "two"]
    assert not rejected


def test_csv_keeps_line_breaks_inside_quotes_and_reads_windows_1256(tmp_path: Path) -> None:
    text = "النص الأول\nوفيه سطران عن المباحثات في العاصمة"
    (tmp_path / "a.csv").write_bytes(f'title,text,date\nعنوان,"{text}",2020-02-10\nx,,\n'.encode("cp1256"))
    records, rejected = read(tmp_path)
    assert [(r.title, r.text) for r in records] == [("عنوان", text)]
    assert len(rejected) == 1


def test_a_mapping_names_other_fields(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"story": "words", "text": "not this", "when": "10 Feb 2020"}')
    (record,), _ = read(tmp_path, text="story", published="when")
    assert (record.text, str(record.published)) == ("words", "2020-02-10")


@pytest.mark.parametrize("pair", ["text", "text=", "body=x", ""])
def test_a_mapping_that_means_nothing_is_refused(pair: str) -> None:
    with pytest.raises(InputError, match="NAME=FIELD"):
        parse_mapping([pair])


def test_a_line_too_long_is_refused_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST", 2**20)
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"x" * 3 * 2**20 + b'"}\n{"text": "short"}\n')
    (tmp_path / "b.txt").write_bytes(b"x" * 3 * 2**20)
    records, rejected = read(tmp_path)
    assert [r.text for r in records] == ["short"]
    assert len(rejected) == 2


def test_size_is_the_bytes_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12345")
    assert size([str(tmp_path), str(tmp_path / "none")]) == 5
