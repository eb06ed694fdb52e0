"""Arabic pages written for these tests, in the markup of common systems: nothing that the article says is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.clean import clean
from index.webpage import page_record

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((PAGES / "expected.json").read_text("utf-8"))


def test_every_page_has_its_expected_text() -> None:
    assert sorted(EXPECTED) == sorted(file.stem for file in PAGES.glob("*.html"))


@pytest.mark.parametrize("name", EXPECTED)
def test_what_the_article_says_is_read_whole_and_what_is_left_of_the_page_is_known(name: str) -> None:
    expected = EXPECTED[name]
    article = clean(page_record((PAGES / f"{name}.html").read_bytes(), f"file:///{name}.html"))
    lines = article.text.split("\n")
    assert [line for line in lines if line not in expected["left"]] == expected["told"]
    assert [line for line in lines if line in expected["left"]] == expected["left"]
    assert (article.title, str(article.published)) == (expected["title"], expected["day"])
