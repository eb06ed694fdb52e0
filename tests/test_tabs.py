"""The tabs and chips without a browser: who may see and do what, and that nothing of others is markup."""

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from gradio.utils import get_upload_folder

from app import build
from index.report import Report
from rag.settings import Settings
from rag.types import Check, Rejection, Scope
from tests.conftest import WordEmbedder, record, store
from tests.shown import ARABIC, ENGLISH, answered, tags, text_of
from web.feedback import Feedback
from web.narrow import Narrowing
from web.page.added import progress_html, report_html
from web.page.adding import Adding, kept
from web.page.after import After, after_html
from web.page.check_tab import Checking
from web.page.chips import Left, chip_text, chips_html
from web.page.corpus_tab import CorpusTab
from web.page.labels import _WORDS
from web.page.narrow import chosen, heard_by, scope_asked
from web.page.talk import Talk, Turn
from web.page.timeline import timeline_html
from web.page.weighed import checked_html
from web.page.words import Look
from web.reviews import Failed
from web.service import Service
from web.visitor import OWNER, Visitor

READER = Visitor("reader", frozenset({"read"}), ("Tagus Post",))
ADDER = Visitor("adder", frozenset({"read", "ingest"}))
NOBODY = Visitor("nobody", frozenset())
MARKUP = ["<script>", '"><b>', "</article>", "a & b", "<!--", "${x}", "{{x}}"]
FEBRUARY = Scope(date(2020, 2, 1), date(2020, 2, 29))


def by(who: Visitor) -> Any:
    """A request of a visitor."""
    return SimpleNamespace(request=SimpleNamespace(scope={"state": {"visitor": who}}))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    embed = WordEmbedder()
    made = build(Settings(home=tmp_path_factory.mktemp("home")), embed=embed)
    store(
        made.corpus,
        embed,
        record("ferry", "The mayor of Lisbon opened the ferry line.", title="A ferry", source="Tagus Post",
               published=date(2020, 2, 3)),
        record("secret", "The mayor of Lisbon met bankers in secret.", title="Bankers", source="Secret Wire",
               published=date(2020, 2, 4)),
        record("arabic", "افتتح رئيس بلدية لشبونة خط العبارات الجديد.", title="خط العبارات", source="صحيفة الرصيف",
               published=date(2021, 7, 5)),
        record("undated", "Rain fell on the old harbour all day."),
    )  # fmt: skip
    yield made
    made.corpus.close()


# Words


def test_every_word_is_there_in_both_languages_with_the_same_blanks() -> None:
    for english, arabic in _WORDS.values():
        assert english and arabic
        assert english.count("{") == arabic.count("{")


# Chips


LEFT = Left(3, {"2020-02": 2, "2020-03": 1}, [("Tagus Post", 2), (None, 1)], {"en": 3})


def test_chips_say_what_each_choice_would_leave() -> None:
    html = text_of(chips_html(Narrowing(), LEFT, ENGLISH))
    for told in ("Any date", "Any outlet", "Any language", "3 articles", "Tagus Post 2", "March 2020 1", "Arabic 0"):
        assert told in html


def test_what_the_question_says_is_shown_as_such_and_can_be_taken_back() -> None:
    html = chips_html(Narrowing(said=FEBRUARY), LEFT, ENGLISH)
    assert "February 2020" in html and "from the question" in html
    assert 'aria-label="Remove: February 2020"' in html
    assert "from the question" not in chips_html(Narrowing(picked=FEBRUARY), LEFT, ENGLISH)


