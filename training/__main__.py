"""`python -m training FOLDER`: the adapters made again, on CPU in about an hour and a half."""

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
from training import asked, claims, clozes, pairs, questions, told, train
from training.batches import Encode, Encoded
from training.changes import Stock
from training.example import Example
from training.news import english_stories, english_texts, parallels, stories

_SEED = 7
_CLOZES, _CLAIMS = 4000, 3000  # news articles of which each is made
_STATED = 450  # questions of a set that are made statements
_PAIRS, _SHORT = 6000, 900  # articles, and questions of a set, of which claims beside sentences are made
_ASKED = 2  # times that the questions written for the project about the news come
_TOLD = 3  # times that the claims written for the project come


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds evals/ and corpus/, as the model card names them")
    parser.add_argument("--steps", type=int, default=3000, help="of the reader; 0 keeps the one that is there")
    parser.add_argument("--judge-steps", type=int, default=1500)
    parser.add_argument("--out", type=Path, default=Path("index"))
    given = parser.parse_args()
    reader, judge = given.out / "reader.safetensors", given.out / "judge.safetensors"
    if given.steps:
        train.reader(_encoded(gathered(given.folder, random.Random(_SEED))), given.steps, reader, _say)
    train.judge(_encoded(short(given.folder, random.Random(_SEED))), given.judge_steps, reader, judge, _say)


def _encoded(examples: Iterator[Example]) -> list[Encoded]:
    made, weights, chance = list(examples), Weights(find()), random.Random(_SEED)
    _say(f"{len(made)} examples: {dict(Counter(one.label for one in made))}")
    encode = Encode(Pieces(weights), weights.first, weights.last)
    return [encode(one, chance) for one in made]


def gathered(folder: Path, chance: random.Random) -> Iterator[Example]:
    """All examples; none of a title that is held back."""
    evals, corpus = folder / "evals", folder / "corpus"
    news, reports, english = stories(corpus, chance), parallels(evals), english_texts(corpus)
    lines = [line for report in reports for line in (*report.english, *report.arabic)]
    stock = Stock.of([*(story.title for story in news[:9000]), *lines, *english])
    near = _near()
    yield from questions.examples(evals, near, stock, chance)
    for _ in range(_ASKED):
        yield from asked.examples(folder, near, chance)
    yield from clozes.of_titles(news[:_CLOZES], chance)
    yield from clozes.across(reports, chance)
    yield from claims.of_titles(news[_CLOZES : _CLOZES + _CLAIMS], stock, chance)
    yield from claims.across(reports, stock, chance)
    yield from claims.of_texts(english, stock, chance)
    texts = {story.id: story.text for story in news}
    for _ in range(2):  # the only ones that people wrote
        yield from claims.judged(evals, texts, held=False)
    sets = questions.sets(evals, held=False)
    for ones in (*sets.values(), *questions.parallel(sets).values()):
        some = chance.sample(ones, min(len(ones), _STATED))
        yield from claims.of_questions(
            some, {one.question: chance.choice(ones).paragraph for one in some}, stock, chance
        )


def short(folder: Path, chance: random.Random) -> Iterator[Example]:
    """Claims beside a sentence or two; none of a title that is held back."""
    evals, corpus, embed = folder / "evals", folder / "corpus", E5Embedder()
    news, reports = stories(corpus, chance), parallels(evals)
    lines = [line for report in reports for line in (*report.english, *report.arabic)]
    stock = Stock.of([*(story.title for story in news[:9000]), *lines, *english_texts(corpus)])
    judged = list(claims.judged(evals, {story.id: story.text for story in news}, held=False))
    for _ in range(2):  # the only ones that people wrote
        yield from pairs.of_claims(judged, embed)
    yield from pairs.across(reports, embed, stock, chance)
    yield from pairs.of_stories(english_stories(corpus), embed, stock, chance)
    sets = questions.sets(evals, held=False)
    for ones in (*sets.values(), *questions.parallel(sets).values()):
        yield from pairs.of_questions(chance.sample(ones, min(len(ones), _SHORT)), embed, stock, chance)
    first = _CLOZES + _CLAIMS
    yield from pairs.of_stories(news[first : first + _PAIRS], embed, stock, chance)
    for _ in range(_TOLD):
        yield from told.examples(folder, held=False)


def _near() -> questions.Near:
    """The nearest passages by the engine's vectors."""
    embed = E5Embedder()
    held: dict[tuple[str, ...], np.ndarray] = {}

    def near(asked: Sequence[str], pool: Sequence[str]) -> list[list[int]]:
        if (passages := tuple(pool)) not in held:
            held[passages] = embed(passages)
        nearness = embed(asked, question=True) @ held[passages].T
        best: list[list[int]] = np.argsort(-nearness, axis=1)[:, :16].tolist()
        return best

    return near


def _say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
