"""Small files of the guard in the data folder, for nobody else's eyes."""

import os
from pathlib import Path

from rag.errors import CorpusError

_OWNER_ONLY = 0o600


def folder(home: Path) -> Path:
    """Where they stand."""
    return home / "guard"


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise CorpusError(f"{path} cannot be written: {error}; make room there, or set KHABAR_HOME") from error


def read(path: Path) -> bytes | None:
    """What a file holds, or None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CorpusError(f"{path} cannot be read: {error}; see that it belongs to who runs Khabar") from error


def state(path: Path) -> tuple[int, ...] | None:
    """What differs once a file has been written anew."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
