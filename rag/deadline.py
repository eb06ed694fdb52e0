"""The time that a reply may take in all: a body that drips is given up, though every read of it comes in time."""

from collections.abc import Iterator
from time import monotonic

import httpx2


def bounded(response: httpx2.Response) -> None:
    """Gives the whole body the seconds that each read of it was given; a hook of the client."""
    end = monotonic() + response.request.extensions["timeout"]["read"]
    assert isinstance(response.stream, httpx2.SyncByteStream)
    response.stream = _Until(response.stream, end)


class _Until(httpx2.SyncByteStream):
    def __init__(self, body: httpx2.SyncByteStream, end: float) -> None:
        self._body, self._end = body, end

    def __iter__(self) -> Iterator[bytes]:
        for part in self._body:
            if monotonic() > self._end:
                raise httpx2.ReadTimeout("the reply took too long")
            yield part

    def close(self) -> None:
        self._body.close()
