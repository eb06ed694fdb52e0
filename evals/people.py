"""People who open the page, ask and leave, over gradio's own protocol; played in a process of their own."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from time import perf_counter
from typing import Any, ParamSpec, TypeVar

import httpx

_QUESTION = "Who came to Ankara?"
_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Told:
    """Seconds until a person saw a claim, and all; and whether it ended well."""

    first: float
    whole: float
    answered: bool


def apart(work: Callable[_Given, _Made], *given: _Given.args, **named: _Given.kwargs) -> _Made:
    """What comes of the work in another process, so that it takes none of the server's time."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        return other.submit(work, *given, **named).result()


def all_at_once(address: str, people: int) -> list[Told]:
    """So many open the page, and once all have it, all ask."""

    async def played() -> list[Told]:
        opened = asyncio.Barrier(people)

        async def person(n: int) -> Told:
            async with _page(address, config) as page, page.visited(f"crowd{n}"):
                await opened.wait()
                return await page.ask(f"crowd{n}")

        config = await _config(address)
        return await asyncio.gather(*(person(n) for n in range(people)))

    return asyncio.run(played())


def one_after_the_other(address: str, first: int, last: int, at_a_time: int = 8) -> int:
    """How many of the people `first` to `last`, who come, ask and leave, were answered."""

    async def played() -> int:
        chairs = asyncio.Semaphore(at_a_time)

        async def person(n: int) -> bool:
            async with chairs, _page(address, config) as page, page.visited(f"person{n}"):
                return (await page.ask(f"person{n}")).answered

        config = await _config(address)
        return sum(await asyncio.gather(*(person(n) for n in range(first, last))))

    return asyncio.run(played())


@dataclass(frozen=True, slots=True)
class _Page:
    client: httpx.AsyncClient
    config: dict[str, Any]

    @asynccontextmanager
    async def visited(self, session: str) -> AsyncIterator[None]:
        """Open, as the browser has it: greeted, and with a connection that tells the server that somebody is there."""
        async with self.client.stream("GET", f"gradio_api/heartbeat/{session}"):
            load = next(n for n, one in self._events() if any(event == "load" for _, event in one["targets"]))
            asked = {"data": [], "fn_index": load, "session_hash": session}
            (await self.client.post("gradio_api/run/predict", json=asked)).raise_for_status()
            yield

    async def ask(self, session: str) -> Told:
        box = next(one["id"] for one in self.config["components"] if one["props"].get("elem_id") == "ask")
        submit, event = next((n, one) for n, one in self._events() if [box, "submit"] in one["targets"])
        data = [_QUESTION, *[None] * (len(event["inputs"]) - 1)]
        body = {"data": data, "fn_index": submit, "trigger_id": box, "session_hash": session}
        began, first = perf_counter(), 0.0
        await self.client.post("gradio_api/queue/join", json=body)
        async with self.client.stream("GET", "gradio_api/queue/data", params={"session_hash": session}) as events:
            async for line in events.aiter_lines():
                first = first or ("cite" in line and perf_counter() - began)
                if '"process_completed"' in line:
                    said = json.loads(line.removeprefix("data:"))
                    return Told(first, perf_counter() - began, bool(first) and said["success"])
        return Told(first, perf_counter() - began, False)

    def _events(self) -> "enumerate[dict[str, Any]]":
        return enumerate(self.config["dependencies"])


@asynccontextmanager
async def _page(address: str, config: dict[str, Any]) -> AsyncIterator[_Page]:
    """As in a browser of one's own: what many share looks through the connections of all of them at each request."""
    async with httpx.AsyncClient(base_url=address, timeout=300, verify=False) as client:
        yield _Page(client, config)


async def _config(address: str) -> dict[str, Any]:
    """What gradio tells a page of its parts and events."""
    async with httpx.AsyncClient(base_url=address) as client:
        return dict((await client.get("config")).json())
