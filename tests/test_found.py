"""Passages read for an answer, by a reader that follows a script."""

from collections.abc import Sequence

import numpy as np

from rag.found import read, shared
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


def test_at_most_six_windows_are_read() -> None:
    reader = ScriptedReader("Twelve", 6.0)
    read(reader, QUERY, [hit(f"Report {n} of many.", n) for n in range(1, 13)], all_of_them=True)
    assert len(reader.read) == 6


def test_nothing_to_read() -> None:
    reader = ScriptedReader("Twelve", 6.0)
    assert read(reader, QUERY, [], all_of_them=True) == []
    assert reader.read == []


def test_an_answer_of_the_kind_asked_for_goes_before_a_likelier_one_of_another() -> None:
    class Torn(ScriptedReader):
        """Likes "papers" best, and "Twelve" a little less."""

        def _reading(self, text: str) -> Reading:
            pieces = np.array([(at, at + len(word)) for at, word in _words(text)])
            likely = {"papers": 4.0, "Twelve": 3.0}
            odds = np.array([likely.get(text[a:b], -9.0) for a, b in pieces], np.float32)
            return Reading(4.0, pieces, odds, odds)

    (found,) = (one for one in read(Torn("", 0.0), QUERY, [hit(PAPERS, 1)], all_of_them=True) if not one.beside)
    assert [PAPERS.text[a:b] for a, b in found.spans] == ["Twelve"]
    assert (found.fitting, found.signs.span) == (3.0, 4.0)


def test_an_answer_of_another_kind_is_worth_less() -> None:
    found = read(ScriptedReader("Nobody", 6.0), QUERY, [hit(SPOKE, 1)], all_of_them=True)
    spoke = next(one for one in found if not one.beside)
    assert spoke.fitting == 0.0


def test_what_stands_before_a_sentence_is_shared_with_the_question_too() -> None:
    found = read(ScriptedReader("Twelve", 6.0), QUERY, [hit(PAPERS, 1), hit(SPOKE, 2)], all_of_them=True)
    came, papers, spoke = sorted(zip(found, shared(QUERY, found), strict=True), key=lambda pair: pair[0].start)
    assert papers[1] > spoke[1] > came[1]
    assert spoke[0].before == f"The sides came to Ankara. {PAPERS.text} "
    assert came[0].before == ""


def test_what_stands_before_a_sentence_begins_with_a_whole_word() -> None:
    long = article(f"{'The river rose in the night, and then it fell. ' * 20}Nobody spoke.", "river")
    (spoke,) = (
        one
        for one in read(ScriptedReader("Nobody", 6.0), QUERY, [hit(part(long, "Nobody spoke."))], all_of_them=True)
        if one.text == "Nobody spoke."
    )
    assert 200 < len(spoke.before) <= 300
    assert long.text.endswith(f" {spoke.before}Nobody spoke.")
