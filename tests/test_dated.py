"""When an article was published, and what said so."""

from datetime import date, timedelta

import pytest

from index.clean import clean
from index.dated import believed, in_metadata, in_text, in_url, surest
from rag.types import Dated
from tests.conftest import record

DAY, OTHER, THIRD = date(2020, 2, 8), date(2020, 2, 9), date(2020, 2, 7)


def test_nothing_told_is_nothing() -> None:
    assert surest([]) == surest([("url", None)]) == (None, None)


def test_the_surest_place_counts_in_whatever_order_it_is_told() -> None:
    told: list[tuple[Dated, date | None]] = [("text", THIRD), ("byline", OTHER), ("url", DAY), ("metadata", None)]
    assert surest(told) == (DAY, "url")
    assert surest([*told, ("metadata", OTHER)]) == (OTHER, "metadata")


def test_a_day_to_come_is_not_believed() -> None:
    today = date.today()
    assert believed(today + timedelta(1)) == today + timedelta(1)  # it is tomorrow somewhere
    assert believed(today + timedelta(2)) is None
    assert in_metadata("2999-01-01") is None
    assert in_metadata("1949-04-04") == date(1949, 4, 4)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (None, None),
        ("file:///news/2020/02/08/a.html", None),
        ("https://n.example/2020/02/08/talks", DAY),
        ("https://n.example/2020/world/2/8/talks", DAY),
        ("https://n.example/news/2020-02-08-talks", DAY),
        ("https://n.example/2020/02/talks", None),
        ("https://n.example/2020/13/08/talks", None),
        ("https://n.example/talks?from=2020/02/08", None),
        ("https://n.example/2999/02/08/talks", None),
    ],
)
def test_days_of_addresses(address: str | None, expected: date | None) -> None:
    assert in_url(address) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ANKARA, 8 February 2020 (Agency) - The talks ended.", DAY),
        ("أنقرة، 8 شباط 2020 - انتهت المحادثات.", DAY),
        ("On 8 February 2020 the talks ended.", None),
        ("The talks ended. 8 February 2020 - no news.", None),
        ("It was the end of talks that began on the morning of the long awaited day, 8 February 2020 - no news.", None),
        ("ANKARA, 8 February (Agency) - The talks ended.", None),
    ],
)
def test_days_of_datelines(text: str, expected: date | None) -> None:
    assert in_text(text) == expected


@pytest.mark.parametrize(
    ("published", "address", "byline", "expected"),
    [
        (DAY, "https://n.example/2020/02/09/a", "7 February 2020", (DAY, "metadata")),
        (None, "https://n.example/2020/02/09/a", "7 February 2020", (OTHER, "url")),
        (None, "https://n.example/a", "7 February 2020", (THIRD, "byline")),
        (None, "https://n.example/a", "", (DAY, "text")),
    ],
)
def test_an_article_says_where_its_day_comes_from(
    published: date | None, address: str, byline: str, expected: tuple[date, str]
) -> None:
    text = f"Talks end without a word\n{byline}\nANKARA, 8 February 2020 - The envoys went home in silence."
    made = clean(record(address, text, published=published, page=True))
    assert (made.published, made.dated) == expected


def test_an_article_without_a_day_says_so() -> None:
    made = clean(record("a", "The envoys went home on 8 February 2020."))
    assert (made.published, made.dated) == (None, None)
