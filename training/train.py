"""The training itself: steps of AdamW, a rate that falls, and the mean of the last parameters."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from index.adapter import Adapted
from index.weights import Weights, find
from training.adapter import read, save
from training.batches import LENGTHS, SHORT, Batch, Encoded, batches
from training.network import Network, loss

Say = Callable[[str], None]
_SEED = 7
RANK = 48
JUDGED, JUDGE_RANK = 2, 32  # the first layer that judging alone changes, and by factors of what rank
# Rates. With 7e-4 for the factors it falls apart after 100 steps, with 2.5e-4 the claims are not learned in 400.
_FACTORS, _HEAD, _OTHERS = 3.5e-4, 1e-3, 2e-4
_WARM, _EVEN = 100, 0.4  # steps up to the full rate; part of the steps that keep it
_KEEP = 0.995  # of the mean, a step
_WEIGHTS = {"span": 1.0, "answers": 0.5, "support": 1.0}
_TOLD = 50  # steps


def reader(encoded: Sequence[Encoded], steps: int, out: Path, say: Say) -> None:
    """Train all layers to read and to judge, and write the adapter."""
    torch.manual_seed(_SEED)
    _train(Network(Weights(find()), RANK), encoded, LENGTHS, steps, out, say)


def judge(encoded: Sequence[Encoded], steps: int, began: Path, out: Path, say: Say) -> None:
    """Train the upper layers on from the reader's adapter to judge alone, and write what is added to it."""
    torch.manual_seed(_SEED)
    learned = read(began)
    _train(Network(Adapted(learned), JUDGE_RANK, JUDGED, learned), encoded, SHORT, steps, out, say)


def _train(
    network: Network, encoded: Sequence[Encoded], lengths: Sequence[int], steps: int, out: Path, say: Say
) -> None:
    """So many steps, beginning anew with the examples when they end."""
    optimizer = torch.optim.AdamW(_groups(network), betas=(0.9, 0.98), weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: _rate(n, steps))
    mean = {name: value.detach().clone() for name, value in network.parameters.items()}
    began, seen = time.monotonic(), dict.fromkeys(_WEIGHTS, 0.0)
    for step, batch in zip(range(1, steps + 1), _endless(encoded, lengths), strict=False):
        for name, part in _learn(network, optimizer, batch).items():
            seen[name] += part / _TOLD
        schedule.step()
        _follow(mean, network.parameters, 1 - min(_KEEP, step / (step + 10)))
        if step % _TOLD == 0:
            told = " ".join(f"{name} {value:.3f}" for name, value in seen.items())
            say(f"{step}/{steps} {time.monotonic() - began:.0f} s {told}")
            seen = dict.fromkeys(seen, 0.0)
    save({name: value.numpy() for name, value in mean.items()}, out)


def _endless(encoded: Sequence[Encoded], lengths: Sequence[int]) -> Iterator[Batch]:
    chance = random.Random(_SEED)
    while True:
        yield from reversed(batches(encoded, chance, lengths))


def _learn(network: Network, optimizer: torch.optim.Optimizer, batch: Batch) -> dict[str, float]:
    """One step; what the batch was off by before it."""
    parts = loss(network(batch), batch)
    optimizer.zero_grad()
    torch.stack([_WEIGHTS[name] * part for name, part in parts.items()]).sum().backward()
    torch.nn.utils.clip_grad_norm_(network.parameters.values(), 1.0)
    optimizer.step()
    return {name: part.item() for name, part in parts.items()}


def _follow(mean: dict[str, Tensor], parameters: dict[str, Tensor], share: float) -> None:
    for name, value in parameters.items():
        mean[name].lerp_(value.detach(), share)


def _groups(network: Network) -> list[dict[str, object]]:
    factors, head, others = (list[Tensor]() for _ in range(3))
    for name, value in network.parameters.items():
        (factors if name.endswith((".down", ".up")) else head if name == "head" else others).append(value)
    return [
        {"params": factors, "lr": _FACTORS, "weight_decay": 0.01},
        {"params": head, "lr": _HEAD},
        {"params": others, "lr": _OTHERS},
    ]


def _rate(step: int, steps: int) -> float:
    even = max(_WARM, _EVEN * steps)
    if step < even:
        return min(1.0, (step + 1) / _WARM)
    return max(0.0, (steps - step) / (steps - even))
