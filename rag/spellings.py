"""Spellings of names that their sounds do not relate: Michael مايكل, José خوسيه.

The table beside this file is made by `python -m evals.spellings` of names in Wikidata; a Latin name a line, with its
Arabic spellings, all folded.
"""

from functools import lru_cache
from pathlib import Path

from rag.text import fold


@lru_cache(1)
def _table() -> dict[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("spellings.txt").read_text("utf-8").splitlines()
    return {latin: tuple(arabic) for latin, *arabic in map(str.split, lines) if not latin.startswith("#")}


def arabic_spellings(latin: str) -> tuple[str, ...]:
    """Arabic spellings of a Latin name that its sounds do not give, folded."""
    return _table().get(fold(latin), ())
