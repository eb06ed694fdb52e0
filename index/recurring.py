"""What recurs at an outlet is its pages' and not its articles': told by counting, without a list of outlets.

Articles repeat their own words too: a sentence of background stands in each report on a siege, an update keeps the
text of its first version. Counts over five outlets and slices of them by topic: such a line stands in eight articles at
most, and the copied ends of articles grow rarer with their length, where a template's have one length.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import TypeVar

_TOGETHER = 2000  # articles that are counted at once, at most
_FEWEST = 5  # articles that hold a line, before it can be furniture
_VERSIONS = 12  # of a report that an outlet tells again and again, each with the same paragraphs
_PROSE = 80  # letters of a line that, with its full stop, is a paragraph
_SHORTEST = 3  # teasers that a template puts below each article
_SEEN = 3  # blocks of them that differ, in which one teaser stands
Block = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Recurring:
    """Lines that are furniture wherever they stand, and blocks of lines that are where they end an article."""

    lines: frozenset[str] = frozenset()
    blocks: frozenset[Block] = frozenset()

    def without(self, text: str) -> str:
        """The text without them; all of it, if nothing else were left."""
        kept = [line for line in text.split("\n") if line not in self.lines]
        filled = [n for n, line in enumerate(kept) if line]
        for size in {len(block) for block in self.blocks}:
            if tuple(kept[n] for n in filled[-size:]) in self.blocks:
                kept = kept[: filled[-size]]
                break
        return "\n".join(kept).strip("\n") or text


def recurring(texts: Sequence[str]) -> Recurring:
    """What recurs in different texts of one outlet; the more there are, the smaller a share of them is enough."""
    articles = [[line for line in text.split("\n") if line] for text in texts]
    held = Counter(line for lines in articles for line in set(lines))
    enough = max(_FEWEST, 2 * sqrt(len(articles)))
    versions = max(enough, _VERSIONS)
    furniture = frozenset(line for line, n in held.items() if n >= (versions if _is_prose(line) else enough))
    ends = [_end([line for line in lines if line not in furniture], held) for lines in articles]
    return Recurring(furniture, _teasers(ends, enough))


def together(articles: Sequence[T]) -> Iterator[Sequence[T]]:
    """Articles of one outlet in order of time, cut evenly into as many as are counted at once."""
    size = ceil(len(articles) / max(ceil(len(articles) / _TOGETHER), 1)) or 1
    return (articles[at : at + size] for at in range(0, len(articles), size))


def taken_off(before: str, after: str) -> Counter[str]:
    """The lines that one text has and the other has not."""
    return Counter(before.split("\n")) - Counter(after.split("\n")) - Counter({"": len(before)})


def _is_prose(line: str) -> bool:
    return len(line) > _PROSE and line.endswith((".", "!", "؟", "?", '"', "»", "”"))


def _end(lines: Sequence[str], held: Counter[str]) -> Block:
    """The last lines that stand in other articles too, but for the first of all."""
    start = len(lines)
    while start > 1 and held[lines[start - 1]] > 1:
        start -= 1
    return tuple(lines[start:])


def _teasers(ends: Collection[Block], enough: float) -> frozenset[Block]:
    """The ends that a template made: as many lines in most articles, and the same line among changing others."""
    lengths = Counter(map(len, ends))
    size = max((n for n in lengths if n >= _SHORTEST), key=lambda n: lengths[n], default=0)
    if not size or lengths[size] < enough or lengths[size] <= sum(lengths[n] for n in range(1, size)):
        return frozenset()
    blocks = {end[-size:] for end in ends if len(end) >= size}
    seen = Counter(line for block in blocks for line in set(block))
    return frozenset(block for block in blocks if sum(seen[line] >= _SEEN for line in block) * 2 > size)
