"""One writer at a time on a data folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from rag.errors import CorpusError, LockedError


@contextmanager
def writer(folder: Path) -> Iterator[None]:
    """Held while writing; LockedError names the process that holds it already. Readers need none."""
    folder.mkdir(parents=True, exist_ok=True)
    lock, holder = FileLock(folder / "writer.lock"), folder / "writer.pid"
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        pid = holder.read_text("utf-8").strip() if holder.exists() else "unknown"
        raise LockedError(
            f"process {pid} is writing to {folder}: wait until it is done, or stop it; questions can be asked meanwhile"
        ) from error
    except OSError as error:
        raise CorpusError(f"{folder} cannot be written to: {error}; set KHABAR_HOME to another folder") from error
    try:
        _sign(holder, folder)
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _sign(holder: Path, folder: Path) -> None:
    try:
        holder.write_text(str(os.getpid()), "utf-8")
    except OSError as error:
        raise CorpusError(f"{folder} cannot be written to: {error}; make room there, or set KHABAR_HOME") from error
