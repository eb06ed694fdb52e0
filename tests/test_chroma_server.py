"""The same corpus with its vectors behind a real `chroma run`, which goes away and comes back."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import numpy as np
import pytest
from chromadb.errors import InternalError

from index.corpus import Corpus
from index.rows import Held
from index.server import Session, address
from index.vectors import Chroma, ChromaVectors, _settled
from rag.errors import CorpusError, InputError
from rag.retrieve import Retrieve
from rag.stages import Vectors
from rag.types import EVERYTHING, Query
from tests.conftest import WordEmbedder, article, passage, store
from tests.intact import intact, served, told

ROOT = Path(__file__).parent.parent
CHROMA = Path(sys.executable).with_name("chroma")
AWAY = "start it again and do the same once more"
GONE = "run `python app.py rebuild`"
BEGUN = """
import sys
import index.ingest
import index.server
from pathlib import Path
from tests.conftest import *
from tests.intact import *
index.ingest._BATCH, index.ingest._FOLLOW, index.server._AWAY = 20, 40, 60.0
home, url, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
embed = WordEmbedder()
corpus = served(home, url, embed)
"""
WRITES = f"""{BEGUN}
store(corpus, embed, *map(told, range(last)))
corpus.close()
"""
ASKS = f"""{BEGUN}
from rag.retrieve import Retrieve
from rag.types import *
asked = n = 0
while n < last:
    question = told(n).text.split(".")[0]
    found = Retrieve(embed, corpus)(Query(question, "en", question, EVERYTHING))
    asked += 1
    n += bool(found) and found[0].passage.article.uri == f"a{{n}}"
while corpus.status().pending:
    pass
intact(corpus, last)
corpus.close()
print(asked)
"""


class Server:
    """`chroma run` over a folder, on a port of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = str(free.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        command = [str(CHROMA), "run", "--path", str(self.folder), "--host", "127.0.0.1", "--port", self.port]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while not self._answers():
            assert self.process.poll() is None and time.monotonic() < until
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/v2/heartbeat").is_success
        except httpx.TransportError:
            return False

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        self.process.send_signal(how)
        self.process.wait()

    def lose(self) -> None:
        """Come back with nothing."""
        self.stop()
        shutil.rmtree(self.folder)
        self.start()


@pytest.fixture(scope="module")
def started_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("chroma") / "server")
    yield server
    server.stop()


