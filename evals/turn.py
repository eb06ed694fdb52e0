"""What a turn of a conversation costs beside the model, which runs apart: CPU and memory over many turns."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from app import build
from evals import Say
from evals.data import HERE, SHARED
from evals.server import claim, passages, served
from rag.sentences import sentences
from rag.settings import Settings
from web.service import Service

_CLAIMS = 5  # of an answer, the last of them with a number that is not in its quote


def turn(settings: Settings, say: Say, turns: int = 1000) -> dict[str, Any]:
    """Median and 95th percentile of CPU milliseconds a turn, with the engine and the client, and memory as it goes."""
    corpus = [HERE.parent / "samples", *([seeds] if (seeds := SHARED / "corpus" / "seeds").exists() else [])]
    questions = [
        json.loads(line)["question"]
        for path in corpus
        for line in (HERE / f"{path.name}.jsonl").read_text("utf-8").splitlines()
    ]
    with TemporaryDirectory() as home, served(write) as url:
        asked = {"home": Path(home), "answerer": "llm", "openai_base_url": url}
        app = build(settings.model_copy(update=asked))
        app.ingest([str(path) for path in corpus], {})
        figures = _spent(app, questions, turns)
        app.corpus.close()
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def _spent(app: Service, questions: list[str], turns: int) -> dict[str, Any]:
    spent: list[float] = []
    stages: dict[str, list[float]] = defaultdict(list)
    memory, shown, dropped = {}, 0, 0
    for n in range(turns):
        earlier, question = questions[(n - 1) % len(questions)], questions[n % len(questions)]
        began = process_time()
        answer = app.pipeline.ask(question, earlier=[earlier])
        spent.append(1000 * (process_time() - began))
        for stage, took in answer.timings_ms.items():
            stages[stage].append(took)
        shown, dropped = shown + len(answer.claims), dropped + len(answer.dropped)
        if n + 1 in (turns // 10, turns // 2, turns):
            memory[n + 1] = _resident()
    return {
        "turns": turns,
        "claims shown and dropped a turn": (round(shown / turns, 1), round(dropped / turns, 1)),
        "cpu_ms_median": round(median(spent), 1),
        "cpu_ms_p95": round(quantiles(spent, n=20)[-1], 1),
        "wall_ms_median": {stage: round(median(took), 1) for stage, took in stages.items()},
        "resident_mib_after": memory,
    }


def _resident() -> int:
    """MiB of this process that are in memory."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))


def write(prompt: str) -> Iterator[str]:
    """Sentences of the passages cut short, and one with a number more, which is asked for again and left out."""
    if prompt.startswith("Translate"):
        yield "ماذا حدث هناك؟" if "into Arabic" in prompt else "What happened there?"
        return
    if prompt.startswith("Claims of an answer"):
        yield '{"claims": []}'
        return
    for n, (number, text) in enumerate(passages(prompt)[:_CLAIMS], 1):
        start, end = sentences(text)[0]
        words = text[start:end].split()
        short = " ".join(words[: max(4, len(words) * 2 // 3)])
        yield claim(f"{short} 7531" if n == _CLAIMS else short, number, text[start:end])
