"""Articles unlike each other, and whether a corpus holds them all, once, in every index."""

import random
from pathlib import Path

from index.catalogue import KINDS
from index.corpus import Corpus
from index.vectors import Chroma, ChromaVectors
from index.words import TantivyWords
from rag.types import Record
from tests.conftest import WordEmbedder, record

_SYLLABLES = ("bdfgklmn", "aeiou", "prstvz", "aeiou", "lmnrs")


def told(n: int) -> Record:
    """Article number `n`, of a few passages."""
    chosen = random.Random(n)
    return record(f"a{n}", " ".join(_sentence(chosen) for _ in range(12)))


def _sentence(chosen: random.Random) -> str:
    return " ".join("".join(map(chosen.choice, _SYLLABLES)) for _ in range(9)).capitalize() + "."


def served(home: Path, url: str | None, embed: WordEmbedder) -> Corpus:
    """A corpus whose vectors are with the Chroma server at the url, if there is one."""
    chroma = Chroma(home / "chroma", url or None)
    words = TantivyWords(home / "words")
    return Corpus(home, ChromaVectors(chroma, "sections"), ChromaVectors(chroma, "passages"), words, embed)


def intact(corpus: Corpus, articles: int) -> None:
    """Fails if an article is missing or doubled anywhere, or a span is not the nearest to its own vector."""
    status = corpus.status()
    assert (status.articles, status.sections, status.consistent) == (articles, articles, True), status
    for kind in KINDS:
        ids = [own for part in corpus.catalogue.all_ids(kind, 1000) for own in part]
        nearest = corpus._nearest[kind]
        vectors = corpus.catalogue.vectors(kind, ids)
        assert [own for own in ids if nearest.search(vectors[own], 1)[0][0] != own] == []
