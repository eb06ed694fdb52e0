"""Claims to be checked: from an argument, lines, or a file of CSV, JSON lines or text."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from index.csv import csv_rows
from index.decode import decode
from index.json import json_lines, json_rows
from index.limits import Row, bounded_lines
from rag.errors import InputError, KhabarError
from rag.types import Check
from web.reviews import Failed

_FIELDS = ("claim", "claimReviewed", "claim_reviewed", "statement", "text", "ادعاء", "الادعاء")
_ENDINGS = ".csv, .jsonl, .json or .txt"
Given = tuple[str, str | InputError]  # where a claim stands, and the claim or why it cannot be read


def claims(claim: str | None, file: Path | None) -> Iterator[Given]:
    """The claims asked for; InputError if it is not clear which."""
    if (claim is None) == (file is None):
        raise InputError('give one claim, `-` for lines of standard input, or --file with claims: check "…"')
    if file is not None:
        return _of_file(file)
    return _of_lines(sys.stdin or ()) if claim == "-" else iter([("", claim or "")])


def weighed(check: Callable[[str], Check], given: Iterable[Given]) -> Iterator[Check | Failed]:
    """What comes of each claim; one of many that cannot be weighed is named with its reason, and the rest goes on."""
    for where, claim in given:
        try:
            if isinstance(claim, InputError):
                raise claim
            yield check(claim)
        except KhabarError as error:
            if not where:
                raise
            yield Failed(where, "" if isinstance(claim, InputError) else claim, str(error))


def _of_lines(lines: IO[str] | tuple[()]) -> Iterator[Given]:
    return ((f"line {n}", line.strip()) for n, line in enumerate(lines, 1) if line.strip())


def _of_file(path: Path) -> Iterator[Given]:
    ending = path.suffix.lower()
    readers = {".csv": csv_rows, ".jsonl": json_lines, ".json": json_rows, ".txt": _text}
    if ending not in readers:
        raise InputError(f"{path}: claims are read from {_ENDINGS}")
    try:
        with path.open("rb") as file:
            for place, row in readers[ending](file):
                yield f"{path.name}, {place}", row if isinstance(row, InputError) else _claim(row)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error


def _text(file: IO[bytes]) -> Iterator[Row]:
    for n, line in bounded_lines(file):
        try:
            said = line if isinstance(line, InputError) else decode(line).strip()
        except InputError as error:
            said = error
        if said:
            yield f"line {n}", said


def _claim(row: object) -> str | InputError:
    """The claim of a row: of the first field of that meaning."""
    if isinstance(row, str):
        return row
    if not isinstance(row, dict):
        return InputError("not an object with named fields")
    found = next((row[name] for name in _FIELDS if isinstance(row.get(name), str) and row[name].strip()), None)
    return found or InputError(f"no claim: none of the fields {', '.join(_FIELDS)} holds any")
