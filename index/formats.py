"""Files of every kind to records, one at a time; what cannot be read is a rejection."""

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, cast

from index import limits
from index.csv import csv_rows
from index.decode import SNIFFED, decode, is_page, is_pdf
from index.fields import record
from index.json import json_lines, json_rows
from index.limits import Row, bounded, too_large
from rag.errors import InputError
from rag.types import Record, Rejection


def read(path: Path, file: IO[bytes], mapping: Mapping[str, str]) -> Iterator[Record | Rejection]:
    """The articles of one open file, chosen by what it begins with, then by its suffix."""
    name = path.name.lower().removesuffix(".gz")
    content = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if path.name.lower().endswith(".gz") else file
    uri = path.resolve().as_uri()
    start = content.read(SNIFFED)
    content.seek(0)
    if start.startswith(b"WARC/"):
        from index.warc import archived

        yield from archived(content, shown(path), limits.LARGEST)
    elif start.startswith(b"PK"):
        from index.docx import document_record

        yield document_record(bounded(content), uri)
    elif is_pdf(start):
        from index.pdf import pdf_record

        yield pdf_record(content, uri)
    elif name.endswith(PAGES) or is_page(start):
        from index.webpage import page_record  # what reads pages is slow to import

        yield page_record(bounded(content), uri)
    elif name.endswith(".txt"):
        yield _text(content, uri)
    else:
        yield from _of_rows(path, content, name, mapping)


def _of_rows(path: Path, content: IO[bytes], name: str, mapping: Mapping[str, str]) -> Iterator[Record | Rejection]:
    uri = path.resolve().as_uri()
    for place, row in _rows(content, name, mapping):
        where = f"{shown(path)}, {place}"
        if isinstance(row, InputError):
            yield Rejection(where, str(row))
            continue
        try:
            made = record(row, uri, place, mapping)
            yield made if len(made.text) <= limits.LARGEST else Rejection(where, str(too_large()))
        except InputError as error:
            yield Rejection(where, str(error))


def _rows(content: IO[bytes], name: str, mapping: Mapping[str, str]) -> Iterator[Row]:
    magic = content.read(4)
    content.seek(0)
    if magic == b"PAR1":
        from index.parquet import parquet_rows

        return parquet_rows(content, mapping)
    if name.endswith(WHOLE):
        raise InputError(f"it is called {name[name.rindex('.') :]} and begins like no such file: it may be damaged")
    return (
        json_rows(content)
        if name.endswith(".json")
        else csv_rows(content)
        if name.endswith(".csv")
        else json_lines(content)
    )


PAGES = (".html", ".htm", ".xhtml")
WHOLE = (".docx", ".pdf", ".parquet", ".warc", ".wet")  # they say at their beginning what they are
SUFFIXES = (".txt", ".json", ".jsonl", ".ndjson", ".csv", *PAGES, *WHOLE)


def readable(path: Path) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(SUFFIXES)


def shown(path: Path) -> str:
    """The path as text, also where its name is not."""
    return str(path).encode("utf-8", "replace").decode()


def _text(file: IO[bytes], uri: str) -> Record:
    text = decode(bounded(file))
    if not text.strip():
        raise InputError("the file is empty")
    return Record(uri=uri, address=uri, text=text, page=True)
