"""Arabic and English text to index terms: folded, without stop words, stemmed two ways, in trigrams, and by name.

The light stem strips the clitics and endings that Arabic writes onto a word; Snowball goes further and errs
elsewhere, so both are kept. Character trigrams catch what stems miss (broken plurals, spellings of names).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

import Stemmer

from rag.names import keys
from rag.sounds import is_arabic
from rag.text import SMALL_WORDS, words
from rag.types import Language

_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
_SUFFIXES = ("ات", "ون", "ين", "ان", "ها", "يه", "ه")
_GRAM = 3
_FEW_DAYS = 11  # at most, of which each is a term
# Measured on the development questions, in the middle of flat regions.
_WITHIN = {"light": 0.16, "stem": 0.16, "gram": 0.3, "name": 0.1, "when": 2.0}
_ACROSS = {"name": 0.3, "when": 2.0}


def analyse(text: str) -> dict[str, list[str]]:
    """The terms of a text by field of the word index."""
    kept = [word for word in words(text) if word not in SMALL_WORDS]
    return {
        "light": [light(word) for word in kept],
        "stem": [_snowball(word) for word in kept],
        "gram": [gram for word in kept for gram in _grams(word)],
        "name": keys(text),
    }


@lru_cache(20_000)
def light(word: str) -> str:
    """The word without the first prefix and suffix that leave three letters; English by Snowball."""
    if not is_arabic(word):
        return _snowball(word)
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


@lru_cache(20_000)
def _snowball(word: str) -> str:
    # A Stemmer is not safe to share between threads, and costs microseconds to make.
    return str(Stemmer.Stemmer("arabic" if is_arabic(word) else "english").stemWord(word))


def _grams(word: str) -> list[str]:
    return [word[at : at + _GRAM] for at in range(len(word) - _GRAM + 1)] or [word]


def when(days: Iterable[tuple[date, date]], *, within: bool = False) -> list[str]:
    """A term for each of a few days, or for a month; with `within`, also for the month that they lie in."""
    terms: list[str] = []
    for first, last in days:
        count = (last - first).days + 1
        few = count <= _FEW_DAYS
        if few:
            terms += [str(first + timedelta(n)) for n in range(count)]
        if (first.year, first.month) == (last.year, last.month) and (within or not few):
            terms.append(f"{first:%Y-%m}")
    return terms


def sought(terms: dict[str, list[str]], question: Language, passage: Language) -> Iterator[tuple[str, str, float]]:
    """What to look for in passages of a language, as (field, term, weight): words or names, and days.

    Words within a language, names across. Within one a name's own key counts too, for its other spellings; pairs,
    places and offices add nothing there that words do not.
    """
    for field, weight in (_WITHIN if question == passage else _ACROSS).items():
        for term in dict.fromkeys(terms.get(field, ())):
            if question != passage or field != "name" or term.isalnum():
                yield field, term, weight
