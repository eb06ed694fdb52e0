import io
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from index.report import Report
from index.status import Status
from index.stories import Telling
from rag.types import Answer, Article, Check, Citation, Claim, Miss, Quote, Rejection, Searched, Story
from tests.conftest import article, passage
from web.terminal import progress, show_answer, show_article, show_check, show_recurring, show_report, show_status

MARKUP = "[red]alarm[/red] [/] [link=http://evil.example]here[/link] :smile:"
ARABIC = "افتتح الوزير مكتبة فيها ثلاثون ألف كتاب."
Shown = Callable[[], str]


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Shown:
    """What was printed, with the line breaks of a narrow terminal taken out."""
    return lambda: " ".join(capsys.readouterr().out.split())


def cited(of: Article, words: str, n: int = 1) -> Citation:
    at = of.text.index(words)
    return Citation(n, Quote(of.id, of.revision, at, at + len(words), words), of)


def answered(text: str, **more: object) -> Answer:
    """An answer that quotes the whole of one article."""
    citation = cited(article(text, **more), text)
    claim = Claim(text, (citation.quote,), "supported")
    return Answer("?", "en", (claim,), (citation,), (), Searched(3, 7), "extractive")


def status(pending: int = 0) -> Status:
    return Status(3, 4, 7, 4, 7, 4, 7, pending, "an engine")


# Answers


def test_a_refusal_says_how_much_was_searched(shown: Shown) -> None:
    show_answer(Answer("?", "en", (), (), (), Searched(0, 0)))
    out = shown()
    assert "Nothing in the corpus answers this." in out
    assert "0 articles (0 passages)" in out


def test_an_arabic_refusal_is_said_in_arabic(shown: Shown) -> None:
    show_answer(Answer("?", "ar", (), (), (), Searched(3, 7)))
    out = shown()
    assert "لا شيء في الأرشيف" in out
    assert "المقالات (3) ومقاطعها (7)" in out


def test_who_else_carried_a_report_is_said_under_it(shown: Shown) -> None:
    answer = answered("The river rose.", source=MARKUP)
    own = answer.citations[0].article
    show_answer(answer)
    assert "independent" not in shown()
    show_answer(replace(answer, stories=(Story(own.story, (own, article("The river rose.", "copy"))),)))
    assert f"Reports: 2, independent: 1. [1] carried by 2, first: Undated report by {MARKUP}." in shown()


def test_what_came_near_is_shown_with_the_reason(shown: Shown) -> None:
    miss = Miss(passage(f"It rained. {MARKUP}"), "it has little to do with [b]this[/b]")
    show_answer(Answer("?", "en", (), (), (), Searched(3, 7, nearest=(miss,))))
    assert f"It rained. {MARKUP} (it has little to do with [b]this[/b])" in shown()


def test_what_a_near_passage_lacks_of_a_claim_is_said_under_it(shown: Shown) -> None:
    citation = replace(answered("It rained.").citations[0], note=f"It does not have: {MARKUP}")
    show_check(Check("It rained 9 mm.", "en", "not_found", (), (), "so", near=(citation,)))
    assert f"→ It does not have: {MARKUP}" in shown()


def test_what_was_dropped_is_counted_and_not_shown(shown: Shown) -> None:
    dropped = Claim(f"It snowed {MARKUP}.", (), "unsupported", "a [b]number[/b] in it is not in the quote")
    show_answer(Answer("?", "en", (), (), (dropped,), Searched(3, 7)))
    out = shown()
    assert "no quoted words bear it out: 1" in out
    assert "It snowed" not in out


@pytest.mark.parametrize("text", ["Fourteen boats sailed.", ARABIC])
def test_an_answer_has_its_words_their_number_and_their_place(shown: Shown, text: str) -> None:
    answer = answered(text, title="Title", source="The Post", published=date(2023, 3, 4))
    show_answer(answer)
    out = shown()
    assert f"{text} [1]" in out
    assert "[1] Title" in out
    assert "The Post" in out
    assert "2023" in out
    assert f"0–{len(text)}" in out
    assert answer.citations[0].quote.article_id in out
    assert "Searched 3 articles (7 passages)" in out


