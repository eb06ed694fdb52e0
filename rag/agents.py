"""By whom a claim says that something was done, where its text names nobody who did it."""

import re

from rag.matched import matched, may_act, read
from rag.text import fold

_BY = re.compile(r"\bby$|\b(?:علي\s+(?:يد|ايدي)|من\s+(?:قبل|جانب)|بواسطه)$")
_REACH = 4  # words behind a "by" in which who does it is named


def unnamed_agent(claim: str, text: str) -> str | None:
    """Who did it, by the claim's "by", and is nowhere in the text; known words for people and bodies alone count."""
    words, held = read(claim), matched(claim, text)
    for at in range(1, len(words)):
        if not _BY.search(fold(" ".join(word.written for word in words[max(0, at - 2) : at]))):
            continue
        some = range(at, min(len(words), at + _REACH))
        ends = next((n for n in some if not words[n].written[0].isalpha()), some.stop)
        who = [n for n in range(at, ends) if words[n].names and may_act(words[n])]
        if who and not any(n in held for n in who):
            return words[who[0]].written
    return None
