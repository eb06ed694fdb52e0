"""An answer out of the parts in which it was verified."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from rag.types import Answer, Tokens
from rag.verify import cite


def joined(parts: Sequence[Answer]) -> Answer:
    """The answer that the parts make: all claims in their order, citations numbered through, costs added up."""
    last = parts[-1]
    claims = tuple(chain.from_iterable(part.claims for part in parts))
    articles = {citation.article.id: citation.article for part in parts for citation in part.citations}
    nearest = next((part.searched.nearest for part in parts if part.searched.nearest), ())
    return replace(
        last,
        claims=claims,
        citations=cite(claims, articles),
        dropped=tuple(chain.from_iterable(part.dropped for part in parts)),
        searched=replace(last.searched, nearest=() if claims else nearest),
        stories=tuple({story.id: story for part in parts for story in part.stories}.values()),
        model=last.model,
        tokens=sum((part.tokens for part in parts), Tokens()),
    )
