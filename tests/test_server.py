"""A server that is told to stop: real processes, real signals."""

import gc
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.scripted import Behaviour, Script, chunk, raw
from tests.test_app import environment
from web.server import settle

ROOT = Path(__file__).parent.parent
LATE = 30  # seconds within which a process must have ended that has to
SMALL = """
import sys, time
from threading import Event
from fastapi import FastAPI
from starlette.responses import StreamingResponse
from web.server import leave, serve

app = FastAPI()

def steps(pause, count):
    for n in range(count):
        yield f"data: {n}\\n\\n"
        time.sleep(pause)

@app.get("/steps")
def some(pause: float, count: int):
    return StreamingResponse(steps(pause, count), media_type="text/event-stream")

@app.get("/stuck")
def stuck():
    Event().wait()

@app.get("/here")
def here():
    return "here"

serve(app, "127.0.0.1", int(sys.argv[1]), float(sys.argv[2]), log_level="critical")
print("closed", flush=True)
leave()
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*command: str, url: str, **env: str) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(Path(env.pop("home", "/nowhere")), **env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while True:
            try:
                httpx.get(url)
                break
            except httpx.TransportError:
                assert process.poll() is None, process.stderr
                time.sleep(0.05)
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def small(grace: float) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running("-c", SMALL, str(port), str(grace), url=f"{url}/here") as process:
        yield process, url


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """How it ended, and what it said."""
    said, complained = process.communicate(timeout=LATE)
    return process.returncode, said + complained


def test_what_is_held_when_the_server_begins_is_not_looked_through_again() -> None:
    held = [[n] for n in range(1000)]
    try:
        settle()
        assert gc.get_freeze_count() > len(held) and not any(one is held for one in gc.get_objects())
    finally:
        gc.unfreeze()


def test_a_server_that_has_nothing_to_do_ends_at_once_and_well() -> None:
    with small(1000) as (process, _):
        process.send_signal(signal.SIGTERM)
        assert ended(process) == (0, "closed\n")


def test_ctrl_c_ends_it_as_well() -> None:
    with small(1000) as (process, _):
        process.send_signal(signal.SIGINT)
        assert ended(process) == (0, "closed\n")


def test_a_stream_that_can_be_finished_is() -> None:
    with small(1000) as (process, url), httpx.stream("GET", f"{url}/steps?pause=0.2&count=6") as stream:
        lines = stream.iter_lines()
        assert next(lines) == "data: 0"
        process.send_signal(signal.SIGTERM)
        assert [line for line in lines if line][-1] == "data: 5"
        assert ended(process) == (0, "closed\n")


def test_a_stream_that_takes_too_long_says_why_it_ends() -> None:
    with small(0.5) as (process, url), httpx.stream("GET", f"{url}/steps?pause=60&count=2") as stream:
        lines = stream.iter_lines()
        assert next(lines) == "data: 0"
        process.send_signal(signal.SIGTERM)
        rest = [line for line in lines if line]
        assert rest[0] == "event: problem"
        told = json.loads(rest[1].removeprefix("data: "))
        assert (told["status"], told["error"]["type"]) == (503, "server_error")
        assert "ask again" in told["detail"]
        assert ended(process) == (0, "closed\n")


def test_a_reply_that_never_comes_is_a_503_and_holds_nothing_up() -> None:
    with small(0.5) as (process, url), httpx.Client() as client:
        request = client.build_request("GET", f"{url}/stuck", timeout=LATE)
        with Later(process, signal.SIGTERM):
            reply = client.send(request)
        assert (reply.status_code, reply.headers["retry-after"]) == (503, "5")
        assert "being stopped" in reply.json()["detail"]
        assert ended(process) == (0, "closed\n")


class Later:
    """Sends a signal when what is done within has begun."""

    def __init__(self, process: "subprocess.Popen[str]", number: int) -> None:
        code = f"import os, time; time.sleep(0.5); os.kill({process.pid}, {int(number)})"
        self._sender = subprocess.Popen([sys.executable, "-c", code])

    def __enter__(self) -> None:
        pass

    def __exit__(self, *error: object) -> None:
        self._sender.wait()


def test_what_is_asked_of_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = subprocess.run(
            [sys.executable, "-c", SMALL, str(port), "1"], cwd=ROOT, capture_output=True, text=True, timeout=LATE
        )
        assert run.returncode == 1
        assert "KHABAR_PORT" in run.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    (made / "ferry.txt").write_text(
        "The council of Lisbon approved a ferry line. Its mayor said 14 boats sail.", "utf-8"
    )
    command = [sys.executable, "app.py", "ingest", str(made / "ferry.txt")]
    subprocess.run(command, cwd=ROOT, env=environment(made / "home"), check=True, stdout=subprocess.DEVNULL)
    return made / "home"


def test_khabar_ends_well_though_a_page_is_open(home: Path) -> None:
    port = free_port()
    url, more = f"http://127.0.0.1:{port}", {"KHABAR_GRACE": "1000", "KHABAR_LOG": "json"}
    with (
        running("app.py", url=f"{url}/healthz", home=str(home), KHABAR_PORT=str(port), **more) as process,
        httpx.stream("GET", f"{url}/gradio_api/heartbeat/a1", timeout=LATE) as page,
    ):
        assert next(page.iter_lines()) == "data: ALIVE"
        ready = httpx.get(f"{url}/readyz", headers={"X-Request-ID": "mine"})
        assert (ready.status_code, ready.json()) == (200, {"ready": True})
        assert "khabar_request_seconds" in httpx.get(f"{url}/metrics").text
        process.send_signal(signal.SIGTERM)
        code, said = ended(process)
        assert code == 0
        told = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
        (line,) = [line for line in told if line.get("request") == "mine"]
        assert (line["event"], line["path"], line["status"]) == ("requested", "/readyz", 200)


CLAIM = (
    '{"text": "Its mayor said 14 boats sail.", "quotes": [{"passage": 1, "words": "Its mayor said 14 boats sail."}]}\n'
)


@pytest.mark.parametrize(
    ("model", "grace", "last"),
    [
        (raw(chunk(CLAIM), *[chunk(" ")] * 5, chunk("", "stop"), b"data: [DONE]\n\n", pause=0.3), "1000", "answer"),
        (raw(chunk(CLAIM), chunk(" "), pause=0.1, endless=True), "1", "problem"),
    ],
    ids=["finishes", "says why"],
)
def test_an_answer_that_a_model_writes_while_khabar_is_stopped(
    home: Path, script: Script, model: Behaviour, grace: str, last: str
) -> None:
    script.plays(model)
    port = free_port()
    url, asked = f"http://127.0.0.1:{port}", {"question": "How many boats sail?", "stream": True}
    more = {"KHABAR_GRACE": grace, "OPENAI_BASE_URL": script.url, "KHABAR_MODEL": "small", "KHABAR_PORT": str(port)}
    with running("app.py", url=f"{url}/healthz", home=str(home), **more) as process:
        with httpx.stream("POST", f"{url}/api/ask", json=asked, timeout=LATE) as stream:
            lines = (line for line in stream.iter_lines() if line)
            assert next(lines) == "event: claim"
            process.send_signal(signal.SIGTERM)
            events = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
        assert events[-1] == last
        assert ended(process)[0] == 0
