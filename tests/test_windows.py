"""What is read at once."""

from rag.windows import windows
from tests.conftest import article, hit, part

LONG = article(
    "\n".join(f"Sentence {n} says that the river rose by {n} metres in the night before." for n in range(40))
)


def sentence(n: int) -> str:
    return f"Sentence {n} says that the river rose by {n} metres in the night before."


def test_nothing_to_read() -> None:
    assert windows([], 5) == []


def test_a_window_holds_its_passage_and_whole_sentences_around_it() -> None:
    (window,) = windows([hit(part(LONG, sentence(20), 1), 1)], 5)
    lines = window.text.split("\n")
    assert sentence(20) in lines
    assert all(line in LONG.text.split("\n") for line in lines)
    assert 400 < len(window.text) <= 600
    assert lines[0] != sentence(20) != lines[-1]


def test_a_passage_at_the_beginning_and_at_the_end() -> None:
    first, last = windows([hit(part(LONG, sentence(0), 1), 1), hit(part(LONG, sentence(39), 2), 2)], 5)
    assert (first.start, last.end) == (0, len(LONG.text))


def test_a_passage_that_lies_in_a_window_needs_none_of_its_own() -> None:
    near, next_to = hit(part(LONG, sentence(20), 1), 1), hit(part(LONG, sentence(21), 2), 2)
    (window,) = windows([near, next_to], 5)
    assert window.hits == (near, next_to)


def test_at_most_so_many_windows_the_first_hits_first() -> None:
    hits = [hit(part(LONG, sentence(n), n), n) for n in (30, 15, 1)]
    assert [window.hits[0] for window in windows(hits, 2)] == hits[:2]


def test_a_passage_longer_than_a_window_is_read_whole() -> None:
    whole = article("word " * 300)
    (window,) = windows([hit(part(whole, whole.text.strip(), 1), 1)], 5)
    assert window.text == whole.text.strip()


def test_articles_are_kept_apart() -> None:
    other = article("Another article, of the same words.", "other")
    found = windows([hit(part(LONG, sentence(3), 1), 1), hit(part(other, other.text, 2), 2)], 5)
    assert [window.article.id for window in found] == [LONG.id, other.id]
