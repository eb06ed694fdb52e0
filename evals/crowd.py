"""Many people who ask the page at the same moment, of an answerer that only waits: how long until each sees a claim."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median
from time import process_time, sleep
from typing import Any

from evals import Say
from evals.browsed import page_served
from evals.people import all_at_once, apart
from evals.turn import resident
from rag.settings import Settings
from rag.types import EVERYTHING, Claim, Draft, Drafts, Hit, Query
from web.service import Service

_CLAIMS, _PAUSE = 5, 1.0  # of an answer, and seconds before each of them but the first


def crowd(settings: Settings, say: Say, people: int = 100) -> dict[str, Any]:
    """Once with what they ask for found beforehand, which is what the page costs, and once with a search for each."""
    figures: dict[str, Any] = {"people": people}
    for name, service in (("found beforehand", found), ("searched for", quoting)):
        figures[name] = asked = _asked(partial(service, pause=_PAUSE), people)
        say(f"  {name}:")
        for figure, value in asked.items():
            say(f"    {figure}: {value}")
    return figures


def _asked(changed: Callable[[Service], Service], people: int) -> dict[str, Any]:
    """Seconds until the first claim and until the last, of people who ask at once; CPU, and megabytes held since."""
    with page_served(changed) as address:
        before, spent = resident(), process_time()
        told = apart(all_at_once, address, people)
        after, spent = resident(), process_time() - spent
    first, last = [one.first for one in told], [one.whole for one in told]
    return {
        "answered": sum(one.answered for one in told),
        "first_claim_s": {"median": round(median(first), 2), "most": round(max(first), 2)},
        "whole_answer_s": {"median": round(median(last), 2), "most": round(max(last), 2)},
        "server_cpu_ms_a_person": round(1000 * spent / people, 1),
        "mb_held_more": after - before,
    }


def quoting(service: Service, pause: float) -> Service:
    """The service with a writer that quotes what is found, one passage after the other, slowly."""
    given = service.pipeline
    slow = replace(given, rank=lambda query, hits: given.rank(query, hits)[:_CLAIMS], answer=_Slow(pause))
    return replace(service, pipeline=slow)


def found(service: Service, pause: float) -> Service:
    """The same, of passages that were found before anybody asked."""
    slow = quoting(service, pause).pipeline
    query = slow.understand("Who attended the Ankara talks?", EVERYTHING)
    hits = slow.rank(query, slow.retrieve(query))
    return replace(service, pipeline=replace(slow, retrieve=lambda query: hits, rank=lambda query, hits: hits))


@dataclass(frozen=True)
class _Slow:
    pause: float
    name: str = "slow"

    def write(self, query: Query, hits: list[Hit]) -> Iterator[Drafts]:
        for n, hit in enumerate(hits):
            sleep(self.pause if n else 0)
            text = hit.passage.text
            yield Drafts((Draft(text, ((hit.rank, text),)),))

    def mend(self, query: Query, hits: list[Hit], dropped: Sequence[Claim]) -> Iterator[Drafts]:
        yield from ()
