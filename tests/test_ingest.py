from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.corpus import Corpus
from index.ingest import Cleaned, Ingest, cleaned
from index.passages import cut, embedded_text
from index.rows import content_key
from index.tokens import count_tokens
from rag.errors import ModelError
from rag.stages import Vectors
from rag.types import Article, Record, Rejection
from tests.conftest import WordEmbedder, article, open_corpus, record, store

TALKS = "The envoys met in Ankara on Monday. They spoke about the border for hours."


def long(name: str, sentences: int = 40) -> Record:
    return record(name, " ".join(f"Sentence {n} of {name} tells what nobody else does." for n in range(sentences)))


def test_nothing_is_an_empty_report(corpus: Corpus, embed: WordEmbedder) -> None:
    report = store(corpus, embed)
    assert (report.articles, report.passages, report.embedded, report.rejected) == (0, 0, 0, [])


def test_more_than_a_batch_is_stored_whole_and_counted(corpus: Corpus, embed: WordEmbedder) -> None:
    report = store(corpus, embed, *(long(f"a{n}") for n in range(80)))
    status = corpus.status()
    assert (report.new, status.articles) == (80, 80)
    assert report.passages == status.passages
    assert report.embedded == status.passages + status.sections == len(embed.embedded)
    assert status.consistent


def test_an_article_too_long_for_a_batch_is_stored_whole(corpus: Corpus, embed: WordEmbedder) -> None:
    report = store(corpus, embed, long("book", 4000), record("talks", TALKS))
    assert report.new == 2
    assert report.passages > 300
    assert corpus.status().consistent


def test_bad_records_are_named_among_good_ones(corpus: Corpus, embed: WordEmbedder) -> None:
    good = [long(f"a{n}", 3) for n in range(30)]
    with corpus.writing():
        report = Ingest(corpus, embed, 60)(
            cleaned(
                item
                for n, one in enumerate(good)
                for item in (one, record(f"empty{n}", "  ") if n % 3 == 0 else Rejection(f"bad{n}", "damaged"))
            )
        )
    assert report.new == 30
    assert len(report.rejected) == 30
    assert {r.where for r in report.rejected if r.where.startswith("empty")} == {f"empty{n}" for n in range(0, 30, 3)}


@pytest.mark.parametrize("between", [0, 1, 60])
def test_an_article_that_comes_twice_in_one_run_is_changed_by_the_second(
    corpus: Corpus, embed: WordEmbedder, between: int
) -> None:
    others = (long(f"a{n}") for n in range(between))
    report = store(corpus, embed, record("talks", TALKS), *others, record("talks", f"{TALKS} More came."))
    assert (report.new, report.changed) == (between + 1, 1)
    assert corpus.status().articles == between + 1
    (held,) = [a for a in _held(corpus) if a.uri == "talks"]
    assert held.text.endswith("More came.")


@pytest.mark.parametrize("between", [0, 1, 60])
def test_a_text_that_comes_twice_in_one_run_is_embedded_once(corpus: Corpus, embed: WordEmbedder, between: int) -> None:
    others = (long(f"a{n}") for n in range(between))
    report = store(corpus, embed, record("talks", TALKS), *others, record("copy", TALKS))
    assert (report.new, report.duplicate) == (between + 1, 1)
    assert embed.embedded.count(TALKS) == 1
    first, second = (a for a in _held(corpus) if a.text == TALKS)
    assert first.story == second.story


def report_of(name: str, *more: str) -> Record:
    """A report of a place of its own, with something more said of it."""
    said = (
        f"Inspector {n} of {name} saw gauge {name}{n * 7} under water and left {name} for post {n}." for n in range(9)
    )
    return record(f"{name} {more}", " ".join([*said, *more]))


@pytest.mark.parametrize("between", [0, 1, 60])
def test_a_near_copy_in_one_run_is_new_and_tells_the_same_story(
    corpus: Corpus, embed: WordEmbedder, between: int
) -> None:
    others = (report_of(f"t{n}") for n in range(between))
    report = store(
        corpus, embed, report_of("Derna"), *others, report_of("Derna", "More came."), report_of("Derna", "Rain.")
    )
    assert (report.new, report.near, report.duplicate) == (between + 3, 2, 0)
    first, second, third = (a for a in _held(corpus) if a.uri.startswith("Derna"))
    assert first.story == second.story == third.story
    assert report.stories == {first.story: 2}


