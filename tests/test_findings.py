"""What stands beside what supports a claim."""

from dataclasses import replace
from datetime import date

import pytest

from rag.findings import Finding, settled, shown
from tests.test_weigh import FLOOD, unit


def finding(support: str, name: str, kind: str | None = None, published: date | None = None) -> Finding:
    return Finding(unit(FLOOD, name, published), support, kind)  # type: ignore[arg-type]


SUPPORT = finding("supported", "a", None, date(2023, 9, 12))


@pytest.mark.parametrize(
    ("against", "stands"),
    [
        (finding("contradicted", "b", "number"), True),
        (finding("contradicted", "b", "number", date(2023, 9, 14)), True),
        (finding("contradicted", "b", "denial", date(2023, 9, 11)), True),
        (finding("contradicted", "b", None, date(2023, 9, 11)), True),
        (finding("contradicted", "b", "number", date(2023, 9, 11)), False),  # overtaken
        (finding("contradicted", "a", "number", date(2023, 9, 12)), False),  # it names both
        (finding("contradicted", "b", "date", date(2023, 9, 14)), False),  # it happened twice
        (finding("contradicted", "b", "name"), False),
    ],
)
def test_beside_support_only_what_is_of_the_same_stands(against: Finding, stands: bool) -> None:
    assert list(settled([SUPPORT, against])) == ([SUPPORT, against] if stands else [SUPPORT])


def test_without_support_all_of_it_stands() -> None:
    against = [replace(SUPPORT, support="contradicted", kind=kind) for kind in ("number", "date", "name", "denial")]
    assert list(settled(against)) == against


def test_what_decides_is_shown_and_else_the_two_that_come_nearest() -> None:
    near = [replace(finding("unsupported", str(n)), unit=unit(f"{FLOOD} {n}", "a"), likely=n / 10) for n in (4, 9, 7)]
    assert [one.likely for one in shown(near)] == [0.9, 0.7]
    assert shown([*near, SUPPORT]) == [SUPPORT]


def test_of_one_text_in_several_articles_the_nearest_is_shown_once() -> None:
    told = [replace(finding("unsupported", name), likely=likely) for name, likely in (("a", 0.5), ("b", 0.8))]
    assert [one.likely for one in shown(told)] == [0.8]
