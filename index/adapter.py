"""What the reader, and the judge on top of it, have learned on top of the engine's weights.

Both files are made by `python -m training`, and described in docs/reader.md.
"""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load

from index.weights import Weights, find
from rag.errors import ModelError
from rag.stages import Vectors

FILE = Path(__file__).parent / "reader.safetensors"
JUDGE = FILE.with_name("judge.safetensors")
_SHA256 = {
    FILE: "878704e46085c8e99a11c0353007a7e22a8c5b06cfba530296619148bf7194a2",
    JUDGE: "d8bc5b64af3429bdf40ae196852cbdd23e763a3d7bb2d8b2b1050ed10f78480c",
}
_MEND = {
    FILE: "install Khabar again, or set KHABAR_READER to false: answers then are the nearest passages, unread",
    JUDGE: "install Khabar again, or set KHABAR_JUDGE to off: claims then are judged by their wording alone",
}


def adapter(path: Path = FILE, sha256: str = "") -> dict[str, Vectors]:
    """The tensors of the file, by name; ModelError if it is missing or another."""
    mend = _MEND.get(path, _MEND[FILE])
    if not path.is_file():
        raise ModelError(f"{path}, which was made by training, is missing: {mend}")
    packed = path.read_bytes()
    if hashlib.sha256(packed).hexdigest() != (sha256 or _SHA256.get(path)):
        raise ModelError(f"{path} is not the file this reader was made with: {mend}")
    try:
        tensors: dict[str, NDArray[Any]] = load(packed)
    except SafetensorError as error:
        raise ModelError(f"{path} cannot be read ({error}): {mend}") from error
    return {name: value.astype(np.float32) for name, value in tensors.items()}


class Adapted(Weights):
    """The engine's weights with those of adapters put in, one on top of the other.

    Matrices are added to, vectors replaced.
    """

    def __init__(self, *learned: dict[str, Vectors]) -> None:
        super().__init__(find())
        self._learned = learned

    def matrix(self, name: str, columns: int) -> Vectors:
        whole, own = super().matrix(name, columns), name.removesuffix(".w")
        for tensors in self._learned:
            if f"{own}.up" in tensors:
                whole = whole + tensors[f"{own}.up"] @ tensors[f"{own}.down"]
        return np.asarray(whole, np.float32)

    def vector(self, name: str) -> Vectors:
        found = [tensors[name] for tensors in self._learned if name in tensors]
        return found[-1] if found else super().vector(name)
