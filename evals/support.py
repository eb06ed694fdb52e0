"""Claims beside the words they quote, true ones and copies with one thing changed: how many of each are let pass.

A claim that Verify shows with "according to" and the quote's own speaker added is not let pass as it was, and counted.

Each pair goes through `Verify` as an answer's claim would; with KHABAR_JUDGE=both, past the judge too. The changes of
kind "actor", who did what to whom, are for a reader of meaning and are counted apart.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from time import process_time
from typing import Any

from evals import Say
from evals.data import HERE
from index.e5 import E5Embedder
from index.judge import E5Judge
from rag.settings import Settings
from rag.text import language
from rag.types import EVERYTHING, Article, Claim, Draft, Drafts, Hit, Passage, Scope, Searched, Story
from rag.understand import understand
from rag.verify import Verify

_APART = "actor"


@dataclass(frozen=True, slots=True)
class Pair:
    half: str
    claim: str
    quote: str
    published: date | None
    change: str | None  # what was changed; None for a true one

    @property
    def languages(self) -> str:
        return f"{language(self.claim)}→{language(self.quote)}"


def support(settings: Settings, say: Say) -> dict[str, Any]:
    """Kept of the true and accepted of the changed, of each half, by kind and by language of claim and quote."""
    pairs = list(_pairs())
    judge = E5Judge(E5Embedder()) if settings.judge == "both" else None
    verify = Verify(_count, _tell, judge)
    took, kept, given = [], [], Counter[str]()
    for pair in pairs:
        begun = process_time()
        claim = _verified(verify, pair)
        took.append(process_time() - begun)
        kept.append(claim.support == "supported" and claim.text == pair.claim)
        given[pair.half] += claim.support == "supported" and claim.text != pair.claim
    figures: dict[str, Any] = {"milliseconds of CPU a pair, median": round(1000 * median(took), 2)}
    for half in dict.fromkeys(pair.half for pair in pairs):
        figures[half] = _figures([(pair, held) for pair, held in zip(pairs, kept, strict=True) if pair.half == half])
        figures[half]["shown with the speaker added"] = {"all": given[half]}
    figures["all but test"] = _figures([one for one in zip(pairs, kept, strict=True) if one[0].half != "test"])
    for name, value in figures.items():
        for group, counts in value.items() if isinstance(value, dict) else [("", value)]:
            say(f"  {name} {group}: {counts}")
    return figures


def _verified(verify: Verify, pair: Pair) -> Claim:
    article = Article("quote", "1", "quote", "", pair.quote, published=pair.published, language=language(pair.quote))
    hit = Hit(Passage("quote:1", article, 0, len(pair.quote), "quote:s"), 1, 1.0)
    drafts = Drafts((Draft(pair.claim, ((1, pair.quote),)),))
    answer = verify(understand(pair.claim, EVERYTHING), [hit], drafts)
    return (*answer.claims, *answer.dropped)[0]


def _count(scope: Scope) -> Searched:
    return Searched(1, 1, scope)


def _tell(stories: Sequence[str], scope: Scope) -> tuple[Story, ...]:
    return ()


def _figures(held: list[tuple[Pair, bool]]) -> dict[str, Any]:
    changed = [(pair, kept) for pair, kept in held if pair.change and pair.change != _APART]
    return {
        "true, kept": _counts((pair.languages, kept) for pair, kept in held if not pair.change),
        "changed, accepted": _counts((pair.languages, kept) for pair, kept in changed),
        "changed, accepted, by kind": _counts((str(pair.change), kept) for pair, kept in changed),
        "changed actor, accepted": _counts((pair.languages, kept) for pair, kept in held if pair.change == _APART),
    }


def _counts(held: Iterator[tuple[str, bool]]) -> dict[str, str]:
    """So many of so many, in each group and in all."""
    counts: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for group, yes in held:
        counts.update((group, "all"))
        kept.update({group: int(yes), "all": int(yes)})
    return {group: f"{kept[group]} of {counts[group]}" for group in sorted(counts)}


def _pairs() -> Iterator[Pair]:
    for line in (HERE / "support.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        published = date.fromisoformat(row["published"]) if row["published"] else None
        yield Pair(row["half"], row["claim"], row["quote"], published, row["change"])
