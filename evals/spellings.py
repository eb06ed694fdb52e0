"""Makes `rag/spellings.txt`: what the rule of sounds misses in a list of Wikidata's names.

    python -m evals.spellings ../shared/names/wikidata_en_ar_name_tokens.tsv > rag/spellings.txt

The list (English, Arabic, how often; tab-separated) was aligned word by word from Wikidata's labels, and errs: a pair
is believed the more often it was seen and the nearer its sounds are.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rag.names import sounds_alike
from rag.sounds import distance, readings, skeleton, sounds
from rag.text import SMALL_WORDS, fold

_HEAD = """\
# Spellings of names that rag/sounds.py does not relate; made by evals/spellings.py.
# From the names of Wikidata (CC0), as aligned in github.com/steveash/NETransliteration-COLING2018 (5d5f59e5, MIT).
"""
_HALVES = frozenset("عبد ابو ابن بن ام ال".split())  # of names: Abdullah is no Abdel Fattah
_FARTHEST = 0.15, 0.35  # price a sound at which a pair is still believed: seen once or less, seen often
_STEP = 0.05  # what each time it was seen adds


def believed(latin: str, arabic: str, seen: int) -> bool:
    """Whether a pair that the rule misses, or gives two keys, is likely to be one name in two scripts."""
    if len(latin) < 3 or len(arabic) < 2 or not (latin.isalpha() and arabic.isalpha()):
        return False
    if {fold(latin), fold(arabic)} & (SMALL_WORDS | _HALVES) or _cut(latin, arabic):
        return False
    related = sounds_alike(latin, arabic)
    if related and skeleton(latin) == skeleton(arabic):
        return False
    return related or _price(latin, arabic) <= min(_FARTHEST[0] + _STEP * seen, _FARTHEST[1])


def _cut(latin: str, arabic: str) -> bool:
    """Whether the list took the first letter of the Arabic name for a clitic, and off."""
    return any(sounds(latin)[:1] in heard and sounds(arabic)[:1] not in heard for heard in ("l", "bpv", "fpvW"))


def _price(latin: str, arabic: str) -> float:
    one, others = sounds(latin), [sounds(reading) for reading in readings(arabic)]
    return min(distance(one, other) / max(len(one), len(other), 1) for other in others)


def table(lines: Iterable[str]) -> Iterator[str]:
    """The lines of the table: a Latin name and its Arabic spellings, the most frequent first."""
    found: dict[str, dict[str, int]] = {}
    for line in lines:
        latin, arabic, seen = line.rstrip("\n").split("\t")
        if believed(latin, arabic, int(seen)):
            spellings = found.setdefault(fold(latin), {})
            spellings[fold(arabic)] = spellings.get(fold(arabic), 0) + int(seen)
    for latin, spellings in sorted(found.items()):
        yield " ".join([latin, *sorted(spellings, key=lambda arabic: (-spellings[arabic], arabic))])


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        sys.stdout.write(_HEAD + "".join(f"{line}\n" for line in table(lines)))
