"""What recurs at an outlet, from ingest to catalogue."""

from pathlib import Path

import pytest

from index.corpus import Corpus
from index.ingest import Ingest, cleaned
from index.report import Report
from rag.errors import ModelError
from rag.types import Article, Record
from tests.conftest import WordEmbedder, open_corpus, record, store

THINGS = "harbours markets schools bridges libraries gardens theatres stations museums bakeries".split()
PROMISE = "Read this and more in our application, wherever you are."


def told(n: int) -> str:
    return f"The harbour of town {n} was opened on Monday.\nIts mayor spoke for {n} minutes."


def page(n: int, *, source: str | None = "Fjord Times", url: str | None = None, text: str = "") -> Record:
    return record(f"page {n}", text or f"{told(n)}\n{PROMISE}", title=f"Harbour {n}", source=source, url=url)


def held(corpus: Corpus) -> dict[str, Article]:
    found = (corpus.catalogue.article(own) for own, _, _ in corpus.catalogue.versions())
    return {article.uri: article for article in found if article}


def test_nothing_is_taken_off_an_empty_corpus(corpus: Corpus) -> None:
    assert list(corpus.catalogue.outlets.unlooked()) == []
    assert corpus.catalogue.outlets.taken_off() == {}


def test_a_line_that_recurs_is_off_when_the_run_ends_and_what_was_read_is_kept(
    corpus: Corpus, embed: WordEmbedder
) -> None:
    report = store(corpus, embed, *map(page, range(8)))
    assert (report.new, report.changed, report.recurring) == (8, 0, {"Fjord Times": 8})
    assert {uri: article.text for uri, article in held(corpus).items()} == {f"page {n}": told(n) for n in range(8)}
    assert corpus.status().consistent
    assert corpus.catalogue.outlets.taken_off() == {"fjord times": {PROMISE: 8}}
    for own, read, _ in corpus.catalogue.versions():
        before = corpus.catalogue.article(own, read)
        assert before is not None
        assert before.text.endswith(PROMISE)


def test_the_same_again_changes_nothing_and_embeds_nothing(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, *map(page, range(8)))
    embedded = len(embed.embedded)
    report = store(corpus, embed, *map(page, range(8)))
    assert (report.unchanged, report.new, report.changed, report.recurring) == (8, 0, 0, {})
    assert len(embed.embedded) == embedded


def test_what_later_runs_show_to_recur_is_taken_off_earlier_articles_too(corpus: Corpus, embed: WordEmbedder) -> None:
    for n in range(4):
        assert store(corpus, embed, page(n)).recurring == {}
    assert store(corpus, embed, page(4)).recurring == {"Fjord Times": 5}
    assert store(corpus, embed, page(5)).recurring == {"Fjord Times": 1}
    assert all(PROMISE not in article.text for article in held(corpus).values())


def test_each_outlet_is_counted_apart_and_one_without_a_name_by_its_address(
    corpus: Corpus, embed: WordEmbedder
) -> None:
    named = [page(n, source=f"Outlet {n % 2}") for n in range(8)]
    hosted = [page(n, source=None, url=f"https://fjord.example/{n}") for n in range(8, 13)]
    nowhere = [page(n, source=None) for n in range(13, 20)]
    odd = page(20, source=None, url="http://[")
    store(corpus, embed, *named, *hosted, *nowhere, odd)
    found = held(corpus)
    assert [n for n in range(21) if PROMISE not in found[f"page {n}"].text] == list(range(8, 13))
    assert corpus.catalogue.outlets.taken_off() == {"fjord.example": {PROMISE: 5}}


def test_an_article_called_by_its_first_line_is_called_by_its_own(corpus: Corpus, embed: WordEmbedder) -> None:
    records = [record(f"p{n}", f"{PROMISE}\n{told(n)}", source="Fjord Times") for n in range(6)]
    store(corpus, embed, *records)
    assert {article.title for article in held(corpus).values()} == {told(n).split("\n")[0] for n in range(6)}
    assert store(corpus, embed, *records).unchanged == 6


def test_an_edited_article_is_cleaned_again(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, *map(page, range(8)))
    edited = page(3, text=f"{told(3)}\nNobody else spoke.\n{PROMISE}")
    assert store(corpus, embed, edited).changed == 1
    assert held(corpus)["page 3"].text == f"{told(3)}\nNobody else spoke."


def test_articles_that_had_only_their_furniture_in_common_tell_stories_of_their_own(
    corpus: Corpus, embed: WordEmbedder
) -> None:
    promises = " ".join(f"Read about the {thing} of every town in our application." for thing in THINGS)
    texts = {n: f"Ship {n} left harbour {n} with load {n * 7} for captain {n * 3}." for n in range(14)}
    report = store(corpus, embed, *(page(n, text=f"{text}\n{promises}") for n, text in texts.items()))
    assert report.near == 13  # as they were read
    assert {article.text for article in held(corpus).values()} == set(texts.values())
    assert len({article.story for article in held(corpus).values()}) == 14


def test_versions_of_one_report_keep_what_they_have_in_common(corpus: Corpus, embed: WordEmbedder) -> None:
    same = (
        "The minister told the chamber that the dam above the town had given way during the night of the storm.\n"
        "Eleven people were taken to the hospital on the hill, and four villages below it were left without water."
    )
    report = store(corpus, embed, *(page(n, text=f"{same}\nUpdate {n}: the road {n} is open.") for n in range(8)))
    assert report.recurring == {}
    assert all(same in article.text for article in held(corpus).values())


class Failing(WordEmbedder):
    """Fails at the first text that has lost its last line."""

    def __call__(self, texts, *, question=False):  # type: ignore[no-untyped-def]
        if not question and any(PROMISE not in text for text in texts):
            raise ModelError("the engine is gone")
        return super().__call__(texts, question=question)


def test_a_run_that_stops_while_lines_are_taken_off_is_gone_on_with(tmp_path: Path) -> None:
    corpus = open_corpus(tmp_path, Failing())
    with pytest.raises(ModelError):
        stored(corpus, Failing())
    corpus.close()
    corpus = open_corpus(tmp_path, WordEmbedder())
    report = stored(corpus, WordEmbedder())
    assert (report.unchanged, report.recurring) == (8, {"Fjord Times": 8})
    assert all(PROMISE not in article.text for article in held(corpus).values())
    assert corpus.status().consistent
    corpus.close()


def stored(corpus: Corpus, embed: WordEmbedder) -> Report:
    with corpus.writing():
        return Ingest(corpus, embed, 60)(cleaned(map(page, range(8))))
