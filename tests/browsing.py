"""A served page and a browser, for the tests that look at the page as a visitor does."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Locator, Page, Request, Route, expect, sync_playwright

from tests.hostile import HOSTILE

ROOT = Path(__file__).parent.parent
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 30_000  # milliseconds that anything on the page may take
_FERRY = (
    "The harbour council of Lisbon approved a ferry line. Its mayor said 14 boats would sail daily. "
    "Tickets go on sale in June, at a kiosk beside the old customs house. "
    "Fishermen had feared for their berths and marched twice through the lower town. "
    "The shipyard of Setubal will build the hulls, painted yellow as the trams are, with electric engines. "
    "A crossing to the southern bank is to take twelve minutes where the bridge takes forty on a weekday morning."
)
ROWS = [
    {
        "id": "ferry",
        "title": "A ferry line for Lisbon",
        "text": f"{_FERRY}\n\nThe council meets again in autumn.",
        "source": "Tagus Post",
        "date": "2023-05-07",
        "url": "https://tagus.example/ferry",
    },
    {
        "id": "ferry-copy",
        "title": "Ferries for Lisbon",
        "text": _FERRY,
        "source": "Harbour Wire",
        "date": "2023-05-08",
        "url": "javascript:alert(1)",
    },
    {
        "id": "library",
        "title": "افتتاح مكتبة عامة في عمان",
        "text": "افتتح وزير الثقافة سامر النابلسي مكتبة عامة في عمان يوم الأحد. وتضم المكتبة ثلاثين ألف كتاب."
        "\n\nوتفتح المكتبة أبوابها كل صباح إلا يوم الجمعة.",
        "source": "صحيفة الرصيف",
        "date": "2023-05-08",
        "url": "https://raseef.example/library?a=1&b=2",
    },
]
BOATS = "How many boats would sail daily from Lisbon?"
MINISTER = "من افتتح المكتبة العامة في عمان؟"
UNKNOWN = "Who painted the ceiling of the opera house in Caracas?"


@contextmanager
def serving(folder: Path, rows: Path | None = None, **settings: str) -> Iterator[str]:
    """The product over these rows, or ours and the hostile articles, in a process of its own on a free port."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    if rows is None:
        rows = folder / "rows.jsonl"
        rows.write_text("\n".join(map(json.dumps, [*ROWS, *HOSTILE.values()])), "utf-8")
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "KHABAR_"))}
    env = {**kept, "KHABAR_HOME": str(folder / "home"), "KHABAR_PORT": str(port), **settings}
    app = [sys.executable, str(ROOT / "app.py")]
    subprocess.run([*app, "ingest", str(rows)], env=env, check=True, stdout=subprocess.DEVNULL)
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(app, env=env, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", server, folder / "log")
            yield f"http://127.0.0.1:{port}/"
        finally:
            stop(server)


def stop(server: "subprocess.Popen[bytes]") -> None:
    """End a server, which else waits for browsers that are still open."""
    server.terminate()
    try:
        server.wait(5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(url):
                return
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"the page did not come up: {log.read_text()}")


class Watch:
    """A browser's context of its own, in all of whose pages nothing may go to another address and nothing may fail."""

    def __init__(self, browser: Browser, *addresses: str, **context: Any) -> None:
        self.outside: list[str] = []
        self.errors: list[str] = []
        self._own = (*addresses, "data:", "blob:")
        self.context = browser.new_context(**context)
        self.context.set_default_timeout(PATIENCE)
        self.context.on("request", self._requested)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.context.on("dialog", self._asked)
        self.context.route(lambda url: not url.startswith(self._own), lambda route: route.abort())
        self.page: Page = self.context.new_page()

    def _requested(self, request: Request) -> None:
        if not request.url.startswith(self._own):
            self.outside.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _asked(self, dialog: Dialog) -> None:
        self.errors.append(dialog.message)
        dialog.dismiss()

    def close(self) -> None:
        """End it; what went elsewhere or failed is an AssertionError."""
        self.context.close()
        assert self.outside == []
        assert self.errors == []


class Visit(Watch):
    """A visitor of the page, with a session of their own."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        asked: str = "",
        own: Callable[[Route], None] | None = None,
        **context: Any,
    ) -> None:
        super().__init__(browser, address, **context)
        self.address = address
        if own:
            self.context.route(f"{address}**", own)
        self.go(asked)

    def go(self, asked: str = "") -> None:
        """Open the page with this query, and wait until it can be asked."""
        self.page.goto(self.address + asked)
        self.page.locator("#past .welcome, #past .turn").first.wait_for()

    @property
    def box(self) -> Locator:
        return self.page.locator("#ask textarea")

    @property
    def replies(self) -> Locator:
        """The turns that have ended."""
        return self.page.locator("#turns .turn.done")

    @property
    def reply(self) -> Locator:
        return self.replies.last

    @property
    def cards(self) -> Locator:
        return self.page.locator("#evidence .card")

    def ask(self, question: str) -> None:
        """Ask, and wait for the end of the answer."""
        before = self.replies.count()
        self.box.fill(question)
        self.box.press("Enter")
        expect(self.replies).to_have_count(before + 1, timeout=PATIENCE)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("page"), KHABAR_FRAME_ANCESTORS='["http://localhost:*"]') as served:
        yield served


@pytest.fixture(scope="module")  # no longer: while it is open no other test can run a loop of its own
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        left = len(opened.contexts)
        opened.close()
        assert left == 0, "a test has not closed its visit, or failed before it did"


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    made = Visit(browser, address, "?lang=en")
    yield made
    made.close()
