"""Stories as who may read only some outlets is to know them: told again from what they may read, as if it were all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple

import numpy as np

from index.database import Database
from index.rows import COLUMNS, article_of, in_scope, to_article
from index.sketch import Hashes, shared
from index.stories import FEWEST, bar
from rag.types import Article, Passage, Scope, Story


class _Held(NamedTuple):
    article: Article
    read: str  # the revision that was read
    pairs: Hashes
    keys: frozenset[int]


class Retold:
    """Over the catalogue's file. No name of a story tells of an article that may not be read."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def told(self, stories: Sequence[str], readable: Sequence[str]) -> tuple[Story, ...]:
        """The stories of these names, as `named` gives them, with the articles that may be read."""
        firsts = self._db.rows_in("select distinct story from articles where id in (*)", map(article_of, stories))
        found: dict[str, list[tuple[int, Article]]] = {own: [] for own in stories}
        for at, article in enumerate(self._named([story for (story,) in firsts], readable)):
            if article.story in found:
                found[article.story].append((at, article))
        return tuple(Story(own, tuple(_in_order(held))) for own, held in found.items() if held)

    def named(self, articles: Iterable[Article], readable: Sequence[str]) -> dict[str, Article]:
        """Those of the articles that may be read, by id, each with the name that its story has there."""
        held = {article.id: article for article in articles}
        own = {one.id: one.story for one in self._named({a.story for a in held.values()}, readable)}
        return {name: replace(article, story=own[name]) for name, article in held.items() if name in own}

    def passages(self, passages: Mapping[str, Passage], readable: Sequence[str]) -> dict[str, Passage]:
        """Those of the passages that may be read, with what is known of their articles then."""
        named = self.named((passage.article for passage in passages.values()), readable)
        return {
            own: replace(passage, article=named[passage.article.id])
            for own, passage in passages.items()
            if passage.article.id in named
        }

    def _named(self, stories: Iterable[str], readable: Sequence[str]) -> list[Article]:
        """The articles of the stories that may be read, the first stored first, each joined to those before it."""
        where, values = in_scope(Scope(readable=tuple(readable)))
        sql = (
            f"select s.row, a.read, s.pairs, s.keys, {COLUMNS}, '' from articles a "
            f"join sketches s on s.article = a.id{where} and a.story in (*)"
        )
        before: dict[str, list[_Held]] = defaultdict(list)
        for _, read, pairs, keys, *row in sorted(self._db.rows_in(sql, stories, *values)):
            of_story = before[to_article(tuple(row)).story]
            made = frozenset(np.frombuffer(keys, np.uint32).tolist())
            one = _Held(to_article(tuple(row)), read, np.frombuffer(pairs, np.uint32), made)
            of_story.append(one._replace(article=replace(one.article, story=_joined(one, of_story))))
        return [one.article for held in before.values() for one in held]


def _joined(one: _Held, before: Sequence[_Held]) -> str:
    """The story of the one before that it is nearest to, if it is a copy of that; else its own."""
    best = 0.0
    story = one.article.id
    for other in before:
        if other.read == one.read:
            return other.article.story
        if len(one.keys & other.keys) >= FEWEST:
            part = shared(one.pairs, other.pairs)
            if part >= bar(one.article, other.article) and part > best:
                best, story = part, other.article.story
    return story


def _day(article: Article) -> float:
    return article.published.toordinal() if article.published else inf


def _in_order(held: Sequence[tuple[int, Article]]) -> list[Article]:
    """The first published first, then the first stored."""
    return [a for _, a in sorted(held, key=lambda one: (_day(one[1]), one[0]))]
