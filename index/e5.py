"""The embedded engine: multilingual-e5-small in 8 bits. Only this file knows onnxruntime."""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TypeVar

import numpy as np
import onnxruntime

from index.encoder import encoder
from index.graph import MICROSOFT, Graph
from index.pieces import Pieces
from index.weights import Weights, find, widen
from rag.stages import Vectors, unit

T = TypeVar("T")
Run = Callable[[Vectors, Sequence[str] | None], list[Vectors]]  # of `x`, the named outputs or all


class E5Embedder:
    """384 dimensions, unit length; a question and a passage are told apart by the model's own prefixes.

    One text a run and one thread a text: nothing is padded, no thread waits for another, and a text's vector does not
    hang on what it was embedded with. A text beyond the model's 512 tokens is read in windows, and is the mean of
    their vectors by their tokens. `exact` is float32, three times slower: what a CPU gets that cannot do better.
    """

    name = "multilingual-e5-small/int8-1"

    def __init__(self, *, exact: bool | None = None) -> None:
        self._weights = weights = Weights(find())
        self.exact = overflows() if exact is None else exact
        self._ends = weights.first, weights.last
        self._word = weights.blocks("emb.word", weights.hidden)
        self._position = (
            weights.vector("emb.pos").reshape(-1, weights.hidden) + weights.vector("emb.type")[: weights.hidden]
        )
        self._window = weights.positions - 2
        self._pool = ThreadPoolExecutor(_cores(), thread_name_prefix="e5", initializer=_give_way)

    @cached_property
    def tokens(self) -> Pieces:
        return Pieces(self._weights)

    @cached_property
    def _run(self) -> Run:
        return ready(encoder(self._weights, exact=self.exact))

    def rest(self) -> None:
        """Let go of vocabulary and graph, 200 MB; the next text loads them again, as the first did, in .5 s."""
        for name in ("tokens", "_run"):
            vars(self).pop(name, None)

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        tokens = self.tokens([f"{'query' if question else 'passage'}: {text}" for text in texts])
        if len(tokens) == 1:
            return self._encode(tokens[0])[None]
        _ = self._run  # made once, and not by each of the threads
        made = np.empty((len(tokens), self._position.shape[1]), np.float32)
        order = sorted(range(len(tokens)), key=lambda n: -len(tokens[n]))  # longest first: the cores end together
        for n, vector in zip(order, self._pool.map(self._encode, (tokens[n] for n in order)), strict=True):
            made[n] = vector
        return made

    def _encode(self, tokens: list[int]) -> Vectors:
        total = np.zeros(self._position.shape[1], np.float32)
        for at in range(0, max(len(tokens), 1), self._window):
            part = tokens[at : at + self._window]
            total += max(len(part), 1) * self._run(self.sums(part), None)[0][0]
        return unit(total)

    def sums(self, *texts: Sequence[int]) -> Vectors:
        """What the encoder reads: the embeddings of tokens with the ends around each text, (1, tokens, hidden).

        One text is <s> … </s>, and each further one </s> … </s>; at most 512 tokens in all.
        """
        first, last = self._ends
        ids = [first, *texts[0], last]
        for text in texts[1:]:
            ids += [last, *text, last]
        return (widen(self._word[ids]) + self._position[: len(ids)])[None]

    def each(self, read: Callable[[str], T], texts: Sequence[str]) -> list[T]:
        """A function of each text, a text a thread, the longest first."""
        order = sorted(range(len(texts)), key=lambda n: -len(texts[n]))
        found = dict(zip(order, self._pool.map(read, (texts[n] for n in order)), strict=True))
        return [found[n] for n in range(len(texts))]


def ready(model: bytes) -> Run:
    """A model made ready to run, one thread a run."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_mem_pattern = False  # a pattern would be kept for every length of text
    # More would fuse Add and LayerNormalization into an operator that is seven times slower on a CPU.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return lambda x, outputs: list(session.run(outputs, {"x": x}))


def overflows() -> bool:
    """True on a CPU (x86 without VNNI) that adds two 8-bit products in 16 bits, which is too few."""
    graph, size = Graph(), 64
    x, matrix = graph.input("x", 1, size), graph.constant(np.full((size, size), 127, np.int8))
    scale = graph.constant(np.ones(size, np.float32))
    graph.output(graph.node("DynamicQuantizeMatMul", [x, matrix, scale], MICROSOFT), 1, size)
    (product,) = ready(graph.model())(np.ones((1, size), np.float32), None)
    return not np.allclose(product, 127 * size, rtol=0.02)


def _give_way() -> None:
    """Where a thread has a priority of its own: who embeds one question goes before who reads many passages."""
    if sys.platform == "linux":
        os.nice(5)


def _cores() -> int:
    """Those this process may use; clusters tell their workers by OMP_NUM_THREADS."""
    told = os.environ.get("OMP_NUM_THREADS", "")
    if told.isdecimal():
        return max(1, int(told))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
