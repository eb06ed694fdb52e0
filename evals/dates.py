"""Dates in sentences: what is read of each, by language and half, beside dateparser; and reports found by their day.

A sentence is right when its dates are those expected, in order, and no others; sure and wrong when a date that we are
sure of is none of them. Of dateparser no spans are asked: a day within the expected one counts, and it is told the
language.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from evals import Say
from evals.data import HERE
from evals.dated import found
from rag.mentions import mentions
from rag.settings import Settings

Days = tuple[date, date]
Reader = Callable[["Sentence"], tuple[bool, bool]]  # right, and wrong where it is sure


@dataclass(frozen=True, slots=True)
class Sentence:
    split: str
    language: str
    text: str
    published: date | None
    expected: tuple[Days, ...]


def dates(settings: Settings, say: Say) -> dict[str, Any]:
    """Right, wrong, and wrong though sure, of the sentences; then how often a report is found by its day."""
    sentences = list(_sentences())
    figures: dict[str, Any] = {name: _judged(sentences, read) for name, read in _READERS.items()}
    for name, groups in figures.items():
        for group, counts in groups.items():
            say(f"  {name:10} {group:8} {counts}")
    return {**figures, "found": found(settings, say)}


def _judged(sentences: list[Sentence], read: Reader) -> dict[str, dict[str, float]]:
    counts: dict[str, Counter[str]] = {}
    for one in sentences:
        right, misled = read(one)
        counts.setdefault(f"{one.split} {one.language}", Counter()).update(
            sentences=1, right=right, wrong=not right, wrong_though_sure=misled
        )
    return {group: {**count, "share": round(count["right"] / count["sentences"], 3)} for group, count in counts.items()}


def _ours(one: Sentence) -> tuple[bool, bool]:
    told = mentions(one.text, one.published)
    right = tuple((mention.first, mention.last) for mention in told) == one.expected
    return right, any(mention.sure and (mention.first, mention.last) not in one.expected for mention in told)


def _dateparser(one: Sentence) -> tuple[bool, bool]:
    """It says of no date how sure it is: all of them count as sure."""
    from dateparser.search import search_dates

    base = datetime.combine(one.published, time(12)) if one.published else None
    near = {"RELATIVE_BASE": base} if base else {"REQUIRE_PARTS": ["year"]}
    told = search_dates(one.text, languages=[one.language], settings={"PREFER_DATES_FROM": "past", **near}) or []
    days = [day.date() for _, day in told]
    within = [any(first <= day <= last for first, last in one.expected) for day in days]
    return len(days) == len(one.expected) and all(within), not all(within)


_READERS: dict[str, Reader] = {"ours": _ours, "dateparser": _dateparser}


def _sentences() -> Iterator[Sentence]:
    for line in (HERE / "dates.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        expected = tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in row["dates"])
        published = date.fromisoformat(row["published"]) if row["published"] else None
        yield Sentence(row["split"], row["language"], row["text"], published, expected)
