from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import passage

from index.rows import Held
from index.vectors import Chroma, ChromaVectors

ONE, OTHER = (Held(n, passage(f"Report {n} of the harbour.", f"a{n}"), np.eye(8, dtype=np.float32)[n]) for n in (1, 2))


@pytest.fixture
def vectors(tmp_path: Path) -> Iterator[ChromaVectors]:
    opened = ChromaVectors(Chroma(tmp_path / "chroma"), "passages")
    yield opened
    opened.close()


@pytest.fixture
def put_in(vectors: ChromaVectors, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids that are handed to Chroma, as they are."""
    ids: list[str] = []
    upsert = vectors._collection.upsert
    monkeypatch.setattr(
        vectors._collection, "upsert", lambda own, embeddings: (ids.extend(own), upsert(own, embeddings=embeddings))
    )
    return ids


def test_what_chroma_has_is_not_put_in_again(vectors: ChromaVectors, put_in: list[str]) -> None:
    vectors.update([ONE], [])
    vectors.update([ONE, OTHER], [])
    assert put_in == [ONE.span.id, OTHER.span.id]
    assert vectors.count() == 2


def test_another_vector_of_the_same_takes_its_place(vectors: ChromaVectors, put_in: list[str]) -> None:
    vectors.update([ONE], [])
    vectors.update([replace(ONE, vector=OTHER.vector)], [])
    assert put_in == [ONE.span.id] * 2
    assert vectors.search(OTHER.vector, 1) == [(ONE.span.id, pytest.approx(1))]


def test_what_was_taken_out_is_put_in_again(vectors: ChromaVectors) -> None:
    vectors.update([ONE, OTHER], [])
    vectors.update([], [ONE.place])
    assert vectors.count() == 1
    vectors.update([ONE], [])
    assert {own for own, _ in vectors.search(ONE.vector, 9)} == {ONE.span.id, OTHER.span.id}


def test_nothing_is_no_change(vectors: ChromaVectors) -> None:
    vectors.update([], [])
    assert vectors.count() == 0
