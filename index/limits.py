"""How much of a file is held at once: one article, one line; what is larger is refused before it is held."""

from collections.abc import Iterator
from typing import IO, Any

from rag.errors import InputError

LARGEST = 16 * 2**20  # bytes of one article
Row = tuple[str, Any]  # where in the file, and what stands there (a row, or why it cannot be read)


def bounded(file: IO[bytes]) -> bytes:
    """All of a file that is one article."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large()
    return data


def bounded_lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | InputError]]:
    """The lines with their numbers; in the place of one that is too long, why it is not there."""
    n = 0
    while line := file.readline(LARGEST + 1):
        n += 1
        if len(line) <= LARGEST:
            yield n, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LARGEST)
        yield n, too_large()


def too_large() -> InputError:
    return InputError(f"one article of more than {LARGEST // 2**20} MB; split it into articles, one a file or line")
