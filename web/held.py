"""What is held, as `status --json` has it; for who may read some outlets alone, what is held of these."""

from dataclasses import asdict
from typing import Any

from index.corpus import Corpus
from rag.types import EVERYTHING, Scope


def held_json(corpus: Corpus, scope: Scope = EVERYTHING) -> dict[str, Any]:
    """The counts of all stores; within a scope, of articles and passages."""
    if scope != EVERYTHING:
        searched = corpus.searched(scope)
        return {"articles": searched.articles, "passages": searched.passages}
    held, counts = corpus.status(), corpus.catalogue.counts
    first, last = counts.days()
    return {
        **asdict(held),
        "consistent": held.consistent,
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "sources": {source or "": n for source, n in counts.sources()},
        "months": counts.months(),
    }
