"""Asking again."""

import time

import pytest

from rag.errors import ModelError
from rag.tries import asked_wait, tried

PASSING = ModelError("busy", status=503, down=True, after=0.001)


class Call:
    """Fails in these ways, in order, then returns."""

    def __init__(self, *errors: ModelError) -> None:
        self.errors, self.left = list(errors), list[float]()

    def __call__(self, left: float) -> str:
        self.left.append(left)
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def test_what_succeeds_is_called_once_with_all_the_time() -> None:
    call = Call()
    assert tried(call, 5.0) == "done"
    assert call.left == [pytest.approx(5.0, abs=0.1)]


@pytest.mark.parametrize("failures", [1, 2])
def test_what_passes_is_tried_again_with_the_time_that_is_left(failures: int) -> None:
    call = Call(*[PASSING] * failures)
    assert tried(call, 5.0) == "done"
    assert len(call.left) == failures + 1
    assert call.left == sorted(call.left, reverse=True)


def test_the_third_failure_is_the_last() -> None:
    call = Call(*[PASSING] * 5)
    with pytest.raises(ModelError, match="busy"):
        tried(call, 5.0)
    assert len(call.left) == 3


@pytest.mark.parametrize(
    "error",
    [
        ModelError("bad request", status=400),
        ModelError("no key", status=401, down=True),
        ModelError("no model", status=404, down=True),
        ModelError("nonsense"),
    ],
)
def test_what_lasts_is_not_tried_again(error: ModelError) -> None:
    call = Call(error)
    with pytest.raises(ModelError, match=str(error)):
        tried(call, 5.0)
    assert len(call.left) == 1


@pytest.mark.parametrize("after", [0.0, 60.0])
def test_there_is_no_wait_beyond_the_time(after: float) -> None:
    call = Call(ModelError("busy", status=429, down=True, after=after))
    began = time.monotonic()
    with pytest.raises(ModelError):
        tried(call, 0.1)
    assert (len(call.left), time.monotonic() - began < 5) == (1, True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0.0),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "9", "retry-after-ms": "20"}, 0.02),
        ({"retry-after": "1e9"}, 600.0),
        ({"retry-after": "inf"}, 600.0),
        ({"retry-after": "Sun, 01 Jan 2090 00:00:00 GMT"}, 600.0),
        ({"retry-after": "Sun, 01 Jan 1990 00:00:00 GMT"}, 0.0),
        ({"retry-after": "-5"}, 0.0),
        ({"retry-after": "nan"}, 0.0),
        ({"retry-after": "soon"}, 0.0),
        ({"retry-after": ""}, 0.0),
        ({"retry-after-ms": "soon"}, 0.0),
    ],
)
def test_a_wait_is_read_however_a_server_asks_for_it(headers: dict[str, str], seconds: float) -> None:
    assert asked_wait(headers) == seconds
