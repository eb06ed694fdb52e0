"""The reader on questions whose articles' titles were kept from its training, beside e5's nearest sentence.

Two questions of each row: is the right sentence of the right paragraph found; and, where nine of ten answerable
questions are answered, how often is the nearest wrong paragraph, or one of the nearest five, taken for an answer too:
by the cosine, by the reader, and by the probability that an answer goes by, behind the guard on what a question takes
for granted. Of the questions that were written for the project about the news, what is wrong is a question that the
passage itself does not answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from time import process_time
from typing import Any

import numpy as np

from evals import Say
from evals.data import shared
from evals.premises import article
from index.e5 import E5Embedder
from index.judge import E5Judge
from index.reader import E5Reader
from rag.odds import Signs, probability
from rag.premise import Premises
from rag.reading import Reading
from rag.sentences import sentences
from rag.settings import Settings
from rag.stages import Vectors
from rag.text import language
from rag.types import EVERYTHING, Article
from rag.understand import understand
from training.asked import questions as asked_of_news
from training.questions import Asked, parallel, sets

_NEARNESS = 80.0  # weight of a sentence's cosine beside its span's odds
_ANSWERED = 0.9
_WRONG = 5  # of the nearest paragraphs that do not have the answer
_WINDOW, _TIMED, _WINDOWS = 600, 40, 6  # characters that are read at once, questions timed, windows an answer reads
_ROWS = (  # (name, held set, or direction across)
    ("XQuAD ar→ar", "xquad_dev_ar"),
    ("XQuAD en→ar", "en→ar"),
    ("XQuAD ar→en", "ar→en"),
    ("XQuAD en→en", "xquad_dev_en"),
    ("ARCD ar→ar", "arcd_train_ar"),
    ("TyDi ar→ar", "tydi_dev_ar"),
    ("MLQA ar→ar", "mlqa_dev_ar"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A question with a paragraph: what the reader, the engine and the guard make of the two."""

    signs: Signs
    likely: float  # that it answers, 0 where the guard turns it down
    rank: int  # 0 for the question's own paragraph, then the wrong ones, nearest first


@dataclass(frozen=True, slots=True)
class Pool:
    """The distinct paragraphs of a language, of all the sets, as articles, and their vectors."""

    articles: list[Article]
    vectors: Vectors

    @classmethod
    def of(cls, tongue: str, sets: Sequence[dict[str, list[Asked]]], embed: E5Embedder) -> "Pool":
        asked = [one for part in sets for name, ones in part.items() if name[-2:] == tongue for one in ones]
        titles = {one.paragraph: one.title for one in reversed(asked)}
        return cls([article(title, text) for text, title in titles.items()], embed(list(titles)))


def reader(settings: Settings, say: Say) -> dict[str, Any]:
    """The right sentence three ways, and false answers two ways, of each row."""
    embed = E5Embedder()
    read = E5Reader(embed)
    held = sets(shared("evals"), held=True)
    every = [held, sets(shared("evals"), held=False)]
    pools = {tongue: Pool.of(tongue, every, embed) for tongue in ("ar", "en")}
    figures: dict[str, Any] = {}
    for name, row in _ROWS:
        ones = [one for one in (held | parallel(held))[row] if one.span]
        asked = embed([one.question for one in ones], question=True)
        readings = [read(one.question, [one.paragraph])[0] for one in ones]
        figures[name] = {"questions": len(ones), **_sentences(embed, ones, asked, readings)}
        figures[name] |= _false_answers(list(_pairs(read, ones, asked, readings, pools[name[-2:]])))
        say(f"  {name:12} {figures[name]}")
    for name, ones in asked_of_news(shared("evals").parent, held=True).items():
        figures[f"news {name}"] = _of_news(embed, read, ones)
        say(f"  news {name}   {figures[f'news {name}']}")
    figures["cost"] = _cost(read, E5Judge(embed), held["xquad_dev_ar"])
    say(f"  cost {figures['cost']}")
    return figures


def _of_news(embed: E5Embedder, read: E5Reader, ones: Sequence[Asked]) -> dict[str, Any]:
    """Of questions about the news; the wrong ones are those that the passage seems to answer, and does not."""
    asked = embed([one.question for one in ones], question=True)
    readings = [read(one.question, [one.paragraph])[0] for one in ones]
    nearness = (asked * embed([one.paragraph for one in ones])).sum(1).tolist()
    seen = [
        _seen(one, article(one.title, one.paragraph), reading, near, 0 if one.span else 1)
        for one, reading, near in zip(ones, readings, nearness, strict=True)
    ]
    at = [n for n, one in enumerate(ones) if one.span]
    right = _sentences(embed, [ones[n] for n in at], asked[at], [readings[n] for n in at])
    return {"questions": len(at), "unanswered": len(ones) - len(at), **right, **_false_answers(seen)}


