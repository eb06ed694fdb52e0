"""One probability that the answer is here: fitted on half of the held-back titles, and tried on the other half.

A question is asked of the five paragraphs nearest to it, once with its own among them and once without; the best of
the five decides, as in an answer. What is printed as weights stands in `rag/odds.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals import Say
from evals.data import shared
from evals.reader import pools_of
from index.e5 import E5Embedder
from index.reader import E5Reader
from rag.odds import Signs, probability
from rag.settings import Settings
from rag.stages import Vectors
from rag.types import Language
from training.questions import Asked, parallel, sets

_NEAREST = 5
_LEASTS = (0.15, 0.3, 0.6)
_BINS = 5
_PAIRS: dict[tuple[Language, Language], tuple[str, ...]] = {
    ("ar", "ar"): ("xquad_dev_ar", "arcd_train_ar", "tydi_dev_ar", "mlqa_dev_ar"),
    ("en", "ar"): ("en→ar",),
    ("ar", "en"): ("ar→en",),
    ("en", "en"): ("xquad_dev_en", "squad11_dev_en"),
}
_MOST = 300  # questions of a pair


@dataclass(frozen=True, slots=True)
class Tried:
    """A question with the signs of each of its five paragraphs; `here` if its own is among them."""

    title: str
    signs: tuple[Signs, ...]
    own: int | None


def answerable(settings: Settings, say: Say) -> dict[str, Any]:
    """Weights, reliability and the price of caution, by language pair."""
    embed = E5Embedder()
    read = E5Reader(embed)
    held = sets(shared("evals"), held=True)
    held |= parallel(held)
    pools = pools_of(sets(shared("evals"), held=True), sets(shared("evals"), held=False))
    vectors = {tongue: embed(pool) for tongue, pool in pools.items()}
    figures: dict[str, Any] = {}
    curves: dict[str, list[tuple[float, float, int]]] = {}
    for (asked, told), names in _PAIRS.items():
        ones = [one for name in names for one in held[name] if one.span]
        ones = ones[:: max(1, len(ones) // _MOST)]
        tried = [t for one in ones for t in _tried(embed, read, one, pools[told], vectors[told])]
        titles = sorted({one.title for one in tried})
        fit = [one for one in tried if titles.index(one.title) % 2 == 0]
        test = [one for one in tried if titles.index(one.title) % 2]
        weights = fitted(fit)
        name = f"{asked}→{told}"
        figures[name] = {"questions": len(ones), "weights": [round(float(w), 3) for w in weights]}
        likely = np.array([max(_likely(signs, weights) for signs in one.signs) for one in test])
        here = np.array([one.own is not None for one in test])
        stands = np.array([max(probability(s, asked, told) for s in one.signs) for one in test])
        curves[name] = reliability(stands, here)
        for way, values in (("fitted", likely), ("stands", stands)):
            figures[name][way] = {
                str(least): {
                    "false": round(float((values[~here] >= least).mean()), 3),
                    "missed": round(float((values[here] < least).mean()), 3),
                }
                for least in _LEASTS
            }
        say(f"  {name} {figures[name]}")
        say(f"    said / was / of: {'  '.join(f'{a:.2f} {b:.2f} {n}' for a, b, n in curves[name])}")
    _draw(curves, settings.home / "reliability.png", say)
    return figures


def _tried(embed: E5Embedder, read: E5Reader, one: Asked, pool: Sequence[str], vectors: Vectors) -> list[Tried]:
    near = vectors @ embed([one.question], question=True)[0]
    order = [n for n in np.argsort(-near).tolist() if not _another_with_it(one, pool[n])][: _NEAREST + 1]
    readings = read(one.question, [pool[n] for n in order])
    signs = []
    for n, reading in zip(order, readings, strict=True):
        best = reading.best(0, len(pool[n]))
        signs.append(Signs(reading.answers, best.odds if best else -20.0, float(near[n])))
    own = [n for n, place in enumerate(order) if pool[place] == one.paragraph]
    without = tuple(s for n, s in enumerate(signs) if n not in own)[:_NEAREST]
    found = [Tried(one.title, without, None)]
    if own and own[0] < _NEAREST:
        found.append(Tried(one.title, tuple(signs[:_NEAREST]), own[0]))
    return found


def _another_with_it(one: Asked, text: str) -> bool:
    """Whether another paragraph has the answer's words, and may answer as well."""
    return text != one.paragraph and any(answer.casefold() in text.casefold() for answer in one.answers)


def fitted(tried: Sequence[Tried]) -> Vectors:
    """A logistic regression over single paragraphs, by Newton's steps, with a little ridge."""
    rows = [(1.0, s.answers, s.span, s.nearness) for one in tried for s in one.signs]
    x = np.array(rows)
    y = np.array([n == one.own for one in tried for n, _ in enumerate(one.signs)], float)
    weights = np.zeros(x.shape[1])
    ridge = np.diag([1e-4, 1e-2, 1e-2, 1e-4])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (y - p) - ridge @ weights)
        weights = weights + step
    return np.asarray(weights, np.float32)


def _likely(signs: Signs, weights: Vectors) -> float:
    odds = float(weights @ np.array((1.0, signs.answers, signs.span, signs.nearness)))
    return float(1 / (1 + np.exp(-odds)))


def reliability(likely: Vectors, here: Vectors) -> list[tuple[float, float, int]]:
    """In bins of equal count: the probability given at the mean, the part that had the answer, how many."""
    order = np.argsort(likely)
    return [(float(likely[part].mean()), float(here[part].mean()), len(part)) for part in np.array_split(order, _BINS)]


def _draw(curves: dict[str, list[tuple[float, float, int]]], path: Path, say: Say) -> None:
    """The curves as a picture: what was said along, what was up; on the diagonal they agree."""
    from PIL import Image, ImageDraw

    size, edge = 640, 60
    image = Image.new("RGB", (size + 2 * edge, size + 2 * edge), "white")
    draw = ImageDraw.Draw(image)

    def at(x: float, y: float) -> tuple[float, float]:
        return edge + x * size, edge + (1 - y) * size

    for n in range(6):
        draw.line([at(n / 5, 0), at(n / 5, 1)], "#ddd")
        draw.line([at(0, n / 5), at(1, n / 5)], "#ddd")
        draw.text((at(n / 5, 0)[0] - 8, edge + size + 8), f"{n / 5:.1f}", "black")
        draw.text((edge - 30, at(0, n / 5)[1] - 6), f"{n / 5:.1f}", "black")
    draw.line([at(0, 0), at(1, 1)], "#999", 2)
    for (name, curve), colour in zip(curves.items(), ("#0b6e4f", "#c1292e", "#235789", "#8a5a00"), strict=False):
        points = [at(said, was) for said, was, _ in curve]
        draw.line(points, colour, 3)
        for x, y in points:
            draw.ellipse((x - 5, y - 5, x + 5, y + 5), colour)
        draw.text((points[-1][0] - 60, points[-1][1] - 20), name.replace("→", " to "), colour)
    draw.text((edge, 20), "probability given (along) and part that had the answer (up)", "black")
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
    say(f"  {path}")
