"""A service that answers and checks in turn, and counts what the model writes against a visitor's tokens."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from rag.findings import Testimony
from rag.settings import Settings
from rag.stages import Witness
from rag.types import Answer, Drafts, Hit, Query
from rag.units import Unit
from web.guard.spend import Spend
from web.guard.turns import Turns
from web.seen.asker import asker
from web.service import Service


@dataclass(frozen=True, slots=True)
class Bounds:
    """What all answers of a site share."""

    turns: Turns
    spend: Spend

    @classmethod
    def of(cls, settings: Settings, waits: bool = False) -> "Bounds":
        """`waits`: answers are written elsewhere, and cost little while they are."""
        at_once = settings.answers_at_once or (128 if waits else max(2, os.cpu_count() or 1))
        turns = Turns(at_once, settings.answers_each, settings.answers_waiting, settings.request_seconds / 2)
        return cls(turns, Spend(settings.home, settings.tokens_a_day))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Held while the one who asks now is answered; Busy where there is no room, or nothing left to spend."""
        who = asker()
        self.spend.require(who.name)
        with self.turns.turn("" if who.owner else who.name):  # an owner may be many, and has no share to keep to
            yield


def bounded(service: Service, bounds: Bounds) -> Service:
    """The same service within these bounds."""
    verify = service.pipeline.verify

    def charged(query: Query, hits: list[Hit], drafts: Drafts) -> Answer:
        bounds.spend.charge(asker().name, drafts.tokens)  # by what was written, whoever stays to read it
        return verify(query, hits, drafts)

    pipeline = replace(service.pipeline, verify=charged, turn=bounds.turn)
    check = replace(service.check, turn=bounds.turn)
    if check.witness:
        check = replace(check, witness=_charged(check.witness, bounds.spend))
    return replace(service, pipeline=pipeline, check=check)


def _charged(witness: Witness, spend: Spend) -> Witness:
    def found(claim: str, passages: Sequence[Unit]) -> Testimony:
        told = witness(claim, passages)
        spend.charge(asker().name, told.tokens)
        return told

    return found
