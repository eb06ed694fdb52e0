"""Saved news pages with known text, title and day: what our reader makes of them, through cleaning."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from evals import Say
from evals.data import shared
from index.clean import clean
from index.webpage import page_record
from rag.errors import InputError
from rag.settings import Settings
from rag.text import words

_WORST = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A page and what a person says it holds; of several versions, the one that the page is nearest to."""

    name: str
    data: bytes
    versions: tuple[tuple[str, str, str | None], ...]  # (body, title, day)


def pages(settings: Settings, say: Say) -> dict[str, Any]:
    """Token F1 of the body, and how many titles and days are right, by folder."""
    figures: dict[str, Any] = {}
    for folder, known in {"fundus": list(_fundus()), "others": list(_others())}.items():
        rows = [(page, *_judged(page)) for page in known]
        figures[folder] = {
            "pages": len(rows),
            "body_f1": round(mean(f1 for _, f1, _, _ in rows), 4),
            "title": round(mean(title for _, _, title, _ in rows), 4),
            "date": round(mean(day for _, _, _, day in rows if day is not None), 4),
        }
        say(f"  {folder}: {figures[folder]}")
        for page, f1, title, day in sorted(rows, key=lambda row: row[1])[:_WORST]:
            wrong = [what for what, right in (("title", title), ("day", day)) if right is False]
            say(f"    {page.name}: F1 {f1:.3f} {', '.join(wrong)}")
    return figures


def _judged(page: Known) -> tuple[float, bool, bool | None]:
    """F1, whether the title is right, and whether the day is, where one is known."""
    try:
        article = clean(page_record(page.data, page.name))
    except InputError:
        return 0.0, False, False
    body, title, day = max(page.versions, key=lambda version: overlap(article.text, version[0]))
    same_day = str(article.published) == day if day else None
    return overlap(article.text, body), words(article.title) == words(title), same_day


def overlap(found: str, known: str) -> float:
    """F1 of the words, as often as each stands."""
    one, other = (Counter(re.findall(r"\w+", text.lower())) for text in (found, known))
    shared_words = (one & other).total()
    return 2 * shared_words / max(one.total() + other.total(), 1)


def _fundus() -> Iterator[Known]:
    for file in sorted((shared("html") / "fundus").glob("*/*.html.gz")):
        versions = json.loads((file.parent / f"{file.name.split('_')[0]}.json").read_text("utf-8")).values()
        known = ((_told(one), one["title"], str(one.get("publishing_date"))[:10]) for one in versions)
        yield Known(file.name, gzip.decompress(file.read_bytes()), tuple(known))


def _told(version: dict[str, Any]) -> str:
    body = version["body"]
    parts = [*body["summary"], *(text for one in body["sections"] for text in (*one["headline"], *one["paragraphs"]))]
    return "\n".join(parts)


def _others() -> Iterator[Known]:
    for file in sorted(shared("html").glob("newspaper4k/*.html.gz")):
        yield _other(gzip.decompress(file.read_bytes()), Path(str(file).removesuffix(".html.gz")), "")
    for file in sorted(shared("html").glob("ar/*.html")):
        yield _other(file.read_bytes(), Path(str(file).removesuffix(".html")), ".expected")


def _other(data: bytes, stem: Path, ending: str) -> Known:
    said = json.loads(Path(f"{stem}{ending}.json").read_text("utf-8"))
    text = Path(f"{stem}{ending}.txt")
    body = text.read_text("utf-8") if text.exists() else said["text"]
    return Known(stem.name, data, ((body, said["title"], (said.get("publish_date") or "")[:10] or None),))
