"""Names in many spellings: articles of a public corpus found by any of them, and names found in a translation.

The word index alone is asked, so that nothing is embedded: what names add is seen apart from what vectors find.
"""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from evals import Say
from evals.data import shared
from evals.engine import spread
from index.clean import clean
from index.passages import SECTION_TOKENS, cut
from index.rows import Held
from index.words import TantivyWords
from rag.calendars import TIME_WORDS
from rag.errors import InputError
from rag.names import beside, named_in
from rag.names import names as names_of
from rag.places import shared_words
from rag.settings import Settings
from rag.text import fold
from rag.types import EVERYTHING, Article, Record
from rag.understand import understand

_SPELLINGS = {  # as the Arabic press writes them, seen in the corpus; one a line, the most frequent first
    "Ibrahim Kalin": "إبراهيم كالين|إبراهيم قالن|ابراهيم كالين|إبراهيم كالن|إبراهيم قالين|إبراهيم كالان|ابراهيم كالن",
    "Angela Merkel": "أنغيلا ميركل|أنجيلا ميركل|انغيلا ميركل|انجيلا ميركل|إنغيلا ميركل",
    "Antonio Guterres": "أنطونيو غوتيريس|أنطونيو غوتيريش|انطونيو غوتيريس|أنطونيو غوتيرس|أنطونيو غوتيرش|أنتونيو غوتيريش",
    "Nikki Haley": "نيكي هايلي|نيكي هيلي|نيكي هالي",
    "Andrew Brunson": "أندرو برانسون|أندرو برونسون|آندرو برونسون|آندرو برانسون|أندرو برنسون",
    "Mark Zuckerberg": "مارك زوكربيرغ|مارك زوكربرغ|مارك زوكربيرج|مارك زوكربرج|مارك زاكربرغ",
    "Stormy Daniels": "ستورمي دانييلز|ستورمي دانيالز|ستورمي دانيلز",
    "Justin Trudeau": "جاستن ترودو|جاستين ترودو|جستن ترودو|جوستين ترودو",
    "Dmitry Peskov": "ديمتري بيسكوف|ديميتري بيسكوف|دميتري بيسكوف|دمتري بيسكوف",
    "Martin Griffiths": "مارتن غريفيث|مارتن غريفث|مارتن جريفيث|مارتن غريفيت|مارتن غريفيثس",
    "Harvey Weinstein": "هارفي واينستين|هارفي وينستون|هارفي واينستاين|هارفي وينستين",
    "Abiy Ahmed": "أبي أحمد|آبي أحمد|آبيي أحمد|أبيي أحمد",
}
_OTHERS = 4000  # articles, taken evenly, that write none of the names
_SECTIONS = 2000  # looked through for the first articles
_MORE = 36  # articles beyond as many as there are
_ELSEWHERE = 5  # sentences of other documents that a name is looked for in


def names(settings: Settings, say: Say) -> dict[str, Any]:
    """What is found by each spelling of a name, and how many names are found in a translation and elsewhere."""
    articles = list(_articles())
    written = {name: _written(articles, spellings.split("|")) for name, spellings in _SPELLINGS.items()}
    named = {own for found in written.values() for ids in found.values() for own in ids}
    kept = [a for a in articles if a.id in named] + spread([a for a in articles if a.id not in named], _OTHERS)
    figures: dict[str, Any] = {"articles": len(kept)}
    with TemporaryDirectory() as folder:
        index = TantivyWords(Path(folder))
        index.update(list(_held(kept)), [])
        for name, found in written.items():
            figures[name] = _found(index, name, found)
            say(f"  {name}: {figures[name]}")
    figures["asked in English"] = _mean(figures[name][name] for name in written)
    figures["asked in Arabic"] = _mean(
        figures[name][spelling] for name, found in written.items() for spelling in found if found[spelling]
    )
    figures["translations"] = _translated()
    for name in ("articles", "asked in English", "asked in Arabic", "translations"):
        say(f"  {name}: {figures[name]}")
    return figures


def _articles() -> Iterator[Article]:
    """Those of the corpus, repeats too."""
    with gzip.open(shared("corpus", "ant_multisource_2018.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for n, row in enumerate(map(json.loads, lines)):
            try:
                yield clean(Record(row["id"], f"{row['id']}:{n}", row["text"] or "", row["title"] or ""))
            except InputError:
                continue


def _written(articles: Sequence[Article], spellings: Sequence[str]) -> dict[str, set[str]]:
    """The articles by each spelling, as whole words."""
    found: dict[str, set[str]] = {spelling: set() for spelling in spellings}
    for article in articles:
        text = f"{article.title}\n{article.text}"
        for spelling in spellings:
            if spelling in text and re.search(rf"(?<!\w)[وفبلك]?{spelling}(?!\w)", text):
                found[spelling].add(article.id)
    return found


def _held(articles: Sequence[Article]) -> Iterator[Held]:
    sections = (s for article in articles for s in cut(article, SECTION_TOKENS, lambda text: len(text) // 4)[0])
    return (Held(n, section, np.zeros(1, np.float32)) for n, section in enumerate(sections, 1))


def _found(index: TantivyWords, name: str, written: dict[str, set[str]]) -> dict[str, tuple[int, int, int]]:
    """By each way to ask: the articles found among the first as many as there are, among some more, and all."""
    held = set().union(*written.values())
    figures = {}
    for asked in (name, *written):
        hits = index.search(understand(asked, EVERYTHING), _SECTIONS)
        ranked = list(dict.fromkeys(own.partition(":")[0] for own, _ in hits))
        first, more = (len(held.intersection(ranked[:count])) for count in (len(held), len(held) + _MORE))
        figures[asked] = (first, more, len(held))
    return figures


def _mean(found: Iterator[tuple[int, int, int]]) -> tuple[float, float]:
    """The part of the articles found among the first, and among some more; each name counts alike."""
    parts = [(first / held, more / held) for first, more, held in found]
    return round(fmean(first for first, _ in parts), 3), round(fmean(more for _, more in parts), 3)


def _translated() -> dict[str, Any]:
    """Names of English news sentences, looked for in their Arabic translations and in sentences of other documents."""
    documents = [json.loads(line) for line in shared("evals", "ntrex_docs.jsonl").read_text("utf-8").splitlines()]
    pairs = [(n, *pair) for n, d in enumerate(documents) for pair in zip(d["en"], d["ar"], strict=True)]
    chance = Random(3)
    found, elsewhere = [], []
    for n, english, arabic in pairs:
        for name in names_of(english, "en"):
            if fold(name) in TIME_WORDS:
                continue
            near = beside(name, english)
            found.append(name in shared_words(english, arabic) or named_in(name, arabic, near))
            others = [chance.choice(pairs) for _ in range(_ELSEWHERE)]
            elsewhere += [named_in(name, text, near) for m, said, text in others if m != n and name not in said]
    return {"names": len(found), "found": round(fmean(found), 3), "found elsewhere": round(fmean(elsewhere), 4)}
