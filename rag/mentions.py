"""The days that a text speaks of: its dates and its "yesterday", told from the day it was published.

By these conventions: a day of the week is the last one up to publication, unless the sentence speaks of what is to
come; a date without a year is the nearest; weeks begin on Monday; early, mid and late are thirds (`rag.spans`). What
a reader might take for other days is not sure. A date that is somebody's or something's name is none. Rules of our own,
as dateparser tells neither spans nor names nor what is sure (`python app.py eval dates` compares).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from rag import relative, written
from rag.dates import MONTH_NAME, WHOLE
from rag.expression import Expression
from rag.spans import Span
from rag.tokens import Token, tokens
from rag.types import Article, Mention

_AROUND = 300  # characters beside a part that bear on what its dates mean
_BEFORE = 40  # words that are looked at for what a day of the week is said of
_YEARS = range(1500, 2100)


def mentions(text: str, published: date | None) -> list[Mention]:
    """The dates of a text in order; without a day of publication only those that are stated with their year."""
    if published and published.year not in _YEARS:
        published = None
    read = tokens(text)
    letters = "".join(token.kind for token in read)
    return list(_found(read, letters, text, published))


def mentions_within(article: Article, start: int, end: int) -> list[Mention]:
    """The dates of a part of an article, at offsets in the article's text."""
    first = max(0, start - _AROUND)
    found = _read(article.text[first : end + _AROUND], article.published)
    moved = (replace(one, start=one.start + first, end=one.end + first) for one in found)
    return [one for one in moved if start <= one.start and one.end <= end]


@lru_cache(2048)  # what is found for many is shown to many
def _read(part: str, published: date | None) -> tuple[Mention, ...]:
    return tuple(mentions(part, published))


def _found(read: list[Token], letters: str, text: str, published: date | None) -> Iterator[Mention]:
    for match in _GRAMMAR.finditer(letters):
        start, end = match.span()
        said = Expression(read[max(0, start - _BEFORE) : start], read[start:end], read[end : end + 2], text, published)
        span = _READERS[match.lastgroup or ""](said)
        if span:
            own = [token for token in said.read if token.kind not in "ieft,"] or said.read
            yield Mention(own[0].start, said.read[-1].end, *span)


_LEAD = r"(?:[DKT],?)?(?:[VU]{0,2}W[,(]?p?)?"
_OURS = f"{_LEAD}(?:{'|'.join(WHOLE)})"
_THEIRS = f"{_LEAD}[NO]f?U?H(?:,?f?U?[XY])?E?"
_NEAR = r"[UV]{0,2}(?:Of?K|KO|K)(?:,?W)?V?|t?U[gb][KT]|[UV]{0,2}b?T(?:,?W)?V?|VD(?:,?W)?|D(?:,?W)?|qV"
_PATTERNS: tuple[tuple[str, str, Callable[[Expression], Span | None]], ...] = (  # the first that fits a place is read
    ("both", rf"{_OURS}[(,]{{0,2}}p{_THEIRS}|{_THEIRS}[(,]{{0,2}}p{_OURS}", written.both),
    ("whole", _OURS, written.whole),
    ("hijri", _THEIRS, written.hijri_day),
    ("hijri_month", r"U?H(?:,?f?U?X)?E?Q?", written.hijri_month),
    ("month", rf"P?-?f?t?U?f?q?{MONTH_NAME}(?!N)(?:,?(?:f?U)?Y|fUQ|fqU|Q)?", written.month),
    ("unit", r"(?:[NO]f|R)?P?-?f?t?(?:UG?Q|qU)", relative.unit),
    ("part", r"Pf?t?U(?![MHYNWO])", relative.part),
    ("year", r"(?:P-?f?t?U?f?|U|[ieSGgb](?:t?U)?)Y(?![/.-]N)", written.year),
    ("ago", r"[SG]~?(?:B|[CN][uU]|U)(?![fWMNHYQO])|[CN][uU]A", relative.before),
    ("near", _NEAR, relative.near_day),
    ("weekday", r"q{0,2}[VU]{0,2}W(?:f?(?:UG?Q|qU)|G?Q)?V?", relative.weekday),
)
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _PATTERNS))
_READERS = {name: reader for name, _, reader in _PATTERNS}
