"""What is brought to the door, rows and files, to records."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from index.clean import fingerprint
from index.fields import record
from index.files import load
from rag.errors import InputError
from rag.types import Record, Rejection

Brought = tuple[str, IO[bytes]]  # a file's name, as it was given, and its content


def of_rows(rows: Sequence[Mapping[str, Any]], mapping: Mapping[str, str]) -> Iterator[Record | Rejection]:
    """Rows, each known again by its url or its id, and one that has neither by what it says."""
    for n, row in enumerate(rows, 1):
        try:
            own = fingerprint(json.dumps(row, sort_keys=True))
            yield record(dict(row), "posted:", own, mapping)
        except InputError as error:
            yield Rejection(f"item {n}", str(error))


@contextmanager
def of_files(files: Sequence[Brought], mapping: Mapping[str, str]) -> Iterator[Iterator[Record | Rejection]]:
    """What the files hold, as if they lay on this machine, while this lasts."""
    with TemporaryDirectory(prefix="khabar-") as folder:
        yield _held(Path(folder).resolve(), files, mapping)


def _held(folder: Path, files: Sequence[Brought], mapping: Mapping[str, str]) -> Iterator[Record | Rejection]:
    for n, (name, content) in enumerate(files, 1):
        path = folder / str(n) / _safe(name)
        path.parent.mkdir()
        with path.open("wb") as file:
            shutil.copyfileobj(content, file)
        with path.open("rb") as file:
            own = f"posted:{file_digest(file, 'sha256').hexdigest()[:16]}/{path.name}"
        for item in load([str(path)], mapping):
            yield _as_brought(item, path, own)


def _as_brought(item: Record | Rejection, path: Path, own: str) -> Record | Rejection:
    """Named as it was brought, not as it lay here: its content tells one upload from another."""
    if isinstance(item, Rejection):
        return replace(item, where=item.where.replace(path.as_uri(), path.name).replace(str(path), path.name))
    here = path.as_uri()
    return replace(item, uri=item.uri.replace(here, own), address=item.address.replace(here, own))


def _safe(name: str) -> str:
    """A name that leads nowhere, with the ending that was given."""
    return re.sub(r"[^\w.\-]", "_", name.rpartition("/")[2].rpartition("\\")[2])[-100:].lstrip(".") or "file"
