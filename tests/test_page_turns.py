"""The conversation as HTML."""

from dataclasses import replace

import pytest

from rag.types import Citation, Claim, Story
from tests.conftest import article
from tests.hostile import HOSTILE
from tests.shown import ARABIC, ENGLISH, answered, ended, quoted, refused, tags, talk, text_of
from web.page.talk import Turn
from web.page.turns import turn_html, turns_html


def test_a_question_that_is_asked_names_the_stage_at_work() -> None:
    html = turn_html(Turn(3, "Who sailed?", stage="searching"), ENGLISH)
    assert 'id="turn-3"' in html and 'class="turn running"' in html
    assert '<li class="now" aria-current=step>Searching</li>' in html
    assert '<li class="done">Understanding the question</li>' in html
    assert 'data-said="Searching"' in html
    assert "<button" not in html


def test_each_claim_carries_its_citations_as_links_of_its_turn() -> None:
    html = turn_html(ended(answered("Boats sailed. It rained.", "Boats sailed."), 4), ENGLISH)
    assert 'href="#s4-1" aria-label="Source 1">1</a>' in html
    assert "Boats sailed." in text_of(html)


def test_who_attended_is_told_first_with_links_to_the_quotes() -> None:
    words = "The envoy Mart Kask and Liis Tamm came."
    named = replace(answered(words, words), question="Who attended?")
    marks = tuple((words.index(name), words.index(name) + len(name)) for name in ("Mart Kask", "Liis Tamm"))
    html = turn_html(ended(replace(named, claims=(replace(named.claims[0], marked=marks),)), 4), ENGLISH)
    assert html.index('<div class="names"') < html.index('class="group"')
    assert "Named in these quotes" in text_of(html)
    assert "<li><bdi>Mart Kask</bdi>" in html and "<li><bdi>Liis Tamm</bdi>" in html
    assert html.count('href="#s4-1"') == 3
    assert 'class="names"' not in turn_html(ended(named, 4), ENGLISH)


def test_claims_of_a_story_stand_together_under_its_day_title_and_outlet() -> None:
    first = answered("Boats sailed.", "Boats sailed.", name="one", title="Boats", source="Post")
    other = answered("It rained.", "It rained.", name="two", title="Rain")
    a, b = first.citations[0], replace(other.citations[0], n=2)
    claims = (first.claims[0], other.claims[0], replace(first.claims[0], text="They sailed."))
    html = turn_html(ended(replace(first, claims=claims, citations=(a, b))), ENGLISH)
    assert html.count('class="group"') == 2
    assert html.index(">They sailed.") < html.index(">It rained.")
    assert "<bdi>Boats</bdi>" in html and "<bdi>Post</bdi>" in html and "undated" in html


def test_a_story_that_several_tell_says_how_many_and_who_was_first() -> None:
    answer = answered("The river rose.", "The river rose.", source="Post")
    own = answer.citations[0].article
    first = article("It rose.", "copy", source="Wire")
    html = turn_html(ended(replace(answer, stories=(Story(own.story, (first, own)),))), ENGLISH)
    assert "2 reports · first by <bdi>Wire</bdi>" in html
    assert "2 reports, 1 independent" in html


def test_what_answers_is_in_bold_and_a_short_answer_leads() -> None:
    answer = answered("It opened on Friday <b>.", "It opened on Friday <b>.")
    at = answer.claims[0].text.index("Friday")
    claim = replace(answer.claims[0], marked=((at, at + 6),), short=True)
    html = turn_html(ended(replace(answer, claims=(claim,))), ENGLISH)
    assert '<strong class="lead"><bdi>Friday</bdi></strong> It opened on <strong>Friday</strong> &lt;b&gt;.' in html


def test_a_refusal_says_so_and_keeps_the_nearest_passages_one_click_away() -> None:
    html = turn_html(ended(refused(article("Near <i>it</i>.", title="Nearly"))), ENGLISH)
    assert "Nothing in the corpus answers this." in html
    assert "Searched 3 articles" in html
    assert '<details class="nearest"><summary>' in html
    assert "Near &lt;i&gt;it&lt;/i&gt;." in html and "too &lt;far&gt;" in html
    assert "data-copy" not in html


def test_what_was_dropped_and_what_must_be_known_of_the_answer_is_said() -> None:
    answer = answered("Boats sailed.", "Boats sailed.")
    answer = replace(answer, dropped=(Claim("They sank.", (), "unsupported"),), note="Cut <short>.")
    html = turn_html(ended(answer), ENGLISH)
    assert "1 not shown" in html and "They sank" not in html
    assert "Cut &lt;short&gt;." in html


def test_what_failed_and_what_was_stopped_is_told() -> None:
    assert "is <empty>" in text_of(turn_html(Turn(1, "?", failed="the question is <empty>"), ENGLISH))
    assert "Stopped" in turn_html(Turn(1, "?", stopped=True), ENGLISH)


def test_an_answer_can_be_copied_asked_again_and_edited() -> None:
    answer = answered("Boats sailed.", "Boats sailed.", source="Post", title="Boats", url="https://post.example/1")
    html = turn_html(ended(answer, 2), ENGLISH)
    assert 'data-do="retry" data-n="2"' in html and 'data-do="edit" data-n="2"' in html
    copied = html.partition('data-copy="')[2].partition('"')[0]
    assert "Boats sailed. [1]" in copied
    assert "[1] Boats — Post, undated\n“Boats sailed.”\nhttps://post.example/1" in copied


def test_each_text_stands_in_its_own_direction() -> None:
    answer = answered("افتتح الوزير المكتبة.", "افتتح الوزير المكتبة.", title="مكتبة")
    html = turn_html(ended(answer, question="Who opened it?"), ENGLISH)
    assert '<h2 class="question" lang="en" dir="ltr">' in html
    assert '<li lang="ar" dir="rtl">' in html
    assert 'dir="rtl"' in turn_html(ended(answer, question="من افتتحها؟"), ARABIC)


def test_an_arabic_reader_is_told_in_arabic_and_in_the_digits_asked_for() -> None:
    shown = turn_html(ended(answered("Boats sailed.", "Boats sailed.")), replace(ARABIC, digits="arab"))
    assert ">١</a>" in shown and "٠.٠٩" in shown
    assert "كل جملة قورنت باقتباسها" in shown


def test_the_turn_that_is_edited_is_set_back() -> None:
    both = replace(talk(answered("A b.", "A b."), answered("C d.", "C d.")), editing=2)
    html = turns_html(both.turns, both)
    assert html.count("turn editing") == 1
    assert html.index('id="turn-1"') < html.index("turn editing")


def hostile(name: str) -> tuple[str, str]:
    """The same turn with a hostile and with a harmless article."""
    row = HOSTILE[name]
    shown = []
    for text, title, source in ((row["text"], row["title"], row["source"]), ("A b.\n\nC d.", "E", "F")):
        of = article(text, title=title, source=source)
        words = of.text.split("\n")[0]
        quote = quoted(of, words)
        answer = answered("x.", "x.")
        answer = replace(answer, claims=(Claim(words, (quote,), "supported"),), citations=(Citation(1, quote, of),))
        shown.append(turn_html(ended(answer, question=words), ENGLISH))
    return shown[0], shown[1]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_article_adds_an_element_or_an_attribute(name: str) -> None:
    own, other = hostile(name)
    assert tags(own) == tags(other)
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(text_of(own))
