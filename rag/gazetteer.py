"""Words that name people or towns and are hardly ever anything else: Arabic does not mark names by capitals.

The table beside this file is made by `python -m evals.gazetteer` of Wikidata's and GeoNames' names,
a folded word a line.
"""

from functools import lru_cache
from pathlib import Path

from rag.sounds import is_arabic, readings
from rag.text import fold

_BARE = 5  # letters of a name that an Arabic clitic may stand before: بكين is Beijing, not "as Kein"


@lru_cache(1)
def _names() -> frozenset[str]:
    lines = Path(__file__).with_name("gazetteer.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@lru_cache(20_000)
def is_name(word: str) -> bool:
    """Whether a word, as it stands or after a clitic, is the name of a person or town."""
    folded, *bare = map(fold, readings(word))
    return folded in _names() or (is_arabic(word) and any(len(form) >= _BARE and form in _names() for form in bare))
