"""Measurements of the product, each by one command: `python app.py eval NAME`."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from rag.errors import InputError
from rag.settings import Settings

Say = Callable[[str], None]


def run(name: str, settings: Settings, say: Say) -> dict[str, Any]:
    """The figures of one evaluation, or of those of quality; each prints as it goes."""
    from evals import (
        answerable,
        claims,
        conversations,
        crowd,
        dates,
        engine,
        fuzz,
        hnsw,
        ingest,
        judge,
        judged,
        load,
        model,
        names,
        news,
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
        "news": news.news,
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
        "load": load.load,
        "stories": stories.stories,
        "stories:cost": stories.cost,
        "support": support.support,
        "crowd": crowd.crowd,
        "conversations": conversations.conversations,
        "turn": turn.turn,
    }
    asked, _, number = name.partition(":")
    counted: dict[str, tuple[Callable[..., dict[str, Any]], str]] = {
        "size": (size.size, "passages"),
        "turn": (turn.turn, "turns"),
        "fuzz": (fuzz.fuzz, "minutes"),
        "conversations": (conversations.conversations, "people"),
    }
    if asked in counted and number.isdecimal():
        work, unit = counted[asked]
        known[name] = partial(work, **{unit: int(number)})
    if asked == "screens":
        from evals import screens  # a browser is a library of the tests

        known[name] = partial(screens.screens, folder=Path(number or "screens"))
    if asked == "view":
        from evals import view  # as for the pictures

        known[name] = view.view
    if asked == "load" and (given := number.split(":")) and all(map(str.isdecimal, given)) and len(given) == 2:
        known[name] = partial(load.load, people=int(given[0]), seconds=int(given[1]))
    if asked == "api":
        from evals import api  # what it asks with is a library of the tests

        known[name] = partial(api.api, calls=int(number) if number.isdecimal() else 2000)
    chosen = ["samples", "seeds", "retrieval"] if name == "all" else [name]
    if unknown := [one for one in chosen if one not in known]:
        raise InputError(
            f"there is no evaluation {unknown[0]}: use one of {', '.join(known)}, api:CALLS, load:PEOPLE:SECONDS, "
            "size:PASSAGES or fuzz:MINUTES"
        )
    figures: dict[str, Any] = {"date": date.today().isoformat(), "engine": settings.engine}
    for one in chosen:
        say(f"{one}, {figures['date']}, engine {settings.engine}")
        figures[one] = known[one](settings, say)
    return figures
