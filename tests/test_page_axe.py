"""What axe finds wrong with each part of the page: both languages, by day and by night, on a desk and on a phone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browsing import BOATS, MINISTER, PATIENCE, UNKNOWN, Visit

SIZES = ((1360, 860), (390, 844))


@pytest.fixture(params=["en", "ar"])
def own(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    made = Visit(browser, address, f"?lang={request.param}", color_scheme="light", reduced_motion="reduce")
    yield made
    made.close()


def wrong(visit: Visit, where: str) -> list[str]:
    """What axe finds, light and dark, wide and narrow."""
    found = set()
    for width, height in SIZES:
        visit.page.set_viewport_size({"width": width, "height": height})
        for theme in ("light", "dark"):
            if visit.page.locator("#theme").count():
                visit.page.locator("#theme").click()
            else:
                visit.page.emulate_media(color_scheme=theme)
            for one in Axe().run(visit.page).response["violations"]:
                found |= {f"{where}, {one['impact']} {one['id']}: {node['html'][:200]}" for node in one["nodes"]}
    visit.page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    return sorted(found)


def test_nothing_is_wrong_with_a_conversation(own: Visit) -> None:
    found = wrong(own, "welcome")
    own.ask(BOATS)
    own.reply.locator("a.cite").first.click()
    own.page.locator(".card.on a.whole").click()
    expect(own.page.locator(".card.on .body")).to_be_visible()
    own.page.locator("#narrow .chip summary").first.click()
    found += wrong(own, "answer")
    own.page.keyboard.press("Escape")
    own.ask(UNKNOWN)
    own.reply.locator(".nearest summary").click()
    own.page.locator("#turns button[data-do=edit]").first.click()
    expect(own.page.locator("#notice p")).to_be_visible()
    assert "\n".join([*found, *wrong(own, "refusal")]) == ""


def test_nothing_is_wrong_with_the_tabs(own: Visit) -> None:
    own.page.get_by_role("tab").nth(1).click()
    found = wrong(own, "check")
    own.page.locator("#claim textarea").fill("Its mayor said 14 boats would sail daily.")
    own.page.locator("#check").click()
    own.page.locator("#checked .sides").wait_for(timeout=PATIENCE)
    found += wrong(own, "checked")
    own.page.get_by_role("tab").nth(2).click()
    own.page.locator("#held .timeline").wait_for(timeout=PATIENCE)
    own.page.locator("#sought").get_by_role("textbox").fill("library")
    own.page.locator("#find-do").click()
    own.page.locator("#found .card").first.wait_for(timeout=PATIENCE)
    own.page.locator("#add-urls textarea").fill("ftp://a.example")
    own.page.locator("#add-do").click()
    own.page.locator("#report tbody tr").wait_for(timeout=PATIENCE)
    assert "\n".join([*found, *wrong(own, "corpus")]) == ""


def test_nothing_is_wrong_with_an_article_or_the_page_to_sign_in_at(own: Visit) -> None:
    own.ask(MINISTER)
    article = own.cards.first.locator("a.whole").get_attribute("href")
    own.page.goto(f"{own.address}{article}")
    found = wrong(own, "article")
    own.page.goto(f"{own.address}sign-in")
    assert "\n".join([*found, *wrong(own, "sign-in")]) == ""
