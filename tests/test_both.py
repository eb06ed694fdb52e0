"""Two lists of hits as one."""

from rag.both import equally
from rag.types import Hit
from tests.conftest import hit

RAIN, SNOW, WIND = (hit(text, 1) for text in ("Rain fell.", "Snow fell.", "Wind blew."))


def listed(*hits: Hit) -> list[Hit]:
    return [hit(one.passage, rank, one.score) for rank, one in enumerate(hits, 1)]


def texts(hits: list[Hit]) -> list[tuple[int, str]]:
    return [(one.rank, one.passage.text) for one in hits]


def test_nothing_and_nothing_is_nothing() -> None:
    assert equally([], []) == []


def test_a_list_alone_keeps_its_order() -> None:
    assert equally(listed(RAIN, SNOW), []) == equally([], listed(RAIN, SNOW)) == listed(RAIN, SNOW)


def test_what_both_found_comes_first_and_once() -> None:
    made = equally(listed(RAIN, SNOW), listed(WIND, SNOW))
    assert texts(made)[0] == (1, "Snow fell.")
    assert sorted(one.passage.text for one in made) == ["Rain fell.", "Snow fell.", "Wind blew."]
    assert [one.rank for one in made] == [1, 2, 3]


def test_both_lists_have_equal_say() -> None:
    assert equally(listed(RAIN, SNOW), listed(WIND)) == equally(listed(WIND), listed(RAIN, SNOW))
