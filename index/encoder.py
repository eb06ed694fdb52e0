"""multilingual-e5-small as a graph: 12 BERT layers, in 8-bit whole numbers or, exactly, in float32.

Each weight matrix is rounded to 8 bits a value, a scale a row; what enters it is rounded on the fly, one scale a text
(onnxruntime's DynamicQuantizeMatMul). A few channels reach many times farther than the rest, and would cost those
most of their 8 bits. Where a matrix is fed by a normalisation or by the attention's values, such channels are shrunk
before it and its columns grown by as much, which changes nothing but the rounding (SmoothQuant, Xiao et al. 2023);
where it is fed by GELU, whose peaks are a token's and not a channel's, each token is divided by its own peak.
"""

from functools import cache
from pathlib import Path

import numpy as np

from index.graph import MICROSOFT, Graph
from index.weights import Weights
from rag.stages import Vectors

RANGES = Path(__file__).parent / "ranges.npz"  # how far each channel reaches; made by `python app.py eval ranges`
Head = tuple[Vectors, Vectors]
SMOOTHED = ("qkv", "ao", "fi")
_LEVELS = 127
_SHARE = 0.7  # of a channel's reach that goes over to the weights; .5 to .85 do nearly as well


def encoder(
    weights: Weights, *, exact: bool = False, watched: list[str] | None = None, head: Head | None = None
) -> bytes:
    """An ONNX model: `x`, the sum of embeddings (1, tokens, hidden) → the mean of the last layer (1, hidden).

    With a head, (columns, hidden) and (columns,), it is what that makes of each token, (1, tokens, columns).

    `watched` collects, for measuring, the names of what enters the matrices, as further outputs in the order qkv, ao,
    fi, fo of each layer.
    """
    layers = _Layers(weights, exact, watched)
    graph = layers.graph
    sums = graph.input("x", 1, "tokens", weights.hidden)
    norm = "emb.ln"
    for n in range(weights.layers):
        sums, norm = layers.add(n, sums, norm)
    last = layers.normalised(sums, norm)
    if head:
        product = graph.node("MatMul", [last, graph.constant(head[0].T)])
        graph.output(graph.node("Add", [product, graph.constant(head[1])]), 1, "tokens", len(head[1]))
    else:
        mean = graph.node("ReduceMean", [last, graph.constant(np.array([1]))], keepdims=0)
        graph.output(mean, 1, weights.hidden)
    for name in watched or ():
        graph.output(name, 1, "tokens", "channels")
    return graph.model()


class _Layers:
    def __init__(self, weights: Weights, exact: bool, watched: list[str] | None) -> None:
        self.graph = Graph()
        self._weights, self._exact, self._watched = weights, exact, watched

    def add(self, n: int, sums: str, norm: str) -> tuple[str, str]:
        """One layer over sums that are still to be normalised by `norm`; returns the like."""
        graph, w, prefix = self.graph, self._weights, f"l{n}."
        q, k, v, out = (w.matrix(f"{prefix}{name}.w", w.hidden) for name in ("q", "k", "v", "ao"))
        bias_q, bias_k, bias_v, bias_out = (w.vector(f"{prefix}{name}.b") for name in ("q", "k", "v", "ao"))
        shrink = self._shrink("ao", n, out)
        v, bias_v, out = v / shrink[:, None], bias_v / shrink, out * shrink
        qkv = np.concatenate([q, k, v])
        x = self.normalised(sums, norm)
        heads = self._fed_by_norm("qkv", n, sums, norm, qkv, np.concatenate([bias_q, bias_k, bias_v]))
        parts = graph.nodes("Split", [heads], 3, axis=2, num_outputs=3)
        attended = graph.node("MultiHeadAttention", parts, MICROSOFT, num_heads=w.heads)
        sums = graph.node("Add", [self._product(attended, out, bias_out), x])

        norm = f"{prefix}aln"
        x = self.normalised(sums, norm)
        inner = w.matrix(f"{prefix}fi.w", w.hidden)
        inner_sums = self._fed_by_norm("fi", n, sums, norm, inner, w.vector(f"{prefix}fi.b"))
        active = graph.node("Gelu", [inner_sums], MICROSOFT)
        outer = w.matrix(f"{prefix}fo.w", w.inner)
        return graph.node("Add", [self._by_peak(active, outer, w.vector(f"{prefix}fo.b")), x]), f"{prefix}oln"

    def normalised(self, sums: str, norm: str, shrink: Vectors | float = 1.0) -> str:
        gain, bias = (self.graph.constant(self._weights.vector(f"{norm}.{part}") / shrink) for part in "wb")
        return self.graph.node("LayerNormalization", [sums, gain, bias], epsilon=float(self._weights.epsilon))

    def _fed_by_norm(self, name: str, n: int, sums: str, norm: str, matrix: Vectors, bias: Vectors) -> str:
        """A product whose input is a normalisation, which is done once more with its channels shrunk."""
        shrink = self._shrink(name, n, matrix)
        return self._product(self.normalised(sums, norm, shrink), matrix * shrink, bias)

    def _shrink(self, name: str, n: int, matrix: Vectors) -> Vectors:
        """What a channel is divided by before a matrix, whose column is multiplied by it."""
        if self._exact:
            return np.ones(matrix.shape[1], np.float32)
        reach = np.maximum(_ranges()[name][n].astype(np.float32), 1e-3)
        factors = reach**_SHARE / np.maximum(np.abs(matrix).max(0), 1e-3) ** (1 - _SHARE)
        return np.asarray(factors / np.exp(np.log(factors).mean()), np.float32)

    def _by_peak(self, x: str, matrix: Vectors, bias: Vectors) -> str:
        """A product whose input is divided by each token's peak, and multiplied by it after."""
        if self._exact:
            return self._product(x, matrix, bias)
        graph = self.graph
        peak = graph.node("ReduceMax", [self._seen(x), graph.constant(np.array([2]))], keepdims=1)
        level = graph.node("Mul", [x, graph.node("Reciprocal", [peak])])
        product = graph.node("Mul", [self._rounded(level, matrix), peak])
        return graph.node("Add", [product, graph.constant(bias)])

    def _product(self, x: str, matrix: Vectors, bias: Vectors) -> str:
        self._seen(x)
        if self._exact:
            product = self.graph.node("MatMul", [x, self.graph.constant(matrix.T)])
            return self.graph.node("Add", [product, self.graph.constant(bias)])
        return self._rounded(x, matrix, "", self.graph.constant(bias))

    def _rounded(self, x: str, matrix: Vectors, *bias: str) -> str:
        scale = np.abs(matrix).max(1) / _LEVELS
        whole = np.rint(matrix / scale[:, None]).astype(np.int8)
        inputs = [x, self.graph.constant(whole.T), self.graph.constant(scale), *bias]
        return self.graph.node("DynamicQuantizeMatMul", inputs, MICROSOFT)

    def _seen(self, x: str) -> str:
        if self._watched is not None:
            self._watched.append(x)
        return x


@cache
def _ranges() -> dict[str, Vectors]:
    with np.load(RANGES) as kept:
        return {name: kept[name] for name in SMOOTHED}
