"""The chips, the tabs and what is done with an answer, in a browser, in both languages."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Download, Locator, expect

from tests.browsing import BOATS, PATIENCE, Visit

MADE = "script, img, form, iframe, object, embed, style, link, base, h1, code, em"


@pytest.fixture
def arabic(browser: Browser, address: str) -> Iterator[Visit]:
    made = Visit(browser, address, "?lang=ar")
    yield made
    made.close()


def tab(visit: Visit, n: int) -> None:
    visit.page.locator("#tabs").get_by_role("tab").nth(n).click()


def chips(visit: Visit) -> Locator:
    return visit.page.locator("#narrow .chip")


def taken(visit: Visit, button: Locator) -> Download:
    with visit.page.expect_download(timeout=PATIENCE) as begun:
        button.click()
    return begun.value


def no_sideways_scroll(visit: Visit) -> bool:
    return bool(visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize(
    ("language", "question", "month", "two", "said"),
    [
        ("en", "How many boats would sail in May 2023?", "May 2023 from the question", "2 articles", "14 boats"),
        ("ar", "من افتتح المكتبة العامة في مايو 2023؟", "مايو 2023 من السؤال", "مقالان", "سامر النابلسي"),
    ],
)
def test_a_question_narrows_itself_and_chips_narrow_it_further(
    browser: Browser, address: str, language: str, question: str, month: str, two: str, said: str
) -> None:
    visit = Visit(browser, address, f"?lang={language}")
    dates, outlets, _ = (chips(visit).nth(n) for n in range(3))
    left = visit.page.locator("#narrow .left")
    expect(left).not_to_be_empty()
    everything = left.inner_text()
    visit.box.fill(question)
    expect(dates.locator("summary")).to_have_text(month)
    outlets.locator("summary").click()
    for outlet in ("Tagus Post", "صحيفة الرصيف"):
        outlets.get_by_role("button", name=outlet).click()
        expect(outlets.locator("button[aria-pressed=true]", has_text=outlet)).to_have_count(1)
    expect(left).to_have_text(two)
    assert no_sideways_scroll(visit)
    visit.ask(question)
    expect(visit.cards.first).to_contain_text(said)
    expect(dates.locator("summary")).to_have_text(month)
    dates.locator(".off").click()
    expect(dates).not_to_have_class(re.compile(r"\bon\b"))
    outlets.locator(".off").click()
    expect(left).to_have_text(everything)
    visit.close()


def test_days_are_chosen_with_the_keyboard_alone(visit: Visit) -> None:
    dates = chips(visit).first
    dates.locator("summary").focus()
    visit.page.keyboard.press("Enter")
    dates.locator("input[name=since]").fill("2023-05-08")
    dates.locator("[data-read]").focus()
    visit.page.keyboard.press("Enter")
    expect(dates.locator("summary")).to_have_text("Since 8 May 2023")
    expect(dates.locator("[data-read]")).to_be_focused()
    dates.locator("input[name=until]").fill("2023-01-01")
    dates.locator("[data-read]").click()
    expect(dates.locator(".wrong")).to_contain_text("exchange them")
    visit.page.keyboard.press("Escape")
    expect(dates.locator(".menu")).to_be_hidden()


def test_the_corpus_is_shown_and_searched_and_hostile_articles_stay_words(arabic: Visit) -> None:
    tab(arabic, 2)
    held = arabic.page.locator("#held")
    expect(held.locator("dl")).to_contain_text("المقالات")
    expect(held.locator(".timeline li[title]").first).to_be_visible()
    assert held.locator(".timeline").evaluate("e => getComputedStyle(e).direction") == "rtl"
    arabic.page.locator("#sought textarea, #sought input").fill("مكتبة عمان")
    arabic.page.locator("#find-do").click()
    card = arabic.page.locator("#found .card", has_text="سامر النابلسي")
    expect(card.locator("mark").first).to_be_visible()
    assert card.evaluate("e => getComputedStyle(e).direction") == "rtl"
    arabic.page.locator("#sought textarea, #sought input").fill("http evil example script onerror style")
    arabic.page.locator("#find-do").click()
    expect(arabic.page.locator("#found .card", has_text="evil").first).to_be_visible()
    expect(arabic.page.locator("#found").locator(MADE)).to_have_count(0)
    expect(
        arabic.page.locator("#found [onerror], #found [onclick], #found a[href*=evil]:not([rel~=noopener])")
    ).to_have_count(0)
    assert no_sideways_scroll(arabic)


def test_files_are_added_with_a_report_of_what_was_not(visit: Visit, tmp_path: Path) -> None:
    good, bad = tmp_path / "walls.txt", tmp_path / "rows.jsonl"
    good.write_text("The old walls\n\nThe old walls of Evora were opened to visitors on Sunday by the town's keeper.")
    bad.write_text('{"nothing": 1}\n')
    tab(visit, 2)
    visit.page.locator("#add-files input[type=file]").set_input_files([good, bad])
    expect(visit.page.locator("#add-files")).to_contain_text("walls")
    visit.page.locator("#add-urls textarea").fill("ftp://a.example")
    visit.page.locator("#add-do").click()
    report = visit.page.locator("#report")
    expect(report.locator(".notice")).to_contain_text("1 new", timeout=PATIENCE)
    expect(report.locator("tbody tr")).to_have_count(2)
    expect(report).to_contain_text("rows.jsonl, line 1")
    visit.page.locator("#sought textarea, #sought input").fill("the old walls of Evora")
    visit.page.locator("#sought textarea, #sought input").press("Enter")
    expect(visit.page.locator("#found .card").first).to_contain_text("walls of Evora")


def test_a_claim_is_checked_and_taken_along(arabic: Visit) -> None:
    tab(arabic, 1)
    arabic.page.locator("#claim textarea").fill("افتتح وزير الثقافة سامر النابلسي مكتبة عامة في عمان")
    arabic.page.locator("#check").click()
    checked = arabic.page.locator("#checked")
    expect(checked.locator(".verdict").first).to_have_text("مدعوم", timeout=PATIENCE)
    expect(checked.locator(".side.for mark").first).to_contain_text("سامر النابلسي")
    expect(checked.locator(".side.against")).to_contain_text("لا تقرير يقول خلافه")
    file = taken(arabic, checked.get_by_role("link", name="CSV"))
    assert file.suggested_filename == "khabar-check.csv"
    assert "سامر النابلسي" in Path(file.path()).read_text("utf-8")


def test_a_file_of_claims_is_checked_row_by_row(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("claim\nIts mayor said 14 boats would sail daily.\nWas it <b>true</b>?\n")
    tab(visit, 1)
    visit.page.locator("#checking input[type=file]").set_input_files(tmp_path / "claims.csv")
    expect(visit.page.locator("#claims-file")).to_contain_text("claims")
    visit.page.locator("#check").click()
    expect(visit.page.locator("#checked .of-claim")).to_have_count(2, timeout=PATIENCE)
    expect(visit.page.locator("#checked .verdicts")).to_contain_text("Cannot be checked")
    expect(visit.page.locator("#checked b")).to_have_count(0)


def test_an_answer_is_judged_and_the_conversation_taken_into_word(visit: Visit) -> None:
    visit.ask(BOATS)
    after = visit.page.locator("#now .after")
    after.locator("button.good").click()
    expect(visit.page.locator("#notice")).to_contain_text("Thank you")
    wrong, take = after.locator("details").first, after.locator("details").last
    wrong.locator("summary").click()
    wrong.locator("button").first.click()
    take.locator("summary").click()
    file = taken(visit, take.get_by_role("button", name="Word"))
    document = docx.Document(BytesIO(Path(file.path()).read_bytes()))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert BOATS in told and "References" in told
    assert any("14 boats" in line and line.endswith("[1]") for line in told)
    page = taken(visit, take.get_by_role("button", name="Page to print"))
    assert page.suggested_filename.endswith(".html")


def test_examples_come_from_what_is_held(visit: Visit) -> None:
    example = visit.page.locator("#examples button").first
    expect(example).to_be_visible(timeout=PATIENCE)
    example.click()
    expect(visit.replies).to_have_count(1, timeout=PATIENCE)
    expect(visit.cards.first).to_be_visible()
    expect(visit.page.locator("#examples")).to_be_hidden()
