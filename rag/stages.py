"""The contract of each stage: one callable, so a plain function is a stage."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from rag.types import Answer, Claim, Drafts, Hit, Judgement, Query, Scope, Searched, Story, Tokens

if TYPE_CHECKING:
    from rag.findings import Testimony
    from rag.reading import Reading
    from rag.units import Unit

Vectors = NDArray[np.float32]


def unit(vectors: Vectors) -> Vectors:
    """Vectors of length one, in their own direction."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


class Embedder(Protocol):
    """Texts to unit vectors, shape (texts, dimensions); a question may be embedded unlike a passage."""

    @property
    def name(self) -> str: ...

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors: ...


@runtime_checkable
class Resting(Protocol):
    """An embedder that lets go of what it holds in memory, until the next text."""

    def rest(self) -> None: ...


class Counter(Protocol):
    """How much there is to search within a scope."""

    def __call__(self, scope: Scope) -> Searched: ...


class Teller(Protocol):
    """The stories of these ids, each with all its articles that the asker may read, the first first."""

    def __call__(self, stories: Sequence[str], scope: Scope) -> tuple[Story, ...]: ...


class Turn(Protocol):
    """What is held while an answer is given: a site lets in so many at once."""

    def __call__(self) -> AbstractContextManager[None]: ...


class Understander(Protocol):
    def __call__(self, question: str, scope: Scope) -> Query: ...


class Retriever(Protocol):
    def __call__(self, query: Query) -> list[Hit]: ...


class Ranker(Protocol):
    def __call__(self, query: Query, hits: list[Hit]) -> list[Hit]: ...


class Answerer(Protocol):
    @property
    def name(self) -> str: ...

    def __call__(self, query: Query, hits: list[Hit]) -> Drafts: ...


@runtime_checkable
class Writer(Protocol):
    """An answerer that hands over its claims as it writes them, and writes those anew that did not hold."""

    @property
    def name(self) -> str: ...

    def write(self, query: Query, hits: list[Hit]) -> Iterator[Drafts]: ...

    def mend(self, query: Query, hits: list[Hit], dropped: Sequence[Claim]) -> Iterator[Drafts]: ...


class Verifier(Protocol):
    def __call__(self, query: Query, hits: list[Hit], drafts: Drafts) -> Answer: ...


class Reader(Protocol):
    """Each of the passages read for the answer to a question, in either language or across; one reading a passage."""

    def __call__(self, question: str, passages: Sequence[str]) -> "list[Reading]": ...


class Judge(Protocol):
    """What each of the passages says of a claim, in either language or across; one judgement a passage."""

    def __call__(self, claim: str, passages: Sequence[str]) -> list[Judgement]: ...


class Chat(Protocol):
    """A chat model: its reply in pieces, and what it cost; the prompt is made for the tokens there is room for."""

    @property
    def name(self) -> str: ...

    def write(self, prompt: Callable[[int], str]) -> Generator[str | Tokens]: ...


class Witness(Protocol):
    """What the passages say of a claim, as a chat model finds; ModelError where it fails."""

    def __call__(self, claim: str, passages: "Sequence[Unit]") -> "Testimony": ...
