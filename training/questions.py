"""Question sets in the shape of SQuAD, told apart by the titles of their articles, as examples."""

import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.text import words
from training.changes import Stock, changed
from training.example import Example, held_back

# What may be distributed: CC BY-SA (SQuAD, XQuAD, MLQA), MIT (ARCD), Apache (TyDi). AAQAD states no licence.
SETS = (
    "squad11_dev_en",
    "squad20_dev_en",
    "arcd_train_ar",
    "tydi_dev_ar",
    "mlqa_dev_ar",
    "xquad_dev_ar",
    "xquad_dev_en",
)
_PARALLEL = ("xquad_dev_ar", "xquad_dev_en")  # the same questions on the same paragraphs

Near = Callable[[Sequence[str], Sequence[str]], list[list[int]]]  # for each question, the nearest passages, best first


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the paragraph it was asked of; without an answer where that has none."""

    id: str
    title: str
    question: str
    paragraph: str
    span: tuple[int, int] | None
    answers: tuple[str, ...]


def read(folder: Path, name: str) -> Iterator[Asked]:
    """The questions of one set."""
    for article in json.loads((folder / f"{name}.json").read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            for qa in paragraph["qas"]:
                spans = [(a["answer_start"], a["answer_start"] + len(a["text"])) for a in qa["answers"]]
                good = [s for s, a in zip(spans, qa["answers"], strict=True) if text[slice(*s)] == a["text"]]
                if good or not qa["answers"]:
                    answers = tuple(a["text"] for a in qa["answers"])
                    yield Asked(qa["id"], article["title"], qa["question"], text, good[0] if good else None, answers)


def sets(folder: Path, *, held: bool) -> dict[str, list[Asked]]:
    """The sets, of the titles that are held back or of the others."""
    return {name: [asked for asked in read(folder, name) if held_back(asked.title) == held] for name in SETS}


def across(asking: Iterable[Asked], holding: Iterable[Asked]) -> list[Asked]:
    """The questions of one set on the paragraphs of its parallel."""
    found = {asked.id: asked for asked in holding}
    pairs = ((asked, found[asked.id]) for asked in asking if asked.id in found)
    return [Asked(b.id, b.title, a.question, b.paragraph, b.span, b.answers) for a, b in pairs]


def parallel(asked: dict[str, list[Asked]]) -> dict[str, list[Asked]]:
    """XQuAD in the directions that cross languages."""
    arabic, english = (asked[name] for name in _PARALLEL)
    return {"en→ar": across(english, arabic), "ar→en": across(arabic, english)}


def examples(folder: Path, near: Near, stock: Stock, chance: random.Random) -> Iterator[Example]:
    """Answered and unanswered ones, of the titles that are not held back."""
    asked = sets(folder, held=False)
    crossed = parallel(asked)
    for ones in (*asked.values(), *crossed.values(), *crossed.values(), *crossed.values()):  # few, and the hardest
        for one in ones:
            yield Example(one.question, one.paragraph, "answered" if one.span else "unanswered", one.span)
            if one.span and chance.random() < _PRESUMING and (other := _presuming(one, stock, chance)):
                yield Example(other, one.paragraph, "unanswered")
    yield from _impossible_across(asked)
    pools = {language: _paragraphs(asked, language) for language in ("ar", "en")}
    for name, ones in (*asked.items(), *crossed.items(), *crossed.items()):
        answerable = [one for one in ones if one.span]
        language = name[-2:]
        yield from misleading(answerable, pools[language], near, chance)
        if name in _PARALLEL:  # a question of one language among passages of the other
            yield from misleading(answerable, pools["en" if language == "ar" else "ar"], near, chance)


_PRESUMING = 0.35  # of the questions are also asked with one thing changed


def _presuming(one: Asked, stock: Stock, chance: random.Random) -> str | None:
    """The question about another person, place or year than the paragraph tells of."""
    other = changed(one.question, stock, chance)
    put = set(words(other)) - set(words(one.question)) if other else set()
    return other if put and put.isdisjoint(words(one.paragraph)) else None


def _impossible_across(asked: dict[str, list[Asked]]) -> Iterator[Example]:
    """Questions without an answer in an English paragraph have none in its Arabic parallel."""
    arabic, english = (asked[name] for name in _PARALLEL)
    translated = {b.paragraph: a.paragraph for a, b in zip(arabic, english, strict=True)}
    for one in asked["squad20_dev_en"]:
        if one.span is None and one.paragraph in translated:
            yield Example(one.question, translated[one.paragraph], "unanswered")


def _paragraphs(asked: dict[str, list[Asked]], language: str) -> list[str]:
    return list(dict.fromkeys(one.paragraph for name in SETS if name.endswith(language) for one in asked[name]))


_NEAREST = 8  # passages of which one is taken


def misleading(ones: Sequence[Asked], pool: Sequence[str], near: Near, chance: random.Random) -> Iterator[Example]:
    """Near passages that do not hold the answer."""
    for one, places in zip(ones, near([one.question for one in ones], pool), strict=True):
        known = [answer.casefold() for answer in one.answers]
        wrong = [
            pool[n] for n in places if pool[n] != one.paragraph and not any(a in pool[n].casefold() for a in known)
        ]
        if wrong:
            yield Example(one.question, chance.choice(wrong[:_NEAREST]), "unanswered")
