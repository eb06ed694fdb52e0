"""Plain BM25 (Robertson and Zaragoza, 2009) over folded words: the yardstick, with nothing of ours but the folding."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from rag.text import words

_K1, _B = 1.2, 0.75


class BM25:
    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(words(text)) for text in texts]
        mean = sum(count.total() for count in counts) / max(len(counts), 1) or 1.0
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for n, count in enumerate(counts):
            norm = _K1 * (1 - _B + _B * count.total() / mean)
            for word, times in count.items():
                self._postings[word].append((n, times * (_K1 + 1) / (times + norm)))
        self._size = len(texts)

    def search(self, question: str, limit: int) -> list[int]:
        """The best texts by number, best first."""
        scores: dict[int, float] = defaultdict(float)
        for word in set(words(question)):
            found = self._postings.get(word, [])
            idf = log(1 + (self._size - len(found) + 0.5) / (len(found) + 0.5))
            for n, weight in found:
                scores[n] += idf * weight
        return sorted(scores, key=lambda n: (-scores[n], n))[:limit]
