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
# sign; `python app.py eval answerable` makes such, and shows how far these can be trusted.
_WEIGHTS: dict[tuple[Language, Language], tuple[float, float, float, float]] = {
    ("ar", "ar"): (-20.04, 0.09, 0.53, 23.98),
    ("en", "ar"): (-17.51, 0.07, 0.66, 23.9),
    ("ar", "en"): (-11.3, 0.4, 0.42, 14.03),
    ("en", "en"): (-16.03, 0.29, 0.77, 18.81),
}


def probability(signs: Signs, asked: Language, told: Language) -> float:
    """That a passage in one language answers a question in one, 0 to 1."""
    constant, answers, span, nearness = _WEIGHTS.get((asked, told), _WEIGHTS["en", "ar"])
    odds = constant + answers * signs.answers + span * signs.span + nearness * signs.nearness
    return 1 / (1 + exp(-max(min(odds, 50.0), -50.0)))
