import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.lock import writer
from index.rows import Held, Place
from index.words import TantivyWords
from rag.errors import CorpusError, LockedError
from rag.retrieve import Retrieve
from rag.stages import Vectors
from rag.types import EVERYTHING, Query, Scope
from tests.conftest import WordEmbedder, open_corpus, record, store
from tests.intact import served, told

TALKS = "The envoys met in Ankara on Monday. They spoke about the border for hours. Nothing was agreed in the end."
FLOOD = "The river rose over its banks in March. Hundreds of people left their homes. Rain is forecast again."


def find(corpus: Corpus, embed: WordEmbedder, question: str, scope: Scope = EVERYTHING) -> list[str]:
    """The uris of the articles found, best first."""
    hits = Retrieve(embed, corpus)(Query(question, "en", question, scope))
    return list(dict.fromkeys(hit.passage.article.uri for hit in hits))


def test_an_empty_corpus_finds_nothing_and_is_consistent(corpus: Corpus, embed: WordEmbedder) -> None:
    assert find(corpus, embed, "anything") == []
    assert corpus.status().consistent
    assert corpus.status().articles == 0


def test_what_is_stored_is_found(corpus: Corpus, embed: WordEmbedder) -> None:
    report = store(corpus, embed, record("talks", TALKS), record("flood", FLOOD))
    assert (report.new, report.embedded) == (2, 2)
    assert find(corpus, embed, "Who met in Ankara?")[0] == "talks"
    assert find(corpus, embed, "Which banks did a river rise over in March?")[0] == "flood"
    assert corpus.status().consistent


def test_what_only_the_title_says_is_found_and_a_new_title_is_learnt(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("talks", TALKS, title="Idlib ceasefire"), record("flood", FLOOD, title="Weather"))
    assert find(corpus, embed, "Idlib ceasefire?")[0] == "talks"
    report = store(
        corpus, embed, record("talks", TALKS, title="Elections"), record("flood", FLOOD, title="Idlib ceasefire")
    )
    assert (report.changed, report.embedded) == (2, 2)
    assert find(corpus, embed, "Idlib ceasefire?")[0] == "flood"


def test_the_same_again_embeds_nothing(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("talks", TALKS))
    embedded = len(embed.embedded)
    report = store(corpus, embed, record("talks", TALKS))
    assert (report.unchanged, report.new, report.embedded) == (1, 0, 0)
    assert len(embed.embedded) == embedded


def test_the_same_text_at_another_address_is_a_duplicate_and_embeds_nothing(
    corpus: Corpus, embed: WordEmbedder
) -> None:
    store(corpus, embed, record("talks", TALKS))
    report = store(corpus, embed, record("copy", TALKS), record("copy 2", TALKS))
    assert (report.duplicate, report.embedded) == (2, 0)
    assert set(find(corpus, embed, "Who met in Ankara?")) == {"talks", "copy", "copy 2"}


def test_a_changed_article_gets_a_new_revision_and_keeps_the_old_text(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("talks", TALKS))
    (before,) = corpus.load(corpus_ids(corpus)).values()
    report = store(corpus, embed, record("talks", TALKS.replace("Monday", "Friday")))
    assert report.changed == 1
    now = corpus.catalogue.article(before.article.id)
    old = corpus.catalogue.article(before.article.id, before.article.revision)
    assert now is not None and "Friday" in now.text
    assert old is not None and "Monday" in old.text
    assert corpus.status().consistent
    assert corpus.status().articles == 1


def test_a_new_date_or_outlet_embeds_nothing(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("talks", TALKS))
    report = store(corpus, embed, record("talks", TALKS, source="The Post", published=date(2020, 2, 8)))
    assert (report.changed, report.embedded) == (1, 0)
    assert find(corpus, embed, "Ankara", Scope(since=date(2020, 1, 1), sources=("the post",))) == ["talks"]


def test_what_is_removed_is_gone_from_every_index(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("talks", TALKS), record("flood", FLOOD))
    own = next(iter(corpus.load(corpus_ids(corpus)).values())).article.id
    assert corpus.remove([own, "nobody"]) == [own]
    status = corpus.status()
    assert (status.articles, status.passage_vectors, status.words) == (1, 1, 1)
    assert status.consistent
    assert corpus.catalogue.article(own) is None


