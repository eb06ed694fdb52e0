"""Checked claims as files."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rag.errors import InputError
from rag.types import Article, Check, Citation, Part, Quote
from web.reviews import Failed, as_claim_review, as_csv, as_json, format_of, save

TEXT = "The river rose\nby a metre."
POST = Article("a", "r", "file:a", "Flood", TEXT, "Post", "https://post.example/1", date(2023, 9, 12), "en", "s")
ROSE = Citation(1, Quote("a", "r", 0, len(TEXT), TEXT), POST)
PART = Part("The river rose", "supported", (ROSE,), (), "1 report(s) say so")
RIVER = Check("The river rose", "en", "supported", (ROSE,), (), "1 report(s) say so", (PART,))
NOTHING = Check("اختفى النهر", "ar", "not_found", (), (), "لا شيء")
FAILED = Failed("line 3", "", "no claim")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("write", [as_json, as_csv, as_claim_review])
def test_no_claims_make_a_whole_file(write: object) -> None:
    assert write([])  # type: ignore[operator]


def test_json_holds_each_check_and_what_failed() -> None:
    river, failed = json.loads(as_json([RIVER, FAILED]))
    assert (river["claim"], river["verdict"], river["parts"][0]["for"]) == ("The river rose", "supported", [1])
    assert river["for"][0]["quote"] == TEXT
    assert failed == {"claim": "", "where": "line 3", "error": "no claim"}


def test_csv_has_a_row_a_claim() -> None:
    river, failed = rows(as_csv([RIVER, FAILED]))
    assert (river["claim"], river["verdict"], river["parts"]) == (
        "The river rose",
        "supported",
        "supported: The river rose",
    )
    assert river["for"] == "Post: The river rose by a metre."
    assert (failed["verdict"], failed["error"]) == ("", "line 3: no claim")


def test_csv_has_what_came_near_and_what_that_lacks() -> None:
    near = replace(NOTHING, near=(replace(ROSE, note="It does not have: Nile"), ROSE))
    (row,) = rows(as_csv([near]))
    rose = "Post: The river rose by a metre."
    assert (row["for"], row["near"], row["error"]) == ("", f"{rose} [It does not have: Nile] | {rose}", "")


@pytest.mark.parametrize("claim", ['=HYPERLINK("http://evil.example")', "+1", "-1", "@SUM(A1)", "\t=1", "  =1"])
def test_no_cell_is_a_formula(claim: str) -> None:
    (row,) = rows(as_csv([Failed("line 1", claim, "no")]))
    assert row["claim"] == f"'{claim}"


def test_a_claim_review_is_as_schema_org_has_it() -> None:
    made = json.loads(as_claim_review([RIVER, NOTHING, FAILED]))
    river, nothing = made["@graph"]
    assert made["@context"] == "https://schema.org"
    assert (river["@type"], river["claimReviewed"], river["inLanguage"]) == ("ClaimReview", "The river rose", "en")
    assert river["reviewRating"] == {
        "@type": "Rating", "alternateName": "Supported", "ratingValue": 5, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    (work,) = river["citation"]
    assert (work["url"], work["datePublished"], work["abstract"]) == ("https://post.example/1", "2023-09-12", TEXT)
    assert work["publisher"] == {"@type": "Organization", "name": "Post"}
    assert nothing["reviewRating"] == {"@type": "Rating", "alternateName": "غير موجود"}


@pytest.mark.parametrize(
    ("name", "write"), [("o.json", as_json), ("O.CSV", as_csv), ("o.claimreview.json", as_claim_review)]
)
def test_the_ending_chooses_the_format(name: str, write: object) -> None:
    assert format_of(Path(name)) is write


def test_another_ending_is_refused() -> None:
    with pytest.raises(InputError, match=r"\.claimreview\.json"):
        format_of(Path("o.xlsx"))


def test_a_file_is_written(tmp_path: Path) -> None:
    save(tmp_path / "o.csv", [RIVER])
    assert (tmp_path / "o.csv").read_bytes() == as_csv([RIVER]).encode()


def test_a_file_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        save(tmp_path / "no" / "o.csv", [RIVER])
