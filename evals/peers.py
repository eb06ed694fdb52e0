"""Khabar's retrieval beside its peers': the same paragraphs, the same questions, one run, each question asked of all.

A paragraph is given to each system whole, as a document without a title, and cut by the system's own rules. It is
found at the rank of the first chunk taken from it, counting every paragraph once (R@1, R@5, MRR@10): how finely a
system cuts neither helps nor harms. The answer is found where its words, folded, stand in a chunk of that paragraph:
among the first five chunks (A@5, which favours large ones; `read` is how long the five are together), or in the first
1,000 letters of what is handed over (A@1000, which favours small ones).
CPU is of the whole process, all threads, and a question's holds its embedding; loading models is in neither.
"""

import os
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from importlib.metadata import distributions, version
from pathlib import Path
from platform import python_version
from statistics import mean, median, quantiles
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from evals import Say
from evals.pools import Case, Row, questions
from evals.retrieval import measures, rank
from evals.systems import WAYS, Chunk, System, Way
from rag.settings import Settings

_CHUNKS, _LETTERS = 5, 1000  # what A@5 and A@1000 look at
Systems = dict[str, dict[str, System]]  # by way and language


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one system made of one question."""

    rank: int | None
    in_chunks: bool  # an answer stands in the first five
    in_letters: bool  # an answer stands in the first 1,000
    read: int  # letters of the first five chunks
    cpu_ms: float


def peers(settings: Settings, say: Say, ways: Sequence[Way] = WAYS) -> dict[str, Any]:
    """Quality of each row, and CPU of taking in and of asking, by system."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that spin would be counted against the next
    pools, rows = questions()
    present = [way for way in ways if _installed(way, say)]
    for way in present:
        say(f"  {way.name}: {way.setting}")
    figures: dict[str, Any] = {
        "paragraphs": {language: len(pool) for language, pool in pools.items()},
        "versions": {name: version(name) for way in present for name in way.packages} | {"Python": python_version()},
    }
    for name, found in figures.items():
        say(f"  {name}: " + ", ".join(f"{what} {value}" for what, value in found.items()))
    with TemporaryDirectory() as home, ExitStack() as stack:
        systems = {
            way.name: {held: stack.enter_context(closing(_made(way, settings, Path(home), held))) for held in pools}
            for way in present
        }
        figures["ingest_cpu_s_per_1000"] = _filled(systems, pools)
        outcomes = {row.name: _asked(systems, row) for row in rows}
    return figures | _reported(outcomes, figures["ingest_cpu_s_per_1000"], say)


def _installed(way: Way, say: Say) -> bool:
    """Whether all its packages are here; what is not is named with the command that installs it."""
    missing = [name for name in way.packages if not any(distributions(name=name))]
    if missing:
        say(f"  {way.name}: left out, for it needs what is not installed: pip install {' '.join(missing)}")
    return not missing


def _made(way: Way, settings: Settings, home: Path, language: str) -> System:
    folder = home / way.name / language
    folder.mkdir(parents=True)
    return way.make(settings.model_copy(update={"home": folder}), language)


def _filled(systems: Systems, pools: dict[str, list[str]]) -> dict[str, float]:
    """Take the paragraphs in, each language by all systems before the next; CPU seconds a thousand paragraphs."""
    spent = dict.fromkeys(systems, 0.0)
    for language, pool in pools.items():
        for name, by_language in systems.items():
            began = process_time()
            by_language[language].add(pool)
            spent[name] += process_time() - began
    count = sum(map(len, pools.values()))
    return {name: round(1000 * seconds / count, 2) for name, seconds in spent.items()}


def _asked(systems: Systems, row: Row) -> dict[str, list[Outcome]]:
    """Every question asked of every system before the next; who is asked first changes each time."""
    outcomes: dict[str, list[Outcome]] = {name: [] for name in systems}
    names = list(systems)
    for name in names:
        systems[name][row.language].search(row.cases[0].question)  # what is made at the first question is not counted
    for n, case in enumerate(row.cases):
        for name in names[n % len(names) :] + names[: n % len(names)]:
            outcomes[name].append(_outcome(systems[name][row.language], case))
    return outcomes


def _outcome(system: System, case: Case) -> Outcome:
    began = process_time()
    chunks = system.search(case.question)
    spent = process_time() - began
    ranking = list(dict.fromkeys(str(chunk.paragraph) for chunk in chunks))
    shown = chunks[:_CHUNKS]
    length = sum(len(chunk.text) for chunk in shown)
    found = _answered(shown, case, length), _answered(chunks, case, _LETTERS)
    return Outcome(rank(str(case.paragraph), ranking), *found, length, 1000 * spent)


def _answered(chunks: Sequence[Chunk], case: Case, letters: int) -> bool:
    """Whether an answer stands in so many letters of the chunks, read in order."""
    for chunk in chunks:
        if case.answered(chunk.paragraph, chunk.text[: max(letters, 0)]):
            return True
        letters -= len(chunk.text)
    return False


def _reported(outcomes: dict[str, dict[str, list[Outcome]]], ingest: dict[str, float], say: Say) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for row, by_way in outcomes.items():
        figures[row] = {name: _quality(found) for name, found in by_way.items()}
        say(
            f"  {row}, {len(next(iter(by_way.values())))} questions; R@1 / R@5 / MRR@10, A@1000, A@5 in so many letters"
        )
        for name, made in figures[row].items():
            ranked = " / ".join(f"{made[measure]:.3f}" for measure in ("r1", "r5", "mrr10"))
            say(f"    {name:15} {ranked}, {made['a1000']:.3f}, {made['a5']:.3f} in {made['read']}")
    figures["question_cpu_ms"] = {}
    for name, seconds in ingest.items():
        spent = [outcome.cpu_ms for by_way in outcomes.values() for outcome in by_way[name]]
        middle, high = round(median(spent), 1), round(quantiles(spent, n=20)[-1], 1)
        figures["question_cpu_ms"][name] = {"median": middle, "p95": high}
        say(f"  {name:15} CPU: {seconds} s a 1,000 paragraphs; {middle} ms a question, {high} at the 95th percentile")
    return figures


def _quality(found: Sequence[Outcome]) -> dict[str, float]:
    return {
        "questions": len(found),
        **measures([outcome.rank for outcome in found]),
        "a1000": round(mean(outcome.in_letters for outcome in found), 4),
        "a5": round(mean(outcome.in_chunks for outcome in found), 4),
        "read": round(mean(outcome.read for outcome in found)),
    }