def corpus_ids(corpus: Corpus) -> list[str]:
    return [own for ids in corpus.catalogue.all_ids("passages", 100) for own in ids]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), {"first", "second", "third"}),
        (Scope(since=date(2020, 2, 9)), {"second"}),
        (Scope(until=date(2020, 2, 8)), {"first"}),
        (Scope(date(2020, 2, 8), date(2020, 2, 10)), {"first", "second"}),
        (Scope(sources=("POST",)), {"first", "third"}),
        (Scope(sources=("Post", "وكالة")), {"first", "second", "third"}),
        (Scope(since=date(2021, 1, 1)), set()),
        (Scope(languages=("en",)), {"first", "second", "third"}),
        (Scope(languages=("ar", "en"), sources=("Post",)), {"first", "third"}),
        (Scope(languages=("ar",)), set()),
    ],
)
def test_a_scope_keeps_what_is_in_it_and_nothing_else(
    corpus: Corpus, embed: WordEmbedder, scope: Scope, expected: set[str]
) -> None:
    store(
        corpus,
        embed,
        record("first", TALKS, source="Post", published=date(2020, 2, 8)),
        record("second", TALKS + " More.", source="وكالة", published=date(2020, 2, 10)),
        record("third", TALKS + " Much more.", source="Post"),
    )
    assert set(find(corpus, embed, "Who met in Ankara?", scope)) == expected
    assert corpus.searched(scope).articles == len(expected)


def test_what_chroma_finds_within_a_scope_is_what_comparing_finds(tmp_path: Path, embed: WordEmbedder) -> None:
    comparing, fetching = open_corpus(tmp_path, embed), served(tmp_path, None, embed)
    store(comparing, embed, *(replace(told(n), published=date(2020, 1, 1 + n % 28)) for n in range(60)))
    scope = Scope(since=date(2020, 1, 10))
    question = told(41).text.split(".")[2]
    exact = find(comparing, embed, question, scope)
    assert exact[0] == find(fetching, embed, question, scope)[0] == "a41"
    assert {int(uri[1:]) % 28 for uri in find(fetching, embed, question, scope)} <= set(range(9, 28))
    comparing.close()
    fetching.close()


class Unwilling:
    """Stands for a Chroma that may not be written to."""

    def __init__(self, willing: bool = False) -> None:
        self.willing, self.held = willing, set[str]()

    def update(self, present: Sequence[Held], gone: Sequence[Place]) -> None:
        if not self.willing:
            raise CorpusError("Chroma is away")
        self.held = (self.held - {own for own, _ in gone}) | {held.span.id for held in present}

    def count(self) -> int:
        return len(self.held)

    def clear(self) -> None:
        self.held.clear()

    def reopen(self) -> None:
        """Nothing is seen anew."""

    def close(self) -> None:
        """Nothing is held open."""

    def search(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        raise AssertionError("what has not followed was asked")


@pytest.mark.parametrize("soon", [5000, 1])
def test_what_chroma_has_still_to_follow_is_found_and_a_little_of_it_followed_when_opened(
    tmp_path: Path, embed: WordEmbedder, monkeypatch: pytest.MonkeyPatch, soon: int
) -> None:
    monkeypatch.setattr("index.corpus._SOON", soon)
    chroma = Unwilling()
    corpus = Corpus(tmp_path, chroma, TantivyWords(tmp_path / "words"), embed, compared=0)
    with pytest.raises(CorpusError, match="away"):
        store(corpus, embed, record("talks", TALKS), record("flood", FLOOD))
    assert find(corpus, embed, "Who met in Ankara?")[0] == "talks"
    assert (corpus.status().chroma, corpus.status().consistent) == (0, False)
    chroma.willing = True
    corpus.settle()
    assert corpus.status().consistent == (soon == 5000)
    store(corpus, embed, record("talks", TALKS))
    assert (corpus.status().chroma, corpus.status().consistent) == (2, True)
    corpus.close()


def test_an_article_edited_often_takes_no_more_rows(corpus: Corpus, embed: WordEmbedder) -> None:
    for n in range(8):
        text = " ".join(f"Sentence {m} of edition {n} says what is new." for m in range(30 + n % 3))
        assert store(corpus, embed, record("live", text)).articles == 1
        assert find(corpus, embed, f"What does sentence 12 of edition {n} say?") == ["live"]
        assert corpus.status().consistent
    rows = [held.row for held in corpus.catalogue.held("passages", corpus_ids(corpus))]
    assert max(rows) <= 2 * len(rows) + 1


def test_another_engines_vectors_are_refused_until_rebuilt(tmp_path: Path, embed: WordEmbedder) -> None:
    first = open_corpus(tmp_path, embed)
    store(first, embed, record("talks", TALKS))
    first.close()
    other = WordEmbedder()
    other.name = "another engine"
    second = open_corpus(tmp_path, other)
    with pytest.raises(CorpusError, match="rebuild"):
        find(second, other, "Ankara")
    with pytest.raises(CorpusError, match="rebuild"), second.writing():
        pass
    second.rebuild()
    assert find(second, other, "Ankara") == ["talks"]
    assert other.embedded
    second.close()


@pytest.mark.parametrize("lost", ["chroma", "vectors", "words"])
def test_a_derived_index_that_is_lost_is_made_again(tmp_path: Path, embed: WordEmbedder, lost: str) -> None:
    first = open_corpus(tmp_path, embed)
    store(first, embed, record("talks", TALKS), record("flood", FLOOD))
    first.close()
    shutil.rmtree(tmp_path / lost)
    second = open_corpus(tmp_path, embed)
    assert not second.status().consistent
    second.rebuild()
    assert second.status().consistent
    assert find(second, embed, "Who met in Ankara?")[0] == "talks"
    second.close()


def test_a_second_writer_is_told_who_holds_the_lock(corpus: Corpus, embed: WordEmbedder, tmp_path: Path) -> None:
    code = (
        "import sys,time; from pathlib import Path; from index.lock import writer\n"
        "with writer(Path(sys.argv[1])): print('held', flush=True); time.sleep(30)"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "home")], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(LockedError, match=str(other.pid)):
            store(corpus, embed, record("talks", TALKS))
        assert find(corpus, embed, "Ankara") == []
    finally:
        other.kill()
        other.wait()
        assert other.stdout is not None
        other.stdout.close()
    with writer(tmp_path / "home"):
        pass


