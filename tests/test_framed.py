"""The page in a portal's frame, over https and under a path, as a browser has it that keeps sites apart."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect, sync_playwright

from tests.browsing import BOATS, CHROMIUM, FLAGS, PATIENCE, serving
from tests.secured import certificate, named, portal, proxy
from web.guard.keys import Keys

NAMES = "--host-resolver-rules=MAP *.test 127.0.0.1"
SETTINGS = {
    "KHABAR_ROOT_PATH": "/news",
    "KHABAR_PROXIES": '["127.0.0.1"]',
    "KHABAR_FRAME_ANCESTORS": '["https://portal.test:*"]',
}


class Stage(NamedTuple):
    """Khabar, shown at `news` by a proxy, a portal that may frame it, and one that may not."""

    key: str
    inside: str
    news: str
    portal: str
    other: str

    def framed(self, page: Page, by: str) -> FrameLocator:
        """The frame of a portal's page, opened with a token of its own."""
        asked = {"name": "lina", "outlets": ["Tagus Post"], "seconds": 60}
        reply = httpx.post(f"{self.inside}api/embed", json=asked, headers={"x-api-key": self.key})
        query = urlencode({"token": reply.json()["token"], "embed": 1, "lang": "en"})
        page.goto(f"{by}/?{urlencode({'frame': f'{self.news}?{query}'})}")
        return page.frame_locator("iframe")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("framed")
    tls = certificate(folder)
    with (
        serving(folder, **SETTINGS) as inside,
        named("news.test", proxy(inside, "/news"), tls) as news,
        named("portal.test", portal(), tls) as own,
        named("other.test", portal(), tls) as other,
    ):
        yield Stage(Keys(folder / "home").make("portal", ("admin", "read")), inside, f"{news}/news/", own, other)


@pytest.fixture(scope="module")
def secure() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*FLAGS, NAMES])
        yield opened
        opened.close()


@pytest.fixture
def context(secure: Browser) -> Iterator[BrowserContext]:
    made = secure.new_context(ignore_https_errors=True)
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


def test_in_a_portal_s_frame_the_page_is_signed_in_and_answers(stage: Stage, context: BrowserContext) -> None:
    page = context.new_page()
    frame = stage.framed(page, stage.portal)
    frame.locator("#past .welcome").wait_for()  # only then does the page hear what is asked
    frame.locator("#ask textarea").fill(BOATS)
    frame.locator("#ask textarea").press("Enter")
    expect(frame.locator("#turns .turn.done")).to_contain_text("14 boats", timeout=PATIENCE)
    assert "token=" not in page.frames[1].url and page.frames[1].url.startswith(stage.news)
    (cookie,) = context.cookies()
    assert (cookie["path"], cookie["sameSite"]) == ("/news", "None")
    assert cookie["secure"] and cookie["httpOnly"]
    assert cookie["partitionKey"] == "https://portal.test"


def test_what_is_signed_in_within_a_frame_is_not_elsewhere(stage: Stage, context: BrowserContext) -> None:
    stage.framed(context.new_page(), stage.portal).locator("#ask textarea").wait_for()
    beside = context.new_page()
    reply = beside.goto(stage.news)
    assert reply and reply.status == 401
    expect(beside.locator("input[name=key]")).to_be_visible()


def test_a_page_that_is_not_named_frames_nothing(stage: Stage, context: BrowserContext) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    stage.framed(page, stage.other)
    page.wait_for_load_state("networkidle")
    assert page.frames[1].locator("#ask, input").count() == 0
    assert any("frame-ancestors" in one for one in said)


def test_a_key_signs_in_and_out_under_the_path(stage: Stage, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{stage.news}?lang=en")
    page.locator("input[name=key]").fill(stage.key)
    page.locator("button").click()
    page.locator("#ask textarea").wait_for()
    assert page.url == f"{stage.news}?lang=en"
    page.evaluate("fetch('sign-out', {method: 'POST'})")
    expect(page.locator("#ask textarea")).to_be_visible()
    assert (reply := page.goto(stage.news)) and reply.status == 401
    page.goto(f"{stage.news}sign-in")
    page.locator("input[name=key]").fill(stage.key)
    page.locator("button").click()
    page.wait_for_url(stage.news)
    page.locator("#ask textarea").wait_for()
