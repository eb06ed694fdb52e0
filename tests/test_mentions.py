"""The days that a text speaks of; more sentences are measured by `python app.py eval dates`."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.calendars import WORDS
from rag.mentions import mentions, mentions_within
from tests.conftest import article

MONDAY = date(2020, 2, 10)


def told(text: str, published: date | None = MONDAY) -> list[tuple[str, str, str, bool]]:
    return [(text[m.start : m.end], str(m.first)[5:], str(m.last)[5:], m.sure) for m in mentions(text, published)]


def test_no_dates_in_what_has_none() -> None:
    assert told("") == told("لا أحد هنا") == told("They may march.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل أمس الأحد", ("أمس الأحد", "02-09", "02-09", True)),
        ("وصل أمس الأربعاء", ("أمس الأربعاء", "02-09", "02-09", False)),
        ("وصل مساء السبت", ("مساء السبت", "02-08", "02-08", True)),
        ("السبت 8 شباط", ("السبت 8 شباط", "02-08", "02-08", True)),
        ("الجمعة 8 شباط 2020", ("الجمعة 8 شباط 2020", "02-08", "02-08", False)),
        ("يوم السبت الموافق 8 شباط", ("يوم السبت الموافق 8 شباط", "02-08", "02-08", True)),
        ("في 8 شباط (فبراير)", ("8 شباط (فبراير)", "02-08", "02-08", True)),
        ("في 15 من الشهر الماضي", ("15 من الشهر الماضي", "01-15", "01-15", True)),
        ("الخميس قبل الماضي", ("الخميس قبل الماضي", "01-30", "01-30", True)),
        ("في أوائل آذار المقبل", ("أوائل آذار المقبل", "03-01", "03-10", True)),
        ("في منتصف الشهر", ("منتصف الشهر", "02-11", "02-20", False)),
        ("بين 3 و5 شباط", ("3 و5 شباط", "02-03", "02-05", True)),
        ("12 جمادى الآخرة 1441 هـ", ("12 جمادى الآخرة 1441 هـ", "02-06", "02-06", False)),
        ("on Tuesday", ("Tuesday", "02-04", "02-04", False)),
        ("on Friday evening", ("Friday evening", "02-07", "02-07", True)),
        ("last Monday", ("last Monday", "02-03", "02-03", True)),
        ("next Friday", ("next Friday", "02-14", "02-14", False)),
        ("on Thursday last week", ("Thursday last week", "02-06", "02-06", False)),
        ("It will open on Thursday", ("Thursday", "02-13", "02-13", False)),
        ("earlier this month", ("earlier this month", "02-01", "02-10", True)),
        ("the day after tomorrow", ("day after tomorrow", "02-12", "02-12", True)),
        ("on 2/8/2020", ("2/8/2020", "02-08", "02-08", False)),
    ],
)
def test_a_date_is_told_from_the_day_of_publication(text: str, expected: tuple[str, str, str, bool]) -> None:
    assert told(text) == [expected]


def test_without_a_day_of_publication_only_whole_dates_are_told() -> None:
    text = "أمس الأحد، وفي 8 شباط، والشهر الماضي، ثم في 9 شباط 2020 وفي آذار 2021"
    assert [one[0] for one in told(text, None)] == ["9 شباط 2020", "آذار 2021"]


@pytest.mark.parametrize(
    "text",
    ["ثورة 25 يناير", "قوى 14 آذار", "خطبة الجمعة", "كل خميس", "أيام السبت والأحد", "رجب طيب", "The Sunday Times",
     "the March 14 alliance", "Theresa May", "every Friday", "Russia Today", "القرار 2042", "قبل يومين من الحفل"],
)  # fmt: skip
def test_what_is_named_for_a_day_is_no_date(text: str) -> None:
    assert told(text) == []


def test_a_part_has_its_dates_at_the_offsets_of_the_article() -> None:
    text = "انتهى الاجتماع السبت. وسافر الوفد أمس إلى بلده. ويعود الخميس المقبل."
    whole = article(text, published=MONDAY)
    start, end = text.index("وسافر"), text.index("ويعود")
    (found,) = mentions_within(whole, start, end)
    assert text[found.start : found.end] == "أمس"
    assert mentions_within(whole, 0, len(text))[1] == found


def test_what_stands_before_a_part_bears_on_it() -> None:
    text = "قبل يومين من الحفل"
    whole = article(text, published=MONDAY)
    assert mentions_within(whole, 0, text.index(" من")) == []


@pytest.mark.parametrize("day", [date.min, date.max])
def test_no_day_is_told_from_one_that_cannot_be(day: date) -> None:
    assert told("أمس وفي 8 شباط وقبل 10 سنوات", day) == []


@pytest.mark.parametrize("piece", ["يوم ", "8/", "السبت ", "1,111", "last ", "كانون ", "\n", "…", "ً", "س"])
def test_long_texts_are_read_to_the_end(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + " أمس"
    assert mentions(text, MONDAY)[-1].end == len(text)


_PIECES = [
    *WORDS,
    *map(str, range(33)),
    *"2020 1441 1500 2099 8th هـ / - . , ( ' كلمة will سيلتقي May Friday".split(),
    "\n",
]
_DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=12), _DAYS)
def test_whatever_stands_together_is_read(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    found = mentions(text, published)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    assert all(0 <= one.start < one.end <= len(text) and one.first <= one.last for one in found)


@pytest.mark.parametrize("lead", ["", "السبت الموافق ", "يوم السبت الموافق ", "مساء السبت "])
def test_a_day_in_two_calendars_is_ours_whatever_leads_to_it(lead: str) -> None:
    text = f"عقد الاجتماع في دمشق {lead}14 جمادى الآخرة 1441هـ الموافق 8 فبراير 2020م"
    assert [(one.first, one.last) for one in mentions(text, date(2020, 2, 9))][-1] == (date(2020, 2, 8),) * 2
    assert mentions(text, None)
