"""The page in both languages, by day and by night, on a phone, embedded."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import BOATS, MINISTER, Visit, Watch

PHONE = {"width": 390, "height": 844}


def test_in_arabic_the_whole_page_is_mirrored(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "?lang=ar")
    expect(visit.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(visit.page.locator(".welcome h2")).to_have_text("اسأل الأخبار")
    expect(visit.box).to_have_attribute("placeholder", "اسأل عن الأخبار")
    expect(visit.page.get_by_role("tab").first).to_have_text("اسأل")
    visit.ask(MINISTER)
    boxes = {name: visit.page.locator(f"#{name}").bounding_box() for name in ("talk", "evidence")}
    assert boxes["talk"] and boxes["evidence"] and boxes["talk"]["x"] > boxes["evidence"]["x"]
    expect(visit.reply.locator("li").first).to_have_css("direction", "rtl")
    expect(visit.page.locator(".group h3").first).to_have_css("direction", "rtl")
    expect(visit.cards.first).to_have_css("direction", "rtl")
    visit.ask(BOATS)
    expect(visit.reply.locator("li").first).to_have_css("direction", "ltr")
    expect(visit.cards.first.locator("h3")).to_have_css("direction", "ltr")
    expect(visit.cards.first.locator(".more")).to_contain_text("المقال كاملا")
    visit.close()


def test_the_browsers_language_is_that_of_the_page(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, locale="ar-EG")
    expect(visit.page.locator("html")).to_have_attribute("lang", "ar")
    visit.close()


def test_language_and_digits_are_switched_without_losing_the_conversation(visit: Visit) -> None:
    visit.ask(BOATS)
    visit.page.locator("#top a[hreflang=ar]").click()
    expect(visit.reply.get_by_role("button", name="نسخ مع المصادر")).to_be_visible()
    expect(visit.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(visit.page.locator("#top a[hreflang=en]")).to_have_text("English")
    expect(visit.page.get_by_role("tab").first).to_have_text("اسأل")
    visit.page.locator("#top a[data-look^=digits]").click()
    expect(visit.reply.locator("a.cite").first).to_have_text("١")
    expect(visit.page.locator("#top .held")).to_contain_text("٢٠٢٣")
    expect(visit.reply).to_contain_text("14 boats")  # what is quoted stays as it was written
    assert "lang=ar" in visit.page.url and "digits=arab" in visit.page.url
    visit.ask(MINISTER)
    expect(visit.replies).to_have_count(2)


def test_before_anything_is_asked_the_language_is_switched_by_its_address(visit: Visit) -> None:
    visit.page.locator("#top a[hreflang=ar]").click()
    expect(visit.page.locator(".welcome h2")).to_have_text("اسأل الأخبار")
    assert "lang=ar" in visit.page.url


def test_light_and_dark_follow_the_system_and_then_the_reader(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "?lang=en", color_scheme="dark")
    expect(visit.page.locator("body")).to_have_css("background-color", "rgb(18, 21, 23)")
    visit.page.locator("#theme").click()
    expect(visit.page.locator("body")).to_have_css("background-color", "rgb(250, 248, 244)")
    visit.go("?lang=en")
    expect(visit.page.locator("body")).to_have_css("background-color", "rgb(250, 248, 244)")
    expect(visit.page.locator("html")).not_to_have_class("dark")
    visit.close()


@pytest.mark.parametrize(("width", "language"), [(360, "ar"), (360, "en"), (768, "ar"), (2560, "en")])
def test_nothing_is_wider_than_the_screen(browser: Browser, address: str, width: int, language: str) -> None:
    visit = Visit(browser, address, f"?lang={language}", viewport={"width": width, "height": 740})
    visit.ask(BOATS)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    for name in ("#turns", "#asking", "#evidence"):
        assert visit.page.evaluate("n => (e => e.scrollWidth - e.clientWidth)(document.querySelector(n))", name) <= 1
    visit.close()


def test_on_a_phone_the_evidence_is_a_sheet(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "?lang=ar", viewport=PHONE, has_touch=True, is_mobile=True)
    expect(visit.page.locator("#evidence")).not_to_be_visible()
    visit.ask(MINISTER)
    expect(visit.cards.first).not_to_be_in_viewport()
    visit.reply.locator("a.cite").first.tap()
    expect(visit.page.locator(".card.on mark")).to_be_in_viewport()
    expect(visit.box).to_be_in_viewport()
    expect(visit.page.locator("#sheet")).to_have_attribute("aria-expanded", "true")
    visit.page.locator("#sheet").tap()
    expect(visit.cards.first).not_to_be_in_viewport()
    visit.close()


@pytest.fixture
def portal(address: str, tmp_path: Path) -> Iterator[str]:
    """A page of another origin that embeds ours."""
    (tmp_path / "portal.html").write_text(
        f'<!doctype html><title>Portal</title><iframe title="News" width=900 height=700 '
        f'src="{address}?embed=1&lang=en&q={BOATS.replace(" ", "%20")}"></iframe>'
    )
    (tmp_path / "favicon.ico").write_bytes(b"")
    server = ThreadingHTTPServer(("localhost", 0), partial(_Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/portal.html"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *said: object) -> None:
        """Nothing."""


def test_in_a_portal_of_another_origin_the_question_waits_to_be_asked(
    browser: Browser, address: str, portal: str
) -> None:
    watch = Watch(browser, address, portal.rpartition("/")[0])
    watch.page.goto(portal)
    inside = watch.page.frame_locator("iframe")
    expect(inside.locator("#ask textarea")).to_have_value(BOATS, timeout=30_000)
    expect(inside.locator("#top")).to_have_count(0)
    expect(inside.get_by_role("tab").first).not_to_be_visible()
    expect(inside.locator(".turn")).to_have_count(0)
    inside.locator("#ask textarea").press("Enter")
    expect(inside.locator(".turn.done")).to_contain_text("14 boats", timeout=30_000)
    inside.locator("a.cite").first.click()
    expect(inside.locator(".card.on mark")).to_contain_text("14 boats")
    watch.close()


def test_a_source_in_the_address_narrows_what_is_searched(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, "?lang=en&source=Harbour%20Wire")
    visit.ask(BOATS)
    expect(visit.cards.first).to_contain_text("Harbour Wire")
    assert all("Harbour Wire" in meta for meta in visit.cards.locator(".meta").all_inner_texts())
    visit.close()
