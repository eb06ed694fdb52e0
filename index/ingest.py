"""Records to stored articles, as a stream: while one batch is embedded, the next is read, and the last is indexed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from index.clean import clean
from index.corpus import Corpus
from index.flow import Flow
from index.passages import cut, embedded_text
from index.report import Report
from index.rows import Entry, Span, content_key
from index.tokens import count_tokens
from rag.errors import InputError
from rag.stages import Embedder, Resting, Vectors
from rag.types import Article, Passage, Record, Rejection

_BATCH = 256  # sections and passages embedded and stored at once; a stop costs about so many
_LONG = 50_000  # changes that Chroma follows when all is stored, for which it needs the memory
_FOLLOW = 2048  # of them stored before the indexes follow, which costs less for many at once


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article to be stored, with what has been embedded for it already, by content key."""

    article: Article
    vectors: Mapping[str, Vectors] = field(default_factory=dict)


def cleaned(records: Iterable[Record | Rejection]) -> Iterator[Cleaned | Rejection]:
    """The articles of the records; a record without one is named with the reason."""
    for record in records:
        if isinstance(record, Rejection):
            yield record
            continue
        try:
            yield Cleaned(clean(record))
        except InputError as error:
            yield Rejection(record.uri, str(error))


@dataclass(slots=True)
class _Batch:
    """Articles that are embedded and stored together."""

    as_read: bool = True
    articles: dict[str, tuple[Article, list[Span]]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # by content key
    keys: dict[str, str] = field(default_factory=dict)  # content keys by the span's id
    vectors: dict[str, Vectors] = field(default_factory=dict)  # by content key

    def add(self, item: Cleaned, size: int) -> None:
        sections, passages = cut(item.article, size, count_tokens)
        spans: list[Span] = [*sections, *passages]
        for span in spans:
            text = embedded_text(span)
            self.keys[span.id] = content_key(text)
            self.texts[self.keys[span.id]] = text
        self.articles[item.article.id] = (item.article, spans)
        self.vectors.update(item.vectors)


class Ingest:
    """One run; only within `Corpus.writing`. What is stored stays stored, whatever stops the run."""

    def __init__(
        self,
        corpus: Corpus,
        embed: Embedder,
        size: int,
        told: Callable[[Report], None] = lambda report: None,
    ) -> None:
        self._corpus, self._embed, self._size, self._told = corpus, embed, size, told
        self._batch = _Batch()
        self._since_followed = 0
        self.report = Report()

    def __call__(self, items: Iterable[Cleaned | Rejection]) -> Report:
        with Flow(self._store, self._corpus.follow, self._look) as flow:
            for item in items:
                if isinstance(item, Rejection):
                    self.report.rejected.append(item)
                else:
                    self._take(item, flow)
                if len(self._batch.keys) >= _BATCH:
                    self._hand_on(flow)
                self._told(self.report)
            self._hand_on(flow)
            flow.drain()
            self._take_off(flow)
            if isinstance(self._embed, Resting) and self._corpus.pending() > _LONG:
                self._embed.rest()
            flow.finish(self._corpus.follow_all)
        self._look()
        return self.report

    def _look(self) -> None:
        self.report.pending = self._corpus.pending()
        self._told(self.report)

    def _take(self, item: Cleaned, flow: Flow[_Batch]) -> None:
        article = item.article
        self.report.read(article)
        if any(article.id in batch.articles for batch in (self._batch, *flow.waiting)):
            self._hand_on(flow)
            flow.drain()
        before = self._corpus.catalogue.described(article.id)
        if before and (before.revision, before.title) == (article.revision, article.title):
            self._describe(before, article, flow)
            return
        telling = self._corpus.catalogue.stories.of(article, self._waiting(flow))
        self.report.stored(telling, changed=before is not None)
        article = replace(article, story=telling.story)
        self._batch.add(replace(item, article=article), self._size)

    def _describe(self, before: Article, article: Article, flow: Flow[_Batch]) -> None:
        """Text and title are known; the date or outlet may have changed."""
        article = replace(article, story=before.story)
        if replace(article, text="") == before:
            self.report.unchanged += 1
            return
        self.report.changed += 1
        self._corpus.catalogue.describe(article)

    def _waiting(self, flow: Flow[_Batch]) -> list[Article]:
        """Articles that may not be stored yet, the first first."""
        return [article for batch in (*flow.waiting, self._batch) for article, _ in batch.articles.values()]

    def _take_off(self, flow: Flow[_Batch]) -> None:
        """Take what recurs at an outlet off its articles, now that all of the run is held."""
        outlets = self._corpus.catalogue.outlets
        for ids in outlets.unlooked():
            for article, lines in outlets.tidied(ids):
                self.report.take_off(article, lines)
                telling = self._corpus.catalogue.stories.of(article, self._waiting(flow))  # not by what was taken off
                self._batch.as_read = False
                self._batch.add(Cleaned(replace(article, story=telling.story)), self._size)
                if len(self._batch.keys) >= _BATCH:
                    self._hand_on(flow)
            self._hand_on(flow)
            flow.drain()
            outlets.looked(ids)

    def _hand_on(self, flow: Flow[_Batch]) -> None:
        batch, self._batch = self._batch, _Batch()
        if batch.articles:
            flow.put(batch)

    def _store(self, batch: _Batch) -> bool:
        """Embed what is new and put it all in the catalogue; True when it is time for the indexes to follow."""
        vectors = self._vectors(batch)
        entries = [
            (article, [Entry(span, batch.keys[span.id], vectors[batch.keys[span.id]]) for span in spans])
            for article, spans in batch.articles.values()
        ]
        self._corpus.catalogue.put(entries, batch.as_read)
        self.report.passages += sum(isinstance(entry.span, Passage) for _, made in entries for entry in made)
        self._since_followed += len(batch.keys)
        if self._since_followed < _FOLLOW:
            return False
        self._since_followed = 0
        return True

    def _vectors(self, batch: _Batch) -> dict[str, Vectors]:
        """By content key; what was embedded before, here or in the catalogue, is not again."""
        known = self._corpus.catalogue.vectors.known([key for key in batch.texts if key not in batch.vectors])
        known |= batch.vectors
        new = [key for key in batch.texts if key not in known]
        if new:
            known.update(zip(new, self._embed([batch.texts[key] for key in new]), strict=True))
        self.report.embedded += len(new) + sum(key in batch.vectors for key in batch.texts)
        return known
