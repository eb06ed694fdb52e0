"""Questions to begin with, made from what is held: where and in which month something happened, by the titles."""

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import date
from typing import Literal

from index.corpus import Corpus
from rag.phrases import day
from rag.pipeline import Pipeline
from rag.places import named_places
from rag.stages import Writer
from rag.text import fold
from rag.types import Article, Scope
from web.narrow import period

_LATEST = 200  # articles whose titles are looked at
_TRIED = 12  # questions that are looked for
_MOST = 3
_KEPT = 64  # corpora as different visitors see them
Asked = Literal["ar", "en"]
_ASKED = {"ar": "ماذا حدث في {place} في {month}؟", "en": "What happened in {place} in {month}?"}
_ABOUT = {"ar": "ماذا ورد عن: {title}؟", "en": "What is reported on “{title}”?"}


class Examples:
    """Made aside, once for every state of the corpus; those are kept that find the article they were made from."""

    def __init__(self, corpus: Corpus, pipeline: Pipeline) -> None:
        self._corpus, self._pipeline = corpus, pipeline
        self._aside = ThreadPoolExecutor(1, "examples")
        self._made: dict[tuple[int, Scope, Asked], Future[tuple[str, ...]]] = {}

    def __call__(self, scope: Scope, language: Asked, patience: float = 0.2) -> tuple[str, ...]:
        """Questions in a language over what the scope holds; none if they are not made within so many seconds."""
        key = (self._corpus.catalogue.last_change(), scope, language)
        if key not in self._made:
            while len(self._made) >= _KEPT:
                self._made.pop(next(iter(self._made)), None)
            self._made[key] = self._aside.submit(self._found, scope, language)
        making = self._made[key]
        wait([making], patience)
        return making.result() if making.done() and not making.exception() else ()

    def _found(self, scope: Scope, language: Asked) -> tuple[str, ...]:
        catalogue = self._corpus.catalogue
        within = replace(scope, languages=(language,))
        titled = filter(None, map(catalogue.described, catalogue.counts.latest(within, _LATEST)))
        found: list[str] = []
        for question, article in list(questions(list(titled), language))[:_TRIED]:
            if self._answered(question, article, scope):
                found.append(question)
            if len(found) == _MOST:
                break
        return tuple(found)

    def _answered(self, question: str, article: Article, scope: Scope) -> bool:
        """Whether the question finds its article, and is answered where that costs no call to a model."""
        since, until = period(question)
        stages = self._pipeline  # one by one: nobody has asked, so none is told of
        query = stages.understand(question, replace(scope, since=since, until=until))
        hits = stages.rank(query, stages.retrieve(query))
        if all(hit.passage.article.id != article.id for hit in hits[:5]):
            return False
        return isinstance(stages.answer, Writer) or not stages.verify(query, hits, stages.answer(query, hits)).refused


def questions(articles: Sequence[Article], language: Asked) -> Iterator[tuple[str, Article]]:
    """Questions with the article that each is made from, no place and no month twice; else about titles as they are."""
    seen: set[str] = set()
    for article in articles:
        place, published = _place(article.title, language), article.published
        if place and published and not {fold(place), _month(published, language)} & seen:
            seen |= {fold(place), _month(published, language)}
            yield _ASKED[language].format(place=place, month=_month(published, language)), article
    for article in articles:
        if len(article.title.split()) > 3:
            yield _ABOUT[language].format(title=" ".join(article.title.split()).rstrip(".؟?!")), article


def _place(title: str, language: Asked) -> str | None:
    """The place that a title says something happens in."""
    spelled = re.sub(r"\s+", " ", title)
    for name, _ in named_places(spelled):
        if re.search(rf"\b{'في' if language == 'ar' else 'in'} {re.escape(name)}(?!\w)", spelled):
            return name
    return None


def _month(value: date, language: Asked) -> str:
    return day(value.replace(day=1), language).partition(" ")[2]
