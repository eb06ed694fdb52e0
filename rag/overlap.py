"""How much of a claim's wording a sentence has, in the same order: who beat whom is in the order of the words."""

import re
from os.path import commonprefix

from rag.facts import is_fact
from rag.text import SMALL_WORDS, words

CLITICS = re.compile(r"^(?:[وف]?(?:[بكل]?ال|لل)|[وف](?=[\u0621-\u064a]{3}))(?=[\u0621-\u064a]{2})")


def content(text: str) -> list[str]:
    """The folded words of a text that say something; small words, numbers and denials left out."""
    return [word for word in words(text) if word not in SMALL_WORDS and not is_fact(word)]


def in_order(claim: list[str], text: list[str]) -> float:
    """The part of the claim's words, 0 to 1, that the text has in the claim's order (longest common subsequence)."""
    if not claim:
        return 0.0
    row = [0] * (len(text) + 1)
    for word in claim:
        before = 0
        for at, other in enumerate(text, 1):
            before, row[at] = row[at], before + 1 if alike(word, other) else max(row[at], row[at - 1])
    return row[-1] / len(claim)


def alike(a: str, b: str) -> bool:
    """Whether two folded words are one but for clitics and endings; another beginning, legal and illegal, is not."""
    one, other = (CLITICS.sub("", word) for word in (a, b))
    common = len(commonprefix((one, other)))
    return one == other or (common >= 3 and common >= 0.6 * max(len(one), len(other)))
