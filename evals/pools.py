"""The questions of `evals/peers.py`, and the paragraphs among which their answers are looked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.engine import spread
from evals.retrieval import Asked, read
from rag.text import words

_PARAGRAPHS = 200  # of a language
_QUESTIONS = 150  # of a row
_POOLS = {"ar": ("xquad_dev_ar", "arcd_train_ar"), "en": ("xquad_dev_en", "squad11_dev_en")}
_ROWS = (  # (name, set that asks, set that holds the answers)
    ("XQuAD ar→ar", "xquad_dev_ar", "xquad_dev_ar"),
    ("ARCD ar→ar", "arcd_train_ar", "arcd_train_ar"),
    ("XQuAD en→en", "xquad_dev_en", "xquad_dev_en"),
    ("XQuAD en→ar", "xquad_dev_en", "xquad_dev_ar"),
    ("XQuAD ar→en", "xquad_dev_ar", "xquad_dev_en"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the place of its paragraph in the pool, and the answers known."""

    question: str
    paragraph: int
    answers: tuple[str, ...]

    def answered(self, paragraph: int, text: str) -> bool:
        """Whether this text, taken from that paragraph, is of the right one and holds an answer, both folded."""
        known = [" ".join(words(answer)) for answer in self.answers]
        folded = " ".join(words(text))
        return paragraph == self.paragraph and any(answer and answer in folded for answer in known)


@dataclass(frozen=True, slots=True)
class Row:
    """The questions asked in one language of the paragraphs of one language."""

    name: str
    language: str  # of the paragraphs
    cases: tuple[Case, ...]


def questions() -> tuple[dict[str, list[str]], list[Row]]:
    """The paragraphs by language, and the rows of questions about them."""
    sets = {name: list(read(name)) for names in _POOLS.values() for name in names}
    pools = {language: _pool(sets, names) for language, names in _POOLS.items()}
    rows = [
        Row(name, holding[-2:], _cases(sets[asking], sets[holding], pools[holding[-2:]]))
        for name, asking, holding in _ROWS
    ]
    return pools, rows


def _pool(sets: dict[str, list[Asked]], names: Sequence[str]) -> list[str]:
    """All paragraphs of the first set, filled up evenly from the others."""
    first, *others = (dict.fromkeys(asked.paragraph for asked in sets[name]) for name in names)
    more = [text for other in others for text in other if text not in first]
    return [*first, *spread(more, _PARAGRAPHS - len(first))]


def _cases(asking: Sequence[Asked], holding: Sequence[Asked], pool: Sequence[str]) -> tuple[Case, ...]:
    """The questions of one set whose paragraphs, in the other, stand in the pool; so many of them, taken evenly."""
    places = {text: n for n, text in enumerate(pool)}
    held = {asked.id: asked for asked in holding if asked.paragraph in places}
    cases = [
        Case(asked.question, places[held[asked.id].paragraph], held[asked.id].answers)
        for asked in asking
        if asked.id in held
    ]
    return tuple(spread(cases, _QUESTIONS))
