import pytest

from index.deferred import Deferred
from index.derived import Indexed
from rag.errors import CorpusError
from tests.test_corpus import Unwilling


def test_it_is_opened_once_when_something_is_wanted_of_it() -> None:
    opened: list[Indexed] = []

    def open_it() -> Indexed:
        opened.append(Unwilling(willing=True))
        return opened[-1]

    index = Deferred(open_it)
    index.reopen()
    index.close()
    assert opened == []
    index.update([], [])
    assert (index.count(), len(opened)) == (0, 1)
    index.reopen()
    index.clear()
    index.close()
    assert len(opened) == 1


def test_one_that_cannot_be_opened_is_tried_again_next_time() -> None:
    tries: list[int] = []

    def open_it() -> Indexed:
        tries.append(1)
        if len(tries) == 1:
            raise CorpusError("away")
        return Unwilling(willing=True)

    index = Deferred(open_it)
    with pytest.raises(CorpusError, match="away"):
        index.count()
    assert index.count() == 0
    assert len(tries) == 2
