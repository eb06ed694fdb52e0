"""The evidence as HTML, and the article in full."""

from dataclasses import replace

import pytest

from rag.types import Citation, Story
from tests.conftest import article
from tests.hostile import HOSTILE
from tests.shown import ARABIC, ENGLISH, answered, quoted, tags, talk, text_of
from web.page.article import page_html, paragraphs_html, spans
from web.page.cards import around, evidence_html
from web.page.escaped import link
from web.page.talk import Talk


def shown(conversation: Talk, newest: str | None = "same") -> str:
    revisions = {
        c.quote.article_id: c.quote.revision for t in conversation.turns if t.answer for c in t.answer.citations
    }
    return evidence_html(conversation, lambda own: revisions[own] if newest == "same" else newest)


def test_without_an_answer_the_pane_says_what_it_is_for() -> None:
    html = shown(talk())
    assert "Evidence" in html and "are shown here" in html
    assert "<article" not in html


def test_a_card_tells_title_outlet_day_and_language() -> None:
    html = shown(talk(answered("Boats sailed.", "Boats sailed.", title="Boats", source="Post")))
    assert '<article class="card" id="s1-1" tabindex="-1" aria-labelledby="ts1-1" lang="en" dir="ltr">' in html
    assert text_of(html).count("Post · undated · English") == 1


def test_the_quote_is_marked_between_the_sentences_around_it() -> None:
    of = article("Long ago. It rained. Boats sailed far. It rained again. The end.\n\nMore.")
    html = around(of.text, quoted(of, "sailed"))
    assert html == "It rained. Boats <mark>sailed</mark> far. It rained again."


def test_the_sentences_around_a_quote_end_with_its_paragraph() -> None:
    of = article("A title of it all.\n\nBoats sailed.\n\nIt rained.")
    assert around(of.text, quoted(of, "Boats sailed.")) == "<mark>Boats sailed.</mark>"


def test_the_cards_of_earlier_turns_stay_under_their_question() -> None:
    html = shown(talk(answered("A b c.", "A b c.", name="one"), answered("C d e.", "C d e.", name="two")))
    assert html.index('id="s2-1"') < html.index('class="asked"') < html.index('id="s1-1"')


def test_the_way_to_the_whole_article_names_all_that_is_quoted_of_it() -> None:
    answer = answered("Boats sailed. It rained.", "Boats sailed.")
    of = answer.citations[0].article
    both = (*answer.citations, Citation(2, quoted(of, "It rained."), of))
    html = shown(talk(replace(answer, citations=both)))
    assert f'href="article/{of.id}/{of.revision}?mark=0-13&amp;mark=14-24&amp;lang=en&amp;digits=latn"' in html


@pytest.mark.parametrize(
    ("url", "led"),
    [
        ("https://post.example/a?b=1&c=2", "https://post.example/a?b=1&amp;c=2"),
        ("http://post.example", "http://post.example"),
        ('https://post.example/"><script>', "https://post.example/&quot;&gt;&lt;script&gt;"),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//post.example", None),
        ("https://", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_on_the_web_are_led_to(url: str | None, led: str | None) -> None:
    assert link(url) == led
    html = shown(talk(answered("Boats sailed.", "Boats sailed.", url=url)))
    assert ("Original" in html) == (led is not None)
    assert led is None or f'<a href="{led}" target="_blank" rel="noopener noreferrer nofollow">' in html


def test_an_article_that_changed_or_went_is_said_to_have() -> None:
    conversation = talk(answered("Boats sailed.", "Boats sailed."))
    assert 'class="since"' not in shown(conversation)
    assert "edited since" in shown(conversation, "another")
    assert "no longer in the corpus" in shown(conversation, None)


def test_the_other_reports_of_a_story_are_named_with_the_first() -> None:
    answer = answered("The river rose.", "The river rose.", source="Post")
    own, first = answer.citations[0].article, article("It rose.", "copy", source="<i>Wire</i>", title="Rising")
    html = shown(talk(replace(answer, stories=(Story(own.story, (first, own)),))))
    assert "2 reports of the same story, first by <bdi>&lt;i&gt;Wire&lt;/i&gt;</bdi>" in html
    assert ">Rising</a>" in html and f"article/{first.id}/" in html


def test_a_card_stands_in_the_direction_of_its_article_whatever_the_reader_speaks() -> None:
    html = shown(talk(answered("افتتح الوزير المكتبة.", "افتتح الوزير المكتبة."), look=ENGLISH))
    assert 'lang="ar" dir="rtl"' in html and "Whole article" in html
    html = shown(talk(answered("Boats sailed far.", "Boats sailed far."), look=ARABIC))
    assert 'lang="en" dir="ltr"' in html and "المقال كاملا" in html


@pytest.mark.parametrize("name", HOSTILE)
def test_no_article_adds_an_element_to_its_card(name: str) -> None:
    row = HOSTILE[name]
    own = article(row["text"], title=row["title"], source=row["source"], url='http://a.example/"><script>')
    other = article("A b.\n\nC d.", title="E", source="F", url="http://a.example/")
    cards = []
    for of in (own, other):
        answer = answered("x.", "x.")
        quote = quoted(of, of.text.split("\n")[0])
        cards.append(shown(talk(replace(answer, citations=(Citation(1, quote, of),)))))
    assert tags(cards[0]) == tags(cards[1])
    wholes = [page_html(of, paragraphs_html(of.text, [(0, 5)]), ENGLISH, edited=True) for of in (own, other)]
    assert {tag for tag, _ in tags(wholes[0])} == {tag for tag, _ in tags(wholes[1])}


def test_the_whole_article_marks_every_quote_paragraph_by_paragraph() -> None:
    text = "Boats sailed.\n\nIt <b>rained</b>."
    html = paragraphs_html(text, [(6, 17)])
    assert html == (
        '<p dir="auto">Boats <mark>sailed.</mark></p><p dir="auto"><mark>It</mark> &lt;b&gt;rained&lt;/b&gt;.</p>'
    )


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        (["5-9", "0-3"], [(0, 3), (5, 9)]),
        (["0-5", "3-8"], [(0, 8)]),
        (["0-99"], [(0, 20)]),
        (["9-5", "x", "-1-4", "5", "30-40", "٣-٤x"], []),
        ([], []),
    ],
)
def test_marks_that_are_no_spans_of_the_text_are_passed_over(marks: list[str], found: list[tuple[int, int]]) -> None:
    assert spans(marks, 20) == found


def test_an_article_by_itself_is_a_page_without_scripts() -> None:
    html = page_html(article("Boats sailed.", title="<i>Boats</i>"), "<p>…</p>", ARABIC, edited=True)
    assert html.startswith('<!doctype html><html lang="ar" dir="rtl">')
    assert "<title>&lt;i&gt;Boats&lt;/i&gt; · Khabar</title>" in html
    assert "<script" not in html and "عُدِّل بعد ذلك" in html
