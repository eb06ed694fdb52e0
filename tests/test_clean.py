from datetime import date
from pathlib import Path

import pytest

from index.clean import clean
from index.files import load
from rag.errors import InputError
from rag.types import Article, Record
from tests.conftest import article

FURNITURE = (
    "مشاركة", "تابعوا", "اترك تعليق", "لن يتم نشر", "الحقول الإلزامية", "الاخبار المتعلقة", "الخبر السابق",
    "الخبر التالي", "تم النشر", "تحرير ميس", "🕔", "الإدارة الذاتية",
)  # fmt: skip


def page(text: str) -> Article:
    return article(text, page=True)


@pytest.mark.parametrize("text", ["", "  \n ", "123 456", "🙂", "Share\nFollow us on everything\nLeave a comment"])
def test_what_holds_no_article_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no text is left"):
        page(text)


def test_a_title_is_found_and_its_repeats_dropped() -> None:
    made = page("The minister resigns\n\nThe minister resigns!\nHe said so on Monday. It was raining.")
    assert made.title == "The minister resigns"
    assert made.text == "He said so on Monday. It was raining."


def test_a_row_that_repeats_its_title_keeps_one() -> None:
    made = article("The minister resigns\nHe said so.", title="The minister resigns.")
    assert (made.title, made.text) == ("The minister resigns.", "He said so.")


def test_a_row_without_title_keeps_its_first_line() -> None:
    assert article("A first line\nAnd a second.").text == "A first line\nAnd a second."


def test_a_text_without_title_is_called_by_its_first_words() -> None:
    made = page("The minister resigned on Monday after a long dispute about the budget of the ministry, he said.")
    assert made.text.startswith(made.title.removesuffix("…"))
    assert made.title.endswith("…")


@pytest.mark.parametrize(
    ("byline", "source", "published"),
    [
        ("تم النشر بتاريخ : 10 فبراير، 2020 1:38:02 م", None, date(2020, 2, 10)),
        ("8 شباط 2020", None, date(2020, 2, 8)),
        ("Published on 3 May 2021 at 10:00", None, date(2021, 5, 3)),
        ("Example Post - Newsroom", "Example Post", None),
        ("جريدة المثال – فريق التحرير", "جريدة المثال", None),
    ],
)
def test_a_byline_gives_date_and_outlet_and_is_not_text(
    byline: str, source: str | None, published: date | None
) -> None:
    made = page(f"A title\n{byline}\nThe text of the article stands here, and it is long enough.")
    assert (made.source, made.published) == (source, published)
    assert made.text == "The text of the article stands here, and it is long enough."


def test_a_date_inside_the_text_is_not_the_day_of_publication() -> None:
    made = page("Title\nThe talks began on 8 February 2020 in Ankara, and they ended without any agreement at all.")
    assert made.published is None


def test_what_follows_the_article_is_cut_but_a_heading_in_its_middle_is_not_its_end() -> None:
    body = "One sentence of the article that is long enough to count. " * 4
    made = page(f"Title\n{body}\nRelated news\n{body}\n{body}\nComments\nOne reader wrote this.")
    assert "One reader" not in made.text
    assert "Related news" not in made.text
    assert made.text.count("One sentence") == 12


def test_words_of_the_page_glued_to_the_last_line_are_cut() -> None:
    made = page(
        "عنوان\nقال الوزير إن المباحثات انتهت دون اتفاق بين الجانبين. المصدر: وكالاتتابعوا المثال على\nمشاركة :"
    )
    assert made.text == "قال الوزير إن المباحثات انتهت دون اتفاق بين الجانبين."
    assert made.source == "المثال"


def test_a_sentence_that_speaks_of_sharing_stays() -> None:
    text = "شارك الوزير في الاجتماع الذي عقد أمس.\nتابعوا الأخبار، قال الوزير في كلمته أمام الحاضرين في القاعة الكبرى."
    assert article(text).text == text


def test_controls_and_overrides_are_taken_out() -> None:
    assert article("one\u202e two\x00 \ud800three\r\nfour").text == "one two three\nfour"


def test_an_id_is_made_of_the_address_and_a_revision_of_the_text() -> None:
    first = clean(Record("u", "https://Example.org/a/?utm_source=x#top", "Some text"))
    again = clean(Record("u", "http://example.org/a", "Some other text"))
    assert first.id == again.id
    assert first.revision != again.revision


def test_the_seeds_are_described_and_keep_no_furniture(seeds: Path) -> None:
    articles = [clean(record) for record in load([str(seeds)], {}) if isinstance(record, Record)]
    assert [a.published for a in articles] == [None, None, None, None, date(2020, 2, 10)]
    assert [a.source for a in articles] == [None, "أوطان بوست", "RT", None, "سمارت"]
    assert all(a.language == "ar" for a in articles)
    assert not [(a.title, word) for a in articles for word in FURNITURE if word in a.text]
    assert not any(a.title in a.text for a in articles if not a.title.endswith("…"))


@pytest.mark.parametrize("address", ["http://[", "https://[bad/2020/02/08/x", "http://"])
def test_an_address_that_is_none_costs_no_article(address: str) -> None:
    made = clean(Record(address, address, "The envoys met in the old town hall.", url=address))
    assert made.url == address
    assert made.id != clean(Record("x", "x", "The envoys met in the old town hall.")).id


def test_a_page_of_headings_alone_costs_no_more_than_its_length() -> None:
    with pytest.raises(InputError, match="no text is left"):
        page("Read also\n" * 40_000)