def _cost(read: E5Reader, judge: E5Judge, ones: Sequence[Asked]) -> dict[str, float]:
    """Median CPU milliseconds, all threads together, of reading six windows and of judging ten."""
    texts = list(dict.fromkeys(one.paragraph[:_WINDOW] for one in ones))
    found = {}
    for name, count, run in ((f"read_{_WINDOWS}_ms", _WINDOWS, read), ("judge_10_ms", 10, judge)):
        times = []
        for n, one in enumerate(ones[:_TIMED]):
            some = [texts[(n + k) % len(texts)] for k in range(count)]
            began = process_time()
            run(one.question, some)
            times.append(1000 * (process_time() - began))
        found[name] = round(float(np.median(times)), 1)
    return found


def _sentences(
    embed: E5Embedder, ones: Sequence[Asked], asked: Vectors, readings: Sequence[Reading]
) -> dict[str, float]:
    found = dict.fromkeys(("e5", "reader", "both"), 0)
    for one, vector, reading in zip(ones, asked, readings, strict=True):
        spans = sentences(one.paragraph)
        near = embed([one.paragraph[slice(*span)].strip() for span in spans]) @ vector
        odds = np.array([best.odds if (best := reading.best(*span)) else -99.0 for span in spans])
        for way, scores in {"e5": near, "reader": odds, "both": odds + _NEARNESS * near}.items():
            start, end = spans[int(scores.argmax())]
            found[way] += _holds(one, start, end)
    return {way: round(count / len(ones), 3) for way, count in found.items()}


def _holds(one: Asked, start: int, end: int) -> bool:
    """Whether the sentence has the answer, where it was marked or in the same words."""
    text = one.paragraph[start:end]
    return bool(one.span and start <= one.span[0] < end) or any(answer in text for answer in one.answers)


def _pairs(
    read: E5Reader, ones: Sequence[Asked], asked: Vectors, readings: Sequence[Reading], pool: Pool
) -> Iterator[Seen]:
    """Each question with its paragraph, and with the nearest that are not its own and do not have its answer."""
    places = {told.text: n for n, told in enumerate(pool.articles)}
    for one, vector, reading in zip(ones, asked, readings, strict=True):
        near, own = pool.vectors @ vector, places[one.paragraph]
        yield _seen(one, pool.articles[own], reading, float(near[own]), 0)
        wrong = (n for n in np.argsort(-near).tolist() if n != own and not _answers(one, pool.articles[n].text))
        for rank, n in enumerate(islice(wrong, _WRONG), 1):
            other = pool.articles[n]
            yield _seen(one, other, read(one.question, [other.text])[0], float(near[n]), rank)


def _answers(one: Asked, text: str) -> bool:
    return any(answer.casefold() in text.casefold() for answer in one.answers)


def _seen(one: Asked, told: Article, reading: Reading, nearness: float, rank: int) -> Seen:
    best = reading.best(0, len(told.text))
    signs = Signs(reading.answers, best.odds if best else -99.0, nearness)
    down = Premises.of(understand(one.question, EVERYTHING)).missing(told) is not None
    likely = 0.0 if down else probability(signs, language(one.question), told.language)
    return Seen(signs, likely, rank)


def _false_answers(seen: Sequence[Seen]) -> dict[str, float]:
    """The part of the wrong paragraphs that score at least as much as nine of ten of the right ones.

    Of the nearest one by itself, and of all the wrong ones together.
    """
    ways = {
        "cosine": [one.signs.nearness for one in seen],
        "reader": [one.signs.answers + one.signs.span for one in seen],
        "likely": [one.likely for one in seen],
    }
    ranks = np.array([one.rank for one in seen])
    found = {}
    for way, values in ways.items():
        scores = np.array(values)
        taken = scores >= np.quantile(scores[ranks == 0], 1 - _ANSWERED)
        found[f"false_{way}"] = round(float(taken[ranks == 1].mean()), 3)
        found[f"false_{way}_of_{ranks.max()}"] = round(float(taken[ranks > 0].mean()), 3)
    return found
