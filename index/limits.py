"""How much of a file is held at once: one article, one line; what is larger is refused before it is held."""

from collections.abc import Iterator
from typing import IO, Any

from rag.errors import InputError

LARGEST = 16 * 2**20  # bytes of one article
Row = tuple[str, Any]  # where in the file, and what stands there (a row, or why it cannot be read)


class Rationed:
    """A file that ends where more than a ration is read between two articles: what has no end is not held."""

    def __init__(self, file: IO[bytes], ration: int) -> None:
        self._file, self._ration = file, ration
        self._left: int | None = ration

    @property
    def spent(self) -> bool:
        """Whether it ended so."""
        return self._left is not None and self._left < 0

    def anew(self) -> None:
        self._left = self._ration

    def freely(self) -> None:
        """For what is passed over, and not held."""
        self._left = None

    def read(self, size: int = -1) -> bytes:
        return self._counted(self._file.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._counted(self._file.readline(size))

    def tell(self) -> int:
        return self._file.tell()

    def _counted(self, data: bytes) -> bytes:
        if self._left is not None:
            self._left -= len(data)
        return b"" if self.spent else data


def bounded(file: IO[bytes]) -> bytes:
    """All of a file that is one article."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large()
    return data


def bounded_lines(file: IO[bytes] | Rationed) -> Iterator[tuple[int, bytes | InputError]]:
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
