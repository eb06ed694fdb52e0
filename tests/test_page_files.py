"""A page on a site: what a visitor sends never makes the server read a file of the machine, and it rests unasked."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.browsing import ROOT, free_port, stop, wait_for

_SITE = """
import sys
import uvicorn
from pathlib import Path
from fastapi import FastAPI
from web.page.chat import gr, put

with gr.Blocks() as whole:
    taken, told = gr.File(), gr.Textbox()
    gr.Button().click(lambda path: Path(path).read_text(), taken, told, api_name="read")
site = FastAPI()

@site.get("/looks")
def looks():
    return whole._queue.sleep_when_free, whole._queue.progress_update_sleep_when_free

put(site, whole)
uvicorn.run(site, port=int(sys.argv[1]), log_level="warning")
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """To a page with a part that takes files, put on a site as ours is; in a process of its own."""
    log, port = tmp_path_factory.mktemp("files") / "log", free_port()
    with log.open("w") as out:
        server = subprocess.Popen([sys.executable, "-c", _SITE, str(port)], cwd=ROOT, stdout=out, stderr=out)
        try:
            wait_for(f"http://127.0.0.1:{port}/", server, log)
            with httpx.Client(base_url=f"http://127.0.0.1:{port}/gradio_api", timeout=30) as made:
                yield made
        finally:
            stop(server)


def read(client: httpx.Client, path: str) -> str:
    """What comes back when a client says that this file was uploaded."""
    named = {"path": path, "meta": {"_type": "gradio.FileData"}}
    event = client.post("/call/read", json={"data": [named]}).json()["event_id"]
    return client.get(f"/call/read/{event}").text


def test_a_file_that_was_uploaded_is_read(client: httpx.Client) -> None:
    uploaded = client.post("/upload", files={"files": ("own.txt", b"my own words")}).json()[0]
    assert "my own words" in read(client, uploaded)


def test_one_that_was_not_is_refused(client: httpx.Client, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for you")
    for path in (str(secret), "/etc/passwd"):
        said = read(client, path)
        assert "event: error" in said
        assert "not for you" not in said and "root:" not in said


def test_a_file_of_the_machine_cannot_be_fetched(client: httpx.Client, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for you")
    assert client.get(f"/file={secret}").status_code == 403


def test_where_nobody_asks_it_seldom_looks_whether_somebody_does(client: httpx.Client) -> None:
    assert min(client.get(str(client.base_url).replace("gradio_api/", "looks")).json()) >= 0.01
