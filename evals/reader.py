"""The reader on questions whose articles' titles were kept from its training, beside e5's nearest sentence.

Two questions of each row: is the right sentence of the right paragraph found; and, where nine of ten answerable
questions are answered, how often is the nearest wrong paragraph taken for an answer too. Of the questions that were
written for the project about the news, what is wrong is a question that the passage itself does not answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import process_time
from typing import Any

import numpy as np

from evals import Say
from evals.data import shared
from index.e5 import E5Embedder
from index.judge import E5Judge
from index.reader import E5Reader
from rag.reading import Reading
from rag.sentences import sentences
from rag.settings import Settings
from rag.stages import Vectors
from training.asked import questions as asked_of_news
from training.questions import Asked, parallel, sets

_NEARNESS = 80.0  # weight of a sentence's cosine beside its span's odds
_ANSWERED = 0.9
_WINDOW, _TIMED = 600, 40  # characters that are read at once in an answer; questions that are timed
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
    """A question with its own paragraph or the nearest wrong one: what the reader and the engine make of the two."""

    answers: float  # the reader's log odds
    margin: float  # of the best span
    nearness: float  # cosine of question and paragraph
    right: bool  # whether the paragraph is the question's own


def reader(settings: Settings, say: Say) -> dict[str, Any]:
    """The right sentence three ways, and false answers two ways, of each row."""
    embed = E5Embedder()
    read = E5Reader(embed)
    held = sets(shared("evals"), held=True)
    pools = pools_of(held, sets(shared("evals"), held=False))
    vectors = {tongue: embed(pool) for tongue, pool in pools.items()}
    figures: dict[str, Any] = {}
    for name, row in _ROWS:
        ones = [one for one in (held | parallel(held))[row] if one.span]
        asked = embed([one.question for one in ones], question=True)
        readings = [read(one.question, [one.paragraph])[0] for one in ones]
        figures[name] = {"questions": len(ones), **_sentences(embed, ones, asked, readings)}
        tongue = name[-2:]
        seen = _pairs(read, ones, asked, readings, pools[tongue], vectors[tongue])
        figures[name] |= _false_answers(seen)
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
        _seen(reading, one.paragraph, near, right=bool(one.span))
        for one, reading, near in zip(ones, readings, nearness, strict=True)
    ]
    at = [n for n, one in enumerate(ones) if one.span]
    right = _sentences(embed, [ones[n] for n in at], asked[at], [readings[n] for n in at])
    return {"questions": len(at), "unanswered": len(ones) - len(at), **right, **_false_answers(seen)}


def _cost(read: E5Reader, judge: E5Judge, ones: Sequence[Asked]) -> dict[str, float]:
    """Median CPU milliseconds, all threads together, of reading five windows and of judging ten."""
    texts = list(dict.fromkeys(one.paragraph[:_WINDOW] for one in ones))
    found = {}
    for name, count, run in (("read_5_ms", 5, read), ("judge_10_ms", 10, judge)):
        times = []
        for n, one in enumerate(ones[:_TIMED]):
            some = [texts[(n + k) % len(texts)] for k in range(count)]
            began = process_time()
            run(one.question, some)
            times.append(1000 * (process_time() - began))
        found[name] = round(float(np.median(times)), 1)
    return found


def pools_of(*parts: dict[str, list[Asked]]) -> dict[str, list[str]]:
    """The distinct paragraphs of all the sets, by language."""
    asked = [(name[-2:], one) for part in parts for name, ones in part.items() for one in ones]
    return {own: list(dict.fromkeys(one.paragraph for tongue, one in asked if tongue == own)) for own in ("ar", "en")}


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
    read: E5Reader,
    ones: Sequence[Asked],
    asked: Vectors,
    readings: Sequence[Reading],
    pool: Sequence[str],
    vectors: Vectors,
) -> list[Seen]:
    """Each question with its paragraph, and with the nearest that is not its own and does not have its answer."""
    places = {text: n for n, text in enumerate(pool)}
    seen = []
    for one, vector, reading in zip(ones, asked, readings, strict=True):
        near = vectors @ vector
        seen.append(_seen(reading, one.paragraph, float(near[places[one.paragraph]]), right=True))
        wrong = (
            n
            for n in np.argsort(-near).tolist()
            if pool[n] != one.paragraph and not any(a.casefold() in pool[n].casefold() for a in one.answers)
        )
        n = next(wrong)
        seen.append(_seen(read(one.question, [pool[n]])[0], pool[n], float(near[n]), right=False))
    return seen


def _seen(reading: Reading, text: str, nearness: float, *, right: bool) -> Seen:
    best = reading.best(0, len(text))
    return Seen(reading.answers, best.odds if best else -99.0, nearness, right)


def _false_answers(seen: Sequence[Seen]) -> dict[str, float]:
    """The part of the wrong paragraphs that score at least as much as nine of ten of the right ones."""
    ways = {
        "false_cosine": [one.nearness for one in seen],
        "false_reader": [one.answers + one.margin for one in seen],
        "false_both": [one.answers + one.margin + 40 * one.nearness for one in seen],
    }
    right = np.array([one.right for one in seen])
    found = {}
    for way, values in ways.items():
        scores = np.array(values)
        floor = np.quantile(scores[right], 1 - _ANSWERED)
        found[way] = round(float((scores[~right] >= floor).mean()), 3)
    return found
