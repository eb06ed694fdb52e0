"""Pictures of the page's main views in both languages, for people to look at: `eval screens:FOLDER`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from evals.browsed import page_served
from rag.settings import Settings

CHROMIUM = "/usr/bin/chromium"
_PATIENCE = 120_000  # milliseconds
_DESK, _PHONE, _WIDE = (1360, 860), (390, 844), (2560, 1300)
_ASKED = {
    "en": (
        "How many people died in the Derna flood?",
        "And who led the Russian delegation in Ankara?",
        "Who painted the ceiling of the opera in Caracas?",
    ),
    "ar": ("من حضر محادثات أنقرة؟", "كم عدد ضحايا فيضان درنة؟", "من رسم سقف دار الأوبرا في كراكاس؟"),
}
_TRIED = {
    "en": ("At least 11,300 people were killed in the Libyan city of Derna.", "flood in Derna"),
    "ar": ("حضر المبعوث الخاص ألكسندر لافرنتييف المحادثات في أنقرة", "محادثات أنقرة"),
}


def screens(settings: Settings, say: Callable[[str], None], folder: Path = Path("screens")) -> dict[str, Any]:
    """How many pictures were made of the page over the samples, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with page_served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        made = [path for language in ("en", "ar") for path in _pictures(browser, address, language, folder)]
        browser.close()
    say(f"{len(made)} pictures in {folder}")
    return {"pictures": len(made)}


def _pictures(browser: Browser, address: str, language: str, folder: Path) -> Iterator[Path]:
    """Each view in a language, as a file."""
    first, then, unknown = _ASKED[language]
    claim, sought = _TRIED[language]

    def shown(page: Page, view: str) -> Path:
        page.wait_for_timeout(700)  # until what moves has come to rest
        path = folder / f"{view}-{language}.png"
        page.screenshot(path=path)
        return path

    page = _opened(browser, f"{address}?lang={language}")
    page.locator("#examples button").first.wait_for()
    yield shown(page, "welcome")
    _ask(page, first, 1)
    page.locator("a.cite").first.click()
    yield shown(page, "answer")
    page.locator("#evidence a.whole").first.click()
    yield shown(page, "article")
    _ask(page, then, 2)
    yield shown(page, "conversation")
    _ask(page, unknown, 3)
    for nearest in page.locator(".nearest summary").all():
        nearest.click()
    yield shown(page, "refusal")
    _, check, corpus = page.get_by_role("tab").all()
    check.click()
    page.locator("#claim textarea").fill(claim)
    page.locator("#check").click()
    page.locator("#checked .verdict").wait_for()
    yield shown(page, "check")
    corpus.click()
    page.locator("#held .timeline").wait_for()
    page.locator("#sought").get_by_role("textbox").fill(sought)
    page.locator("#find-do").click()
    page.locator("#found .card").first.wait_for()
    yield shown(page, "corpus")
    page.close()  # a browser keeps six connections to a host, and every page holds one
    for view, size, theme, query in (
        ("dark", _DESK, "dark", ""), ("phone", _PHONE, "light", ""), ("wide", _WIDE, "light", ""),
        ("embedded", (720, 640), "light", "&embed=1"),
    ):  # fmt: skip
        page = _opened(browser, f"{address}?lang={language}{query}", size, theme)
        _ask(page, first, 1)
        page.locator("a.cite").first.click()
        yield shown(page, view)
        page.close()


def _opened(browser: Browser, address: str, size: tuple[int, int] = _DESK, theme: Any = "light") -> Page:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=theme)
    page.set_default_timeout(_PATIENCE)
    page.goto(address)
    page.locator("#past .welcome").wait_for()
    return page


def _ask(page: Page, question: str, turns: int) -> None:
    page.locator("#ask textarea").fill(question)
    page.locator("#ask textarea").press("Enter")
    page.locator(".turn.done").nth(turns - 1).wait_for()