@pytest.fixture
def server(started_once: Server) -> Iterator[Server]:
    """A running server, for a data folder of the test's own; it may be stopped and started."""
    yield started_once
    if started_once.process.poll() is not None:
        started_once.start()


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches are small, and the indexes follow them closely."""
    monkeypatch.setattr("index.ingest._BATCH", 20)
    monkeypatch.setattr("index.ingest._FOLLOW", 40)


class Meanwhile(WordEmbedder):
    """Lets something happen once, when so many texts have been embedded."""

    def __init__(self, after: int, happens: Callable[[], None]) -> None:
        super().__init__()
        self._after, self._happens = after, [happens]

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        if len(self.embedded) >= self._after and self._happens:
            self._happens.pop()()
        return super().__call__(texts, question=question)


def find(corpus: Corpus, embed: WordEmbedder, n: int) -> str | None:
    """The article found first by what only article `n` says."""
    question = told(n).text.split(".")[0]
    hits = Retrieve(embed, corpus)(Query(question, "en", question, EVERYTHING))
    return hits[0].passage.article.uri if hits else None


@contextmanager
def started(code: str, home: Path, url: str, last: int) -> "Iterator[subprocess.Popen[str]]":
    """A process that runs the code, and does not outlive the test."""
    command = [sys.executable, "-W", "error", "-c", code, str(home), url, str(last)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def ended(process: "subprocess.Popen[str]") -> str:
    """What a process printed that went well."""
    printed, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, ""), errors
    return printed


# With a server that is there


def test_articles_come_change_and_go_as_they_do_in_a_folder(server: Server, tmp_path: Path) -> None:
    embed = WordEmbedder()
    corpus = served(tmp_path, server.url, embed)
    assert find(corpus, embed, 0) is None
    assert store(corpus, embed, *map(told, range(6))).new == 6
    assert [find(corpus, embed, n) for n in range(6)] == [f"a{n}" for n in range(6)]
    assert store(corpus, embed, replace(told(9), uri="a0", address="a0")).changed == 1
    assert find(corpus, embed, 9) == "a0"
    own = corpus.catalogue.stories.of(article(told(5).text, "another")).story
    assert corpus.remove([own]) == [own]
    assert find(corpus, embed, 5) != "a5"
    intact(corpus, 5)
    corpus.rebuild()
    intact(corpus, 5)
    corpus.close()


def test_two_data_folders_share_a_server_and_nothing_else(server: Server, tmp_path: Path) -> None:
    embed = WordEmbedder()
    one, other = served(tmp_path / "one", server.url, embed), served(tmp_path / "other", server.url, embed)
    store(one, embed, *map(told, range(4)))
    store(other, embed, told(9))
    intact(one, 4)
    intact(other, 1)
    one.rebuild()
    intact(other, 1)
    again = served(tmp_path / "one", server.url, embed)
    intact(again, 4)
    for corpus in (one, other, again):
        corpus.close()


@pytest.mark.parametrize("behind", ["a server", "a folder"])
def test_several_processes_ask_while_one_takes_in(behind: str, server: Server, tmp_path: Path) -> None:
    last, url = 25, server.url if behind == "a server" else ""
    with ExitStack() as stack:
        running = [stack.enter_context(started(code, tmp_path, url, last)) for code in (ASKS, WRITES, ASKS)]
        asked, _, asked_too = map(ended, running)
    assert int(asked) >= last and int(asked_too) >= last


def test_a_folder_that_another_process_locks_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.vectors._PAUSES", (0.0, 0.0))
    tries: list[str] = []

    def opened(after: int, said: str) -> int:
        tries.append(said)
        if len(tries) <= after:
            raise InternalError(said)
        return len(tries)

    assert _settled(lambda: opened(2, "error returned from database: (code: 5) database is locked")) == 3
    with pytest.raises(InternalError, match="locked"):
        _settled(lambda: opened(9, "database is locked"))
    assert len(tries) == 6
    with pytest.raises(InternalError, match="disk"):
        _settled(lambda: opened(9, "disk I/O error"))
    assert len(tries) == 7


def test_a_reader_sees_what_is_written_unopened_and_opens_again_what_was_made_anew(
    server: Server, tmp_path: Path
) -> None:
    embed = WordEmbedder()
    writer, reader = served(tmp_path, server.url, embed), served(tmp_path, server.url, embed)
    opened = reader._indexes._chroma.index._collection
    for n in range(3):
        store(writer, embed, told(n))
        assert find(reader, embed, n) == f"a{n}"
    assert reader._indexes._chroma.index._collection == opened
    writer.rebuild()
    assert find(reader, embed, 2) == "a2"
    store(reader, embed, told(3))
    assert find(writer, embed, 3) == "a3"
    for corpus in (writer, reader):
        intact(corpus, 4)
        corpus.close()


def test_more_than_a_request_may_hold_is_written_in_several_or_refused(server: Server, tmp_path: Path) -> None:
    vectors = ChromaVectors(Chroma(tmp_path / "chroma", server.url), "passages")
    some = passage("Some words.")
    rows = np.random.default_rng(0).normal(size=(6000, 8)).astype(np.float32)
    held = [Held(n, replace(some, id=str(n)), row) for n, row in enumerate(rows)]
    vectors.update(held, [])
    assert vectors.count() == 6000
    vectors.update([], [one.place for one in held])
    assert vectors.count() == 0
    vectors.clear()
    wide = np.ones(9000, np.float32)
    with pytest.raises(CorpusError, match="413"):
        vectors.update([replace(one, vector=wide) for one in held[:900]], [])
    vectors.close()


# A server that goes away


@pytest.mark.usefixtures("often")
def test_a_short_absence_is_waited_out(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.server._AWAY", 60.0)
    back = threading.Timer(0.5, server.start)

    def away() -> None:
        server.stop()
        back.start()

    embed = Meanwhile(40, away)
    corpus = served(tmp_path, server.url, embed)
    assert store(corpus, embed, *map(told, range(20))).new == 20
    back.join()
    intact(corpus, 20)
    corpus.close()


@pytest.mark.usefixtures("often")
def test_a_long_absence_stops_the_run_and_the_same_again_completes_it(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.server._AWAY", 0.3)
    embed = Meanwhile(40, server.stop)
    corpus = served(tmp_path, server.url, embed)
    with pytest.raises(CorpusError, match=AWAY):
        store(corpus, embed, *map(told, range(20)))
    kept = corpus.catalogue.count("articles")
    assert kept > 0
    with pytest.raises(CorpusError, match=AWAY):
        store(corpus, embed, *map(told, range(20)))
    server.start()
    report = store(corpus, embed, *map(told, range(20)))
    assert (report.unchanged, report.new) == (kept, 20 - kept)
    intact(corpus, 20)
    corpus.close()


@pytest.mark.usefixtures("often")
def test_a_server_that_comes_back_empty_is_filled_again(server: Server, tmp_path: Path) -> None:
    embed = Meanwhile(40, server.lose)
    corpus, reader = (served(tmp_path, server.url, embed) for _ in range(2))
    with pytest.raises(CorpusError, match=GONE):
        store(corpus, embed, *map(told, range(20)))
    corpus.close()
    again = served(tmp_path, server.url, embed)
    store(again, embed, *map(told, range(20)))
    for held in (again, reader):
        assert find(held, embed, 19) == "a19"
        intact(held, 20)
    again.close()
    server.lose()
    again = served(tmp_path, server.url, embed)
    with pytest.raises(CorpusError, match=GONE):
        find(again, embed, 0)
    again.rebuild()
    for held in (again, reader):
        assert find(held, embed, 19) == "a19"
        intact(held, 20)
        held.close()


def test_killed_again_and_again_under_a_writer_loses_and_doubles_nothing(server: Server, tmp_path: Path) -> None:
    last = 80
    with started(WRITES, tmp_path, server.url, last) as writer:
        while not list(tmp_path.glob("catalogue.db")):
            time.sleep(0.05)
        stops = 0
        while writer.poll() is None and stops < 3:
            time.sleep(0.2 + 0.1 * stops)
            server.stop(signal.SIGTERM if stops == 1 else signal.SIGKILL)
            server.start()
            stops += 1
        ended(writer)
    assert stops > 1
    embed = WordEmbedder()
    corpus = served(tmp_path, server.url, embed)
    intact(corpus, last)
    corpus.close()


def test_a_question_is_refused_at_once_while_the_server_is_away_and_answered_when_it_is_back(
    server: Server, tmp_path: Path
) -> None:
    embed = WordEmbedder()
    corpus = served(tmp_path, server.url, embed)
    store(corpus, embed, told(0))
    server.stop()
    begun = time.monotonic()
    with pytest.raises(CorpusError, match=AWAY):
        find(corpus, embed, 0)
    with pytest.raises(CorpusError, match=AWAY):
        served(tmp_path, server.url, embed)
    assert time.monotonic() - begun < 2
    server.start()
    assert find(corpus, embed, 0) == "a0"
    corpus.close()


def test_a_server_that_hangs_is_not_waited_for(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    embed = WordEmbedder()
    corpus = served(tmp_path, server.url, embed)
    store(corpus, embed, told(0))
    monkeypatch.setattr("index.server._ASKING", 0.5)
    monkeypatch.setattr("index.server._GREETING", 0.5)
    server.process.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    with pytest.raises(CorpusError, match=AWAY):
        find(corpus, embed, 0)
    with pytest.raises(CorpusError, match=AWAY):
        served(tmp_path, server.url, embed)
    assert time.monotonic() - begun < 3
    server.process.send_signal(signal.SIGCONT)
    assert find(corpus, embed, 0) == "a0"
    corpus.close()


def test_the_command_line_says_in_one_line_that_no_server_is_there(tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://reader:secret@127.0.0.1:{nobody.getsockname()[1]}"
        environment = {**os.environ, "KHABAR_HOME": str(tmp_path), "KHABAR_CHROMA_URL": url}
        environment |= {"KHABAR_ENGINE": "openai", "OPENAI_API_KEY": "none"}  # quick to load, and not asked
        command = [sys.executable, "app.py", "status"]
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert (run.returncode, run.stdout) == (1, "")
    (line,) = run.stderr.splitlines()
    assert AWAY in line and "secret" not in line


# Addresses, and what is not a Chroma server


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("http://127.0.0.1:8123", "http://127.0.0.1:8123"),
        ("http://chroma", "http://chroma:8000"),
        ("https://chroma.example", "https://chroma.example"),
        ("HTTPS://Chroma.Example:8443/news/", "https://chroma.example:8443/news"),
        (" http://[::1]:8000/ ", "http://[::1]:8000"),
    ],
)
def test_an_address_has_a_port_and_no_more_than_it_needs(url: str, base: str) -> None:
    assert (address(url).base, address(url).headers) == (base, {})


@pytest.mark.parametrize(
    "url",
    ["127.0.0.1:8000", "localhost", "ftp://secret@h", "http://", "http://u:sec/ret@h", "http://h:99999", "http://[::1"]
    + ["http://h?token=secret", "http://h#secret", "http://a b", "file:///etc/passwd", "http://:secret@"],
)
def test_what_is_no_address_is_refused_and_not_repeated(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="KHABAR_CHROMA_URL is not the address of a server") as refused:
        Chroma(tmp_path, url)
    assert "sec" not in str(refused.value)


@contextmanager
def answering(*answers: tuple[int, str]) -> Iterator[tuple[str, list[str | None]]]:
    """The address of a web server that gives these answers, the last one ever after, and who asked."""
    left, callers = list(answers), []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            callers.append(self.headers["Authorization"])
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, text = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}", callers
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("answer", [(200, "<html>\nhello</html>"), (200, "{}"), (404, "no\nsuch page"), (401, "who?")])
def test_what_is_not_a_chroma_server_is_named_in_one_line(answer: tuple[int, str], tmp_path: Path) -> None:
    with answering(answer) as (where, _), pytest.raises(CorpusError, match=where) as refused:
        Chroma(tmp_path, f"http://{where}")
    assert "\n" not in str(refused.value)


def test_a_password_is_sent_and_not_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    secret = "Basic " + b64encode(b"reader:open sesame").decode()
    with answering((401, "not you")) as (where, callers), pytest.raises(CorpusError, match="401") as refused:
        Chroma(tmp_path, f"http://reader:open%20sesame@{where}")
    assert set(callers) == {secret}
    shown = caplog.text + str(refused.value) + repr(address(f"http://reader:open%20sesame@{where}"))
    assert "sesame" not in shown and secret not in shown


def test_what_a_proxy_refuses_while_the_server_starts_is_written_again_and_not_asked_again() -> None:
    answers = (503, "starting"), (502, "starting"), (200, "{}"), (503, "starting")
    with answering(*answers) as (where, callers), Session(address(f"http://{where}"), ()) as session:
        assert session.post(f"http://{where}/upsert", content="{}").is_success
        assert len(callers) == 3
        with pytest.raises(httpx.HTTPStatusError, match="503"):
            session.post(f"http://{where}/query", content="{}")
        assert len(callers) == 4
