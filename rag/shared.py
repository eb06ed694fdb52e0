"""How much of what a question speaks of a text speaks of too, by words within a language, by what they mean across."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from rag.names import keys
from rag.overlap import CLITICS
from rag.senses import senses
from rag.text import SMALL_WORDS, words
from rag.types import Language

_STEM = 5  # letters of a word that are compared


def shares(question: str, texts: Sequence[str], *, across: bool) -> list[float]:
    """The part, 0 to 1, of the question's terms that each of the texts has; what few of them have weighs most."""
    asked = _terms(question, across)
    found = [_terms(text, across) & asked for text in texts]
    held = Counter(term for terms in found for term in terms)
    weight = {term: log((len(texts) + 1) / (held[term] + 0.5)) + 0.1 for term in asked}
    whole = sum(weight.values())
    return [sum(weight[term] for term in terms) / whole if whole else 0.0 for terms in found]


def shares_of(question: str, asked: Language, texts: Sequence[tuple[Language | str, str]]) -> list[float]:
    """The same for texts with their languages: within the question's by words, in the other by what they mean."""
    parts = dict[int, float]()
    for across in (False, True):
        some = [n for n, (told, _) in enumerate(texts) if (told != asked) == across]
        parts |= dict(zip(some, shares(question, [texts[n][1] for n in some], across=across), strict=True))
    return [parts[n] for n in range(len(texts))]


@lru_cache(2000)
def _terms(text: str, across: bool) -> frozenset[str]:
    """Places, offices and deeds by their keys; within a language the words too, across the sounds of names."""
    read = [word for word in words(text) if word not in SMALL_WORDS]
    meant = [*(f"!{key}" for word in read for key in senses(word)), *keys(text)]
    named = (key for key in meant if "." not in key and (across or key[0] in "!@#"))
    return frozenset(named) | (frozenset() if across else frozenset(_stems(read)))


def _stems(read: Iterable[str]) -> Iterable[str]:
    return (CLITICS.sub("", word)[:_STEM] for word in read)