def test_a_reader_sees_what_another_process_stored(tmp_path: Path, embed: WordEmbedder) -> None:
    reader = open_corpus(tmp_path, embed)
    assert find(reader, embed, "Ankara") == []
    code = (
        "import sys; from pathlib import Path; from tests.conftest import *\n"
        "e = WordEmbedder(); c = open_corpus(Path(sys.argv[1]), e); store(c, e, record('talks', sys.argv[2]))"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path), TALKS], check=True)
    assert find(reader, embed, "Ankara") == ["talks"]
    reader.close()


def test_a_full_disk_is_said_and_loses_nothing(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("talks", TALKS))
    pages = corpus.catalogue._db.rows("pragma page_count")[0][0]
    corpus.catalogue._db._db.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(CorpusError, match="disk"):
        store(corpus, embed, record("long", "A sentence of a long article, told again. " * 5000))
    assert find(corpus, embed, "Who met in Ankara?") == ["talks"]
    assert corpus.status().articles == 1


KILLED = """
import sys
from pathlib import Path
from tests.conftest import *
embed = WordEmbedder()
corpus = open_corpus(Path(sys.argv[1]), embed)
def records():
    for n in range(400):
        yield record(f"a{n}", f"Report {n} of the day. " + " ".join(f"Sentence {n} {m} of it." for m in range(30)))
def told(report):
    print(corpus.catalogue.count("articles"), flush=True)
with corpus.writing():
    Ingest(corpus, embed, 60, told)(cleaned(records()))
"""


def test_killed_at_any_moment_loses_nothing_and_goes_on(tmp_path: Path, embed: WordEmbedder) -> None:
    acknowledged = 0
    for pause in (0.0, 0.3, 0.05, 0.6, 0.2):
        run = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(pause)
        os.kill(run.pid, signal.SIGKILL)
        seen = [int(line) for line in run.stdout.read().split("\n")[:-1] if line.isdigit()]
        run.stdout.close()
        run.wait()
        acknowledged = max([acknowledged, *seen])
        corpus = open_corpus(tmp_path, embed)
        corpus.settle()
        status = corpus.status()
        corpus.close()
        assert status.consistent
        assert status.articles >= acknowledged
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=True, stdout=subprocess.DEVNULL)
    corpus = open_corpus(tmp_path, embed)
    assert corpus.status().consistent
    assert corpus.status().articles == 400
    corpus.close()
