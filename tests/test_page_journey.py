"""A newcomer's way through the page over the samples, from the first question to a document of the answers."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import PATIENCE, ROOT, Visit, serving

SAMPLES = ROOT / "samples" / "articles.jsonl"
ASKED = "من حضر محادثات أنقرة؟"
FOG = (
    "Fog lay on the bay until noon on Friday, and the pilots waited ashore for a signal that never came.",
    "Two ferries turned back before the outer buoy. Their passengers were lodged in the school of the lower town.",
    "The harbour master said that the horn had been heard as far as the hills, which nobody could remember.",
)
THEN = "And who led the Turkish side?"

# The sentence of a line, without its short answer before it and its numbers after it.
WORDS = "e => [...e.childNodes].filter(n => !n.matches?.('a, .lead')).map(n => n.textContent).join('')"


def test_a_newcomer_asks_narrows_follows_up_checks_adds_and_takes_it_into_word(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    with serving(tmp_path_factory.mktemp("journey"), SAMPLES) as address:
        visit = Visit(browser, address, "?lang=ar")
        asks_and_sees_the_words(visit)
        narrows_to_february_2020(visit)
        follows_up_in_english(visit)
        checks_a_claim(visit)
        adds_three_files(visit, tmp_path)
        takes_it_into_word(visit)
        visit.close()


def asks_and_sees_the_words(visit: Visit) -> None:
    """Every sentence of the answer leads to words that are marked in its article."""
    visit.ask(ASKED)
    lines = visit.reply.locator(".group li")
    expect(lines.filter(has_text="لافرنتييف").first).to_be_visible()
    for line in lines.all():
        line.locator("a.cite").first.click()
        marked = visit.page.locator(".card.on mark")
        expect(marked).to_be_in_viewport()
        said = " ".join(line.evaluate(WORDS).split())
        assert said in " ".join(marked.inner_text().split())


def narrows_to_february_2020(visit: Visit) -> None:
    dates = visit.page.locator("#narrow .chip").first
    dates.locator("summary").click()
    dates.locator("input[name=since]").fill("2020-02-01")
    dates.locator("input[name=until]").fill("2020-02-29")
    dates.locator("[data-read]").click()
    expect(dates.locator("summary")).to_have_text("فبراير 2020")
    expect(visit.page.locator("#narrow .left")).to_have_text("مقالان")
    visit.page.keyboard.press("Escape")
    visit.reply.get_by_role("button", name="اسأل ثانية").click()
    expect(visit.page.locator("#turn-2.done")).to_be_visible(timeout=PATIENCE)
    for day in visit.reply.locator(".group .date").all():
        expect(day).to_contain_text("فبراير 2020")


def follows_up_in_english(visit: Visit) -> None:
    visit.ask(THEN)
    expect(visit.replies).to_have_count(2)
    expect(visit.reply.locator(".group").first).to_contain_text(re.compile("Sedat Onal|سادات أونال"))
    expect(visit.cards.first.locator("mark")).to_contain_text(re.compile("Onal|أونال"))


def checks_a_claim(visit: Visit) -> None:
    visit.page.get_by_role("tab").nth(1).click()
    visit.page.locator("#claim textarea").fill("Deputy Foreign Minister Sedat Onal led the Turkish side.")
    visit.page.locator("#check").click()
    expect(visit.page.locator("#checked .verdict").first).to_have_text("مدعوم", timeout=PATIENCE)
    expect(visit.page.locator("#checked .side.for mark").first).to_contain_text("Sedat Onal")


def adds_three_files(visit: Visit, folder: Path) -> None:
    """A text, a saved page and a Word document; what is added can be asked at once."""
    told = "The keeper of the Sokolka lighthouse, Irena Duda, counted 612 ships in a single night."
    (folder / "light.txt").write_text(f"A night at the lighthouse\n\n{told}", "utf-8")
    said = "".join(f"<p>{one}</p>" for one in FOG)
    page = f"<html><head><title>Fog</title></head><body><article><h1>Ships wait</h1>{said}</article></body></html>"
    (folder / "ships.html").write_text(page, "utf-8")
    document = docx.Document()
    document.add_heading("مرفأ جديد")
    document.add_paragraph("دشنت بلدية سوكولكا مرفأ صغيرا للصيادين يوم الأحد، وقالت إنه يتسع لأربعين قاربا.")
    document.save(str(folder / "harbour.docx"))
    visit.page.get_by_role("tab").nth(2).click()
    files = [folder / name for name in ("light.txt", "ships.html", "harbour.docx")]
    visit.page.locator("#add-files input[type=file]").set_input_files(files)
    expect(visit.page.locator("#add-files")).to_contain_text("harbour")
    visit.page.locator("#add-do").click()
    expect(visit.page.locator("#report .notice.done")).to_contain_text("جديد 3", timeout=PATIENCE)
    expect(visit.page.locator("#report tbody tr")).to_have_count(0)
    expect(visit.page.locator("#held .figures")).to_contain_text("39")
    visit.page.get_by_role("tab").first.click()
    visit.page.locator("#narrow .chip").first.locator(".off").click()
    visit.ask("How many ships did Irena Duda count?")
    expect(visit.reply).to_contain_text("612")


def takes_it_into_word(visit: Visit) -> None:
    """All that was asked, each sentence with its number, and the references with the words that were quoted."""
    take = visit.page.locator("#now .after details").last
    take.locator("summary").click()
    with visit.page.expect_download(timeout=PATIENCE) as begun:
        take.get_by_role("button", name="Word").click()
    assert begun.value.suggested_filename.endswith(".docx")
    document = docx.Document(BytesIO(Path(begun.value.path()).read_bytes()))
    lines = [paragraph.text for paragraph in document.paragraphs]
    at = lines.index("المراجع")
    assert {ASKED, THEN} <= set(lines[:at])
    numbered = [line for line in lines[:at] if re.search(r"\[\d+\]$", line)]
    assert any("لافرنتييف" in line for line in numbered) and any("612" in line for line in numbered)
    references = "\n".join(lines[at:])
    assert "Irena Duda, counted 612 ships" in references and "مكتب خبر التجريبي" in references
    cited = {int(n) for line in numbered for n in re.findall(r"\[(\d+)\]", line)}
    assert cited == set(range(1, max(cited) + 1))