@pytest.mark.parametrize(
    ("scope", "english", "arabic"),
    [
        (Scope(), "", ""),
        (FEBRUARY, "February 2020", "فبراير 2020"),
        (Scope(date(2020, 1, 1), date(2020, 12, 31)), "2020", "2020"),
        (Scope(date(2020, 12, 1), date(2020, 12, 31)), "December 2020", "ديسمبر 2020"),
        (Scope(date(2020, 2, 8), date(2020, 2, 8)), "8 February 2020", "8 فبراير 2020"),
        (Scope(date(2020, 2, 8), date(2020, 3, 9)), "8 February 2020 – 9 March 2020", "8 فبراير 2020 – 9 مارس 2020"),
        (Scope(since=date(2020, 2, 8)), "Since 8 February 2020", "منذ 8 فبراير 2020"),
        (Scope(until=date(9999, 12, 31)), "Until 31 December 9999", "حتى 31 ديسمبر 9999"),
        (Scope(date(9999, 12, 1), date(9999, 12, 31)), "December 9999", "ديسمبر 9999"),
        (Scope(sources=("A", "B", "C")), "A and 2 more", "A و2 غيره"),
        (Scope(languages=("ar",)), "Arabic", "العربية"),
    ],
)  # fmt: skip
def test_a_narrowing_has_a_short_name(scope: Scope, english: str, arabic: str) -> None:
    assert (chip_text(scope, ENGLISH), chip_text(scope, ARABIC)) == (english, arabic)


@pytest.mark.parametrize("markup", MARKUP)
def test_the_name_of_an_outlet_is_no_markup_in_a_chip(markup: str) -> None:
    def shown(name: str) -> str:
        left = Left(1, {}, [(name, 1)], {})
        return chips_html(Narrowing(picked=Scope(sources=(name,))), left, ENGLISH)

    assert tags(shown(markup)) == tags(shown("word"))


@pytest.mark.parametrize(
    ("told", "picked"),
    [
        ({"kind": "dates", "since": "2020-02-01", "until": "2020-02-29"}, FEBRUARY),
        ({"kind": "dates", "since": "nonsense", "until": ""}, Scope()),
        ({"kind": "sources", "value": "Wire"}, Scope(sources=("Post", "Wire"))),
        ({"kind": "sources", "value": "post"}, Scope()),
        ({"kind": "sources"}, Scope()),
        ({"kind": "languages", "value": "ar"}, Scope(sources=("Post",), languages=("ar",))),
        ({"kind": "languages", "value": "xx"}, Scope(sources=("Post",))),
    ],
)
def test_a_chip_that_is_chosen_narrows_and_chosen_again_does_not(told: dict[str, str], picked: Scope) -> None:
    before = Narrowing(picked=Scope(sources=("Post",)))
    kind: Any = told["kind"]
    after, wrong = chosen(before, kind, told)
    whole = after.whole if kind != "dates" else Scope(after.whole.since, after.whole.until)
    assert (whole, wrong) == (picked, False)


def test_days_the_wrong_way_round_change_nothing() -> None:
    before = Narrowing(picked=FEBRUARY)
    assert chosen(before, "dates", {"since": "2021-01-01", "until": "2020-01-01"}) == (before, True)


def test_a_question_is_asked_within_what_it_says_and_what_the_visitor_may_read(service: Service) -> None:
    question = "What did the mayor open in February 2020?"
    assert scope_asked(service, Narrowing(), question, OWNER) == FEBRUARY
    assert scope_asked(service, Narrowing(), question, READER).readable == ("Tagus Post",)
    declined = heard_by(service, Narrowing(), question, OWNER).without("dates")
    assert scope_asked(service, declined, question, OWNER) == Scope()
    asked = scope_asked(service, Narrowing(), "Who met, according to Secret Wire?", READER)
    assert (asked.sources, asked.readable) == ((), ("Tagus Post",))


# What is held


def test_what_is_held_is_what_a_visitor_may_read(service: Service) -> None:
    tab = CorpusTab(service)
    whole, own, none = (tab.fill(Talk(), by(who))[0] for who in (OWNER, READER, NOBODY))
    assert "Secret Wire" in whole and "4" in text_of(whole) and "not in the plot: 1 article" in text_of(whole)
    assert "Secret Wire" not in own and "Tagus Post" in own
    assert "nothing that you may read" in none


