"""The page under a path of a portal, whose proxy takes the path off."""

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browsing import BOATS, Visit, serving


def test_the_page_works_under_a_path(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    def stripped(route: Route) -> None:
        route.continue_(url=route.request.url.replace("/portal/news/", "/"))

    with serving(tmp_path_factory.mktemp("prefix"), KHABAR_ROOT_PATH="/portal/news") as address:
        visit = Visit(browser, f"{address}portal/news/", "?lang=ar", stripped)
        expect(visit.page.locator("#top .held")).to_be_visible()
        visit.ask(BOATS)
        visit.reply.locator("a.cite").first.click()
        visit.page.locator(".card.on a.whole").click()
        expect(visit.page.locator(".card.on .body mark").first).to_contain_text("14 boats")
        assert visit.page.evaluate("document.fonts.check('16px Khabar', 'خبر')")
        visit.close()
