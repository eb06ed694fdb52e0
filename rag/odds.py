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
# sign; `python app.py eval answerable` makes such, and shows how far these can be trusted: they were fitted for the
# reader before this one, and the levels of caution were chosen with them.
_WEIGHTS: dict[tuple[Language, Language], tuple[float, float, float, float]] = {
    ("ar", "ar"): (-15.53, 0.0, 0.59, 19.4),
    ("en", "ar"): (-13.07, 0.1, 0.51, 18.73),
    ("ar", "en"): (-13.56, 0.39, 0.52, 18.0),
    ("en", "en"): (-10.85, 0.22, 0.76, 14.22),
}


def probability(signs: Signs, asked: Language, told: Language) -> float:
    """That a passage in one language answers a question in one, 0 to 1."""
    constant, answers, span, nearness = _WEIGHTS.get((asked, told), _WEIGHTS["en", "ar"])
    odds = constant + answers * signs.answers + span * signs.span + nearness * signs.nearness
    return 1 / (1 + exp(-max(min(odds, 50.0), -50.0)))
