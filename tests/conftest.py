"""What tests share: no network, an honest small embedder, a scripted model, a corpus on disk."""

import socket
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from index.clean import clean
from index.corpus import Corpus
from index.ingest import Ingest, cleaned
from index.report import Report
from index.vectors import Chroma, ChromaVectors
from index.words import TantivyWords
from rag.errors import ModelError
from rag.stages import Embedder, Vectors
from rag.text import words
from rag.types import Article, Hit, Passage, Record, Tokens
from tests.browsing import address as address  # the fixtures of the tests that open the page
from tests.browsing import browser as browser
from tests.browsing import visit as visit

if TYPE_CHECKING:
    from tests.scripted import Script

SHARED = Path(__file__).parent.parent.parent / "shared"
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the loopback may be reached."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test reached for {address}")
        connect(self, address)

    def looked_up(host: Any, *rest: Any, **named: Any) -> Any:
        if host not in (*LOOPBACK, None, "0.0.0.0", b"127.0.0.1"):
            raise AssertionError(f"a test looked up {host}")
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)


class WordEmbedder:
    """Hashes words into 256 places: texts that share words are near, and the same text is always the same vector."""

    name = "word-hashing"

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        self.embedded += [] if question else texts
        vectors = np.zeros((len(texts), 256), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in words(text):
                row[zlib.crc32(word.encode()) % 256] += 1
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


class ScriptedModel:
    """A chat model that replies what it is told to, in order, and remembers what it was asked."""

    name = "small"

    def __init__(self, *replies: str | Sequence[str | ModelError], room: int = 6000) -> None:
        self.replies, self.room = list(replies), room
        self.prompts: list[str] = []
        self.written = 0  # pieces that were asked for

    def write(self, prompt: Callable[[int], str]) -> Iterator[str | Tokens]:
        self.prompts.append(prompt(self.room))
        reply = self.replies.pop(0)
        for piece in [reply] if isinstance(reply, str) else reply:
            self.written += 1
            if isinstance(piece, ModelError):
                raise piece
            yield piece
        yield Tokens(10, 5)


@pytest.fixture
def script() -> Iterator["Script"]:
    """A server on the loopback that speaks OpenAI's protocol as it is told to."""
    from tests.scripted import Script, served

    with served(Script()) as made:
        yield made


@pytest.fixture
def embed() -> WordEmbedder:
    return WordEmbedder()


@pytest.fixture
def corpus(tmp_path: Path, embed: WordEmbedder) -> Iterator[Corpus]:
    """An empty corpus on disk, with real Chroma and tantivy."""
    made = open_corpus(tmp_path / "home", embed)
    yield made
    made.close()


def open_corpus(home: Path, embed: WordEmbedder) -> Corpus:
    chroma = Chroma(home / "chroma")
    return Corpus(home, ChromaVectors(chroma, "passages"), TantivyWords(home / "words"), embed)


def store(corpus: Corpus, embed: Embedder, *records: Record) -> Report:
    with corpus.writing():
        return Ingest(corpus, embed, 60)(cleaned(records))


def record(name: str, text: str, **more: Any) -> Record:
    return Record(uri=name, address=name, text=text, **more)


def article(text: str, name: str = "a", **more: Any) -> Article:
    return clean(record(name, text, **more))


def passage(text: str, name: str = "a", **more: Any) -> Passage:
    """A passage that is the whole of its article."""
    made = article(text, name, **more)
    return Passage(f"{made.id}:{made.revision}:0", made, 0, len(made.text), f"{made.id}:{made.revision}:s:0")


def part(whole: Article, said: str, n: int = 0) -> Passage:
    """The passage of an article that is these words of it."""
    start = whole.text.index(said)
    return Passage(f"{whole.id}:{whole.revision}:{n}", whole, start, start + len(said), f"{whole.id}:s:0")


def hit(found: Passage | str, rank: int = 1, score: float = 100.0, cosine: float = 0.9) -> Hit:
    """A hit on a passage, or on a text that is an article of its own."""
    held = passage(found, found) if isinstance(found, str) else found
    return Hit(held, rank, score, {"passage": cosine, "section": cosine, "words": 0.0})


@pytest.fixture
def seeds() -> Path:
    folder = SHARED / "corpus" / "seeds"
    if not folder.exists():
        pytest.skip("the seed articles stand beside the project, and are not here")
    return folder