@pytest.mark.parametrize(("who", "may"), [(OWNER, True), (ADDER, True), (READER, False), (NOBODY, False)])
def test_adding_is_offered_to_those_who_may(service: Service, who: Visitor, may: bool) -> None:
    assert CorpusTab(service).fill(Talk(), by(who))[1].visible is may


def test_the_search_finds_articles_and_marks_the_words(service: Service) -> None:
    html = CorpusTab(service).find("the mayor of Lisbon", Talk(), by(OWNER))
    assert "<mark>mayor</mark>" in html and "<mark>Lisbon</mark>" in html and "<mark>of</mark>" not in html
    assert "Bankers" in html


def test_a_place_is_marked_by_its_name_in_the_other_language(service: Service) -> None:
    assert "<mark>لشبونة</mark>" in CorpusTab(service).find("العبارات لشبونة", Talk(), by(OWNER))


def test_the_search_keeps_to_what_may_be_read(service: Service) -> None:
    find = CorpusTab(service).find
    assert "Bankers" not in find("the mayor met bankers in secret", Talk(), by(READER))
    assert "Nothing was found" in find("the mayor", Talk(), by(NOBODY))
    assert "Nothing was found" in find("the mayor", Talk(scope=Scope(sources=("Secret Wire",))), by(READER))


@pytest.mark.parametrize("sought", ["", "   ", "!!!"])
def test_what_cannot_be_looked_for_says_so(service: Service, sought: str) -> None:
    assert 'class="notice"' in CorpusTab(service).find(sought, Talk(), by(OWNER))


def test_the_timeline_has_a_bar_for_every_month_and_runs_on_over_the_year() -> None:
    html = timeline_html([("2020-11", "A", 2), ("2021-02", "B", 1)], ENGLISH)
    assert html.count("<li title=") == 4
    assert 'title="November 2020: 2 articles"' in html and 'title="December 2020"' in html
    assert timeline_html([], ENGLISH) == ""


def test_the_smaller_outlets_share_a_colour_and_old_months_are_left_out() -> None:
    many = timeline_html([("2020-01", f"outlet {n}", 1) for n in range(20)], ENGLISH)
    assert many.count("<i class=") == 8 + 8 and "others" in many
    assert timeline_html([("1900-01", "A", 9), ("2024-01", "A", 1)], ENGLISH).count("<li title=") == 240


@pytest.mark.parametrize("markup", MARKUP)
def test_the_name_of_an_outlet_is_no_markup_in_the_timeline(markup: str) -> None:
    assert tags(timeline_html([("2020-01", markup, 1)], ENGLISH)) == tags(timeline_html([("2020-01", "x", 1)], ENGLISH))


# Adding


def uploaded(name: str, data: bytes) -> str:
    """A file as gradio keeps it that was sent to it."""
    path = Path(get_upload_folder()) / "khabar-test" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)


def added(service: Service, who: Visitor, *files: str, urls: str = "") -> list[str]:
    return [shown[0] for shown in Adding(service).add(files, urls, Talk(), by(who))]


@pytest.mark.parametrize("who", [READER, NOBODY, Visitor("r", frozenset({"read", "ingest"}), ("Tagus Post",))])
def test_who_may_not_add_adds_nothing_whatever_is_sent(service: Service, who: Visitor) -> None:
    before = service.corpus.catalogue.count("articles")
    (told,) = added(service, who, uploaded("new.txt", b"A new article that nobody may add here today."))
    assert "not add articles" in told
    assert service.corpus.catalogue.count("articles") == before


