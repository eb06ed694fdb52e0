"""Measurements of the product, each by one command: `python app.py eval NAME`."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from rag.errors import InputError
from rag.settings import Settings

Say = Callable[[str], None]


def run(name: str, settings: Settings, say: Say) -> dict[str, Any]:
    """The figures of one evaluation, or of those of quality; each prints as it goes."""
    from evals import (
        answerable,
        claims,
        dates,
        engine,
        fuzz,
        hnsw,
        ingest,
        judge,
        judged,
        model,
        names,
        pages,
        peers,
        premises,
        questions,
        ranges,
        reader,
        recurring,
        retrieval,
        size,
        speed,
        stories,
        support,
        turn,
    )

    known: dict[str, Callable[[Settings, Say], dict[str, Any]]] = {
        "samples": questions.samples,
        "seeds": questions.seeds,
        "claims": claims.claims,
        "retrieval": retrieval.retrieval,
        "names": names.names,
        "speed": speed.speed,
        "pages": pages.pages,
        "recurring": recurring.recurs,
        "dates": dates.dates,
        "hnsw": hnsw.hnsw,
        "size": partial(size.size, passages=100_000),
        "engine": engine.engine,
        "ingest": ingest.ingest,
        "peers": peers.peers,
        "ranges": ranges.ranges,
        "premises": premises.premises,
        "fuzz": fuzz.fuzz,
        "reader": reader.reader,
        "answerable": answerable.answerable,
        "judge": judge.judge,
        "judged": judged.judged,
        "model": model.model,
        "stories": stories.stories,
        "stories:cost": stories.cost,
        "support": support.support,
        "turn": turn.turn,
    }
    asked, _, number = name.partition(":")
    if asked == "size" and number.isdecimal():
        known[name] = partial(size.size, passages=int(number))
    if asked == "turn" and number.isdecimal():
        known[name] = partial(turn.turn, turns=int(number))
    if asked == "fuzz" and number.isdecimal():
        known[name] = partial(fuzz.fuzz, minutes=int(number))
    if asked == "api":
        from evals import api  # what it asks with is a library of the tests

        known[name] = partial(api.api, calls=int(number) if number.isdecimal() else 2000)
    chosen = ["samples", "seeds", "retrieval"] if name == "all" else [name]
    if unknown := [one for one in chosen if one not in known]:
        raise InputError(
            f"there is no evaluation {unknown[0]}: use one of {', '.join(known)}, api:CALLS, size:PASSAGES or "
            "fuzz:MINUTES"
        )
    figures: dict[str, Any] = {"date": date.today().isoformat(), "engine": settings.engine}
    for one in chosen:
        say(f"{one}, {figures['date']}, engine {settings.engine}")
        figures[one] = known[one](settings, say)
    return figures
