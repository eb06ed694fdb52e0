"""How much of one text's wording stands in another, by character trigrams: Arabic clitics and endings do no harm."""

from collections import Counter
from collections.abc import Sequence
from math import log

from rag.text import SMALL_WORDS, words


def trigrams(text: str) -> frozenset[str]:
    """The trigrams of a text's words, small words left out; a word of one or two letters is its own."""
    grams: set[str] = set()
    for word in words(text):
        if word not in SMALL_WORDS:
            grams.update(word[at : at + 3] for at in range(max(1, len(word) - 2)))
    return frozenset(grams)


def share(asked: frozenset[str], text: frozenset[str]) -> float:
    """The part of what is asked that stands in the text, 0 to 1."""
    return len(asked & text) / len(asked) if asked else 0.0


def rare_shares(asked: frozenset[str], texts: Sequence[frozenset[str]]) -> list[float]:
    """For each text its part of what is asked, where what few of the texts have counts more; 0 to 1."""
    having = Counter(gram for text in texts for gram in asked & text)
    weight = {gram: log(1 + (len(texts) - having[gram] + 0.5) / (having[gram] + 0.5)) for gram in asked}
    whole = sum(weight.values())
    return [sum(weight[gram] for gram in asked & text) / whole if whole else 0.0 for text in texts]
