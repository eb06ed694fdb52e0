"""Arabic words that may be names because no table of everyday words knows them: Arabic has no capitals.

The table beside this file is made by `python -m evals.everyday`: a folded stem a line, and after a * the words that
are names at least as often as anything else.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from rag.gazetteer import is_name
from rag.sounds import is_arabic
from rag.text import fold

_ON = re.compile(r"^(?:[وف]?(?:[بكل]?ال(?=..)|لل(?=..)|[بكل](?=...))|[وف](?=...))")
_ENDING = re.compile(r"(?<=...)(?:تهما|تها|تهم|هما|كما|ها|هم|هن|كم|وا|نا|ني|ون|ين|ان|ات|يه|يا|ته|ه|ك|ت|ا|ي)$")
_VERB = re.compile(r"^(?:س(?=[يتن]))?[يتن](?=...)")
_SHORT, _LONG = 3, 12  # letters of a name
# What no bare name looks like: with an article, a verb of the present, an ending of many or of "her", "the -ness".
_GRAMMAR = re.compile(r"^(?:[وف]?(?:[بكل]?ال|لل)|[وف]?[يت])|(?:ه|ات|ون|ين|ها|هم|هما|وا)$|^و?م\w{3,}ا$")
_ROSE = re.compile("^[وف]?أ.*ى$")  # أحصى, a verb of the past


def stems(word: str) -> Iterator[str]:
    """A folded word without what may be written onto it, from the whole word down."""
    for bare in dict.fromkeys((word, _ON.sub("", word))):
        light = _ENDING.sub("", bare)
        yield from (bare, light, _VERB.sub("", bare), _VERB.sub("", light))


@lru_cache(1)
def _table() -> tuple[frozenset[str], frozenset[str]]:
    lines = Path(__file__).with_name("everyday.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    return frozenset(w for w in words if w[0] != "*"), frozenset(w[1:] for w in words if w[0] == "*")


@lru_cache(20_000)
def may_be_name(word: str) -> bool:
    """Whether an Arabic word, as it stands in a text, is a name as far as everyday words tell."""
    folded = fold(word)
    if not is_arabic(folded) or not _SHORT <= len(folded) <= _LONG:
        return False
    everyday, both = _table()
    if folded in both or (is_name(word) and folded not in everyday):
        return True
    return not (_GRAMMAR.search(folded) or _ROSE.search(word) or any(stem in everyday for stem in stems(folded)))


def is_everyday(word: str) -> bool:
    """Whether a word is in the table of everyday words, and no name as far as that tells."""
    everyday, both = _table()
    folded = fold(word)
    return folded not in both and any(stem in everyday for stem in stems(folded))


def is_both(word: str) -> bool:
    """Whether a word is everyday and a name."""
    return fold(word) in _table()[1]
