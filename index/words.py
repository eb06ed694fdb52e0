"""The word index in tantivy, one document a section; derived from the catalogue. Only this file knows tantivy."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from math import log
from pathlib import Path
from threading import Lock

import tantivy

from index.analysis import analyse, sought, when
from index.passages import embedded_text
from index.rows import Held, Place, Span
from rag.errors import CorpusError
from rag.mentions import mentions_within
from rag.text import fold
from rag.types import Language, Query, Scope

_FIELDS = ("light", "stem", "gram", "name", "when")
_HEAP = 64_000_000  # bytes the writer may gather before it writes a segment
Sought = tuple[str, str, float]  # field, term, weight
_LANGUAGES: tuple[Language, ...] = ("ar", "en", "und")


class TantivyWords:
    """Terms of sections with their day, outlet and language, so that a scope costs nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()  # of who writes; to search, nobody waits
        with self._errors():
            self._open()

    def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for field in _FIELDS:
            builder.add_text_field(field, stored=False, tokenizer_name="whitespace")
        builder.add_text_field("source", stored=False, tokenizer_name="raw")
        builder.add_text_field("language", stored=False, tokenizer_name="raw")
        builder.add_integer_field("day", stored=False, indexed=True, fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(self._folder))

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, OSError) as error:
            raise CorpusError(
                f"the word index in {self._folder} cannot be used ({error}); the catalogue still holds everything: "
                "see that the disk is not full, and run `python app.py rebuild`"
            ) from error

    def reopen(self) -> None:
        """See what another process wrote."""
        with self._errors():
            self._index.reload()

    def close(self) -> None:
        """Nothing is held open between calls."""

    def count(self) -> int:
        with self._errors():
            return int(self._index.searcher().num_docs)

    def update(self, present: Sequence[Held], gone: Sequence[Place]) -> None:
        """Put in or replace what is present, take out what is gone, in one commit."""
        with self._lock, self._errors():
            writer = self._index.writer(_HEAP, 1)
            for own in dict.fromkeys([*(own for own, _ in gone), *(held.span.id for held in present)]):
                writer.delete_documents_by_term("id", own)
            for held in present:
                writer.add_document(_document(held.span))
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()

    def clear(self) -> None:
        with self._lock, self._errors():
            shutil.rmtree(self._folder)
            self._open()

    def search(self, query: Query, limit: int) -> list[tuple[str, float]]:
        """The best sections of each language within the scope, as (id, BM25), best first."""
        terms = {**analyse(query.standalone), "when": when(query.days)}
        found: list[tuple[str, float]] = []
        for language in dict.fromkeys(query.scope.languages or _LANGUAGES):
            wanted = [
                (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(field, term), weight))
                for field, term, weight in self._weighed(sought(terms, query.language, language), query.scope.readable)
            ]
            if wanted:
                found += self._best(tantivy.Query.boolean_query(wanted), language, query.scope, limit)
        return sorted(found, key=lambda hit: -hit[1])

    def _best(self, wanted: tantivy.Query, language: Language, scope: Scope, limit: int) -> list[tuple[str, float]]:
        clauses = [(tantivy.Occur.Must, wanted), *((tantivy.Occur.Must, q) for q in self._within(language, scope))]
        with self._errors():
            searcher = self._index.searcher()
            hits = searcher.search(tantivy.Query.boolean_query(clauses), limit).hits
            return [(str(searcher.doc(address)["id"][0]), float(score)) for score, address in hits]

    def _weighed(self, terms: Iterable[Sought], readable: Sequence[str] | None) -> Iterator[Sought]:
        """The terms, each as rare as it is in what may be read: how rare it is elsewhere would tell of that."""
        if readable is None:
            yield from terms
            return
        with self._errors():
            searcher, inside = self._index.searcher(), self._of(readable)
            held = _count(searcher, inside)
            for field, term, weight in terms:
                if found := _count(searcher, inside, self._term(field, term)):
                    everywhere = _rarity(searcher.num_docs, searcher.doc_freq(field, term))
                    yield field, term, weight * _rarity(held, found) / everywhere

    def _of(self, sources: Sequence[str]) -> tantivy.Query:
        """Sections of these outlets."""
        any_source = [(tantivy.Occur.Should, self._term("source", fold(source))) for source in sources]
        return _unscored(tantivy.Query.boolean_query(any_source))

    def _within(self, language: Language, scope: Scope) -> Iterator[tantivy.Query]:
        """Conditions that choose without adding to the score."""
        yield _unscored(self._term("language", language))
        if scope.sources:
            yield self._of(scope.sources)
        if scope.readable is not None:
            yield self._of(scope.readable)
        if scope.since or scope.until:
            first = scope.since.toordinal() if scope.since else 1
            last = scope.until.toordinal() if scope.until else 4_000_000
            yield _unscored(tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, first, last))

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term)


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _count(searcher: tantivy.Searcher, *wanted: tantivy.Query) -> int:
    """Sections that are all of this."""
    every = tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in wanted])
    return int(searcher.search(every, 1, count=True).count or 0)  # type: ignore[attr-defined]  # tantivy has it


def _rarity(sections: int, having: int) -> float:
    """The weight that BM25 gives to a term by the number of sections that have it."""
    return log(1 + (sections - having + 0.5) / (having + 0.5))


def _document(section: Span) -> tantivy.Document:
    article = section.article
    fields: dict[str, str | int] = {name: " ".join(terms) for name, terms in analyse(embedded_text(section)).items()}
    fields["when"] = " ".join(when(_days(section), within=True))
    if article.source:
        fields["source"] = fold(article.source)
    if article.published:
        fields["day"] = article.published.toordinal()
    return tantivy.Document(id=section.id, language=article.language, **fields)


def _days(section: Span) -> Iterator[tuple[date, date]]:
    """The days that a section surely speaks of."""
    for one in mentions_within(section.article, section.start, section.end):
        if one.sure:
            yield one.first, one.last