@pytest.mark.parametrize("name", ["title", "source"])
def test_markup_around_an_answer_is_printed_and_not_read(shown: Shown, name: str) -> None:
    show_answer(answered("Fourteen boats sailed.", **{name: MARKUP}))
    assert MARKUP in shown()


def test_markup_in_an_answer_is_printed_and_not_read(shown: Shown) -> None:
    show_answer(answered(f"Fourteen boats {MARKUP} sailed."))
    assert f"Fourteen boats {MARKUP} sailed. [1]" in shown()


def test_english_stands_on_the_left(capsys: pytest.CaptureFixture[str]) -> None:
    show_article(article("Fourteen boats sailed.", title="Boats"))
    assert {"Boats", "Fourteen boats sailed."} <= set(capsys.readouterr().out.splitlines())


def test_arabic_stands_on_the_right(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    show_article(article(f"{ARABIC}\nFourteen boats sailed.", title="Boats"))
    assert ARABIC.rjust(80) in capsys.readouterr().out.splitlines()


# Claims


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("supported", "Supported"),
        ("contradicted", "Contradicted"),
        ("mixed", "Reports differ"),
        ("not_found", "Not found"),
    ],
)
def test_a_verdict_is_said_with_its_reason(shown: Shown, verdict: str, said: str) -> None:
    show_check(Check("It rained.", "en", verdict, (), (), "2 [b]reports[/b]"))  # type: ignore[arg-type]
    assert shown() == f"{said}: 2 [b]reports[/b]"


def test_both_sides_of_a_claim_are_shown_apart(shown: Shown) -> None:
    of, other = article("It rained.", title=MARKUP), article("It was dry.", "b", title="Drought")
    show_check(Check("It rained.", "en", "mixed", (cited(of, "It rained."),), (cited(other, "It was dry."),), "so"))
    out = shown()
    assert MARKUP in out
    assert out.index("For") < out.index("alarm") < out.index("Against") < out.index("Drought")


def test_an_arabic_verdict_is_said_in_arabic(shown: Shown) -> None:
    show_check(Check(ARABIC, "ar", "supported", (cited(article(ARABIC), ARABIC),), (), "1"))
    out = shown()
    assert "مدعوم: 1" in out
    assert "ما يؤيده" in out


# Articles


@pytest.mark.parametrize("text", [f"It rained.\n{MARKUP}", ARABIC])
def test_an_article_is_printed_as_it_is_stored(shown: Shown, text: str) -> None:
    made = article(text, title=f"Title {MARKUP}", source=MARKUP)
    show_article(made)
    out = shown()
    assert " ".join(made.text.split()) in out
    assert f"Title {MARKUP}" in out
    assert out.count(MARKUP) >= 2


# Status and reports


def test_an_empty_corpus_has_a_status(shown: Shown) -> None:
    show_status(Status(0, 0, 0, 0, 0, 0, 0, 0, None), None, None, [], {})
    out = shown()
    assert "0 articles, 0 passages, published – to –" in out
    assert "none yet" in out


def test_a_status_counts_and_lists_outlets_as_they_are_written(shown: Shown) -> None:
    show_status(status(), date(2020, 2, 8), date(2021, 3, 9), [(MARKUP, 2), ("وكالة", 1), (None, 1)], {})
    out = shown()
    assert "3 articles, 7 passages, published 2020-02-08 to 2021-03-09" in out
    assert "4 sections, 4 + 7 vectors, 7 in Chroma, 4 in the word index: the stores agree" in out
    assert f"2 {MARKUP}" in out
    assert "1 وكالة" in out
    assert "1 (outlet not named)" in out


def test_stores_that_differ_say_what_to_run(shown: Shown) -> None:
    show_status(status(pending=5), None, None, [], {})
    out = shown()
    assert "differ (5 changes pending)" in out
    assert "rebuild" in out


def test_no_more_than_twenty_outlets_are_listed(shown: Shown) -> None:
    show_status(status(), None, None, [(f"outlet-{n}", 1) for n in range(21)], {})
    out = shown()
    assert "outlet-19" in out
    assert "outlet-20" not in out


def test_a_report_of_nothing_is_all_zeros(shown: Shown) -> None:
    show_report(Report())
    assert shown().startswith("0 new, 0 changed, 0 unchanged, 0 duplicate, 0 rejected")


