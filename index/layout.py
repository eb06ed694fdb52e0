"""The letters on a page to its lines, in the order in which a person reads them: column by column."""

import unicodedata
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from index.visual import logical, plain

Glyph = tuple[float, float, float, float, str]  # left, right, baseline, size, text
_LEVEL = 0.4  # of the size: so far apart letters stand on one line
_SPACE, _WIDE_SPACE = 0.2, 0.5  # of the size: a gap that wide parts words; the wider on a line that has spaces
_GUTTER = 0.8  # of the size: a gap that wide may part columns
_ROWS = 3  # of text that stand on either side of a gutter
_NARROW = 0.2  # of the page's text: a column is wider
_GAPS = 40  # of a row beyond which it is a table
_MOST = 500  # rows of a page whose columns are looked for


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column; `left` and `right` are the column's."""

    glyphs: tuple[Glyph, ...]
    left: float
    right: float

    @property
    def x0(self) -> float:
        return self.glyphs[0][0]

    @property
    def x1(self) -> float:
        return max(glyph[1] for glyph in self.glyphs)

    @property
    def y(self) -> float:
        return self.glyphs[0][2]

    @property
    def size(self) -> float:
        return median(glyph[3] for glyph in self.glyphs)

    def text(self, from_right: bool) -> str:
        """As it is read, in a document whose lines begin at the right or at the left."""
        return plain(" ".join(logical(_clusters(self.glyphs), from_right).split()))


def rows(glyphs: Sequence[Glyph]) -> list[Line]:
    """The letters by their height on the page, each row from left to right; marks go with the letters they are near."""
    made: list[list[Glyph]] = []
    marks: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: -one[2]):
        if _is_mark(glyph[4]):
            marks.append(glyph)
        elif made and made[-1][0][2] - glyph[2] < _LEVEL * min(glyph[3], made[-1][0][3]):
            made[-1].append(glyph)
        else:
            made.append([glyph])
    inked = [row for row in made if any(glyph[4].strip() for glyph in row)]
    heights = [-row[0][2] for row in inked]
    for mark in marks if inked else ():
        near = bisect(heights, -mark[2])
        row = min(inked[max(near - 1, 0) : near + 1], key=lambda row: abs(row[0][2] - mark[2]))
        row.append(mark)
    return [_line(row) for row in inked]


def _line(glyphs: Sequence[Glyph]) -> Line:
    inked = _inked(glyphs)
    first, last = min(glyph[0] for glyph in inked), max(glyph[1] for glyph in inked)
    within = (glyph for glyph in glyphs if glyph[4].strip() or first <= (glyph[0] + glyph[1]) / 2 <= last)
    return Line(tuple(sorted(within, key=lambda one: (one[0] + one[1]) / 2)), first, last)


def in_order(page: Sequence[Line], from_right: bool) -> list[Line]:
    """The rows of a page, or their parts where they are of several columns."""
    if not page:
        return []
    left, right = min(row.x0 for row in page), max(row.x1 for row in page)
    first, last, gutter = _columns(page, left, right) if len(page) <= _MOST else (0, 0, None)
    if gutter is None:
        return [replace(row, left=left, right=right) for row in page]
    sides: tuple[list[Line], list[Line]] = [], []
    for row in page[first:last]:
        for side, part in zip(sides, _parted(row, gutter), strict=True):
            if part:
                side.append(_line(part))
    columns = [in_order(side, from_right) for side in (reversed(sides) if from_right else sides)]
    return [*in_order(page[:first], from_right), *columns[0], *columns[1], *in_order(page[last:], from_right)]


def _columns(page: Sequence[Line], left: float, right: float) -> tuple[int, int, float | None]:
    """The most rows that one gutter parts: the first, the one after the last, and where the gutter is."""
    gaps, sizes = [list(_gaps(row, left, right)) for row in page], [row.size for row in page]
    if max(map(len, gaps), default=0) > _GAPS:
        return 0, 0, None
    best: tuple[int, int, float | None] = (0, 0, None)
    margin = (right - left) * _NARROW
    for first in range(len(page)):
        free, last, gutter = [(left + margin, right - margin)], first, 0.0
        while last < len(page):
            least = _GUTTER * sizes[last]
            free = [(a, b) for a, b in _both(free, gaps[last]) if b - a > least]
            if not free:
                break
            gutter, last = sum(free[0]) / 2, last + 1
        if last - first > best[1] - best[0] and _beside(page[first:last], gutter):
            best = first, last, gutter
    return best


def _both(some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """What two lists of stretches have in common; each is in order, and its own do not touch."""
    one = other = 0
    while one < len(some) and other < len(others):
        (a, b), (c, d) = some[one], others[other]
        if min(b, d) > max(a, c):
            yield max(a, c), min(b, d)
        one, other = (one + 1, other) if b < d else (one, other + 1)


def _beside(page: Sequence[Line], gutter: float) -> bool:
    """Whether what stands on both sides of the gutter stands side by side, and not one below the other."""
    one = [row.y for row in page if row.x0 < gutter]
    other = [row.y for row in page if row.x1 > gutter]
    if min(len(one), len(other)) < _ROWS:
        return False
    shared = min(one[0], other[0]) - max(one[-1], other[-1])
    return shared > min(one[0] - one[-1], other[0] - other[-1]) / 2


def _gaps(row: Line, left: float, right: float) -> Iterator[tuple[float, float]]:
    """Where nothing stands in a row between the page's edges."""
    size = row.size
    at = left - size
    for x0, x1, _, _, text in row.glyphs:
        if not text.strip():
            continue
        if x0 - at > _GUTTER * size:
            yield at, x0
        at = max(at, x1)
    yield at, right + size


def _parted(row: Line, gutter: float) -> tuple[list[Glyph], list[Glyph]]:
    one = [glyph for glyph in row.glyphs if glyph[1] <= gutter]
    other = [glyph for glyph in row.glyphs if glyph[0] >= gutter]
    return one if _inked(one) else [], other if _inked(other) else []


def _inked(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Letters, without spaces and marks."""
    return [glyph for glyph in glyphs if glyph[4].strip() and not _is_mark(glyph[4])]


def _clusters(glyphs: Sequence[Glyph]) -> list[str]:
    """From left to right each letter with its marks, and the spaces between words."""
    letters = [glyph for glyph in glyphs if not _is_mark(glyph[4])]
    spaced = _WIDE_SPACE if any(glyph[4].isspace() for glyph in letters) else _SPACE
    made: list[list[str]] = []
    places: list[tuple[float, int]] = []  # the middle of each letter, and its number in what is made
    edge = letters[0][0]
    for x0, x1, _, size, text in letters:
        if x0 - edge > spaced * size:
            made.append([" "])
        edge = max(x1, edge)
        if text.strip():
            places.append(((x0 + x1) / 2, len(made)))
        made.append([text])
    for mark in (glyph for glyph in glyphs if _is_mark(glyph[4])):
        middle = (mark[0] + mark[1]) / 2
        at = bisect(places, (middle, 0))
        made[min(places[max(at - 1, 0) : at + 1], key=lambda place: abs(place[0] - middle))[1]].append(mark[4])
    return ["".join(one) for one in made]


def _is_mark(text: str) -> bool:
    return unicodedata.combining(plain(text)[:1] or " ") > 0
