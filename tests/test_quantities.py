"""Numbers as ranges."""

from math import inf

import pytest

from rag.quantities import quantities, without_counts


@pytest.mark.parametrize(
    "text", ["", "no number here", "on 5 March 2020", "version 4.1.2", "Resolution 2254", "القرار رقم 2254"]
)
def test_dates_and_labels_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("40 houses", 40, 40, "count"),
        ("forty houses", 40, 40, "count"),
        ("more than 2,500 houses", 2500, inf, "count"),
        ("at least $3 million", 3e6, inf, "money"),
        ("about 100 houses", 90, 110, "count"),
        ("fewer than 30 houses", 0, 30, "count"),
        ("12% of trade", 12, 12, "share"),
        ("in 2019", 2019, 2019, "year"),
        ("the 23rd player", 23, 23, "place"),
        ("120 days", 120, 120, "time"),
        ("أكثر من ٥٠ ألف نازح", 50_000, inf, "count"),
        ("نحو عشرة مليارات دولار", 9e9, 11e9, "money"),
        ("لا يقل عن ثلاثين منزلا", 30, inf, "count"),
    ],
)
def test_words_beside_a_number_make_it_a_range(text: str, low: float, high: float, kind: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.kind) == (pytest.approx(low), pytest.approx(high), kind)


def test_ranges_meet_or_lie_within_one_another() -> None:
    over, exact, other = (quantities(text)[0] for text in ("over 11,000 men", "11,300 men", "9,000 men"))
    assert exact.within(over)
    assert not over.within(exact)
    assert over.meets(exact)
    assert not over.meets(other)


def test_a_spelled_number_is_written_in_digits() -> None:
    text = "بلغت الكلفة عشرة مليارات دولار ثم 40 سنتا"
    assert [one.written(text) for one in quantities(text)] == ["10 مليار", "40"]


def test_years_and_dates_stay_where_counts_are_taken_out() -> None:
    assert without_counts("On 5 March 2020 some 40 houses fell").split() == "On 5 March 2020 some houses fell".split()
