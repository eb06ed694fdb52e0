"""Many people who ask the page at the same moment, of an answerer that only waits: how long until each sees a claim."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter, sleep
from typing import Any

import httpx

from evals import Say
from evals.browsed import page_served
from evals.turn import resident
from rag.pipeline import Pipeline
from rag.settings import Settings
from rag.types import EVERYTHING, Claim, Draft, Drafts, Hit, Query
from rag.verify import Verify
from web.service import Service

_CLAIMS, _PAUSE = 5, 1.0  # of an answer, and seconds before each of them but the first


def crowd(settings: Settings, say: Say, people: int = 100) -> dict[str, Any]:
    """Seconds until the first claim and until the last, of people who all ask at once; and megabytes held after."""
    with page_served(_waiting) as address:
        before = resident()
        waits = asyncio.run(_all_ask(address, people))
        after = resident()
    first, last = [wait[0] for wait in waits], [wait[1] for wait in waits]
    figures = {
        "people": people,
        "answered": sum(wait[2] for wait in waits),
        "first_claim_s": {"median": round(median(first), 2), "most": round(max(first), 2)},
        "whole_answer_s": {"median": round(median(last), 2), "most": round(max(last), 2)},
        "resident_mb": {"before": before, "after": after},
    }
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def _waiting(service: Service) -> Service:
    """The service with a writer that quotes the passages one after the other, slowly, whatever is asked."""
    given = service.pipeline
    found = given.retrieve(given.understand("Who attended the Ankara talks?", EVERYTHING))[:_CLAIMS]
    ranked = [replace(hit, rank=n) for n, hit in enumerate(found, 1)]
    verify = Verify(service.corpus.searched, service.corpus.told)
    slow = Pipeline(given.understand, lambda query: ranked, lambda query, hits: hits, _Slow(), verify)
    return replace(service, pipeline=slow)


@dataclass(frozen=True)
class _Slow:
    name: str = "slow"

    def write(self, query: Query, hits: list[Hit]) -> Iterator[Drafts]:
        for n, hit in enumerate(hits):
            sleep(_PAUSE if n else 0)
            text = hit.passage.text
            yield Drafts((Draft(text, ((hit.rank, text),)),))

    def mend(self, query: Query, hits: list[Hit], dropped: Sequence[Claim]) -> Iterator[Drafts]:
        yield from ()


async def _all_ask(address: str, people: int) -> list[tuple[float, float, bool]]:
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=300, limits=limits) as client:
        config = (await client.get("config")).json()
        box = next(one["id"] for one in config["components"] if one["props"].get("elem_id") == "ask")
        submit = next(n for n, one in enumerate(config["dependencies"]) if [box, "submit"] in one["targets"])
        inputs = len(config["dependencies"][submit]["inputs"]) - 1
        body = {"data": ["Who came to Ankara?", *[None] * inputs], "fn_index": submit, "trigger_id": box}
        return await asyncio.gather(*(_asks(client, body, f"crowd{n}") for n in range(people)))


async def _asks(client: httpx.AsyncClient, body: dict[str, Any], session: str) -> tuple[float, float, bool]:
    """Seconds to the first claim and to the end, and whether it ended well."""
    began, first = perf_counter(), 0.0
    await client.post("gradio_api/queue/join", json={**body, "session_hash": session})
    async with client.stream("GET", "gradio_api/queue/data", params={"session_hash": session}) as events:
        async for line in events.aiter_lines():
            said = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
            if not first and "cite" in line:
                first = perf_counter() - began
            if said.get("msg") == "process_completed":
                return first, perf_counter() - began, bool(first) and said["success"]
    return first, perf_counter() - began, False
