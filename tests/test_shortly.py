"""What takes a moment: never behind what takes long, and turned away before too many wait."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import anyio
import httpx
import pytest

from rag.types import Answer, Claim
from tests.doors import BOATS, FERRY, doors, served, service_of
from web.api import shortly
from web.guard.turns import Busy


class Thinking:
    """A pipeline that answers when it is told to, and searches as another does."""

    def __init__(self, other: Any) -> None:
        self.understand, self.retrieve, self.rank = other.understand, other.retrieve, other.rank
        self.go_on = Event()

    def stream(self, *asked: Any) -> Iterator[Claim | Answer]:
        self.go_on.wait(30)
        raise Busy("it is late", status=503)
        yield


def test_a_search_does_not_wait_for_answers(tmp_path: Path) -> None:
    service = service_of(tmp_path, FERRY)
    thinking = Thinking(service.pipeline)
    with served(doors(replace(service, pipeline=thinking))) as url:  # type: ignore[arg-type]
        body = {"question": BOATS}
        asking = [Thread(target=lambda: httpx.post(f"{url}/api/ask", json=body, timeout=60)) for _ in range(45)]
        for thread in asking:
            thread.start()
        try:
            found = httpx.get(f"{url}/api/search", params={"q": BOATS}, timeout=20).json()
            assert found["hits"]
            assert httpx.get(f"{url}/api/articles/{found['hits'][0]['article_id']}", timeout=20).status_code == 200
        finally:
            thinking.go_on.set()
            for thread in asking:
                thread.join()
    service.corpus.close()


def test_where_too_many_wait_one_is_told_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortly, "_WAITING", 3)
    go_on = Event()
    at_once = 2 * (os.cpu_count() or 1)

    async def crowd() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(at_once + 3):
                group.start_soon(shortly.shortly, go_on.wait)
            await anyio.wait_all_tasks_blocked()
            with pytest.raises(Busy, match="come again") as busy:
                await shortly.shortly(go_on.wait)
            assert (busy.value.status, busy.value.after) == (503, 5)
            go_on.set()
        assert await shortly.shortly(go_on.is_set)

    anyio.run(crowd)
