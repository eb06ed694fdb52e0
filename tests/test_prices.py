"""Prices of a model's tokens."""

import pytest

from rag.prices import Prices
from rag.types import Tokens


def test_without_prices_nothing_is_said_of_the_cost() -> None:
    assert Prices()(Tokens(1000, 50)) == Tokens(1000, 50, None)


@pytest.mark.parametrize(
    ("prices", "cost"), [(Prices(2.0, 8.0), 2.8), (Prices(2.0), 2.0), (Prices(completion=8.0), 0.8), (Prices(0.0), 0.0)]
)
def test_prices_are_of_a_million_tokens(prices: Prices, cost: float) -> None:
    assert prices(Tokens(1_000_000, 100_000)).cost == pytest.approx(cost)


def test_costs_add_up_and_one_that_is_not_known_counts_nothing() -> None:
    assert Tokens(1, 2) + Tokens(3, 4) == Tokens(4, 6)
    assert Tokens(1, 2, 0.5) + Tokens(3, 4) + Tokens(0, 0, 0.25) == Tokens(4, 6, 0.75)
