"""Many people at once: a server in a process of its own, asked over the loopback by people who search, read and ask.

`python app.py eval load:PEOPLE:SECONDS`. Each person starts a request every few seconds, or when the last is done if
that took longer: all together `_RATE` a second. They search for words that stand together in an article, open what
they found, load the page, and now and then ask; who is told to come again (429, 503) does something else. The samples
are embedded by the engine; the rest of the corpus is made up of them, with vectors that cost nothing.
"""

import asyncio
import json
import os
import random
import re
import socket
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

import httpx

from app import build
from evals import Say
from evals.data import HERE
from evals.speed import HashingEmbedder, fill
from rag.errors import CorpusError
from rag.settings import Settings
from rag.text import language

_RATE = 50.0  # requests a second, of all people together
_KINDS = {"search": 0.7, "article": 0.18, "page": 0.08, "ask": 0.04}  # shares of the requests
_PATIENCE = 60.0  # seconds that a person waits for a reply
_SHED = (429, 503)  # what a server may say that has too much to do


@dataclass(slots=True)
class Seen:
    """What came of the requests."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[int] = field(default_factory=Counter)  # 0: none came

    def figures(self) -> dict[str, Any]:
        """Milliseconds of what was answered, by kind; what failed is what was neither answered nor turned away."""
        failed = sum(
            count for status, count in self.statuses.items() if not 200 <= status < 300 and status not in _SHED
        )
        told: dict[str, Any] = {"statuses": {str(key): self.statuses[key] for key in sorted(self.statuses)}}
        told["failed"] = failed
        for kind, spent in sorted(self.seconds.items()):
            cuts = quantiles(spent, n=20, method="inclusive") if len(spent) > 1 else spent * 20
            told[kind] = {"answered": len(spent), "p50_ms": _ms(cuts[9]), "p95_ms": _ms(cuts[18])}
        return told


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 1)


def load(settings: Settings, say: Say, people: int = 200, seconds: int = 180) -> dict[str, Any]:
    """Requests by status, times by kind, and the server's memory as time goes on."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        passages = _filled(settings, home)
        with _serving(home) as url:
            asyncio.run(asked(url, people, min(10, seconds), _RATE))  # so that all is loaded, and every thread there is
            seen, held = asyncio.run(_watched(url, people, seconds))
    figures = {"passages": passages, "people": people, "seconds": seconds, "mix": _KINDS, **seen.figures()}
    figures["a_second"] = round(sum(seen.statuses.values()) / seconds, 1)
    figures |= {"memory_mb": held, "processors": len(os.sched_getaffinity(0))}
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def _filled(settings: Settings, home: Path) -> int:
    app = build(settings.model_copy(update={"home": home, "answerer": "extractive"}))
    app.ingest([str(HERE.parent / "samples")], {})
    free = HashingEmbedder()
    free.name = app.embed.name
    fill(replace(app, embed=free))
    passages = app.corpus.catalogue.count("passages")
    app.corpus.close()
    return passages


@contextmanager
def _serving(home: Path) -> Iterator[str]:
    """The address of `python app.py` over a data folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KHABAR_", "OPENAI_"))}
    env = {**kept, "KHABAR_HOME": str(home), "KHABAR_PORT": str(port)}
    server = subprocess.Popen([sys.executable, str(HERE.parent / "app.py")], env=env, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with suppress(httpx.TransportError):
                httpx.get(f"http://127.0.0.1:{port}/healthz")
                break
            if server.poll() is not None:
                raise CorpusError("the server that was to be measured did not start: try `python app.py`")
            sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


async def _watched(url: str, people: int, seconds: int) -> tuple[Seen, list[int]]:
    """What comes of it, and the megabytes that the server holds at the beginning and after each sixth."""
    held = [_memory(url)]
    asking = asyncio.ensure_future(asked(url, people, seconds, _RATE))
    while not asking.done():
        await asyncio.wait([asking], timeout=seconds / 6)
        held.append(await asyncio.to_thread(_memory, url))
    return asking.result(), held


def _memory(url: str) -> int:
    """Megabytes that the server holds."""
    found = re.search(r"^process_resident_memory_bytes (\S+)$", httpx.get(f"{url}/metrics").text, re.MULTILINE)
    return round(float(found[1]) / 2**20) if found else 0


async def asked(url: str, people: int, seconds: float, rate: float) -> Seen:
    """What comes of so many people asking for so long."""
    articles = (HERE.parent / "samples" / "articles.jsonl").read_text("utf-8").splitlines()
    words = [[word for word in json.loads(row)["text"].split() if word.isalpha()] for row in articles]
    questions = [json.loads(row)["question"] for row in (HERE / "samples.jsonl").read_text("utf-8").splitlines()]
    # as in browsers of their own: what they share would look through the connections of all of them at each request
    own: dict[str, Any] = {"limits": httpx.Limits(keepalive_expiry=_PATIENCE), "timeout": _PATIENCE, "verify": False}
    crowd = [_Person(httpx.AsyncClient(base_url=url, **own), random.Random(n), words, questions) for n in range(people)]
    seen, until = Seen(), monotonic() + seconds
    await asyncio.gather(*(person.goes_on(people / rate, until, seen) for person in crowd))
    return seen


@dataclass(slots=True)
class _Person:
    client: httpx.AsyncClient
    chance: random.Random
    words: Sequence[Sequence[str]]  # of articles
    questions: Sequence[str]
    found: list[str] = field(default_factory=list)  # articles, by the last search

    async def goes_on(self, pace: float, until: float, seen: Seen) -> None:
        """Starts a request every `pace` seconds on average, if the last one is done."""
        due = monotonic() + self.chance.random() * pace
        async with self.client:
            while due < until:
                await asyncio.sleep(max(0.0, due - monotonic()))
                (kind,) = self.chance.choices(list(_KINDS), list(_KINDS.values()))
                kind = "search" if kind == "article" and not self.found else kind
                began = monotonic()
                status = await self._request(kind)
                seen.statuses[status] += 1
                if 200 <= status < 300:
                    seen.seconds[kind].append(monotonic() - began)
                due = max(due + pace * (0.5 + self.chance.random()), monotonic())

    async def _request(self, kind: str) -> int:
        try:
            if kind == "search":
                reply = await self.client.get("/api/search", params={"q": self._some_words()})
                self.found = [hit["article_id"] for hit in reply.json().get("hits", ())]
            elif kind == "article":
                reply = await self.client.get(f"/api/articles/{self.chance.choice(self.found)}")
            elif kind == "ask":
                reply = await self.client.post("/api/ask", json={"question": self.chance.choice(self.questions)})
            else:
                reply = await self.client.get("/")
            return reply.status_code
        except httpx.TransportError:
            return 0

    def _some_words(self) -> str:
        text, n = self.chance.choice(self.words), self.chance.randint(2, 6)
        start = self.chance.randrange(max(1, len(text) - n))
        said = " ".join(text[start : start + n])
        return said if language(said) != "und" else self._some_words()
