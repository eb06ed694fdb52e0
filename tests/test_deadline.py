"""The time that a reply may take in all."""

from collections.abc import Iterator
from time import sleep

import httpx2
import pytest

from rag.deadline import bounded


class Drips(httpx2.SyncByteStream):
    """A drop every hundredth of a second."""

    def __init__(self, drops: int) -> None:
        self.drops, self.closed = drops, False

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(self.drops):
            sleep(0.01)
            yield b"."

    def close(self) -> None:
        self.closed = True


def fetched(body: Drips, seconds: float) -> bytes:
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, stream=body))
    with httpx2.Client(transport=transport, event_hooks={"response": [bounded]}, timeout=seconds) as client:
        return client.get("http://127.0.0.1/").content


def test_a_body_in_time_is_whole() -> None:
    body = Drips(3)
    assert fetched(body, 60.0) == b"..."
    assert body.closed


def test_a_body_that_drips_on_is_given_up_and_closed() -> None:
    body = Drips(100_000)
    with pytest.raises(httpx2.ReadTimeout, match="took too long"):
        fetched(body, 0.05)
    assert body.closed
