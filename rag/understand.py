"""A question to a query; what is not a question is turned away with what to do."""

from collections.abc import Iterator
from datetime import date

from rag.errors import InputError
from rag.facts import numbers
from rag.mentions import mentions
from rag.names import names
from rag.text import language, words
from rag.types import Query, Scope

LONGEST = 2000  # characters
_MONTH = 31  # days


def understand(question: str, scope: Scope) -> Query:
    """The question with its language, names, numbers and days. InputError if it cannot be asked."""
    text = " ".join(question.replace("\0", " ").encode("utf-8", "ignore").decode().split())
    if not text:
        raise InputError("the question is empty: ask something in Arabic or English")
    if len(text) > LONGEST:
        raise InputError(f"the question has {len(text):,} characters: ask in at most {LONGEST:,}")
    if not words(text):
        raise InputError("the question has no words: ask something in Arabic or English")
    if scope.since and scope.until and scope.since > scope.until:
        raise InputError(f"the first day {scope.since} is after the last {scope.until}: exchange them")
    spoken = language(text)
    if spoken == "und":
        raise InputError("the question is in neither Arabic nor English: ask in one of them")
    return Query(
        text=text,
        language=spoken,
        standalone=text,
        scope=scope,
        names=tuple(dict.fromkeys(names(text, spoken))),
        numbers=tuple(sorted(numbers(text))),
        days=tuple(_days(text)),
    )


def _days(text: str) -> Iterator[tuple[date, date]]:
    """The days and months that are stated with their year; a year alone is a number, and found as that."""
    for one in mentions(text, None):
        if one.sure and (one.last - one.first).days < _MONTH:
            yield one.first, one.last
