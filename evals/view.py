"""What it takes until the page can be used, in a browser: seconds, and bytes of ours and of gradio's."""

from collections import Counter
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from evals import Say
from evals.browsed import page_served
from evals.screens import CHROMIUM
from rag.settings import Settings

_GRADIOS = ("/assets/", "/static/", "/theme.css", "/manifest.json", "/svelte/")
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
# Greeted by the server: what is typed now is kept, and can be asked.
_USABLE = """
new Promise(done => {
  const look = () => document.querySelector('#past .welcome') && document.querySelector('#ask .submit-button')
    ? done(performance.now()) : requestAnimationFrame(look);
  look();
})
"""


def view(settings: Settings, say: Say, visits: int = 9) -> dict[str, Any]:
    """Medians of first visits to a warm server, each with an empty cache, in both languages; and of coming again."""
    with page_served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        _visits(browser, f"{address}?lang=en", 1)
        figures = {
            f"{language}, {name}": figure
            for language in ("en", "ar")
            for name, figure in _visits(browser, f"{address}?lang={language}", visits).items()
        }
        browser.close()
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures


def _visits(browser: Browser, address: str, visits: int) -> dict[str, Any]:
    first, again = [], []
    for _ in range(visits):
        context = browser.new_context(viewport={"width": 1360, "height": 860})
        first.append(_opened(context, address))
        again.append(_opened(context, address))
        context.close()
    return {"first visit": _medians(first), "again": _medians(again)}


def _medians(opened: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(median(one[name] for one in opened), 2) for name in opened[0]}


def _opened(context: BrowserContext, address: str) -> dict[str, float]:
    """Seconds, and kilobytes as they came over the wire, until the page has come to rest."""
    page = context.new_page()
    wire, paths, sent = context.new_cdp_session(page), {}, Counter[str]()
    wire.on("Network.responseReceived", lambda told: paths.update({told["requestId"]: told["response"]["url"]}))
    wire.on("Network.loadingFinished", lambda told: sent.update({told["requestId"]: told["encodedDataLength"]}))
    wire.send("Network.enable")
    page.goto(address, wait_until="commit")
    usable = page.evaluate(_USABLE)
    page.locator("#examples button").first.wait_for()
    page.wait_for_timeout(300)
    painted = page.evaluate(_PAINTED)
    page.close()
    gradios = sum(n for one, n in sent.items() if urlsplit(paths.get(one, "")).path.startswith(_GRADIOS))
    return {
        "painted_s": painted / 1000,
        "usable_s": usable / 1000,
        "ours_kb": (sum(sent.values()) - gradios) / 1000,
        "gradios_kb": gradios / 1000,
        "requests": len(paths),
    }
