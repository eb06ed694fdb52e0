"""Checked claims as a file: JSON, CSV, or ClaimReview as schema.org has it."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rag.errors import InputError
from rag.objects import check_json
from rag.phrases import say
from rag.types import Check, Citation

_RATINGS = {"contradicted": 1, "mixed": 3, "supported": 5}
_COLUMNS = ("claim", "verdict", "reason", "parts", "for", "against", "near", "error")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Failed:
    """A claim that could not be weighed: where it stands, and why."""

    where: str
    claim: str
    reason: str


Checked = Check | Failed


def format_of(path: Path) -> Callable[[Sequence[Checked]], str]:
    """What writes a file of that ending; InputError for any other."""
    name = path.name.lower()
    if name.endswith((".claimreview.json", ".claimreview.jsonld")):
        return as_claim_review
    if name.endswith(".json"):
        return as_json
    if name.endswith(".csv"):
        return as_csv
    raise InputError(f"--save {path}: end it in .json, .csv or .claimreview.json")


def save(path: Path, checked: Sequence[Checked]) -> None:
    """Write the file; InputError if that cannot be done."""
    try:
        path.write_text(format_of(path)(checked), "utf-8", newline="")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from error


def as_json(checked: Sequence[Checked]) -> str:
    rows = [
        check_json(one) if isinstance(one, Check) else {"claim": one.claim, "where": one.where, "error": one.reason}
        for one in checked
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1, default=str) + "\n"


def as_csv(checked: Sequence[Checked]) -> str:
    """A row a claim, for a spreadsheet: no cell is read as a formula."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(_COLUMNS)
    for one in checked:
        if isinstance(one, Check):
            parts = " | ".join(f"{part.verdict}: {part.text}" for part in one.parts)
            sides = (_told(side) for side in (one.supporting, one.against, one.near))
            cells = [one.claim, one.verdict, one.reason, parts, *sides, ""]
        else:
            cells = [one.claim, *[""] * (len(_COLUMNS) - 2), f"{one.where}: {one.reason}"]
        rows.writerow([_cell(cell) for cell in cells])
    return "\ufeff" + out.getvalue()  # without the mark, spreadsheets take Arabic for windows-1252


def _cell(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _told(citations: Sequence[Citation]) -> str:
    """Each quote with who published it and, where it only comes near, what it lacks."""
    said = (f"{c.article.source or c.article.uri}: {' '.join(c.quote.text.split())}" for c in citations)
    return " | ".join(f"{one} [{c.note}]" if c.note else one for one, c in zip(said, citations, strict=True))


def as_claim_review(checked: Sequence[Checked]) -> str:
    """One ClaimReview a claim that was checked; what nothing was found on is rated in words alone."""
    reviews = [_review(one) for one in checked if isinstance(one, Check)]
    return json.dumps({"@context": "https://schema.org", "@graph": reviews}, ensure_ascii=False, indent=1) + "\n"


def _review(check: Check) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": say(f"verdict_{check.verdict}", check.language)}
    if check.verdict in _RATINGS:
        rating |= {"ratingValue": _RATINGS[check.verdict], "bestRating": 5, "worstRating": 1}
    return {
        "@type": "ClaimReview",
        "datePublished": date.today().isoformat(),
        "inLanguage": check.language,
        "claimReviewed": check.claim,
        "itemReviewed": {"@type": "Claim", "name": check.claim},
        "author": {"@type": "Organization", "name": "Khabar"},
        "reviewRating": rating,
        "reviewBody": check.reason,
        "citation": [_work(citation) for citation in (*check.supporting, *check.against)],
    }


def _work(citation: Citation) -> dict[str, Any]:
    article = citation.article
    work = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": article.url or article.uri,
        "inLanguage": article.language,
        "abstract": citation.quote.text,
        "datePublished": article.published.isoformat() if article.published else None,
        "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
    }
    return {name: value for name, value in work.items() if value}
