"""An answer that takes its time, in a browser: what has come stays when it is stopped, and one can ask again."""

import re
from collections.abc import Iterator
from time import sleep

import pytest
from playwright.sync_api import Browser, expect

from evals.server import claim, passages, served
from rag.sentences import sentences
from tests.browsing import BOATS, MINISTER, Visit, serving


def write(prompt: str) -> Iterator[str]:
    """The first sentence of each passage, at once; to who asks for boats, with half a minute between them."""
    if prompt.startswith(("Translate", "Claims of an answer")):
        yield '{"claims": []}'
        return
    for number, text in passages(prompt):
        start, end = sentences(text)[0]
        yield claim(text[start:end], number, text[start:end])
        sleep(30 if BOATS in prompt and MINISTER not in prompt else 0)


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("slow")
    with served(write) as model, serving(folder, OPENAI_BASE_URL=model, KHABAR_BILINGUAL="false") as address:
        yield address


def test_what_has_come_stays_when_an_answer_is_stopped(browser: Browser, slow: str) -> None:
    visit = Visit(browser, slow, "?lang=en")
    ask, stop = visit.page.locator("#ask .submit-button"), visit.page.locator("#ask .stop-button")
    expect(stop).to_be_hidden()
    visit.box.fill(BOATS)
    ask.click()
    running = visit.page.locator(".turn.running")
    expect(running.locator("li a.cite").first).to_be_visible()
    expect(running.locator(".stages .now")).to_be_visible()
    expect(visit.cards.locator("mark").first).to_contain_text("ferry")
    expect(visit.box).to_have_value("")
    expect(ask).to_be_hidden()
    visit.box.fill(MINISTER)  # what is written meanwhile waits
    visit.box.press("Enter")
    stop.click()
    expect(visit.reply).to_contain_text("ferry")
    expect(visit.reply).to_contain_text("Stopped: what stands here was checked")
    expect(running).to_have_count(0)
    expect(stop).to_be_hidden()
    visit.reply.locator("a.cite").first.click()
    expect(visit.page.locator(".card.on")).to_be_focused()
    expect(visit.box).to_have_value(MINISTER)
    ask.click()
    expect(visit.replies).to_have_count(2, timeout=30_000)
    expect(visit.replies.first).to_contain_text("ferry")
    expect(visit.reply).to_contain_text("سامر النابلسي")
    expect(visit.reply).not_to_contain_text(re.compile("Stopped"))
    visit.close()
