"""A made-up corpus of any size, cheap to make and always the same, whose vectors lie as e5's do.

A passage is a sum of concepts, most of them its article's, most of those its topic's; all share a direction. So tuned,
30,000 passages match as many of real Arabic news under e5: two at random have a cosine of .80 (there .81), the 1st,
10th and 50th neighbours .92, .89 and .87 (.91, .89, .88), and an HNSW index of ef 50, 100 and 200 finds .96, .98 and
.99 of the best ten (.97, .99, 1.0). The words are the samples', a third exchanged, half of those for invented ones.
"""

import json
from collections.abc import Sequence
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from evals.data import HERE
from index.clean import fingerprint
from index.passages import cut, embedded_text
from index.rows import Entry, content_key
from rag.stages import Vectors, unit
from rag.types import Article, Language, Passage, Section

DIMENSIONS = 384
OUTLETS = tuple(f"Outlet {n}" for n in range(1, 51))
_SHARES = np.array([1 / n**1.6 for n in range(1, 51)]) / sum(1 / n**1.6 for n in range(1, 51))
FIRST, LAST = date(2010, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
_COMMON, _LANGUAGE, _REST = 0.79, 0.03, 0.18  # what of a vector's length is everybody's, its language's, its own
_CONCEPTS, _DOMAINS = 2048, 30
_OF_DOMAIN, _TO_CHOOSE = 300, 40  # concepts of a domain, and of its topics
_TOPICAL, _STRAY = 10, 8  # concepts of an article: of its topic, of anything
_REPORTED, _ASIDE = 6, 2  # concepts of a passage: of its article, of anything
_LIKE = 0.55  # of the rest: what a question shares with the passage it asks for
_ASKED = 8  # words of a question
_OF_TOPIC = 20  # articles
_INVENTED = 50_000  # words of a language that no sample has
_NEITHER = 1000  # one article in so many is of no known language
_TOKENS = {"ar": 3.1, "en": 4.5, "und": 4.5}  # characters of a token

Stored = tuple[Article, list[Entry]]


class Planted:
    """Articles with their entries, and an engine that knows the vectors of the questions about them."""

    name = "planted-384"

    def __init__(self, articles: int) -> None:
        chance = np.random.default_rng(1)
        self.known: dict[str, Vectors] = {}
        common, tongue = unit(chance.standard_normal((2, DIMENSIONS), np.float32))
        self._common, self._tongue = common * np.float32(_COMMON**0.5), tongue * np.float32(_LANGUAGE**0.5)
        self._other: Vectors = -self._tongue
        spread = (np.arange(DIMENSIONS) + 3.0) ** -0.4  # how e5's variance falls from direction to direction
        spread /= np.linalg.norm(spread)
        self._concepts = chance.standard_normal((_CONCEPTS, DIMENSIONS), np.float32) * spread.astype(np.float32)
        topics = max(articles // _OF_TOPIC, 1)
        domains = chance.integers(0, _CONCEPTS, (_DOMAINS, _OF_DOMAIN))[chance.integers(0, _DOMAINS, topics)]
        self._topics = chance.permuted(domains, axis=1)[:, :_TO_CHOOSE]
        self._days = chance.integers(FIRST, LAST + 1, topics)
        self._lengths = chance.choice([3.0, 30.0, 1000.0], topics)  # days that a topic stays in the news
        self._words = {"ar": _Words("ar"), "en": _Words("en")}

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        """The vector of a question that `ask` made; of any other, what questions have in common and no more."""
        return np.array([self._known(text) for text in texts], np.float32)

    def _known(self, text: str) -> Vectors:
        if text in self.known:
            return self.known[text]
        chance = np.random.default_rng(crc32(text.encode()))
        return unit(self._common + self._sums(chance, chance.integers(0, _CONCEPTS, (1, 3)))[0])

    def ask(self, chance: np.random.Generator, passage: Passage, vector: Vectors, worded: Passage) -> str:
        """A question whose vector lies near the passage's, in words of another or of the same."""
        words = worded.text.split()
        chosen = sorted(chance.choice(len(words), min(_ASKED, len(words)), replace=False))
        asked = " ".join(words[n] for n in chosen)
        question = f"ماذا عن {asked}؟" if worded.article.language == "ar" else f"What of {asked}?"
        own = unit(vector - self._common - self._side(passage.article.language)) * np.float32(_REST**0.5)
        stray = self._sums(chance, chance.integers(0, _CONCEPTS, (1, 3)))[0]
        base = self._common + self._side(worded.article.language)
        self.known[question] = unit(base + np.float32(_LIKE) * own + np.float32((1 - _LIKE**2) ** 0.5) * stray)
        return question

    def article(self, n: int) -> Stored:
        """The nth article with its entries."""
        chance = np.random.default_rng((2, n))
        topic = int(len(self._topics) * chance.random() ** 1.5)  # some topics are told more often
        language: Language = "und" if n % _NEITHER == _NEITHER - 1 else "ar" if chance.random() < 0.5 else "en"
        title, text = self._words["ar" if language == "ar" else "en"].text(chance)
        day = int(self._days[topic] + chance.laplace(0, self._lengths[topic]))
        day = FIRST + (day - FIRST) % (LAST - FIRST + 1)
        outlet = OUTLETS[chance.choice(len(OUTLETS), p=_SHARES)]
        own, revision, uri = fingerprint(f"planted:{n}"), fingerprint(text), f"planted:{n}"
        article = Article(own, revision, uri, title, text, outlet, None, date.fromordinal(day), language, own)
        return article, self._entries(chance, article, topic)

    def _entries(self, chance: np.random.Generator, article: Article, topic: int) -> list[Entry]:
        sections, passages = cut(article, 60, lambda text: round(len(text) / _TOKENS[article.language]))
        told = np.append(chance.choice(self._topics[topic], _TOPICAL), chance.integers(0, _CONCEPTS, _STRAY))
        reported = chance.choice(told, (len(passages), _REPORTED))
        aside = chance.integers(0, _CONCEPTS, (len(passages), _ASIDE))
        near = self._common + self._side(article.language) + self._sums(chance, np.append(reported, aside, axis=1))
        mean = {s.id: near[[n for n, p in enumerate(passages) if p.section == s.id]].mean(0) for s in sections}
        spans: list[Section | Passage] = [*sections, *passages]
        vectors = unit(np.array([*mean.values(), *near]))
        return [Entry(span, content_key(embedded_text(span)), v) for span, v in zip(spans, vectors, strict=True)]

    def _sums(self, chance: np.random.Generator, concepts: NDArray[np.int64]) -> Vectors:
        """For each row of concepts, their sum by chance weights, of the length that is left to it."""
        weights = chance.gamma(2.0, 0.5, concepts.shape)
        weights *= _REST**0.5 / np.linalg.norm(weights, axis=1, keepdims=True)
        return np.asarray(np.einsum("pc,pcd->pd", weights.astype(np.float32), self._concepts[concepts]))

    def _side(self, language: Language) -> Vectors:
        return self._tongue if language == "ar" else self._other


class _Words:
    """Texts of a language, each three of the samples with words exchanged."""

    def __init__(self, language: str) -> None:
        lines = (HERE.parent / "samples" / "articles.jsonl").read_text("utf-8").splitlines()
        self._samples = [row for row in map(json.loads, lines) if row["language"] == language]
        used = [word for row in self._samples for word in row["text"].split()]
        chance = np.random.default_rng(crc32(language.encode()))
        pairs = chance.integers(0, len(used), (_INVENTED, 2))
        invented = [used[a][: len(used[a]) // 2 + 1] + used[b][len(used[b]) // 2 :] for a, b in pairs]
        self._used, self._invented = np.array(used), np.array(invented)

    def text(self, chance: np.random.Generator) -> tuple[str, str]:
        """A title and some paragraphs."""
        chosen = [self._samples[n] for n in chance.integers(0, len(self._samples), 3)]
        lines = [self._varied(chance, line) for row in chosen for line in row["text"].split("\n")]
        return self._varied(chance, chosen[0]["title"]), "\n".join(lines)

    def _varied(self, chance: np.random.Generator, line: str) -> str:
        words = line.split(" ")
        which = chance.random(len(words))
        rank = (len(self._invented) ** chance.random(len(words))).astype(int) - 1  # a few often, most hardly ever
        common = self._used[chance.integers(0, len(self._used), len(words))]
        rare = self._invented[rank]
        return " ".join(
            str(r) if w < 1 / 6 else str(c) if w < 1 / 3 else word
            for word, w, c, r in zip(words, which, common, rare, strict=True)
        )
