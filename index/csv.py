"""The rows of CSV, one at a time."""

import csv
from collections.abc import Iterator
from typing import IO

from index import limits
from index.decode import decode
from index.limits import Row, bounded_lines
from rag.errors import InputError


def csv_rows(file: IO[bytes]) -> Iterator[Row]:
    csv.field_size_limit(limits.LARGEST)
    refused: list[Row] = []
    rationed = limits.Rationed(file, 4 * limits.LARGEST)
    rows = csv.DictReader(_decoded(rationed, refused))
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield f"line {rows.line_num}", InputError(f"not readable as CSV: {error}")
            continue
        yield from refused
        refused.clear()
        if rationed.spent:
            yield f"line {rows.line_num}", limits.too_large()
            return
        rationed.anew()
        if row is None:
            return
        yield f"line {rows.line_num}", {k: v for k, v in row.items() if k is not None}


def _decoded(file: limits.Rationed, refused: list[Row]) -> Iterator[str]:
    """The lines that can be read; the others are put with the refused."""
    for n, line in bounded_lines(file):
        try:
            if isinstance(line, InputError):
                raise line
            yield decode(line).removeprefix("\ufeff")
        except InputError as error:
            refused.append((f"line {n}", error))
