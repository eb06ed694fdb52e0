"""Files of every kind to records, one at a time, JSON, CSV and text read here; what cannot be read is a rejection."""

import csv
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

import ijson.backends.python as ijson  # the C backend ends the process on a number of 5,000 digits

from index.decode import SNIFFED, decode, is_page
from index.fields import record
from rag.errors import InputError
from rag.types import Record, Rejection

LARGEST = 16 * 2**20  # bytes of one article; a line beyond it is refused before it is held
Row = tuple[str, Any]  # where in the file, and what stands there (a row, or why it cannot be read)


def read(path: Path, file: IO[bytes], mapping: Mapping[str, str]) -> Iterator[Record | Rejection]:
    """The articles of one open file, chosen by what it begins with, then by its suffix."""
    name = path.name.lower().removesuffix(".gz")
    content = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if path.name.lower().endswith(".gz") else file
    uri = path.resolve().as_uri()
    start = content.read(SNIFFED)
    content.seek(0)
    if start.startswith(b"WARC/"):
        from index.warc import archived

        yield from archived(content, shown(path), LARGEST)
    elif start.startswith(b"PK"):
        from index.docx import document_record

        yield document_record(_bounded(content), uri)
    elif name.endswith(PAGES) or is_page(start):
        from index.webpage import page_record  # what reads pages is slow to import

        yield page_record(_bounded(content), uri)
    elif name.endswith(".txt"):
        yield _text(content, uri)
    else:
        yield from _of_rows(path, content, name, mapping)


def _of_rows(path: Path, content: IO[bytes], name: str, mapping: Mapping[str, str]) -> Iterator[Record | Rejection]:
    uri = path.resolve().as_uri()
    rows = _json(content) if name.endswith(".json") else _csv(content) if name.endswith(".csv") else _lines(content)
    for place, row in rows:
        where = f"{shown(path)}, {place}"
        if isinstance(row, InputError):
            yield Rejection(where, str(row))
            continue
        try:
            made = record(row, uri, place, mapping)
            yield made if len(made.text) <= LARGEST else Rejection(where, str(_too_large()))
        except InputError as error:
            yield Rejection(where, str(error))


PAGES = (".html", ".htm", ".xhtml")
SUFFIXES = (".txt", ".json", ".jsonl", ".ndjson", ".csv", *PAGES, ".docx", ".warc", ".wet")


def readable(path: Path) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(SUFFIXES)


def shown(path: Path) -> str:
    """The path as text, also where its name is not."""
    return str(path).encode("utf-8", "replace").decode()


def _bounded(file: IO[bytes]) -> bytes:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large()
    return data


def _text(file: IO[bytes], uri: str) -> Record:
    text = decode(_bounded(file))
    if not text.strip():
        raise InputError("the file is empty")
    return Record(uri=uri, address=uri, text=text, page=True)


def _lines(file: IO[bytes]) -> Iterator[Row]:
    for n, line in _bounded_lines(file):
        if isinstance(line, InputError):
            yield f"line {n}", line
        elif line.strip():
            yield f"line {n}", _parsed(line)


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(decode(line))
    except InputError as error:
        return error
    except (ValueError, RecursionError):
        return InputError("not a whole JSON object; the line may be cut off")


def _json(file: IO[bytes]) -> Iterator[Row]:
    """One article, a list of them, or an object that holds such a list."""
    start = file.read(4096)
    file.seek(0)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield from _json_list(file)
        return
    data = file.read(LARGEST + 1)
    whole = _too_large() if len(data) > LARGEST else _parsed(data)
    if isinstance(whole, dict):
        inner = [v for v in whole.values() if isinstance(v, list) and v and all(isinstance(x, dict) for x in v)]
        if len(inner) == 1 and "text" not in whole:
            yield from ((f"item {n}", item) for n, item in enumerate(inner[0], 1))
            return
    yield "item 1", whole


def _json_list(file: IO[bytes]) -> Iterator[Row]:
    """The items one by one; a small file at once, which also turns away what is nested or numbered beyond reason."""
    n = 0
    try:
        items = _whole(file) or ijson.items(file, "item")
        for n, item in enumerate(items, 1):
            yield f"item {n}", item
    except (ijson.common.JSONError, ValueError, RecursionError):
        yield f"after item {n}", InputError("the JSON is damaged or cut off here; the items before it were read")


def _whole(file: IO[bytes]) -> list[Any] | None:
    """The list of a file that is neither large nor cut off; else None, with the file at its beginning."""
    data = file.read(LARGEST + 1)
    file.seek(0)
    if len(data) > LARGEST:
        return None
    try:
        whole = json.loads(decode(data))
    except json.JSONDecodeError:
        return None
    return whole if isinstance(whole, list) else None


def _csv(file: IO[bytes]) -> Iterator[Row]:
    csv.field_size_limit(LARGEST)
    refused: list[Row] = []
    rows = csv.DictReader(_decoded(file, refused))
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield f"line {rows.line_num}", InputError(f"not readable as CSV: {error}")
            continue
        yield from refused
        refused.clear()
        if row is None:
            return
        yield f"line {rows.line_num}", {k: v for k, v in row.items() if k is not None}


def _decoded(file: IO[bytes], refused: list[Row]) -> Iterator[str]:
    """The lines that can be read; the others are put with the refused."""
    for n, line in _bounded_lines(file):
        try:
            if isinstance(line, InputError):
                raise line
            yield decode(line).removeprefix("\ufeff")
        except InputError as error:
            refused.append((f"line {n}", error))


def _bounded_lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | InputError]]:
    n = 0
    while line := file.readline(LARGEST + 1):
        n += 1
        if len(line) <= LARGEST:
            yield n, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LARGEST)
        yield n, _too_large()


def _too_large() -> InputError:
    return InputError(f"one article of more than {LARGEST // 2**20} MB; split it into articles, one a file or line")
