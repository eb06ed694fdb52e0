"""Where the public question sets and the seed articles stand: beside the project, never in it."""

from pathlib import Path

from rag.errors import InputError

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"


def shared(*parts: str) -> Path:
    """A file or folder of the data beside the project; InputError where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        raise InputError(f"this evaluation reads {path}, which is not here: it does not come with the project")
    return path
