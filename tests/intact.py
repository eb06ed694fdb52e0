"""Articles unlike each other, and whether a corpus holds them all, once, in every index."""

import random
from pathlib import Path

import numpy as np

from index.corpus import Corpus
from index.rows import KINDS
from index.scan import Scan
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
    """A corpus that asks Chroma, with the server at the url if there is one, however few passages there are."""
    chroma = ChromaVectors(Chroma(home / "chroma", url or None), "passages")
    return Corpus(home, chroma, TantivyWords(home / "words"), embed, compared=0)


def intact(corpus: Corpus, articles: int) -> None:
    """Fails if an article is missing or doubled anywhere, or a span is not found by its own vector."""
    status = corpus.status()
    assert (status.articles, status.sections, status.consistent) == (articles, articles, True), status
    for kind in KINDS:
        ids = [own for part in corpus.catalogue.all_ids(kind, 1000) for own in part]
        scan = Scan(corpus._folder / "vectors", kind)
        assert [one for one in corpus.catalogue.held(kind, ids) if scan.search(one.vector, 1) != [one.row]] == []
    in_chroma = corpus._indexes._chroma.index._collection.get(include=["embeddings"])
    stored = corpus.catalogue.vectors.of("passages", in_chroma["ids"])
    assert len(stored) == status.passages
    assert np.allclose(in_chroma["embeddings"], [stored[own] for own in in_chroma["ids"]], atol=1e-3)
