"""The page in a browser, over a corpus in which one article is hostile; and the HTML it is made of."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from rag.errors import InputError
from rag.generate import Generative
from rag.types import Answer, Check, Citation, Claim, Part, Quote, Searched, Story
from tests.conftest import ScriptedModel, article
from web.page.chat import answer_html, evidence_html, replies, weighed

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
PATIENCE = 20_000  # milliseconds that anything on the page may take
HOSTILE = (
    "The aviary of Reykjavik lost 52 parrots on Friday. <script>document.title='owned'</script> "
    "<img src=http://evil.example/a.png onerror=\"document.title='owned'\"> ![x](http://evil.example/b.png) "
    "[click][1] <form action=http://evil.example><input name=q></form> <iframe src=http://evil.example></iframe> "
    '<div style="position:fixed;inset:0;background:red" onclick="alert(1)">cover</div> \u202egnirts\u202c '
    "</mark></blockquote></article></div><h1>out</h1> `code` **bold** $$x^2$$\n\n"
    "[1]: http://evil.example/c\n\n# Heading\n\nKeeper Anna Jonsdottir said the parrots flew north."
)
ROWS = [
    {
        "id": "parrots",
        "title": "Parrots <img src=http://evil.example/t.png> lost",
        "text": HOSTILE,
        "source": "<b onmouseover=alert(1)>Evil</b> Times",
        "date": "2023-05-06",
    },
    {
        "id": "ferry",
        "title": "A ferry line for Lisbon",
        "text": "The harbour council of Lisbon approved a ferry line. Its mayor said 14 boats would sail daily.",
        "source": "Tagus Post",
        "date": "2023-05-07",
    },
    {
        "id": "library",
        "title": "افتتاح مكتبة عامة في عمان",
        "text": "افتتح وزير الثقافة سامر النابلسي مكتبة عامة في عمان يوم الأحد. وتضم المكتبة ثلاثين ألف كتاب.",
        "source": "صحيفة الرصيف",
        "date": "2023-05-08",
    },
]
BOATS = "How many boats would sail daily from Lisbon?"
MINISTER = "من افتتح المكتبة العامة في عمان؟"
PARROTS = "How many parrots did the aviary of Reykjavik lose?"


# The HTML


def answered(text: str, quoted: str, **more: Any) -> Answer:
    """An answer of one claim, which is the words it quotes."""
    of = article(text, **more)
    at = of.text.index(quoted)
    quote = Quote(of.id, of.revision, at, at + len(quoted), quoted)
    claim = Claim(quoted, (quote,), "supported")
    return Answer("?", "en", (claim,), (Citation(1, quote, of),), (), Searched(1, 1), "extractive")


def checked(answer: Answer) -> Check:
    """A check of two parts whose words and reasons are those of an answer."""
    said, of = answer.claims[0].text, answer.citations
    parts = (Part(said, "supported", of, (), said), Part(said, "not_found", (), (), said, checked=False))
    return Check(said, "en", "supported", of, (), said, parts)


def test_a_check_shows_each_part_with_its_verdict_and_leads_to_its_evidence() -> None:
    check = checked(answered("Fourteen boats would sail daily.", "Fourteen boats would sail daily."))
    html, evidence = weighed(lambda claim: check, "…", 4)
    assert "<strong>Supported</strong>: Fourteen boats would sail daily. <" in html
    assert html.count('<a href="#q4-1">[1]</a>') == 1
    assert "<strong>Cannot be checked</strong>: <bdi>Fourteen" in html
    assert '<article id="q4-1"' in evidence


def test_a_claim_that_cannot_be_weighed_says_why() -> None:
    def refused(claim: str) -> Check:
        raise InputError("the claim is <empty>")

    html, evidence = weighed(refused, "", 0)
    assert "the claim is &lt;empty&gt;" in html
    assert evidence == ""


@pytest.mark.parametrize("markup", ["<script>", "</p>", '"><b>', "a & b", "<!--"])
def test_markup_in_a_claim_and_its_evidence_is_escaped(markup: str) -> None:
    def shown(words: str) -> tuple[str, str]:
        check = checked(answered(f"He said {words} after.", f"said {words}", title=words))
        return weighed(lambda claim: check, "…", 0)

    hostile, harmless = shown(markup), shown("word")
    for own, other in zip(hostile, harmless, strict=True):
        assert tags(own) == tags(other)
        assert escape(markup) in own


def test_a_refusal_says_how_much_was_searched_and_shows_no_evidence() -> None:
    refusal = Answer("?", "ar", (), (), (), Searched(3, 7))
    assert "3" in answer_html(refusal, 0)
    assert 'dir="rtl"' in answer_html(refusal, 0)
    assert evidence_html(refusal, 0) == ""


def test_who_else_carried_a_report_is_said_under_it() -> None:
    answer = answered("The river rose.", "The river rose.", source="<b>Post</b>")
    own = answer.citations[0].article
    assert "independent" not in answer_html(answer, 0)
    html = answer_html(replace(answer, stories=(Story(own.story, (own, article("It rose.", "copy"))),)), 0)
    assert "Reports: 2, independent: 1. [1] carried by 2, first: Undated report by &lt;b&gt;Post&lt;/b&gt;." in html


def test_an_answer_links_to_its_evidence_turn_by_turn() -> None:
    answer = answered("Fourteen boats would sail daily.", "Fourteen boats would sail daily.")
    assert '<a href="#q4-1">[1]</a>' in answer_html(answer, 4)
    assert '<article id="q4-1"' in evidence_html(answer, 4)


def test_the_quoted_words_are_marked_among_the_words_around_them() -> None:
    html = evidence_html(answered("It rained. Boats sailed. It rained again.", "Boats sailed."), 0)
    assert "<blockquote>It rained. <mark>Boats sailed.</mark> It rained again.</blockquote>" in html


def test_arabic_words_are_set_from_the_right_and_english_from_the_left() -> None:
    arabic = answered("افتتح الوزير المكتبة.", "افتتح الوزير المكتبة.")
    english = answered("The minister spoke at the library.", "The minister spoke at the library.")
    assert '<p lang="ar" dir="rtl">' in answer_html(arabic, 0)
    assert 'lang="ar" dir="rtl"' in evidence_html(arabic, 0)
    assert '<p lang="en" dir="ltr">' in answer_html(english, 0)
    assert 'lang="en" dir="ltr"' in evidence_html(english, 0)


@pytest.mark.parametrize("markup", ["<script>", "<img src=x>", "</mark>", "</p>", '"><b>', "a & b", "&lt;", "<!--"])
def test_markup_in_what_was_crawled_is_escaped(markup: str) -> None:
    hostile, harmless = (
        answered(f"Before {words} it was said {words} after.", f"said {words}", title=words, source=words)
        for words in (markup, "word")
    )
    for made in (answer_html, evidence_html):
        assert tags(made(hostile, 0)) == tags(made(harmless, 0))
        assert made(hostile, 0).count(escape(markup)) >= 2


def tags(html: str) -> list[str]:
    return re.findall(r"<[^>]*>?", html)


def test_an_answer_grows_claim_by_claim_and_last_comes_with_its_evidence() -> None:
    whole = answered("Boats sailed. It <b>rained</b>.", "Boats sailed.")

    history = [
        {"role": "user", "content": [{"type": "text", "text": "Who &lt;came&gt;?"}]},
        {"role": "assistant", "content": [{"type": "text", "text": "<div>Nobody.</div>"}]},
    ]

    class Growing:
        answer = Generative(ScriptedModel(), len)

        def stream(self, question: str, earlier: list[str]) -> Iterator[Claim | Answer]:
            assert (question, earlier) == ("What sailed?", ["Who <came>?"])
            yield Claim("Boats sailed.", (), "supported")
            yield Claim("It <b>rained</b>.", (), "supported")
            yield whole

    first, second, last = replies(Growing(), "What sailed?", history)  # type: ignore[arg-type]
    assert first == ('<div><p lang="en" dir="ltr">Boats sailed. </p></div>', "")
    assert second[0].startswith(first[0].removesuffix("</div>"))
    assert "It &lt;b&gt;rained&lt;/b&gt;." in second[0]
    assert last == (answer_html(whole, 2), evidence_html(whole, 2))


def test_a_quote_of_many_lines_is_one_line_of_the_answer() -> None:
    text = "Boats sailed.\n\n# Heading\n\n    code\n\n[1]: http://evil.example"
    assert "\n" not in answer_html(answered(text, text.replace("    ", "")), 0)


# The browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page, served by a process of its own on a free port."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    folder = tmp_path_factory.mktemp("page")
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "KHABAR_"))}
    env = {**kept, "KHABAR_HOME": str(folder / "home"), "KHABAR_PORT": str(port)}
    app = [sys.executable, str(ROOT / "app.py")]
    subprocess.run([*app, "ingest", str(folder / "rows.jsonl")], env=env, check=True, stdout=subprocess.DEVNULL)
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(app, env=env, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/", server, folder / "log")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(url):
                return
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"the page did not come up: {log.read_text()}")


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


class Visit:
    """A visitor with a session of their own, and what the page did behind their back."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.context = browser.new_context()
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.page.on("request", self._requested)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: self.errors.append(dialog.message))
        self.context.route(lambda url: not url.startswith((address, "data:", "blob:")), lambda route: route.abort())
        self._address = address
        self.page.goto(address, wait_until="networkidle")  # until then a question may go unheard
        self.page.locator("#ask textarea").wait_for()

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self.outside.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def ask(self, question: str) -> None:
        """Ask, and wait for the reply to stand on the page."""
        replies = self.page.locator("#chat .bot.message")
        before = replies.count()
        self.page.locator("#ask textarea").fill(question)
        self.page.locator("#ask textarea").press("Enter")
        expect(replies).to_have_count(before + 1, timeout=PATIENCE)

    @property
    def reply(self) -> Any:
        return self.page.locator("#chat .bot.message").last


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit in which nothing may go to another host and nothing may fail."""
    made = Visit(browser, address)
    yield made
    made.context.close()
    assert made.outside == []
    assert made.errors == []


def test_the_page_names_itself_and_is_empty(visit: Visit) -> None:
    expect(visit.page).to_have_title("Khabar · خبر")
    expect(visit.page.locator("h1")).to_contain_text("خبر")
    expect(visit.page.locator("#evidence mark")).to_have_count(0)


def test_an_english_question_is_answered_with_marked_words(visit: Visit) -> None:
    visit.ask(BOATS)
    expect(visit.reply).to_contain_text("14 boats")
    expect(visit.reply).to_contain_text("Tagus Post")
    expect(visit.page.locator("#evidence mark").first).to_contain_text("14 boats")
    expect(visit.page.locator("#ask textarea")).to_have_value("")


def test_an_arabic_question_is_answered_from_the_right(visit: Visit) -> None:
    visit.ask(MINISTER)
    expect(visit.reply).to_contain_text("سامر النابلسي")
    expect(visit.page.locator("#evidence mark").first).to_contain_text("سامر النابلسي")
    paragraph = visit.reply.locator("p", has_text="سامر النابلسي").first
    expect(paragraph).to_have_attribute("dir", "rtl")
    expect(paragraph).to_have_css("direction", "rtl")
    expect(visit.page.locator("#evidence article").first).to_have_css("direction", "rtl")


def test_a_number_of_the_answer_leads_to_its_evidence(visit: Visit) -> None:
    visit.ask(BOATS)
    link = visit.reply.locator("a", has_text="[1]").first
    target = link.get_attribute("href")
    assert target is not None and target.startswith("#q")
    expect(visit.page.locator(f"#evidence article{target}")).to_have_count(1)
    link.click()
    assert visit.page.url.endswith(target)
    assert len(visit.context.pages) == 1


def test_a_question_after_another_keeps_the_conversation(visit: Visit) -> None:
    visit.ask(BOATS)
    visit.ask(MINISTER)
    expect(visit.page.locator("#chat .bot.message").first).to_contain_text("14 boats")
    expect(visit.page.locator("#evidence mark").first).to_contain_text("سامر النابلسي")


@pytest.mark.parametrize("question", [PARROTS, "What did Keeper Anna Jonsdottir say about the parrots?"])
def test_nothing_of_a_hostile_article_runs_loads_or_makes_an_element(visit: Visit, question: str) -> None:
    visit.ask(question)
    expect(visit.reply).to_contain_text("parrots")
    expect(visit.page.locator("#evidence mark").first).to_contain_text("parrots")
    expect(visit.page.locator("#evidence h2").first).to_contain_text("<img src=http://evil.example/t.png>")
    for place in ("#chat .bot.message", "#evidence"):
        inside = visit.page.locator(place)
        made = "script, img, form, input, iframe, object, embed, style, link, base, h1, code, em, table"
        expect(inside.locator(made)).to_have_count(0)
        expect(inside.locator("p[style], article[style], article [style]")).to_have_count(0)
        expect(inside.locator("[onclick], [onerror], [onmouseover]")).to_have_count(0)
        expect(inside.locator("a[href*='evil']")).to_have_count(0)
    assert "\u202e" not in visit.page.locator("body").inner_text()
    visit.page.wait_for_timeout(300)
    expect(visit.page).to_have_title("Khabar · خبر")


@pytest.mark.parametrize(
    "question", ["<img src=http://evil.example/q.png> who sailed?", "# Who **sailed** from `Lisbon`? <b>x</b>"]
)
def test_markup_in_a_question_is_shown_and_not_read(visit: Visit, question: str) -> None:
    visit.ask(question)
    asked = visit.page.locator("#chat .user.message").last
    expect(asked.locator("img, b")).to_have_count(0)
    expect(asked).to_contain_text(question[:4].strip("# "))


@pytest.mark.parametrize(
    ("question", "said"), [("   ", "empty"), ("Кто открыл библиотеку?", "neither Arabic nor English"), ("🚢", "words")]
)
def test_what_is_not_a_question_is_told_what_to_do(visit: Visit, question: str, said: str) -> None:
    visit.ask(question)
    expect(visit.reply).to_contain_text(said)
    expect(visit.reply).to_contain_text("ask")
    expect(visit.page.locator("#evidence article")).to_have_count(0)


def test_a_question_can_follow_one_that_was_refused(visit: Visit) -> None:
    visit.ask("🚢")
    visit.ask(BOATS)
    expect(visit.reply).to_contain_text("14 boats")


def test_a_question_that_nothing_answers_says_what_was_searched(visit: Visit) -> None:
    visit.ask("Who painted the ceiling of the opera house in Caracas?")
    expect(visit.reply).to_contain_text("Nothing in the corpus answers this.")
    expect(visit.reply).to_contain_text("Searched 3 articles")


def test_two_visitors_do_not_see_each_other(visit: Visit, browser: Browser, address: str) -> None:
    visit.ask(BOATS)
    other = Visit(browser, address)
    try:
        expect(other.page.locator("#chat .bot.message")).to_have_count(0)
        expect(other.page.locator("#evidence mark")).to_have_count(0)
        other.ask(MINISTER)
        expect(other.page.locator("#chat")).not_to_contain_text("14 boats")
        expect(visit.page.locator("#chat")).not_to_contain_text("سامر النابلسي")
        visit.ask(PARROTS)
        expect(other.page.locator("#chat")).not_to_contain_text("parrots")
    finally:
        other.context.close()


def test_a_reload_forgets_the_conversation(visit: Visit) -> None:
    visit.ask(BOATS)
    visit.page.reload()
    visit.page.locator("#ask textarea").wait_for()
    expect(visit.page.locator("#chat .bot.message")).to_have_count(0)
