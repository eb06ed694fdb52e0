"""Many people who ask the page at the same moment, of an answerer that only waits: how long until each sees a claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median
from time import process_time, sleep
from typing import Any

from evals import Say
from evals.browsed import page_served
from evals.people import all_at_once, apart
from evals.turn import resident
from rag.pipeline import Pipeline
from rag.settings import Settings
from rag.types import EVERYTHING, Claim, Draft, Drafts, Hit, Query
from rag.verify import Verify
from web.service import Service

_CLAIMS, _PAUSE = 5, 1.0  # of an answer, and seconds before each of them but the first


def crowd(settings: Settings, say: Say, people: int = 100) -> dict[str, Any]:
    """Seconds until the first claim and until the last, of people who all ask at once; CPU, and megabytes held."""
    with page_served(partial(quoting, pause=_PAUSE)) as address:
        before, spent = resident(), process_time()
        told = apart(all_at_once, address, people)
        after, spent = resident(), process_time() - spent
    first, last = [one.first for one in told], [one.whole for one in told]
    figures = {
        "people": people,
        "answered": sum(one.answered for one in told),
        "first_claim_s": {"median": round(median(first), 2), "most": round(max(first), 2)},
        "whole_answer_s": {"median": round(median(last), 2), "most": round(max(last), 2)},
        "server_cpu_ms_a_person": round(1000 * spent / people, 1),
        "resident_mb": {"before": before, "after": after},
    }
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def quoting(service: Service, pause: float) -> Service:
    """The service with a writer that quotes the passages one after the other, slowly, whatever is asked."""
    given = service.pipeline
    found = given.retrieve(given.understand("Who attended the Ankara talks?", EVERYTHING))[:_CLAIMS]
    ranked = [replace(hit, rank=n) for n, hit in enumerate(found, 1)]
    verify = Verify(service.corpus.searched, service.corpus.told)
    slow = Pipeline(given.understand, lambda query: ranked, lambda query, hits: hits, _Slow(pause), verify)
    return replace(service, pipeline=slow)


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
