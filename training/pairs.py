"""Claims beside a sentence or two, as a claim is checked and a quote cited; those of whole passages are in `claims`.

What bears a claim out is the sentence of an article that says what its title says; what does not, though it is near,
is another sentence of the same article, and the nearest of others.
"""

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rag.stages import Vectors
from rag.text import words
from training.changes import Stock, changed
from training.claims import shortened, stated
from training.example import Example, Label
from training.news import Parallel, Story, sentences_of
from training.questions import Asked

Embed = Callable[..., Vectors]
Places = NDArray[np.int64]
_READ = 10  # sentences of an article
_LEAD = 4  # of them, those that may say what the title says
_ALIKE = 0.84  # least cosine of a title and the sentence that says the same
_BEHIND = 0.02  # cosine by which another sentence of the article falls short of that one
_TOGETHER = 400  # articles whose sentences stand beside one another's titles
_APART = 4  # words that two reports of different things share at most
_TWO = 0.4  # how often a sentence comes with its neighbour
_WINDOW = 2  # sentences to each side of the one that a person's claim is about


def of_stories(stories: Sequence[Story], embed: Embed, stock: Stock, chance: random.Random) -> Iterator[Example]:
    """Titles beside sentences of their own and of other articles."""
    for at in range(0, len(stories), _TOGETHER):
        some = stories[at : at + _TOGETHER]
        lines = [list(sentences_of(story.text[:3000]))[:_READ] for story in some]
        owner = np.repeat(np.arange(len(some)), [len(one) for one in lines])
        flat = [line for one in lines for line in one]
        near = embed([story.title for story in some], question=True) @ embed(flat).T
        for n, (story, own) in enumerate(zip(some, lines, strict=True)):
            if len(own) > _LEAD:
                others = np.where(owner == n, -1.0, near[n])
                yield from _of_story(story, own, near[n][owner == n], stock, chance)
                yield from _of_others(story, some, owner, flat, others)


def _of_story(story: Story, own: list[str], near: Vectors, stock: Stock, chance: random.Random) -> Iterator[Example]:
    best = int(near[:_LEAD].argmax())
    if near[best] < _ALIKE:
        return
    passage = _beside(own, best, chance)
    yield Example(story.title, passage, "supported")
    if (other := changed(story.title, stock, chance)) and set(words(other)) - set(words(story.text)):
        yield Example(other, passage, "contradicted")
    far = [n for n in range(2, len(own)) if n != best and near[n] < near[best] - _BEHIND]
    if far:
        yield Example(story.title, own[max(far, key=lambda n: near[n])], "neither")


def _of_others(story: Story, some: Sequence[Story], owner: Places, flat: list[str], near: Vectors) -> Iterator[Example]:
    for n in np.argsort(-near)[:20]:
        other = some[owner[n]]
        shared = {word for word in words(story.title) if len(word) > 3} & set(words(other.title + " " + other.lead))
        if len(shared) < _APART:
            yield Example(story.title, flat[n], "neither")
            return


def _beside(lines: Sequence[str], n: int, chance: random.Random) -> str:
    """A sentence, at times with the one before or after it."""
    if chance.random() >= _TWO:
        return lines[n]
    at = max(0, n - chance.randint(0, 1))
    return " ".join(lines[at : at + 2])


def across(parallels: Sequence[Parallel], embed: Embed, stock: Stock, chance: random.Random) -> Iterator[Example]:
    """Sentences beside their translations, and beside the nearest other line of the translation."""
    for report in parallels:
        for asking, holding in ((report.english, report.arabic), (report.arabic, report.english)):
            near = embed(list(asking), question=True) @ embed(list(holding)).T
            for n, line in enumerate(asking):
                if len(line) < 30:
                    continue
                claim, passage = shortened(line, chance), _beside(holding, n, chance)
                yield Example(claim, passage, "supported")
                if other := changed(claim, stock, chance):
                    yield Example(other, passage, "contradicted")
                apart = np.where(abs(np.arange(len(holding)) - n) > 1, near[n], -1.0)
                yield Example(claim, holding[int(apart.argmax())], "neither")


def of_questions(ones: Sequence[Asked], embed: Embed, stock: Stock, chance: random.Random) -> Iterator[Example]:
    """A question and its answer as a statement, beside the sentence with the answer and beside another."""
    for one in ones:
        if not one.span:
            continue
        lines, answer = list(sentences_of(one.paragraph)), one.answers[0]
        at = next((n for n, line in enumerate(lines) if answer in line), None)
        if at is None:
            continue
        claim, passage = stated(one.question, answer), _beside(lines, at, chance)
        yield Example(claim, passage, "supported")
        if (other := changed(answer, stock, chance)) and other not in one.paragraph:
            yield Example(stated(one.question, other), passage, "contradicted")
        elif turned := changed(claim, stock, chance):
            yield Example(turned, passage, "contradicted")
        apart = [line for line in lines if answer not in line]
        if apart:
            near = embed(apart) @ embed([claim], question=True)[0]
            yield Example(claim, apart[int(near.argmax())], "neither")


def of_claims(judged: Sequence[Example], embed: Embed) -> Iterator[Example]:
    """Claims that people wrote of whole articles, beside the sentences that are nearest."""
    for one in judged:
        lines = list(sentences_of(one.passage))
        if lines:
            near = embed(lines) @ embed([one.asked], question=True)[0]
            at = int(near.argmax())
            label: Label = one.label
            yield Example(one.asked, " ".join(lines[max(0, at - _WINDOW) : at + _WINDOW]), label)
