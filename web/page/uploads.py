"""Files that visitors sent: whether they are what is taken, said by the server, whatever a browser let through."""

from collections.abc import Sequence
from pathlib import Path

from gradio.utils import get_upload_folder

from web.page.labels import label
from web.page.words import Look


def refused(path: Path, endings: Sequence[str], most: int, look: Look) -> str:
    """Why a file is not taken; empty if it is. `most` are megabytes."""
    try:
        size, inside = path.stat().st_size, path.resolve().is_relative_to(Path(get_upload_folder()).resolve())
    except OSError:
        size, inside = 0, False
    if not inside or not path.is_file():
        return label(look, "not_uploaded")
    if not path.name.lower().removesuffix(".gz").endswith(tuple(endings)):
        return label(look, "kind")
    return label(look, "too_large", most=look.n(most)) if size > most * 2**20 else ""
