"""The reader's file, and the weights it changes."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from index.adapter import FILE, JUDGE, Adapted, adapter
from index.weights import Weights, find
from rag.errors import ModelError


def stored(path: Path, packed: bytes) -> str:
    path.write_bytes(packed)
    return hashlib.sha256(packed).hexdigest()


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone.safetensors.* is missing: install Khabar again, or set KHABAR_READER"):
        adapter(tmp_path / "gone.safetensors")


def test_another_file_is_refused_by_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    stored(path, save({"head": np.zeros((6, 384), np.float16)}))
    with pytest.raises(ModelError, match="is not the file this reader was made with: install Khabar again"):
        adapter(path)


def test_a_damaged_file_is_refused_even_if_its_hash_is_known(tmp_path: Path) -> None:
    path = tmp_path / "damaged.safetensors"
    with pytest.raises(ModelError, match="cannot be read"):
        adapter(path, stored(path, b"\xff" * 64))


def test_half_precision_is_widened(tmp_path: Path) -> None:
    path = tmp_path / "small.safetensors"
    held = adapter(path, stored(path, save({"kinds": np.full((2, 3), 0.5, np.float16)})))
    assert held["kinds"].dtype == np.float32
    assert held["kinds"].tolist() == [[0.5] * 3] * 2


def test_the_files_of_the_package_are_whole_and_small() -> None:
    assert {"head", "head.b", "kinds", "l0.q.up", "l11.fo.down"} <= set(adapter())
    assert {"head", "head.b", "l2.q.up", "l11.fo.down"} <= set(adapter(JUDGE))
    assert FILE.stat().st_size <= 12_000_000 and JUDGE.stat().st_size <= 6_000_000


def test_matrices_are_added_to_and_vectors_replaced() -> None:
    plain = Weights(find())
    up, down = np.ones((384, 2), np.float32), np.full((2, 384), 0.25, np.float32)
    learned = Adapted({"l3.q.up": up, "l3.q.down": down, "l3.q.b": np.full(384, 7.0, np.float32)})
    assert np.allclose(learned.matrix("l3.q.w", 384), plain.matrix("l3.q.w", 384) + 0.5)
    assert np.array_equal(learned.matrix("l4.q.w", 384), plain.matrix("l4.q.w", 384))
    assert learned.vector("l3.q.b").tolist() == [7.0] * 384
    assert np.array_equal(learned.vector("l3.aln.w"), plain.vector("l3.aln.w"))


def test_what_was_learned_later_stands_on_what_was_learned_before() -> None:
    first, then = (
        {"l3.q.up": np.ones((384, 1), np.float32), "l3.q.down": np.full((1, 384), part, np.float32), "l3.q.b": bias}
        for part, bias in ((0.5, np.full(384, 7.0, np.float32)), (0.25, np.full(384, 8.0, np.float32)))
    )
    learned = Adapted(first, then)
    assert np.allclose(learned.matrix("l3.q.w", 384), Weights(find()).matrix("l3.q.w", 384) + 0.75)
    assert learned.vector("l3.q.b").tolist() == [8.0] * 384
