"""Ingest over a Ray cluster of two processors, started once."""

import gzip
import json
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import conftest
import pytest
from conftest import WordEmbedder, open_corpus

from index.cluster import LOCAL, cleaned_on_ray, connected
from index.corpus import Corpus
from index.files import load
from index.ingest import Cleaned, Ingest, cleaned
from index.report import Report
from rag.errors import CorpusError, InputError, ModelError
from rag.stages import Embedder, Vectors
from rag.types import Rejection

SIZE = 60
ROOT = Path(__file__).parent.parent
pytestmark = [
    pytest.mark.skipif(find_spec("ray") is None, reason="ray is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:ray.data.context"),  # Ray's own settings, as it makes them
]


class Watched(WordEmbedder):
    """Notes in a folder each time it is made and each text it embeds."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.file = folder / f"{os.getpid()}.jsonl"
        self.note("made")

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        made = super().__call__(texts, question=question)
        self.note(*texts)
        return made

    def note(self, *lines: str) -> None:
        with self.file.open("a") as file:
            file.writelines(f"{json.dumps(line)}\n" for line in lines)


class Mortal(Watched):
    """Of all workers, the first that comes to its second batch kills its own process."""

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        if self.embedded:
            with suppress(FileExistsError):
                (self.file.parent / "killed").touch(exist_ok=False)
                os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(texts, question=question)


class Failing(WordEmbedder):
    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        raise ModelError("the endpoint is silent: try again later")


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        with connected(LOCAL, 2) as ray:
            # The workers need not import what the tests do.
            ray.cloudpickle.register_pickle_by_value(conftest)
            ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
            yield ray
    assert not ray.is_initialized()


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some 300 kB in three files, with what cannot be read among it."""
    folder = tmp_path_factory.mktemp("news")
    lines = [json.dumps(row(n)) for n in range(60)]
    lines[7] = '{"text": "cut o'
    lines[40] = json.dumps({"url": "https://news.example/empty", "text": "..."})
    with gzip.open(folder / "a.jsonl.gz", "wt") as file:
        file.write("\n".join([*lines, json.dumps(row(3))]))
    (folder / "b.json").write_text(json.dumps([row(n) for n in range(60, 64)]))
    (folder / "c.exe").write_bytes(b"MZ")
    (folder / "d.txt").write_text("")
    (folder / "e.txt").write_text("Port reopens\n\nThe port of Sohar reopened on Monday after the storm had passed.")
    return folder


@pytest.fixture(scope="module")
def here(news: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """The news stored by this process alone."""
    home = tmp_path_factory.mktemp("home")
    return home, store(home, lambda _: cleaned(load([str(news)], {})))[0]


def row(n: int) -> dict[str, str]:
    sentences = (f"In town {n}, street {at}, the council {'met and talked and ' * 40}went home." for at in range(6))
    return {"url": f"https://news.example/{n}", "title": f"Town {n}", "text": " ".join(sentences)}


def store(home: Path, items: Callable[[Corpus], Iterator[Cleaned | Rejection]]) -> tuple[Report, list[str]]:
    """The report, and what had to be embedded here."""
    embed = WordEmbedder()
    corpus = open_corpus(home, embed)
    with corpus.writing():
        report = Ingest(corpus, embed, SIZE)(items(corpus))
    assert corpus.status().consistent
    corpus.close()
    return report, embed.embedded


def by_ray(make_embed: Callable[[], Embedder], *targets: object, **more: Any) -> Iterator[Cleaned | Rejection]:
    return cleaned_on_ray(LOCAL, [str(target) for target in targets], {}, SIZE, make_embed, **more)


def held(home: Path) -> dict[str, list[Any]]:
    """All that a catalogue says, vectors too."""
    span = "id, article, start, end, content, vector"
    columns = {"articles": "*", "revisions": "*", "sections": span, "passages": f"{span}, section"}
    with closing(sqlite3.connect(home / "catalogue.db")) as db:
        return {name: db.execute(f"select {of} from {name} order by 1, 2").fetchall() for name, of in columns.items()}


def test_what_is_stored_is_what_one_process_would_store(news: Path, here: tuple[Path, Report], tmp_path: Path) -> None:
    told: list[int] = []
    report, embedded = store(tmp_path, lambda _: by_ray(partial(Watched, tmp_path), news, read_so_far=told.append))
    assert embedded == []
    assert held(tmp_path) == held(here[0])
    assert (report.new, report.unchanged, report.passages) == (63, 1, 373)
    assert report.rejected == here[1].rejected
    assert len(report.rejected) == 4
    assert told == sorted(told)
    assert 0 < told[-1] <= sum(file.stat().st_size for file in news.iterdir())
    workers = [file.read_text().splitlines() for file in tmp_path.glob("*.jsonl")]
    assert {lines.count('"made"') for lines in workers} == {1}


def test_a_killed_worker_loses_nothing_and_doubles_nothing(
    news: Path, here: tuple[Path, Report], tmp_path: Path
) -> None:
    report, embedded = store(tmp_path, lambda _: by_ray(partial(Mortal, tmp_path), news))
    assert (tmp_path / "killed").exists()
    assert len(list(tmp_path.glob("*.jsonl"))) >= 2  # what it had in hand was done by another
    assert embedded == []
    assert held(tmp_path) == held(here[0])
    assert (report.new, report.unchanged, len(report.rejected)) == (63, 1, 4)


def test_what_is_held_already_is_not_embedded_again(news: Path, here: tuple[Path, Report]) -> None:
    def again(corpus: Corpus) -> Iterator[Cleaned | Rejection]:
        return by_ray(Failing, news, known=corpus.catalogue.versions())

    report, embedded = store(here[0], again)
    assert embedded == []
    assert (report.new, report.changed, report.unchanged) == (0, 0, 64)


def test_what_an_embedder_says_on_failing_is_passed_on(news: Path) -> None:
    with pytest.raises(ModelError, match=r"^the endpoint is silent: try again later$"):
        list(by_ray(Failing, news))


def test_a_worker_that_cannot_start_is_an_error_that_says_what_to_do(news: Path) -> None:
    with pytest.raises(CorpusError, match=r"'no embedder'.*this version of Khabar"):
        list(by_ray(partial(int, "no embedder"), news))


def test_a_local_cluster_is_heard_on_this_machine_alone(cluster: Any) -> None:
    assert [node["NodeManagerAddress"] for node in cluster.nodes()] == ["127.0.0.1"]


def test_nothing_to_read_needs_no_cluster(tmp_path: Path) -> None:
    missing = Rejection(str(tmp_path / "x"), "no such file or folder; check the path")
    assert list(cleaned_on_ray("nowhere:1", [str(tmp_path / "x")], {}, SIZE, WordEmbedder)) == [missing]


@pytest.mark.parametrize("address", ["127.0.0.1:{port}", "nowhere", "ray://127.0.0.1:10001", "127.0.0.1:port"])
def test_an_address_where_no_cluster_is_names_what_can_be_given(address: str, news: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(InputError, match=r"no Ray cluster can be used at .*HOST:PORT.* or `local`"):
        list(cleaned_on_ray(address.format(port=port), [str(news)], {}, SIZE, WordEmbedder))


def test_without_ray_the_message_says_how_to_install_it(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match=r'^ray is not installed: run `pip install -e "\.\[scale\]"`$'):
        list(by_ray(WordEmbedder, news))
