"""Articles that try to be more than text, in a browser: nothing of them runs, loads, moves or lies."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import Visit
from tests.hostile import HOSTILE, question

NAMES = list(HOSTILE)
SIZE = 7
FOREIGN = (
    "script, img, form, input, iframe, object, embed, video, audio, style, link, base, meta, template, code, pre, "
    "table, h1, [style], [onclick], [onerror], [onload], [onfocus], [onmouseover], a[href*='evil']:not([rel]), "
    "a[href^='javascript'], a[href^='data']"
)


@pytest.mark.parametrize("names", [NAMES[at : at + SIZE] for at in range(0, len(NAMES), SIZE)], ids=lambda n: n[0])
def test_nothing_of_a_hostile_article_takes_effect(browser: Browser, address: str, names: list[str]) -> None:
    visit = Visit(browser, address, "?lang=en")
    for name in names:
        visit.ask(question(name))
        expect(visit.reply).to_contain_text("52")
        expect(visit.cards.first.locator("mark")).to_contain_text("52")
        for place in ("#turns", "#evidence"):
            assert visit.page.locator(f"{place} .html-container").locator(FOREIGN).count() == 0, name
    opened = visit.cards.first.locator("a.whole")
    opened.click()
    expect(visit.cards.first.locator(".body")).to_contain_text("before sunrise")
    assert visit.page.locator("#evidence .html-container").locator(FOREIGN).count() == 0
    found = visit.page.evaluate(
        """() => ({
          title: document.title, owned: window.owned ?? null, width: document.documentElement.scrollWidth - innerWidth,
          ids: [...document.querySelectorAll('#tabs [id]')].map(e => e.id).filter(id => id),
          fixed: [...document.querySelectorAll('#turns *, #evidence *')].filter(e =>
            ['fixed'].includes(getComputedStyle(e).position)).length,
          turned: /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText),
        })"""
    )
    assert found["title"] == "Khabar · خبر" and found["owned"] is None
    assert found["width"] <= 0 and found["fixed"] == 0 and not found["turned"]
    assert len(found["ids"]) == len(set(found["ids"]))
    visit.close()


@pytest.mark.parametrize("asked", ["<img src=http://evil.example/q.png> who sailed?", "# Who **sailed** `x`? <b>y</b>"])
def test_markup_in_a_question_is_shown_and_not_read(visit: Visit, asked: str) -> None:
    visit.ask(asked)
    expect(visit.reply.locator(".question")).to_have_text(asked)
    expect(visit.reply.locator(".question *")).to_have_count(0)
