"""Records to stored articles, as a stream: clean, cut, embed what is new, store batch by batch."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace

from index.catalogue import KINDS
from index.clean import clean
from index.corpus import Corpus
from index.passages import cut, embedded_text
from index.rows import Entry, Span, content_key
from index.tokens import count_tokens
from rag.errors import InputError
from rag.stages import Embedder, Vectors
from rag.types import Article, Passage, Record, Rejection

_BATCH = 32  # sections and passages stored at once; a stop costs about so many


@dataclass(slots=True)
class Report:
    """What became of the records of one run; grows while it goes."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    duplicate: int = 0  # the same text as another article's; kept, and shown as a copy
    rejected: list[Rejection] = field(default_factory=list)
    passages: int = 0
    embedded: int = 0  # sections and passages

    @property
    def articles(self) -> int:
        return self.new + self.changed + self.unchanged + self.duplicate

    def as_json(self) -> dict[str, object]:
        return asdict(self)


class Ingest:
    """One run over records; only within `Corpus.writing`."""

    def __init__(
        self,
        corpus: Corpus,
        embed: Embedder,
        size: int,
        told: Callable[[Report], None] = lambda report: None,
    ) -> None:
        self._corpus, self._embed, self._told = corpus, embed, told
        self._size = size
        self._waiting: dict[str, tuple[Article, list[Span]]] = {}
        self.report = Report()

    def __call__(self, records: Iterable[Record | Rejection]) -> Report:
        for record in records:
            if isinstance(record, Rejection):
                self.report.rejected.append(record)
            else:
                self._take(record)
            self._told(self.report)
        self._flush()
        return self.report

    def _take(self, record: Record) -> None:
        try:
            article = clean(record)
        except InputError as error:
            self.report.rejected.append(Rejection(record.uri, str(error)))
            return
        if article.id in self._waiting:
            self._flush()
        before = self._corpus.catalogue.described(article.id)
        if before and (before.revision, before.title) == (article.revision, article.title):
            self._describe(before, article)
            return
        article = self._with_story(article)
        if before:
            self.report.changed += 1
        elif article.story != article.id:
            self.report.duplicate += 1
        else:
            self.report.new += 1
        sections, passages = cut(article, self._size, count_tokens)
        self._waiting[article.id] = (article, [*sections, *passages])
        if sum(len(spans) for _, spans in self._waiting.values()) >= _BATCH:
            self._flush()

    def _describe(self, before: Article, article: Article) -> None:
        """Text and title are known; the date or outlet may have changed."""
        article = replace(article, story=before.story)
        if replace(article, text="") == before:
            self.report.unchanged += 1
            return
        self.report.changed += 1
        self._corpus.catalogue.describe(article)
        self._corpus.follow()

    def _with_story(self, article: Article) -> Article:
        """An article whose text another has already, word for word, tells the other's story."""
        waiting = (a.story for a, _ in self._waiting.values() if a.revision == article.revision)
        story = next(waiting, None) or self._corpus.catalogue.same_text(article)
        return replace(article, story=story or article.id)

    def _flush(self) -> None:
        waiting = list(self._waiting.values())
        if not waiting:
            return
        entries = self._entries([span for _, spans in waiting for span in spans])
        self._corpus.store([(article, [entries[span.id] for span in spans]) for article, spans in waiting])
        self._waiting.clear()
        self.report.passages += sum(isinstance(entry.span, Passage) for entry in entries.values())
        self._told(self.report)

    def _entries(self, spans: Sequence[Span]) -> dict[str, Entry]:
        """The spans with their vectors; what was embedded before, here or in the catalogue, is not again."""
        texts = {span.id: embedded_text(span) for span in spans}
        keys = {own: content_key(text) for own, text in texts.items()}
        known: dict[str, Vectors] = {}
        for kind in KINDS:
            known |= self._corpus.catalogue.known_vectors(kind, list(keys.values()))
        new = list({keys[own]: text for own, text in texts.items() if keys[own] not in known}.items())
        for at in range(0, len(new), _BATCH):
            part = new[at : at + _BATCH]
            made = self._embed([text for _, text in part])
            known.update((key, vector) for (key, _), vector in zip(part, made, strict=True))
            self.report.embedded += len(part)
            self._told(self.report)
        return {span.id: Entry(span, keys[span.id], known[keys[span.id]]) for span in spans}