def test_files_are_taken_in_with_progress_and_what_is_not_is_named(tmp_path: Path, service: Service) -> None:
    good = uploaded("walls.txt", b"The old walls\n\nThe old walls of the town were opened to visitors on Sunday.")
    rows = uploaded(
        "rows.jsonl", b'{"text": "The keeper of the town said that the walls would stay open."}\n{"x": 1}\n'
    )
    wrong = uploaded("run.exe", b"MZ")
    secret = tmp_path / "passwd.txt"
    secret.write_text("A file of the server that nobody sent here at all.")
    *going, last = added(service, OWNER, good, rows, wrong, str(secret), urls="ftp://a.example\nhttp://127.0.0.1:1/")
    assert going and all('<div class="progress"' in told for told in going)
    told = text_of(last)
    assert "2 new" in told and "Not taken, 5" in told
    for what in ("run.exe", "passwd.txt", "ftp://a.example", "http://127.0.0.1:1/", "rows.jsonl, line 2"):
        assert what in told
    assert str(tmp_path) not in last and get_upload_folder() not in last
    held = service.corpus.catalogue.counts.latest(most=20)
    uris = [article.uri for own in held if (article := service.corpus.catalogue.article(own))]
    assert any(uri.startswith((service.settings.home / "added").resolve().as_uri()) for uri in uris)


def test_nothing_or_too_much_says_what_to_do(service: Service) -> None:
    assert "Choose files" in added(service, OWNER)[0]
    assert "at most 50" in added(service, OWNER, urls="http://a.example " * 51)[0]


def test_two_files_of_one_name_stay_two(tmp_path: Path) -> None:
    one, other = tmp_path / "1" / "a.txt", tmp_path / "2" / "a.txt"
    for path, said in ((one, "one"), (other, "other")):
        path.parent.mkdir()
        path.write_text(said)
    assert kept(one, tmp_path / "added") != kept(other, tmp_path / "added")
    assert kept(one, tmp_path / "added") == kept(one, tmp_path / "added")


@pytest.mark.parametrize("markup", MARKUP)
def test_what_was_rejected_is_no_markup(markup: str) -> None:
    def shown(word: str) -> str:
        return report_html(Report(rejected=[Rejection(f"/tmp/x/{word}", f"{word} is no {word}")]), ENGLISH)

    assert tags(shown(markup.replace("/", ""))) == tags(shown("word"))


def test_progress_is_over_the_bytes_and_open_where_there_are_none() -> None:
    assert 'value="5" max="10"' in progress_html(Report(), 5, 10, ARABIC)
    assert "value=" not in progress_html(Report(), 0, 0, ARABIC)


# Checking


def checks(service: Service, who: Visitor, claim: str = "", file: str | None = None, look: Look = ENGLISH) -> list[str]:
    return list(Checking(service).check(claim, file, Talk(look=look), by(who)))


def test_a_claim_has_its_evidence_for_and_against_side_by_side(service: Service) -> None:
    (html,) = checks(service, OWNER, "The mayor of Lisbon opened the ferry line.")
    told = text_of(html)
    assert "Supported" in told and "For 1" in told and "Against 0" in told
    assert "<mark>The mayor of Lisbon opened the ferry line.</mark>" in html


def test_a_claim_is_checked_within_what_may_be_read(service: Service) -> None:
    claim = "The mayor of Lisbon met bankers in secret."
    assert "Supported" in text_of(checks(service, OWNER, claim)[0])
    for who in (READER, NOBODY):
        html = checks(service, who, claim)[0]
        assert "Not found" in text_of(html) and "Secret Wire" not in html


def test_a_file_of_claims_grows_row_by_row_and_can_be_taken_along(service: Service) -> None:
    data = "claim\nThe mayor of Lisbon opened the ferry line.\n\n=1+1\nافتتح رئيس بلدية لشبونة خط العبارات الجديد.\n"
    *_, last = going = checks(service, OWNER, file=uploaded("claims.csv", data.encode()), look=ARABIC)
    assert len(going) == 4
    links = {part.split('"')[0]: part.split("base64,")[1].split('"')[0] for part in last.split('download="')[1:]}
    rows = json.loads(b64decode(links["khabar-check.json"]))
    assert [row.get("verdict") for row in rows] == ["supported", None, "supported"]
    assert "'=1+1" in b64decode(links["khabar-check.csv"]).decode()
    assert len(json.loads(b64decode(links["khabar-check.claimreview.json"]))["@graph"]) == 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [("claims.exe", b"x", "not a kind"), ("big.txt", b"x" * (2 * 2**20 + 1), "larger than 2 MB"), ("e.csv", b"", "")],
)
def test_a_file_that_is_none_of_claims_says_why(service: Service, name: str, data: bytes, said: str) -> None:
    assert said in text_of(checks(service, OWNER, file=uploaded(name, data))[-1])


