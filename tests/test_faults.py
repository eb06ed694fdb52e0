"""What fails beneath a site that serves: it is told over HTTP in one shape, and with the fault gone all goes on."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from rag.retrieve import Retrieve
from tests.browsing import free_port
from tests.conftest import WordEmbedder
from tests.doors import BOATS, FERRY, LIBRARY, READER, doors, service_of
from tests.intact import served as corpus_at
from web.service import Service

ROOT = Path(__file__).parent.parent
NEWS = {"articles": [{"text": "The bridge of Oslo opened on Friday with 12 lamps.", "id": "bridge"}]}


def problem(reply: httpx.Response) -> tuple[int, str, str]:
    return reply.status_code, reply.headers["content-type"], reply.json()["detail"]


# `chroma run`, killed and back


class ChromaRun:
    """A Chroma server over a folder, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = [Path(sys.executable).with_name("chroma"), "run", "--path", folder, "--port", str(self.port)]

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            assert self._process.poll() is None
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except ConnectionRefusedError:
                time.sleep(0.05)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[ChromaRun]:
    made = ChromaRun(tmp_path / "chroma-server")
    made.start()
    yield made
    made.kill()


def test_without_the_chroma_server_questions_go_on_and_what_is_stored_follows_when_it_is_back(
    tmp_path: Path, chroma: ChromaRun
) -> None:
    service = service_of(tmp_path / "home", FERRY, chroma_url=chroma.url)
    client = TestClient(doors(service), raise_server_exceptions=False)
    chroma.kill()
    assert client.post("/api/ask", json={"question": BOATS}).json()["claims"]
    status, kind, told = problem(client.post("/api/articles", json=NEWS))
    assert (status, kind) == (503, "application/problem+json")
    assert "no Chroma server answers" in told and "start it again" in told
    assert client.post("/api/ask", json={"question": "How many lamps has the bridge of Oslo?"}).json()["claims"]
    chroma.start()
    assert client.post("/api/articles", json=NEWS).json()["unchanged"] == 1
    held = client.get("/api/status").json()
    assert (held["articles"], held["consistent"]) == (2, True)
    service.corpus.close()


def asking_chroma(service: Service, url: str) -> Service:
    """The same service as it is where there are very many passages."""
    corpus = corpus_at(service.settings.home, url, WordEmbedder())
    pipeline = replace(service.pipeline, retrieve=Retrieve(service.embed, corpus))
    return replace(service, corpus=corpus, pipeline=pipeline)


def test_where_chroma_is_searched_a_question_is_told_and_answered_when_it_is_back(
    tmp_path: Path, chroma: ChromaRun
) -> None:
    small = service_of(tmp_path / "home", FERRY, LIBRARY, chroma_url=chroma.url)
    service = asking_chroma(small, chroma.url)
    with service.corpus.writing():
        service.corpus.follow_all()
    guard = doors(service)
    client = TestClient(guard, raise_server_exceptions=False)
    before = client.get("/api/search", params={"q": BOATS}).json()
    assert before["hits"]
    chroma.kill()
    for reply in (
        client.get("/api/search", params={"q": BOATS}),
        client.post("/api/ask", json={"question": BOATS}),
        client.post("/api/ask", json={"question": BOATS, "stream": True}),
    ):
        assert problem(reply)[:2] == (503, "application/problem+json")
        assert "no Chroma server answers" in problem(reply)[2]
    guard.who = READER
    reply = client.get("/api/search", params={"q": BOATS})
    assert reply.status_code == 503 and "127.0.0.1" not in reply.text
    chroma.start()
    assert client.get("/api/search", params={"q": BOATS}).json() == before
    assert client.post("/api/ask", json={"question": BOATS}).json()["claims"]
    service.corpus.close()
    small.corpus.close()


# The lock, and the disk

HOLDER = "import sys; from pathlib import Path; from index.lock import writer\n"
HOLDER += "with writer(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"


def test_while_another_process_writes_bringing_is_put_off_and_asking_goes_on(tmp_path: Path) -> None:
    service = service_of(tmp_path, FERRY)
    client = TestClient(doors(service), raise_server_exceptions=False)
    own = client.get("/api/search", params={"q": BOATS}).json()["hits"][0]["article_id"]
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout and holder.stdin and holder.stdout.readline() == "held\n"
        for reply in (client.post("/api/articles", json=NEWS), client.delete(f"/api/articles/{own}")):
            assert problem(reply)[:2] == (409, "application/problem+json")
            assert reply.headers["retry-after"] == "5"
        assert client.post("/api/ask", json={"question": BOATS}).json()["claims"]
        holder.stdin.close()
    assert client.post("/api/articles", json=NEWS).json()["new"] == 1
    service.corpus.close()


def test_on_a_full_disk_bringing_is_refused_and_with_room_again_nothing_is_missing(tmp_path: Path) -> None:
    service = service_of(tmp_path, FERRY)
    client = TestClient(doors(service), raise_server_exceptions=False)
    database = service.corpus.catalogue._db._db
    (pages,) = database.execute("pragma page_count").fetchone()
    database.execute(f"pragma max_page_count = {pages}")
    long = {"articles": [{"text": "A sentence of a long article about a bridge. " * 5000, "id": "bridge"}]}
    status, kind, told = problem(client.post("/api/articles", json=long))
    assert (status, kind) == (503, "application/problem+json")
    assert "disk is not full" in told
    assert client.post("/api/ask", json={"question": BOATS}).json()["claims"]
    assert client.get("/api/status").json()["articles"] == 1
    database.execute("pragma max_page_count = 1000000")
    assert client.post("/api/articles", json=NEWS).json()["new"] == 1
    held = client.get("/api/status").json()
    assert (held["articles"], held["consistent"]) == (2, True)
    service.corpus.close()
