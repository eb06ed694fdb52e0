"""The parameters to the file that the engine reads: half precision, named as in `index/adapter.py`."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from rag.stages import Vectors


def save(parameters: dict[str, NDArray[Any]], out: Path) -> None:
    save_file({name: np.ascontiguousarray(value, np.float16) for name, value in parameters.items()}, out)


def read(file: Path) -> dict[str, Vectors]:
    """The parameters of a file that was just made, and has no known hash yet."""
    return {name: value.astype(np.float32) for name, value in load_file(file).items()}
