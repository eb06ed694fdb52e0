"""The reader on real weights."""

from collections.abc import Iterator

import numpy as np
import pytest

from index.e5 import E5Embedder, ready
from index.encoder import encoder
from index.reader import E5Reader
from index.weights import Weights, find
from rag.stages import unit

RIVER = "The river rose in the night. Forty-two houses were lost in Derna on Monday. The mayor thanked the rescuers."
NAHR = "ارتفع منسوب النهر ليلا. فُقد اثنان وأربعون منزلا في درنة يوم الاثنين. وشكر العمدة فرق الإنقاذ."


@pytest.fixture(scope="module")
def engine() -> E5Embedder:
    return E5Embedder()


@pytest.fixture(scope="module")
def reader(engine: E5Embedder) -> Iterator[E5Reader]:
    yield E5Reader(engine)


def test_a_head_reads_what_the_engine_means(engine: E5Embedder) -> None:
    """With nothing learned, the mean of what a head of unit vectors says is the engine's own vector."""
    head = np.eye(384, dtype=np.float32), np.zeros(384, np.float32)
    run = ready(encoder(Weights(find()), exact=engine.exact, head=head))
    (tokens,) = engine.tokens(["passage: " + RIVER])
    said = run(engine.sums(tokens), None)[0][0]
    assert unit(said.mean(0)) @ engine([RIVER])[0] > 0.9999


def test_two_texts_stand_between_the_ends_of_both(engine: E5Embedder) -> None:
    assert engine.sums([5, 6], [7]).shape == (1, 7, 384)
    assert np.array_equal(engine.sums([5, 6], [7])[:, :4], engine.sums([5, 6]))


def test_nothing_to_read_gives_nothing(reader: E5Reader) -> None:
    assert reader("who?", []) == []


@pytest.mark.parametrize("passage", ["", " ", "…", "\n\n", "<b>", "a", "٣", "🚢" * 50, "\ud800"])
def test_a_passage_of_nothing_much_is_read(reader: E5Reader, passage: str) -> None:
    (found,) = reader("How many houses were lost?", [passage])
    assert np.isfinite(found.answers)
    span = found.best(0, len(passage))
    assert span is None or 0 <= span.start < span.end <= len(passage)


@pytest.mark.parametrize("passage", [RIVER, NAHR])
@pytest.mark.parametrize("question", ["How many houses were lost in Derna?", "كم منزلا فُقد في درنة؟"])
def test_it_finds_the_answer_in_and_across_languages(reader: E5Reader, question: str, passage: str) -> None:
    (found,) = reader(question, [passage])
    span = found.best(0, len(passage))
    assert (
        span
        and passage.split(". ")[1].startswith(passage[span.start : span.end].split()[0])
        or (span and passage[span.start : span.end] in passage.split(". ")[1])
    )


def test_what_is_told_elsewhere_is_less_likely_an_answer(reader: E5Reader) -> None:
    there, elsewhere = reader("Who thanked the rescuers?", [RIVER, "Prices of wheat fell again in Chicago this week."])
    assert there.answers > elsewhere.answers


def test_what_is_read_does_not_hang_on_what_is_read_with_it(reader: E5Reader) -> None:
    alone = reader("Who thanked the rescuers?", [RIVER])[0]
    beside = reader("Who thanked the rescuers?", [NAHR * 3, RIVER])[1]
    assert alone.answers == beside.answers
    assert np.array_equal(alone.starts, beside.starts)


def test_a_passage_longer_than_a_window_is_read_to_its_end(reader: E5Reader) -> None:
    long = "Nothing of note happened on that day in the village. " * 60 + RIVER
    (found,) = reader("How many houses were lost in Derna?", [long])
    assert np.isfinite(found.starts).all()
    span = found.best(0, len(long))
    assert span and span.start >= len(long) - len(RIVER)


def test_a_long_question_is_cut(reader: E5Reader) -> None:
    (found,) = reader("who was it " * 300, [RIVER])
    assert np.isfinite(found.answers)
