"""The files that a path, a folder or a glob names, and the records they hold."""

import gzip
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from glob import glob
from pathlib import Path

from index.addresses import is_url
from index.formats import SUFFIXES, read, readable, shown
from rag.errors import InputError
from rag.types import Record, Rejection


def find(targets: Sequence[str]) -> Iterator[Path | Rejection]:
    """Each file once, folders walked in order; hidden names are passed over."""
    seen: set[Path] = set()
    for target in targets:
        matched = [target] if os.path.lexists(target) else sorted(glob(target, recursive=True))
        if not matched:
            yield Rejection(target, "no such file or folder; check the path")
        for path in matched:
            for found in _walk(Path(path)):
                if isinstance(found, Path):
                    if found.resolve() in seen:
                        continue
                    seen.add(found.resolve())
                yield found


def _walk(path: Path) -> Iterator[Path | Rejection]:
    if not path.is_dir():
        yield path
        return
    refused: list[OSError] = []
    for folder, subfolders, names in os.walk(path, onerror=refused.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
        yield from (Rejection(str(e.filename), f"cannot be opened: {e.strerror}") for e in refused)
        refused.clear()
    yield from (Rejection(str(e.filename), f"cannot be opened: {e.strerror}") for e in refused)


def load(
    targets: Sequence[str], mapping: Mapping[str, str], read_so_far: Callable[[int], None] = lambda _: None
) -> Iterator[Record | Rejection]:
    """Every record that the targets hold, streamed; `read_so_far` is told the bytes of the files behind it."""
    done = 0
    for path in find(targets):
        if isinstance(path, Rejection):
            yield path
            continue
        try:
            yield from _open(path, mapping, partial(_tell, read_so_far, done))
        except InputError as error:
            yield Rejection(shown(path), str(error))
        except (gzip.BadGzipFile, EOFError, zlib.error):
            yield Rejection(shown(path), "damaged or cut-off gzip; what stood before the damage was read")
        except OSError as error:
            yield Rejection(shown(path), f"cannot be read: {error.strerror or error}")
        done += _bytes(path)


def _open(path: Path, mapping: Mapping[str, str], told: Callable[[int], None]) -> Iterator[Record | Rejection]:
    if not readable(path):
        raise InputError(f"not a kind of file that is read: {', '.join(SUFFIXES)}, each also as .gz")
    if not path.is_file():
        raise InputError("not a regular file")
    with path.open("rb") as file:
        for record in read(path, file, mapping):
            yield record
            told(file.tell())


def _tell(read_so_far: Callable[[int], None], done: int, here: int) -> None:
    read_so_far(done + here)


def size(targets: Sequence[str]) -> int:
    """Bytes of all the files that the targets name, for the progress bar; nothing for web addresses."""
    files = [target for target in targets if not is_url(target)]
    return sum(_bytes(path) for path in find(files) if isinstance(path, Path))


def _bytes(path: Path) -> int:
    """The size of a file; nothing for one that has vanished."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
