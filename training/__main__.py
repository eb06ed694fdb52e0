"""`python -m training FOLDER [--steps N] [--out FILE]`: the adapter made again, on CPU in about an hour."""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from index.e5 import E5Embedder
from index.pieces import Pieces
from index.weights import Weights, find
from training import claims, clozes, questions
from training.batches import Encode
from training.changes import Stock
from training.example import Example
from training.news import english_texts, parallels, stories
from training.train import train

_SEED = 7
_CLOZES, _CLAIMS = 4000, 3000  # news articles of which each is made
_STATED = 450  # questions of a set that are made statements


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds evals/ and corpus/, as the model card names them")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--out", type=Path, default=Path("index/reader.safetensors"))
    told = parser.parse_args()
    weights, chance = Weights(find()), random.Random(_SEED)
    examples = list(gathered(told.folder, chance))
    _say(f"{len(examples)} examples: {dict(Counter(one.label for one in examples))}")
    encode = Encode(Pieces(weights), weights.first, weights.last)
    train([encode(one, chance) for one in examples], told.steps, told.out, _say)


def gathered(folder: Path, chance: random.Random) -> Iterator[Example]:
    """All examples; none of a title that is held back."""
    evals, corpus = folder / "evals", folder / "corpus"
    news, reports, english = stories(corpus, chance), parallels(evals), english_texts(corpus)
    lines = [line for report in reports for line in (*report.english, *report.arabic)]
    stock = Stock.of([*(story.title for story in news[:9000]), *lines, *english])
    yield from questions.examples(evals, _near(), stock, chance)
    yield from clozes.of_titles(news[:_CLOZES], chance)
    yield from clozes.across(reports, chance)
    yield from claims.of_titles(news[_CLOZES : _CLOZES + _CLAIMS], stock, chance)
    yield from claims.across(reports, stock, chance)
    yield from claims.of_texts(english, stock, chance)
    texts = {story.id: story.text for story in news}
    for _ in range(2):  # the only ones that people wrote
        yield from claims.judged(evals, texts, held=False)
    asked = questions.sets(evals, held=False)
    for ones in (*asked.values(), *questions.parallel(asked).values()):
        some = chance.sample(ones, min(len(ones), _STATED))
        yield from claims.of_questions(
            some, {one.question: chance.choice(ones).paragraph for one in some}, stock, chance
        )


def _near() -> questions.Near:
    """The nearest passages by the engine's vectors."""
    embed = E5Embedder()
    held: dict[int, np.ndarray] = {}

    def near(asked: Sequence[str], pool: Sequence[str]) -> list[list[int]]:
        if id(pool) not in held:
            held[id(pool)] = embed(pool)
        nearness = embed(asked, question=True) @ held[id(pool)].T
        best: list[list[int]] = np.argsort(-nearness, axis=1)[:, :16].tolist()
        return best

    return near


def _say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