def test_a_file_of_the_server_is_not_read(service: Service, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("The password of the server is swordfish.")
    assert "swordfish" not in checks(service, OWNER, file=str(tmp_path / "secret.txt"))[-1]


def test_no_claim_asks_for_one_and_no_more_than_fifty_are_checked(service: Service) -> None:
    assert "Write a claim" in checks(service, OWNER, "  ")[0]
    many = uploaded("many.txt", "\n".join(f"Ship {n} sailed from the harbour." for n in range(55)).encode())
    last = checks(service, OWNER, file=many)[-1]
    assert "first 50 claims" in last and last.count('class="of-claim"') == 50


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_in_a_claim_its_evidence_and_its_failure_is_escaped(markup: str) -> None:
    def shown(word: str) -> str:
        cited = answered(f"He said {word} after.", f"said {word}", title=word, source=word).citations
        near = (replace(cited[0], note=word),)
        check = Check(f"{word} happened", "en", "supported", cited, (), word, near=near)
        return checked_html([check, Failed(word, word, word)], ENGLISH).partition('<p class="save">')[0]

    names = [[name for name, _ in tags(shown(word))] for word in (markup, "word")]
    assert names[0] == names[1]


# After an answer


ANSWER = answered("Boats sailed. It rained.", "Boats sailed.")
TOLD = Talk((Turn(1, "Who sailed?", ANSWER, stage=""),), ENGLISH, asked=1)


def event(**data: str) -> Any:
    return SimpleNamespace(**data)


@pytest.mark.parametrize(
    ("data", "kept_lines"),
    [
        ({"n": "1", "verdict": "good"}, [("good", None)]),
        ({"n": "1", "verdict": "wrong_citation", "cited": "1"}, [("wrong_citation", 1)]),
        ({"n": "1", "verdict": "wrong_citation", "cited": "9"}, []),
        ({"n": "2", "verdict": "good"}, []),
        ({"n": "1", "verdict": "<b>"}, []),
    ],
)
def test_only_what_the_session_holds_is_judged(tmp_path: Path, data: dict[str, str], kept_lines: list[Any]) -> None:
    service: Any = SimpleNamespace(settings=SimpleNamespace(home=tmp_path))
    After(service).judge(TOLD, event(**data), by(READER))
    assert [(line["verdict"], line["citation"]) for line in Feedback(tmp_path).read()] == kept_lines


@pytest.mark.parametrize(("kind", "ending"), [("word", "docx"), ("page", "html"), ("markdown", "md")])
def test_the_conversation_is_handed_out_within_the_page(service: Service, kind: str, ending: str) -> None:
    html = After(service).take(TOLD, event(kind=kind), by(READER))
    assert f'.{ending}" href="data:' in html
    assert After(service).take(Talk(), event(kind=kind), by(READER)) == ""
    assert After(service).take(TOLD, event(kind="exe"), by(READER)) == ""


def test_a_turn_without_an_answer_has_nothing_to_judge() -> None:
    assert after_html(Turn(1, "Who?"), ENGLISH) == ""
    assert after_html(Turn(1, "Who?", failed="no"), ENGLISH) == ""
    assert after_html(TOLD.turns[0], ARABIC).count("data-cited") == 1


def test_an_event_without_a_guard_in_front_is_refused(service: Service) -> None:
    unguarded: Any = SimpleNamespace(request=SimpleNamespace(scope={}))
    with pytest.raises(KeyError):
        CorpusTab(service).find("mayor", Talk(), unguarded)
    with pytest.raises(KeyError):
        list(Checking(service).check("The mayor came.", None, Talk(), unguarded))
