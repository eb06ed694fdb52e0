"""What recurs at the outlets of public corpora and is taken off; and whether marked evidence is among it."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from evals import Say
from evals.data import shared
from index.clean import clean
from index.files import load
from index.recurring import recurring, taken_off, together
from index.rows import site
from rag.errors import InputError
from rag.settings import Settings
from rag.types import Article, Record

_ARCHIVE = ("corpus", "ant_multisource_2018.jsonl.gz")
_CLAIMS = ("evals", "unifiedfc_ar.jsonl.gz")


def recurs(settings: Settings, say: Say) -> dict[str, Any]:
    """Lines held and taken off by outlet, over an archive and over web pages; the pages' evidence that is lost."""
    archive = _off(_cleaned(one for one in load([str(shared(*_ARCHIVE))], {}) if isinstance(one, Record)))
    evidence = Counter(_evidence())
    pages = _off(_cleaned(record for record, _ in _pages()))
    lost = sum(count for (outlet, line), count in evidence.items() if line in pages.get(outlet, (0, 0, Counter()))[2])
    figures = {"archive": _shown(archive, say), "pages": _shown(pages, say)}
    figures["pages"] |= {"evidence": evidence.total(), "evidence_lost": lost}
    say(f"  of {evidence.total()} lines of the pages that are marked as evidence, {lost} are taken off")
    return figures


def _off(articles: dict[str, Article]) -> dict[str, tuple[int, int, Counter[str]]]:
    """By outlet: the lines held, the articles that lost some, and the lines taken off."""
    outlets: dict[str, list[Article]] = {}
    for article in sorted(articles.values(), key=lambda one: (one.published or date.min, one.id)):
        outlets.setdefault(site(article) or "", []).append(article)
    return {outlet: _counted(held) for outlet, held in outlets.items() if outlet}


def _counted(held: list[Article]) -> tuple[int, int, Counter[str]]:
    lines, touched, off = 0, 0, Counter[str]()
    for group in together(held):
        known = recurring(list({article.text for article in group}))
        for article in group:
            lost = taken_off(article.text, known.without(article.text))
            lines += sum(map(bool, article.text.split("\n")))
            touched += bool(lost)
            off += lost
    return lines, touched, off


def _shown(found: dict[str, tuple[int, int, Counter[str]]], say: Say) -> dict[str, Any]:
    for outlet, (lines, touched, off) in sorted(found.items(), key=lambda one: -one[1][2].total())[:5]:
        say(f"  {outlet}: {off.total()} of {lines} lines, {len(off)} different ones, of {touched} articles")
    total = {"lines": sum(n for n, _, _ in found.values()), "off": sum(off.total() for _, _, off in found.values())}
    total |= {"articles": sum(touched for _, touched, _ in found.values())}
    say(f"  in all: {total}")
    return total


def _cleaned(records: Iterable[Record]) -> dict[str, Article]:
    made: dict[str, Article] = {}
    for record in records:
        try:
            article = clean(record)
        except InputError:
            continue
        made[article.id] = article
    return made


def _pages() -> Iterator[tuple[Record, list[str]]]:
    """The web pages that go with claims, and those of their lines that bear on one."""
    with gzip.open(shared(*_CLAIMS), "rt", encoding="utf-8") as file:
        for page in (page for line in file for page in json.loads(line)["articles"]):
            lines = [" ".join(one.split()) for one in page["text"].split("\n")]
            marked = json.loads(page["rationale"] or "[]")
            record = Record(page["url"], page["url"], page["text"], url=page["url"])
            yield record, [lines[n] for n in marked if n < len(lines)]


def _evidence() -> Iterator[tuple[str, str]]:
    for record, lines in _pages():
        article = next(iter(_cleaned([record]).values()), None)
        outlet = site(article) if article else None
        yield from ((outlet, line) for line in lines if outlet)
