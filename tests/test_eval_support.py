"""The pairs of claims and quotes, and how they are counted."""

from collections import Counter
from datetime import date

import pytest

from evals.support import Pair, _figures, _pairs, _verified
from rag.types import Searched
from rag.verify import Verify

_HALVES = ("development", "second", "third", "fourth", "fifth")


def verify() -> Verify:
    return Verify(lambda scope: Searched(1, 1, scope), lambda stories, scope: ())


def test_every_pair_has_a_half_and_both_halves_true_and_changed_claims() -> None:
    pairs = list(_pairs())
    counts = Counter((pair.half, pair.change is None) for pair in pairs)
    assert set(counts) == {(half, true) for half in _HALVES for true in (True, False)}
    assert len({(pair.claim, pair.quote) for pair in pairs}) == len(pairs) > 400
    assert {pair.languages for pair in pairs} == {"ar→ar", "ar→en", "en→ar", "en→en"}
    assert {pair.change for pair in pairs} <= {
        None, "number", "date", "name", "place", "polarity", "modality", "speaker", "actor"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "kept"), [("They came on 8 February.", "supported"), ("They came on 9 February.", "unsupported")]
)
def test_a_pair_goes_through_verification_with_the_day_of_its_article(claim: str, kept: str) -> None:
    pair = Pair("test", claim, "وصلوا أمس إلى الميناء", date(2020, 2, 9), None)
    assert _verified(verify(), pair).support == kept


def test_the_true_and_the_changed_are_counted_by_kind_and_language() -> None:
    true, changed = Pair("test", "A man came.", "رجل", None, None), Pair("test", "A man came.", "رجل", None, "number")
    apart = Pair("test", "A man came.", "A man", None, "actor")
    figures = _figures([(true, True), (changed, False), (changed, True), (apart, True)])
    assert figures["true, kept"] == {"all": "1 of 1", "en→ar": "1 of 1"}
    assert figures["changed, accepted"] == {"all": "1 of 2", "en→ar": "1 of 2"}
    assert figures["changed, accepted, by kind"] == {"all": "1 of 2", "number": "1 of 2"}
    assert figures["changed actor, accepted"] == {"all": "1 of 1", "en→en": "1 of 1"}
