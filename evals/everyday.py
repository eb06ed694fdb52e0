"""Makes `rag/everyday.txt`: the everyday words of Arabic news by their stems, and which of them are names too.

    python -m evals.everyday > rag/everyday.txt

A list of words, counted in every second article of the public corpus of 2018; words that it uses as names
(`evals.gazetteer`), and those that other tables know, are left out.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from evals.data import shared
from evals.gazetteer import News, known, people
from rag.everyday import stems
from rag.gazetteer import is_name
from rag.sounds import is_arabic
from rag.text import words
from rag.towns import is_given

_HEAD = """\
# Stems of everyday words of Arabic news, folded; those after a * are names too; made by evals/everyday.py.
# Counted in the ANT corpus v2.1 (Apache-2.0); the names are Wikidata's (CC0), as rag/gazetteer.txt says.
"""
_USES = 8  # times in the news below which a word is not an everyday one
_NAMED = 0.3  # times that the list of names has a word for each use in the news
_AMONG = 0.1  # part of its uses that stand beside another name, twice that of a short word
_SHORT = 3  # letters


def everyday(news: News) -> set[str]:
    """A stem for each everyday word, the commonest that it has, none where another word's will do."""
    total = Counter[str]()
    for word, uses in news.uses.items():
        total.update(dict.fromkeys(stems(word), uses))
    found: set[str] = set()
    for word, uses in news.uses.most_common():
        if uses < _USES:
            break
        if _counts(word, news) and found.isdisjoint(stems(word)):
            bare = (stem for stem in stems(word) if len(stem) > 2 and (stem in news.uses or stem == word))
            found.add(max(bare, key=lambda stem: (total[stem], -len(stem))))
    return found


def _counts(word: str, news: News) -> bool:
    own = all(map(is_arabic, word)) and len(word) > 2 and not (is_name(word) or is_given(word))
    return own and (known(word) or news.inflected(word) or not news.person(word))


def both(found: set[str], names: Counter[str], news: News) -> Iterator[str]:
    """The names that would pass for everyday words: common ones, which news has beside other names or not at all."""
    for word, times in names.items():
        seems = is_arabic(word) and len(word) > 2 and not (known(word) or is_name(word))
        common = times >= max(2, _NAMED * news.uses[word]) and not found.isdisjoint(stems(word))
        if seems and common and news.among(word) >= (_AMONG if len(word) > _SHORT else 2 * _AMONG):
            yield word


if __name__ == "__main__":
    names = people(shared("names", "wikidata_en_ar_name_tokens.tsv").open(encoding="utf-8"))
    with gzip.open(shared("corpus", "ant_multisource_2018.jsonl.gz"), "rt", encoding="utf-8") as lines:
        news = News((words(json.loads(line)["text"]) for line in islice(lines, 0, None, 2)), names)
    found = everyday(news)
    marked = (f"*{word}" for word in both(found, names, news))
    sys.stdout.write(_HEAD + "".join(f"{word}\n" for word in (*sorted(found), *sorted(marked))))
