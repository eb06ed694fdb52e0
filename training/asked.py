"""Questions that were written for the project about passages of the news, in both languages.

`asked.jsonl` holds the questions and where passages and answers stand; the passages are read from the folder. Each has
a question in Arabic and one in English that it answers, and one of each that it seems to answer and does not. What is
in `unseen.jsonl` is only measured on.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from rag.text import language
from training.articles import Articles, Row, rows_of
from training.example import Example
from training.questions import Asked, Near, misleading

FILE = Path(__file__).with_name("asked.jsonl")
UNSEEN = FILE.with_name("unseen.jsonl")
_TRANSLATED = "ntrex-ar"  # the same reports as ntrex-en


def questions(folder: Path, *, held: bool) -> dict[str, list[Asked]]:
    """The questions, of the articles that are learned from or are not, by the languages of question and passage."""
    articles, rows = Articles(folder), rows_of(FILE)
    learned = articles.learned(rows)
    found: dict[str, list[Asked]] = {}
    for row in articles.apart([*rows, *rows_of(UNSEEN)], learned) if held else learned:
        for one in _of(articles, row):
            found.setdefault(f"{language(one.question)}→{language(one.paragraph)}", []).append(one)
    return found


def examples(folder: Path, near: Near, chance: random.Random) -> Iterator[Example]:
    """All that are learned from, and each answered one beside a passage near it that does not have the answer."""
    asked = questions(folder, held=False)
    for pair, ones in asked.items():
        for one in ones:
            yield Example(one.question, one.paragraph, "answered" if one.span else "unanswered", one.span)
        told = pair.rpartition("→")[2]
        same = (one.paragraph for other, others in asked.items() if other.endswith(told) for one in others)
        yield from misleading([one for one in ones if one.span], list(dict.fromkeys(same)), near, chance)


def sets_of(row: Row) -> tuple[str, ...]:
    """The sets in which its article stands, the second in the other language."""
    return (row["set"], _TRANSLATED) if "translated" in row else (row["set"],)


def _of(articles: Articles, row: Row) -> Iterator[Asked]:
    for name in sets_of(row):
        passage, title = articles.passage(row, name), articles.title(row)
        for n, (question, span) in enumerate(zip(row["questions"], row[_spans(row, name)], strict=True)):
            yield Asked(f"{row['id']}-{row['first']}-{n}", title, question, passage, *_answer(passage, span))
        for n, question in enumerate(row["unanswered"]):
            yield Asked(f"{row['id']}-{row['first']}-none-{n}", title, question, passage, None, ())


def _spans(row: Row, name: str) -> str:
    return "answers" if name == row["set"] else "translated"


def _answer(passage: str, span: Sequence[int]) -> tuple[tuple[int, int], tuple[str, ...]]:
    start, end = span
    return (start, end), (passage[start:end],)
