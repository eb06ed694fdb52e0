"""Passages read for an answer, by a reader that follows a script."""

from collections.abc import Sequence

import numpy as np

from rag.found import read
from rag.reading import Reading
from rag.types import EVERYTHING
from rag.understand import understand
from tests.conftest import article, hit, part

TALKS = article("The sides came to Ankara. Twelve papers were signed on Monday. Nobody spoke to the press.", "talks")
PAPERS = part(TALKS, "Twelve papers were signed on Monday.", 1)
SPOKE = part(TALKS, "Nobody spoke to the press.", 2)
QUERY = understand("How many papers were signed?", EVERYTHING)


class ScriptedReader:
    """Finds its words, and is as sure as it is told to be."""

    def __init__(self, words: str, odds: float) -> None:
        self.words, self.odds = words, odds
        self.read: list[str] = []

    def __call__(self, question: str, passages: Sequence[str]) -> list[Reading]:
        self.read += passages
        return [self._reading(text) for text in passages]

    def _reading(self, text: str) -> Reading:
        pieces = np.array([(at, at + len(word)) for at, word in _words(text)])
        odds = np.array([self.odds if text[a:b] == self.words else -9.0 for a, b in pieces], np.float32)
        return Reading(self.odds if self.words in text else -9.0, pieces, odds, odds)


def _words(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in text.split(" "):
        found.append((at, word))
        at += len(word) + 1
    return found


def test_the_answer_is_marked_in_the_passage_that_holds_it() -> None:
    found = read(ScriptedReader("Twelve", 6.0), QUERY, [hit(PAPERS, 1), hit(SPOKE, 2)], all_of_them=True)
    papers, spoke = (next(one for one in found if one.hit.passage == p) for p in (PAPERS, SPOKE))
    assert [PAPERS.text[a:b] for a, b in papers.spans] == ["Twelve"]
    assert papers.probability > spoke.probability


def test_passages_of_one_window_are_read_once() -> None:
    reader = ScriptedReader("Twelve", 6.0)
    read(reader, QUERY, [hit(PAPERS, 1), hit(SPOKE, 2)], all_of_them=True)
    assert reader.read == [TALKS.text]


def test_once_an_answer_is_certain_no_more_is_read_unless_there_may_be_more() -> None:
    hits = [hit(f"Report {n}: Twelve papers were signed.", n) for n in range(1, 6)]
    sure, unsure, every = ScriptedReader("Twelve", 30.0), ScriptedReader("Twelve", -8.0), ScriptedReader("Twelve", 30.0)
    read(sure, QUERY, hits, all_of_them=False)
    read(unsure, QUERY, hits, all_of_them=False)
    read(every, QUERY, hits, all_of_them=True)
    assert (len(sure.read), len(unsure.read), len(every.read)) == (2, 5, 5)


def test_at_most_five_windows_are_read() -> None:
    reader = ScriptedReader("Twelve", 6.0)
    read(reader, QUERY, [hit(f"Report {n} of many.", n) for n in range(1, 13)], all_of_them=True)
    assert len(reader.read) == 5


def test_nothing_to_read() -> None:
    reader = ScriptedReader("Twelve", 6.0)
    assert read(reader, QUERY, [], all_of_them=True) == []
    assert reader.read == []
