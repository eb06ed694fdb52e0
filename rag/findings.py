"""What units of text say of a claim, and which of it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rag.types import Support, Tokens
from rag.units import Unit


@dataclass(frozen=True, slots=True)
class Finding:
    """A unit that speaks for the claim or against it, and what about; "unsupported" comes near, and decides nothing."""

    unit: Unit
    support: Support
    kind: str | None = None  # the fault that it contradicts by
    likely: float = 0.0  # how near it comes where it decides nothing: what part of the claim it has, and the judge


class Testimony(NamedTuple):
    """What a chat model found, its name, and what it cost."""

    findings: list[Finding]
    model: str
    tokens: Tokens


_NEAREST = 2


def shown(findings: Sequence[Finding]) -> list[Finding]:
    """What decides on a claim; where nothing does, what comes nearest."""
    decisive = [one for one in settled(findings) if one.support != "unsupported"]
    near = dict[str, Finding]()
    for one in sorted(findings, key=lambda one: -one.likely):
        if one.support == "unsupported":
            near.setdefault(one.unit.text, one)
    return decisive or list(near.values())[:_NEAREST]


def settled(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that stand beside what supports the claim.

    What happened on one day or in one place may happen on others; a report that names the claim's number may name more;
    and a count that a later report has overtaken no longer speaks against it.
    """
    told = [one.unit.article for one in findings if one.support == "supported"]
    stories = {article.story or article.id for article in told}
    latest = max((article.published for article in told if article.published), default=date.min)
    for one in findings:
        article = one.unit.article
        old = (article.story or article.id) in stories or (article.published or date.max) < latest
        recurs = bool(told) and one.kind in ("date", "name")
        if one.support == "supported" or not (recurs or (one.kind == "number" and old)):
            yield one
