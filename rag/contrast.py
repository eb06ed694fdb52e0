"""What a claim says it is not, beside what it is: "in Geneva, not Helsinki", as who asks of Helsinki is answered."""

import re

from rag.names import named_in
from rag.overlap import alike, content

_NOT = re.compile(
    r"(?:,|\s+and)\s+(?:and\s+)?not\s+((?:\w+[\s'-]?){1,4}?)(?=\s*[,;:.!]|\s*$)"
    r"|(?:،?\s+)(?:وليس(?:ت|وا)?|لا|ليس)\s+(?![يتن]\w)((?:\w+\s?){1,3}?)(?=\s*[،؛:.!]|\s*$)"
)


def without_contrast(claim: str, text: str) -> str:
    """The claim without "not X", where the text has not all of X: what it says is so must be borne out all the same."""

    def left(match: re.Match[str]) -> str:
        other = match[1] or match[2]
        had = content(text)
        said = all(named_in(word, text) or any(alike(word, one) for one in had) for word in content(other))
        return match[0] if said else ""

    return _NOT.sub(left, claim)
