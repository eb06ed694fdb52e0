"""The rows of JSON and of JSON lines, one at a time. Only this file knows ijson."""

import json
from collections.abc import Iterator
from typing import IO, Any

import ijson.backends.python as ijson  # the C backend ends the process on a number of 5,000 digits

from index import limits
from index.decode import decode
from index.limits import Row, bounded_lines, too_large
from rag.errors import InputError


def json_lines(file: IO[bytes]) -> Iterator[Row]:
    for n, line in bounded_lines(file):
        if isinstance(line, InputError):
            yield f"line {n}", line
        elif line.strip():
            yield f"line {n}", _parsed(line)


def json_rows(file: IO[bytes]) -> Iterator[Row]:
    """One article, a list of them, or an object that holds such a list."""
    start = file.read(4096)
    file.seek(0)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield from _list(file)
        return
    data = file.read(limits.LARGEST + 1)
    whole = too_large() if len(data) > limits.LARGEST else _parsed(data)
    if isinstance(whole, dict):
        inner = [v for v in whole.values() if isinstance(v, list) and v and all(isinstance(x, dict) for x in v)]
        if len(inner) == 1 and "text" not in whole:
            yield from ((f"item {n}", item) for n, item in enumerate(inner[0], 1))
            return
    yield "item 1", whole


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(decode(line))
    except InputError as error:
        return error
    except (ValueError, RecursionError):
        return InputError("not a whole JSON object; the line may be cut off")


def _list(file: IO[bytes]) -> Iterator[Row]:
    """The items one by one; a small file at once, which also turns away what is nested or numbered beyond reason."""
    n = 0
    rationed = limits.Rationed(file, 2 * limits.LARGEST)
    try:
        items = _whole(file) or ijson.items(rationed, "item")
        for n, item in enumerate(items, 1):
            rationed.anew()
            yield f"item {n}", item
    except (ijson.common.JSONError, ValueError, RecursionError):
        damaged = InputError("the JSON is damaged or cut off here; the items before it were read")
        yield f"after item {n}", too_large() if rationed.spent else damaged


def _whole(file: IO[bytes]) -> list[Any] | None:
    """The list of a file that is neither large nor cut off; else None, with the file at its beginning."""
    data = file.read(limits.LARGEST + 1)
    file.seek(0)
    if len(data) > limits.LARGEST:
        return None
    try:
        whole = json.loads(decode(data))
    except json.JSONDecodeError:
        return None
    return whole if isinstance(whole, list) else None
