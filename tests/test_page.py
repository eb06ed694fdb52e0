"""The page in a browser."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import BOATS, MINISTER, PATIENCE, UNKNOWN, Visit


def test_the_page_names_itself_and_begins_with_an_invitation(visit: Visit) -> None:
    expect(visit.page).to_have_title("Khabar · خبر")
    expect(visit.page.locator("#top")).to_contain_text("articles")
    expect(visit.page.locator(".welcome h2")).to_have_text("Ask the news")
    expect(visit.cards).to_have_count(0)
    expect(visit.page.locator(".welcome h2")).to_have_css("font-family", re.compile("^Khabar"))
    assert visit.page.evaluate("document.fonts.check('16px Khabar', 'خبر')")


def test_a_question_is_answered_beside_its_marked_words(visit: Visit) -> None:
    visit.ask(BOATS)
    expect(visit.reply).to_contain_text("14 boats")
    expect(visit.reply.locator(".group").first).to_contain_text("2023")
    expect(visit.cards.locator("mark").first).to_contain_text("14 boats")
    expect(visit.box).to_have_value("")
    expect(visit.box).to_be_focused()


def test_while_one_waits_the_stage_is_named_and_nothing_else_can_be_asked(visit: Visit) -> None:
    visit.box.fill(BOATS)
    visit.box.press("Enter")
    running = visit.page.locator(".turn.running .stages .now, .turn.done")
    running.first.wait_for()
    expect(visit.replies).to_have_count(1, timeout=PATIENCE)
    expect(visit.page.locator(".stages")).to_have_count(0)
    expect(visit.page.locator("#said")).to_contain_text("14 boats")


def test_a_citation_highlights_its_card_and_the_card_leads_back(visit: Visit) -> None:
    visit.ask(BOATS)
    link = visit.reply.locator("a.cite").first
    url = visit.page.url
    link.click()
    card = visit.page.locator("#evidence .card.on")
    expect(card).to_have_count(1)
    expect(card).to_be_focused()
    expect(card.locator("mark")).to_contain_text("14 boats")
    expect(card).to_be_in_viewport()
    assert visit.page.url == url and len(visit.context.pages) == 1
    card.locator("a.n").click()
    expect(link).to_be_focused()


def test_the_article_opens_in_full_in_its_card_and_folds_again(visit: Visit) -> None:
    visit.ask(MINISTER)
    card = visit.cards.first
    card.locator("a.whole").click()
    expect(card.locator(".body")).to_contain_text("كل صباح إلا يوم الجمعة")
    expect(card.locator(".body mark").first).to_contain_text("سامر النابلسي")
    card.locator("a.whole").click()
    expect(card.locator(".body")).to_have_count(0)
    expect(card.locator("blockquote")).to_be_visible()
    original = card.locator(".more a", has_text="Original")
    expect(original).to_have_attribute("href", "https://raseef.example/library?a=1&b=2")
    expect(original).to_have_attribute("rel", "noopener noreferrer nofollow")


def test_the_other_reports_of_a_story_are_named(visit: Visit) -> None:
    visit.ask(BOATS)
    expect(visit.reply).to_contain_text("2 reports")
    told = visit.cards.locator(".story").first
    told.locator("summary").click()
    expect(told.locator("li")).to_have_count(1)


def test_a_follow_up_keeps_the_conversation_and_its_evidence(visit: Visit) -> None:
    visit.ask(BOATS)
    visit.ask(MINISTER)
    expect(visit.replies.first).to_contain_text("14 boats")
    expect(visit.cards.first).to_contain_text("سامر النابلسي")
    visit.replies.first.locator("a.cite").first.click()
    expect(visit.page.locator(".card.on mark")).to_contain_text("14 boats")


def test_a_refusal_says_what_was_searched_and_a_question_can_follow(visit: Visit) -> None:
    visit.ask(UNKNOWN)
    expect(visit.reply).to_contain_text("Nothing in the corpus answers this.")
    expect(visit.reply).to_contain_text("Searched")
    nearest = visit.reply.locator(".nearest")
    expect(nearest.locator(".card").first).not_to_be_visible()
    nearest.locator("summary").click()
    expect(nearest.locator(".card").first).to_be_visible()
    visit.ask(BOATS)
    expect(visit.reply).to_contain_text("14 boats")


@pytest.mark.parametrize(("question", "said"), [("Кто открыл библиотеку?", "neither Arabic nor English")])
def test_what_is_not_a_question_is_told_what_to_do(visit: Visit, question: str, said: str) -> None:
    visit.ask(question)
    expect(visit.reply).to_contain_text(said)
    expect(visit.cards).to_have_count(0)


def test_a_question_is_asked_again_edited_and_copied(visit: Visit) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.ask(BOATS)
    visit.ask(MINISTER)
    visit.reply.get_by_role("button", name="Copy with sources").click()
    expect(visit.page.locator("#said")).to_have_text("Copied")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert "سامر النابلسي" in copied and "[1] " in copied and "https://raseef.example/library?a=1&b=2" in copied
    visit.reply.get_by_role("button", name="Ask again").click()
    expect(visit.page.locator("#turn-3.done")).to_be_visible()
    expect(visit.replies).to_have_count(2)
    visit.replies.first.get_by_role("button", name="Edit").click()
    expect(visit.box).to_have_value(BOATS)
    expect(visit.page.locator("#notice")).to_contain_text("will be replaced")
    visit.box.press("Enter")
    expect(visit.page.locator("#turn-4.done")).to_be_visible()
    expect(visit.replies).to_have_count(1)


def test_an_example_is_asked_at_a_click(visit: Visit) -> None:
    visit.page.locator(".welcome button").first.click()
    expect(visit.replies).to_have_count(1, timeout=PATIENCE)


def test_two_visitors_do_not_see_each_other_and_a_reload_forgets(visit: Visit, browser: Browser) -> None:
    visit.ask(BOATS)
    other = Visit(browser, visit.address, "?lang=en")
    expect(other.replies).to_have_count(0)
    other.ask(MINISTER)
    expect(other.page.locator("#turns")).not_to_contain_text("14 boats")
    expect(visit.page.locator("#turns")).not_to_contain_text("سامر النابلسي")
    other.go()
    expect(other.replies).to_have_count(0)
    other.close()


def focused(visit: Visit) -> str:
    """What the keyboard is at: what it does, or else what it is."""
    name: str = visit.page.evaluate(
        """(e => e.dataset.do || e.dataset.look || (e.dataset.copy && "copy") || e.dataset.testid || e.id
        || e.className)(document.activeElement)"""
    )
    return name


def test_everything_is_reached_by_the_keyboard_alone(visit: Visit) -> None:
    visit.ask(BOATS)
    visit.page.locator("#top .logo a").focus()
    seen: set[str] = set()
    while "cite" not in seen and len(seen) < 40:
        visit.page.keyboard.press("Tab")
        seen.add(focused(visit))
    assert {"digits=arab", "theme", "lang=ar", "cite"} <= seen
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".card.on")).to_be_focused()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")  # the number of a card leads back
    expect(visit.reply.locator("a.cite").first).to_be_focused()
    for _ in range(30):
        visit.page.keyboard.press("Tab")
        seen.add(focused(visit))
    assert {"copy", "retry", "edit", "textbox", "submit-button", "whole"} <= seen