def test_a_run_that_is_cut_off_and_started_again_ends_in_the_same_stories(tmp_path: Path, embed: WordEmbedder) -> None:
    records = [report_of(f"t{n % 25}", *(f"Line {k}." for k in range(n // 25))) for n in range(100)]
    records.insert(60, replace(report_of("t3", "Now something else."), address=records[3].address, uri=records[3].uri))

    def told(name: str, *stops: int) -> dict[str, str]:
        corpus = open_corpus(tmp_path / name, embed)
        for stop in (*stops, len(records)):
            with suppress(KeyboardInterrupt), corpus.writing():
                Ingest(corpus, embed, 60)(cleaned(_until(records, stop)))
        held = {article.uri: article.story for article in _held(corpus)}
        corpus.close()
        return held

    whole = told("whole")
    assert len(set(whole.values())) == 25
    assert told("cut", 30, 61, 80) == whole


def _until(records: Sequence[Record], stop: int) -> Iterator[Record]:
    yield from records[:stop]
    if stop < len(records):
        raise KeyboardInterrupt


def test_a_new_date_in_the_run_that_brought_the_article_is_kept(corpus: Corpus, embed: WordEmbedder) -> None:
    report = store(corpus, embed, record("talks", TALKS), record("talks", TALKS, published=date(2020, 2, 8)))
    assert (report.new, report.changed) == (1, 1)
    assert [a.published for a in _held(corpus)] == [date(2020, 2, 8)]


def test_what_comes_with_its_vectors_is_not_embedded_here(corpus: Corpus, embed: WordEmbedder) -> None:
    talks = article(TALKS, "talks")
    sections, passages = cut(talks, 60, count_tokens)
    texts = [embedded_text(span) for span in [*sections, *passages]]
    vectors = {content_key(text): vector for text, vector in zip(texts, WordEmbedder()(texts), strict=True)}
    with corpus.writing():
        report = Ingest(corpus, embed, 60)([Cleaned(talks, vectors)])
    assert embed.embedded == []
    assert report.embedded == len(set(texts))
    ids = [passage.id for passage in passages]
    stored = corpus.catalogue.vectors.of("passages", ids)
    assert np.allclose(stored[ids[0]], vectors[content_key(embedded_text(passages[0]))], atol=1e-3)


def test_an_archive_that_holds_two_revisions_is_read_again_without_embedding(
    corpus: Corpus, embed: WordEmbedder
) -> None:
    early, late = record("talks", TALKS, title="Talks"), record("talks", f"{TALKS} More came.", title="Talks end")
    store(corpus, embed, early, late)
    done = len(embed.embedded)
    report = store(corpus, embed, early, late)
    assert (report.changed, report.embedded) == (2, 0)
    assert len(embed.embedded) == done
    (held,) = _held(corpus)
    assert held.text.endswith("More came.")
    assert corpus.status().consistent


def test_only_a_title_that_comes_and_goes_is_not_embedded_again(corpus: Corpus, embed: WordEmbedder) -> None:
    for title in ("Talks", "Talks end", "Talks", "Talks end"):
        report = store(corpus, embed, record("talks", TALKS, title=title))
    assert report.embedded == 0
    assert [a.title for a in _held(corpus)] == ["Talks end"]


def test_what_is_removed_leaves_no_vector_behind(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("talks", TALKS), record("talks", f"{TALKS} More came."))
    (held,) = _held(corpus)
    corpus.remove([held.id])
    report = store(corpus, embed, record("talks", TALKS))
    assert report.embedded > 0


class Failing(WordEmbedder):
    """Fails on the texts that name something."""

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        if any("unspeakable" in text for text in texts):
            raise ModelError("the engine is down")
        return super().__call__(texts, question=question)


def test_an_engine_that_fails_midway_leaves_what_was_stored_and_a_rerun_ends_it(
    corpus: Corpus, embed: WordEmbedder
) -> None:
    records = [*(long(f"a{n}") for n in range(60)), record("bad", "The unspeakable happened."), long("last")]
    with pytest.raises(ModelError, match="down"):
        store(corpus, Failing(), *records)
    held = corpus.status().articles
    assert 0 < held < 61
    report = store(corpus, embed, *records)
    assert (report.unchanged, report.new) == (held, 62 - held)
    assert corpus.status().consistent


def test_a_stop_while_reading_keeps_what_was_stored(corpus: Corpus, embed: WordEmbedder) -> None:
    def stopped() -> Iterator[Record]:
        yield from (long(f"a{n}") for n in range(60))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), corpus.writing():
        Ingest(corpus, embed, 60)(cleaned(stopped()))
    assert corpus.status().articles > 0
    corpus.settle()
    assert corpus.status().consistent


def test_who_watches_sees_it_grow(tmp_path: Path, corpus: Corpus, embed: WordEmbedder) -> None:
    seen: list[int] = []
    with corpus.writing():
        Ingest(corpus, embed, 60, lambda report: seen.append(report.articles))(cleaned(long(f"a{n}") for n in range(9)))
    assert seen == sorted(seen)
    assert seen[-1] == 9


def _held(corpus: Corpus) -> list[Article]:
    ids = [own for found in corpus.catalogue.all_ids("passages", 100) for own in found]
    return list({p.article.id: p.article for p in corpus.load(ids).values()}.values())


class Tiring(WordEmbedder):
    """Remembers how much it had embedded when it was told to rest."""

    rested_after: int | None = None

    def rest(self) -> None:
        self.rested_after = len(self.embedded)


@pytest.mark.parametrize(("most", "rests"), [(0, True), (50_000, False)])
def test_an_engine_that_can_rests_while_chroma_has_much_to_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, rests: bool
) -> None:
    monkeypatch.setattr("index.ingest._LONG", most)
    tiring = Tiring()
    corpus = open_corpus(tmp_path, tiring)
    report = store(corpus, tiring, *(long(f"a{n}") for n in range(20)))
    assert report.embedded == len(tiring.embedded) > 0
    assert tiring.rested_after == (report.embedded if rests else None)
    assert corpus.status().consistent
    corpus.close()
