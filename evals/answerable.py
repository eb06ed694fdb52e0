"""One probability that the answer is here: fitted on half of the held-back titles, and tried on the other half.

Each question is asked of all paragraphs of a language, as in `eval retrieval`, once with its own among them and once
without; what is read is what an answer would be made of, and the likeliest of it decides. The weights that are printed
are those of `rag/odds.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals import Say
from evals.data import shared
from evals.retrieval import POOLS, opened
from evals.retrieval import read as asked_of
from index.e5 import E5Embedder
from index.reader import E5Reader
from rag.found import read
from rag.odds import Signs, probability
from rag.settings import Settings
from rag.stages import Vectors
from rag.types import EVERYTHING, Hit, Language
from training.questions import Asked, parallel, sets
from web.service import Service

_LEASTS = (0.1, 0.2, 0.3, 0.5)
_BINS = 5
_PAIRS: dict[tuple[Language, Language], tuple[str, ...]] = {
    ("ar", "ar"): ("xquad_dev_ar", "arcd_train_ar", "tydi_dev_ar", "mlqa_dev_ar"),
    ("en", "ar"): ("en→ar",),
    ("ar", "en"): ("ar→en",),
    ("en", "en"): ("xquad_dev_en", "squad11_dev_en"),
}
_MOST = 160  # questions of a pair


@dataclass(frozen=True, slots=True)
class Tried:
    """A question with the signs of all that was read for it, and which of that has its answer."""

    title: str
    signs: tuple[Signs, ...]
    right: tuple[bool, ...]
    here: bool


def answerable(settings: Settings, say: Say) -> dict[str, Any]:
    """Weights, reliability and the price of caution, by language pair."""
    held = sets(shared("evals"), held=True)
    held |= parallel(held)
    asked = {name: list(asked_of(name)) for names in POOLS.values() for name in names}
    apps = {language: opened(settings, language, asked)[0] for language in POOLS}
    engine = E5Embedder()
    reader = E5Reader(engine)
    figures: dict[str, Any] = {}
    curves: dict[str, list[tuple[float, float, int]]] = {}
    for (language, told), names in _PAIRS.items():
        ones = [one for name in names for one in held[name] if one.span]
        ones = ones[:: max(1, len(ones) // _MOST)]
        tried = [found for one in ones for found in _tried(apps[told], reader, one)]
        name = f"{language}→{told}"
        figures[name], curves[name] = _measured(tried, language, told)
        say(f"  {name} {len(ones)} questions {figures[name]}")
        say(f"    said / was / of: {'  '.join(f'{a:.2f} {b:.2f} {n}' for a, b, n in curves[name])}")
    for app in apps.values():
        app.corpus.close()
    _draw(curves, settings.home / "reliability.png", say)
    return figures


def _measured(tried: Sequence[Tried], asked: Language, told: Language) -> tuple[dict[str, Any], Any]:
    titles = sorted({one.title for one in tried})
    fit = [one for one in tried if titles.index(one.title) % 2 == 0]
    test = [one for one in tried if titles.index(one.title) % 2]
    weights = scaled(fitted(fit), fit)
    here = np.array([one.here for one in test])
    figures: dict[str, Any] = {"weights": [round(float(w), 2) for w in weights]}
    fresh = np.array([max((_likely(signs, weights) for signs in one.signs), default=0.0) for one in test])
    stands = np.array([max((probability(s, asked, told) for s in one.signs), default=0.0) for one in test])
    for way, values in (("fitted", fresh), ("stands", stands)):
        figures[way] = {
            least: (round(float((values[~here] >= least).mean()), 3), round(float((values[here] < least).mean()), 3))
            for least in _LEASTS
        }
    return figures, reliability(stands, here)


def _tried(app: Service, reader: E5Reader, one: Asked) -> list[Tried]:
    """The question with its paragraph among the rest, if that is found, and without."""
    pipeline = app.pipeline
    query = pipeline.understand(one.question, EVERYTHING)
    hits = [hit for hit in pipeline.rank(query, pipeline.retrieve(query)) if not _another_with_it(one, hit)]
    without = [hit for hit in hits if not _own(one, hit)]
    tried = []
    for here, some in ((True, hits), (False, without)):
        found = read(reader, query, some, all_of_them=True)
        right = tuple(_own(one, f.hit) and any(answer in f.text for answer in one.answers) for f in found)
        if here == any(right):
            tried.append(Tried(one.title, tuple(f.signs for f in found), right, here))
    return tried


def _own(one: Asked, hit: Hit) -> bool:
    return hit.passage.text in one.paragraph


def _another_with_it(one: Asked, hit: Hit) -> bool:
    """Whether another paragraph has the answer's words, and may answer as well."""
    text = hit.passage.article.text.casefold()
    return not _own(one, hit) and any(answer.casefold() in text for answer in one.answers)


def fitted(tried: Sequence[Tried]) -> Vectors:
    """Weights that tell what has the answer from all else that was read."""
    rows = [(1.0, s.answers, s.span, s.nearness) for one in tried for s in one.signs]
    return regression(np.array(rows, np.float32), [right for one in tried for right in one.right], 1e-3)


def scaled(weights: Vectors, tried: Sequence[Tried]) -> Vectors:
    """The weights with their odds stretched and moved so that the best of a question says how likely it is answered."""
    best = np.array([max(_odds(signs, weights) for signs in one.signs) for one in tried if one.signs])
    slope, constant = regression(
        np.stack([best, np.ones(len(best))], 1), [one.here for one in tried if one.signs], 1e-4
    )
    return np.asarray(weights * slope + np.array([constant, 0, 0, 0]), np.float32)


def regression(x: Vectors, right: Sequence[bool], ridge: float) -> Vectors:
    """Weights of a logistic regression, by Newton's steps."""
    y, weights = np.array(right, float), np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(slope, x.T @ (y - p) - ridge * weights)
    return np.asarray(weights, np.float32)


def _odds(signs: Signs, weights: Vectors) -> float:
    return float(weights @ np.array((1.0, signs.answers, signs.span, signs.nearness)))


def _likely(signs: Signs, weights: Vectors) -> float:
    return float(1 / (1 + np.exp(-_odds(signs, weights))))


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
