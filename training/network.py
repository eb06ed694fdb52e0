"""multilingual-e5-small with an adapter, as torch trains it. Only this file and `train.py` know torch."""

import math
import re
from contextlib import nullcontext
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from index.weights import Weights, widen
from rag.stages import Vectors
from training.batches import Batch

MATRICES = ("q", "k", "v", "ao", "fi", "fo")
OUTPUTS = ("start", "end", "answered", "supported", "contradicted", "neither")  # columns of the head


class _Adapted(torch.autograd.Function):
    """x (matrix + up down)' + bias. Not the whole matrix gets a gradient, a third of the work, but its factors."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, matrix: Tensor, down: Tensor, up: Tensor, bias: Tensor) -> Tensor:
        whole = torch.addmm(matrix, up, down).bfloat16()
        ctx.save_for_backward(x, whole, down, up)
        return functional.linear(x, whole, bias.bfloat16())

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:
        x, whole, down, up = ctx.saved_tensors
        flat, seen = gradient.flatten(0, 1), x.flatten(0, 1)
        to_down = (flat @ up.bfloat16()).T @ seen
        to_up = flat.T @ (seen @ down.bfloat16().T)
        return gradient @ whole, None, to_down.float(), to_up.float(), flat.float().sum(0)


class Network:
    """Frozen weights, and the parameters that are trained, by name: those of the layers from `first` on.

    `l3.q.down` (rank, in) and `l3.q.up` (out, rank) are the factors of what is added to layer 3's query matrix;
    `l3.q.b`, `l3.aln.w` … take the place of the weights of that name; `kinds` are added to the tokens of a question and
    of a claim; `head` reads the last layer.
    """

    def __init__(self, weights: Weights, rank: int, first: int = 0, start: dict[str, Vectors] | None = None) -> None:
        """`start` holds the kinds and the head to begin with, of what was trained before."""
        self._weights, self._first, h = weights, first, weights.hidden
        self._word = weights.blocks("emb.word", h)
        self._position = torch.tensor(weights.vector("emb.pos").reshape(-1, h) + weights.vector("emb.type")[:h])
        self._matrix: dict[str, Tensor] = {}
        self.parameters: dict[str, Tensor] = {}
        self._fixed: dict[str, Tensor] = {}
        for name in [f"l{n}.{matrix}" for n in range(weights.layers) for matrix in MATRICES]:
            columns = weights.inner if name.endswith(".fo") else h
            self._matrix[name] = torch.tensor(weights.matrix(f"{name}.w", columns))
            rows = len(self._matrix[name])
            if self._learns(name):
                self._learn(f"{name}.down", torch.randn(rank, columns) / math.sqrt(columns))
                self._learn(f"{name}.up", torch.zeros(rows, rank))
            self._learn(f"{name}.b", torch.tensor(weights.vector(f"{name}.b")))
        for norm in ["emb.ln", *(f"l{n}.{part}" for n in range(weights.layers) for part in ("aln", "oln"))]:
            for part in "wb":
                self._learn(f"{norm}.{part}", torch.tensor(weights.vector(f"{norm}.{part}")))
        fresh = {
            "kinds": torch.zeros(2, h),
            "head": torch.randn(len(OUTPUTS), h) * 0.02,
            "head.b": torch.zeros(len(OUTPUTS)),
        }
        for name, value in fresh.items():
            self._learn(name, torch.tensor(start[name]) if start else value)

    def _learns(self, name: str) -> bool:
        """Whether what this belongs to is trained."""
        layer = re.match(r"l(\d+)\.", name)
        return self._first == 0 or name.startswith("head") or bool(layer and int(layer[1]) >= self._first)

    def _learn(self, name: str, value: Tensor) -> None:
        if self._learns(name):
            self.parameters[name] = value.clone().requires_grad_()
        else:
            self._fixed[name] = value.clone()

    def __call__(self, batch: Batch) -> Tensor:
        """What the head says of each token, (rows, tokens, outputs)."""
        p = self._fixed | self.parameters
        known, places = np.unique(batch.ids, return_inverse=True)
        words = torch.tensor(widen(self._word[known]))[torch.tensor(places.reshape(batch.ids.shape))]
        kinds = torch.cat([torch.zeros(1, p["kinds"].shape[1]), p["kinds"]])[torch.tensor(batch.kinds)]
        x = self._norm(words + self._position[: batch.ids.shape[1]] + kinds, "emb.ln").bfloat16()
        mask = torch.zeros(batch.real.shape, dtype=torch.bfloat16).masked_fill(~torch.tensor(batch.real), -1e4)
        for n in range(self._weights.layers):
            with nullcontext() if n >= self._first else torch.no_grad():
                x = self._layer(x, mask[:, None, None, :], f"l{n}.")
        return x.float() @ p["head"].T + p["head.b"]

    def _layer(self, x: Tensor, mask: Tensor, prefix: str) -> Tensor:
        rows, tokens, hidden = x.shape
        heads = self._weights.heads
        q, k, v = (
            self._product(x, f"{prefix}{name}").view(rows, tokens, heads, -1).transpose(1, 2)
            for name in ("q", "k", "v")
        )
        # Twice as fast here as torch's own attention in bfloat16.
        attended = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(hidden // heads) + mask, -1) @ v
        out = self._product(attended.transpose(1, 2).reshape(rows, tokens, hidden), f"{prefix}ao")
        x = self._norm(x + out, f"{prefix}aln")
        inner = functional.gelu(self._product(x, f"{prefix}fi"))
        return self._norm(x + self._product(inner, f"{prefix}fo"), f"{prefix}oln")

    def _product(self, x: Tensor, name: str) -> Tensor:
        if not self._learns(name):
            return functional.linear(x, self._matrix[name].bfloat16(), self._fixed[f"{name}.b"].bfloat16())
        down, up, bias = (self.parameters[f"{name}.{part}"] for part in ("down", "up", "b"))
        product: Tensor = _Adapted.apply(x, self._matrix[name], down, up, bias)
        return product

    def _norm(self, x: Tensor, name: str) -> Tensor:
        p = self.parameters if self._learns(name) else self._fixed
        made = functional.layer_norm(x.float(), x.shape[-1:], p[f"{name}.w"], p[f"{name}.b"], self._weights.epsilon)
        return made.to(x.dtype)


def loss(outputs: Tensor, batch: Batch) -> dict[str, Tensor]:
    """What the outputs of a batch are off by: of the span, of whether it answers, of what it says of a claim."""
    hidden = ~torch.tensor(batch.real)
    # An answer stands in the passage, or nowhere: at the first token.
    outside = hidden | torch.tensor(batch.kinds > 0)
    outside[:, 0] = False
    start, end = (outputs[..., n].masked_fill(outside, -1e4) for n in range(2))
    spans = [_cross(logits, place) for logits, place in ((start, batch.start), (end, batch.end))]
    # What is said of the whole is the mean of what the first text's pieces say: each looks for its like in the second.
    asking = torch.tensor(batch.kinds > 0).float()[..., None]
    whole = (outputs * asking).sum(1) / asking.sum(1)
    answered = torch.tensor(batch.answered)
    asked = answered >= 0
    answers = functional.binary_cross_entropy_with_logits(whole[asked, 2], answered[asked].float(), reduction="sum")
    rows = len(batch.ids)
    return {
        "span": (spans[0] + spans[1]) / 2 / rows,
        "answers": answers / rows,
        "support": _cross(whole[:, 3:6], batch.support) / rows,
    }


def _cross(logits: Tensor, place: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Tensor:
    return functional.cross_entropy(logits, torch.tensor(place), ignore_index=-1, reduction="sum")
