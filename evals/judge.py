"""The judge on claims that people wrote, ANS (its held-back articles) and UnifiedFC, which measures only, and on claims
that were written for the project: those kept from training, and those that differ by one turn from true ones.

Each claim is put beside the sentences of its article that come nearest, two at a time; the most decided of them counts.
Beside it, in the same run: the commonest label, a threshold on the cosine, and the hard guards alone.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals import Say
from evals.data import shared
from index.e5 import E5Embedder
from index.judge import E5Judge
from rag.sentences import sentences
from rag.settings import Settings
from rag.stages import Vectors
from rag.verify import unsupported
from training import told
from training.example import held_back

_LABELS = ("supported", "contradicted", "neither")
_ANS = {"supported": "supported", "refuted": "contradicted", "unrelated": "neither"}
_STANCES = {"agree": "supported", "disagree": "contradicted", "discuss": "neither", "unrelated": "neither"}
_READ = 40  # sentences of an article
_NEAREST = 4
_MOST = 300  # pairs of a set


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, an article and what the one is to the other."""

    claim: str
    text: str
    label: str


def judge(settings: Settings, say: Say) -> dict[str, Any]:
    """Macro-F1 and the F1 of each label, four ways."""
    embed = E5Embedder()
    model = E5Judge(embed)
    figures: dict[str, Any] = {}
    sets = {"ANS": _some(_ans()), "UnifiedFC": _some(_unified()), **_written()}
    for name, pairs in sets.items():
        nearest = [_nearest(embed, pair) for pair in pairs]
        marks = [model.marks(p.claim, parts) for p, (parts, _) in zip(pairs, nearest, strict=True)]
        labels = [pair.label for pair in pairs]
        commonest = Counter(labels).most_common(1)[0][0]
        cosines = [near for _, near in nearest]
        floor = _best_floor(cosines, labels)
        ways = {
            "majority": [commonest] * len(pairs),
            "cosine": ["supported" if near >= floor else "neither" for near in cosines],
            "guards": [_guarded(p.claim, parts) for p, (parts, _) in zip(pairs, nearest, strict=True)],
            "model": [decided(one) for one in marks],
        }
        figures[name] = {"pairs": len(pairs), "labels": dict(Counter(labels))}
        figures[name] |= {way: scores(labels, said) for way, said in ways.items()}
        say(f"  {name} {len(pairs)} pairs {dict(Counter(labels))}")
        for way in ways:
            say(f"    {way:9} {figures[name][way]}")
    return figures


def _some(pairs: Iterator[Pair]) -> list[Pair]:
    found = list(pairs)
    return found[:: max(1, len(found) // _MOST)]


def _written() -> dict[str, list[Pair]]:
    folder = shared("evals").parent
    sets = {"told": told.examples(folder, held=True), "contrast": told.contrast(folder)}
    return {name: [Pair(one.asked, one.passage, one.label) for one in ones] for name, ones in sets.items()}


def _ans() -> Iterator[Pair]:
    rows = [json.loads(line) for line in shared("evals", "ans_claims_ar.jsonl").read_text("utf-8").splitlines()]
    chosen = [row for row in rows if held_back(row["source_title"]) and row["evidence_ids"]]
    wanted = {row["evidence_ids"][0] for row in chosen}
    texts = {}
    with gzip.open(shared("corpus", "ant_multisource_2018.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in wanted and article["text"]:
                texts[article["id"]] = " ".join(article["text"].split())
    for row in chosen:
        if row["evidence_ids"][0] in texts:
            yield Pair(row["claim"], texts[row["evidence_ids"][0]], _ANS[row["label"]])


def _unified() -> Iterator[Pair]:
    with gzip.open(shared("evals", "unifiedfc_ar.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for article in row["articles"]:
                yield Pair(row["claim"], " ".join(article["text"].split()), _STANCES[article["stance"]])


def parts_of(text: str) -> list[str]:
    """Each sentence with the next."""
    spans = sentences(text)[:_READ]
    return [text[start : spans[min(n + 1, len(spans) - 1)][1]].strip() for n, (start, _) in enumerate(spans)]


def _nearest(embed: E5Embedder, pair: Pair) -> tuple[list[str], float]:
    parts = parts_of(pair.text)
    near = embed(parts) @ embed([pair.claim], question=True)[0]
    order = np.argsort(-near)[:_NEAREST].tolist()
    return [parts[n] for n in order], float(near.max())


def decided(marks: Vectors) -> str:
    """The likeliest label beside the part that is least likely about something else."""
    likely = marks[:, 1:4]
    return _LABELS[int(likely[int(likely[:, 2].argmin())].argmax())]


def _guarded(claim: str, parts: Sequence[str]) -> str:
    faults = [unsupported(claim, part) for part in parts]
    if any(fault is None for fault in faults):
        return "supported"
    kinds = {fault.kind for fault in faults if fault}
    return "contradicted" if kinds & {"number", "date", "denial"} else "neither"


def _best_floor(cosines: Sequence[float], labels: Sequence[str]) -> float:
    """The threshold that tells supported from not best, on these very pairs: more than it could know."""

    def right(floor: float) -> int:
        return sum((near >= floor) == (label == "supported") for near, label in zip(cosines, labels, strict=True))

    return max(cosines, key=right)


def scores(labels: Sequence[str], said: Sequence[str]) -> dict[str, float]:
    """F1 of each label that is there, and their mean."""
    found = {}
    for label in _LABELS:
        if label not in labels:
            continue
        hits = sum(a == b == label for a, b in zip(labels, said, strict=True))
        found[label] = round(2 * hits / max(labels.count(label) + said.count(label), 1), 3)
    return {"macro_f1": round(sum(found.values()) / len(found), 3), **found}
