"""What a reading says of the words of a passage."""

import numpy as np

from rag.reading import Reading, Span

TEXT = "Ana met Bo."  # pieces: Ana, met, Bo, and the stop
PIECES = np.array([(0, 3), (4, 7), (8, 10), (10, 11)])


def reading(starts: list[float], ends: list[float]) -> Reading:
    return Reading(0.0, PIECES, np.array(starts, np.float32), np.array(ends, np.float32))


def test_no_pieces_no_answer() -> None:
    empty = Reading(0.0, np.zeros((0, 2), np.int64), np.zeros(0, np.float32), np.zeros(0, np.float32))
    assert empty.best(0, 10) is None
    assert empty.several(0, 10, 3.0) == []


def test_the_best_span_begins_and_ends_where_the_odds_are_best() -> None:
    assert reading([4, 0, 1, 0], [0, 0, 6, 0]).best(0, 11) == Span(0, 10, 5.0)


def test_a_span_does_not_end_before_it_begins() -> None:
    found = reading([0, 0, 9, 0], [9, 0, 1, 0]).best(0, 11)
    assert found == Span(8, 10, 5.0)


def test_only_what_lies_inside_is_looked_at() -> None:
    found = reading([9, 0, 2, 0], [9, 0, 2, 0]).best(4, 11)
    assert found == Span(8, 10, 2.0)


def test_a_piece_of_no_characters_is_no_answer() -> None:
    made = Reading(0.0, np.array([(0, 0), (0, 3)]), np.array([9, 1], np.float32), np.array([9, 1], np.float32))
    assert made.best(0, 3) == Span(0, 3, 1.0)


def test_several_do_not_overlap_and_come_best_first() -> None:
    found = reading([5, -9, 4, -9], [5, -9, 4, -9]).several(0, 11, 3.0)
    assert found == [Span(0, 3, 5.0), Span(8, 10, 4.0)]


def test_several_leave_out_what_falls_far_behind() -> None:
    assert reading([5, -9, 1, -9], [5, -9, 1, -9]).several(0, 11, 3.0) == [Span(0, 3, 5.0)]


def test_the_longest_answer_has_24_pieces() -> None:
    pieces = np.array([(n, n + 1) for n in range(30)])
    starts, ends = np.full(30, -5.0, np.float32), np.full(30, -5.0, np.float32)
    starts[0], ends[29], ends[23] = 9, 9, 8
    found = Reading(0.0, pieces, starts, ends).best(0, 30)
    assert found == Span(0, 24, 8.5)