def test_a_report_names_what_was_rejected_as_it_is_written(shown: Shown) -> None:
    show_report(Report(new=3, rejected=[Rejection(f"{MARKUP}.txt", "ملف [b]فارغ[/b]")]))
    out = shown()
    assert "3 new" in out
    assert f"rejected {MARKUP}.txt: ملف [b]فارغ[/b]" in out


def test_a_long_list_of_rejections_is_cut_and_counted(shown: Shown) -> None:
    show_report(Report(rejected=[Rejection(f"file-{n}.txt", "empty") for n in range(53)]))
    out = shown()
    assert "53 rejected" in out
    assert "file-49.txt" in out
    assert "file-50.txt" not in out
    assert "3 more" in out


def test_what_is_embedded_is_not_told_as_a_part_of_the_passages(shown: Shown) -> None:
    show_report(Report(new=1, passages=2, embedded=3))  # an article of one section and two passages
    out = shown()
    assert "2 passages" in out
    assert "3 of 2" not in out


def test_lines_that_recur_are_counted_and_listed_as_they_are_written(shown: Shown) -> None:
    show_report(Report(recurring={"Fjord Times": 7, "": 2}))
    out = shown()
    assert "9 lines taken off that recur at an outlet" in out
    assert out.index("7 Fjord Times") < out.index("2 (outlet not named)")
    show_recurring({"fjord times": Counter({MARKUP: 4, **{f"line {n}": 1 for n in range(30)}})})
    out = shown()
    assert "fjord times: 34 lines, 31 different ones" in out
    assert f"4 {MARKUP}" in out
    assert "and 11 more" in out


def test_a_report_tells_languages_outlets_dates_and_repeated_stories(shown: Shown) -> None:
    report = Report(new=1)
    for source, day in ((MARKUP, date(2020, 2, 8)), (MARKUP, None), (None, None)):
        report.read(article(ARABIC, source=source, published=day))
    report.stored(Telling("the first", "same"), changed=False)
    report.stored(Telling("the first", "near"), changed=False)
    show_report(report)
    out = shown()
    assert "3 ar; 2 without a date, dated 1 by metadata" in out
    assert f"2 {MARKUP}" in out
    assert "1 (outlet not named)" in out
    assert "2 copies of 1 story (1 of them edited), most often told again: 2 the first" in out


def test_many_rejections_are_counted_by_their_reason(shown: Shown) -> None:
    show_report(Report(rejected=[Rejection(f"file-{n}.txt", "empty" if n else "damaged") for n in range(53)]))
    assert "52 empty 1 damaged" in shown()


def test_months_are_bars_as_long_as_their_share(shown: Shown) -> None:
    show_status(status(), None, None, [], {"2020-01": 10, "2020-02": 40, "2020-04": 1})
    out = shown()
    assert f"2020-01 10 {'█' * 10} 2020-02 40 {'█' * 40} 2020-04 1 █" in out
    show_status(status(), None, None, [], {f"{year}-05": 1 for year in range(1990, 2020)})
    out = shown()
    assert "1995-05" not in out
    assert "1996-05" in out
    assert "6 earlier months" in out


# Progress


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("total", [0, 100])
def test_progress_is_silent_where_nobody_watches(total: int) -> None:
    stream = io.StringIO()
    with progress(total, stream) as watch:
        watch(Report(), 0)
        watch(Report(new=2, embedded=5, rejected=[Rejection("a", "b")]), total)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("behind", [50, 100])
def test_progress_in_a_terminal_shows_articles_passages_and_rejections(
    monkeypatch: pytest.MonkeyPatch, behind: int
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for name, value in (("TERM", "xterm"), ("COLUMNS", "200")):
        monkeypatch.setenv(name, value)
    stream = Terminal()
    with progress(100, stream) as watch:
        watch(Report(new=2, embedded=5, pending=7, rejected=[Rejection("a", "b")]), behind)
    out = stream.getvalue()
    assert ("7 still to be indexed" in out) == (behind == 100)
    assert "2 articles" in out
    assert "5 passages" in out
    assert "1 rejected" in out
