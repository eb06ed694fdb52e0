"""The parameters to the file that the engine reads: half precision, named as in `index/adapter.py`."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file


def save(parameters: dict[str, NDArray[Any]], out: Path) -> None:
    save_file({name: np.ascontiguousarray(value, np.float16) for name, value in parameters.items()}, out)
