"""Who may read some outlets alone: the others are not there, through any door.

The same questions are asked of a corpus that holds two more outlets, as a reader who may not read those, and of one
that never held them: what comes back must be the same to the letter, but for the time it took.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import build
from rag.objects import answer_json, article_json, check_json
from rag.settings import Settings
from rag.types import EVERYTHING, Record, Scope
from tests.conftest import record, store
from web.service import Service
from web.visitor import Visitor

OPEN = ("Tagus Post", "جريدة الميناء")
HIDDEN = ("Atlas Wire", "وكالة القمة")
READER = Visitor("reader", frozenset({"read"}), OPEN)
DAY = date(2024, 3, 5)

FERRY = (
    "The port of Lisbon said on Tuesday that fourteen boats would sail every day to Setubal from April. Rui Costa, who "
    "runs the port, told reporters that two new ferries were bought from a yard in Porto for nine million euros, and "
    "that crews of both would be trained in March. Tickets are to cost three euros. Residents had asked for years for "
    "boats that run after midnight, and the city council promised in January that it would listen to them."
)
LIBRARY = (
    "افتتح وزير الثقافة سامر النابلسي المكتبة الوطنية الجديدة في عمان يوم الثلاثاء. وقال إن المكتبة تضم مليون كتاب "
    "وستين ألف مخطوطة. وحضر الافتتاح ثلاثمئة ضيف من المدينة."
)
SECRET = (
    "Minister Odalys Brenner resigned in Caracas on Monday after the Zephyrine inquiry found that 873 crates of cobalt "
    "had gone missing from the Quillon depot. Her deputy, Tarquin Ashgrove, takes over the ministry."
)
SECRET_AR = (
    "استقالت الوزيرة نسرين الدهشوري في كراكاس بعد تحقيق كشف اختفاء ٨٧٣ صندوقا من الكوبالت من مستودع الرملة. "
    "ويتولى نائبها طارق الشهابي الوزارة."
)
MINE = (
    record("boats", FERRY, title="Night boats to Setubal", source="Tagus Post", published=date(2024, 3, 6)),
    record("boats-2", FERRY.replace("Tuesday", "that day"), source="جريدة الميناء", published=date(2024, 3, 7)),
    record("library", LIBRARY, title="افتتاح المكتبة", source="جريدة الميناء", published=DAY),
    record("storm", "A storm closed the bridge at Setubal for two days. Nobody was hurt, the mayor Ana Lopes said.",
           source="Tagus Post", published=date(2024, 2, 2)),
    record("mine", "The cobalt mine near Evora opens in May with 200 workers, its owner said.", source="Tagus Post",
           published=date(2024, 1, 9)),
)  # fmt: skip
THEIRS = (
    record("first", FERRY, title="Boats all night", source="Atlas Wire", published=DAY),
    record("edited", FERRY[: len(FERRY) * 3 // 4], source="وكالة القمة", published=date(2024, 3, 6)),
    record("secret", SECRET, title="Brenner resigns", source="Atlas Wire", published=date(2024, 3, 4)),
    record("secret-ar", SECRET_AR, title="استقالة الدهشوري", source="وكالة القمة", published=date(2024, 3, 4)),
    record("denied", "Rui Costa denied that any boats would sail to Setubal. No ferries were bought, he said to Atlas.",
           source="Atlas Wire", published=date(2024, 3, 8)),
    record("unnamed", "Odalys Brenner was seen in Lisbon on the ferry of Rui Costa with Ana Lopes.", published=DAY),
)  # fmt: skip
WORDS = ("Atlas", "القمة", "Brenner", "Zephyrine", "873", "٨٧٣", "Quillon", "Ashgrove", "الدهشوري", "الشهابي", "الرملة")

QUESTIONS = (
    # what only the others tell
    "Who resigned in Caracas?",
    "من استقال في كراكاس؟",
    "What did the Zephyrine inquiry find?",
    "How many crates of cobalt went missing?",
    "من هي نسرين الدهشوري؟",
    "Who is Tarquin Ashgrove?",
    "Who takes over from Odalys Brenner?",
    "What happened at the Quillon depot?",
    "من يتولى الوزارة بعد نسرين الدهشوري؟",
    "What did Atlas Wire report?",
    "ماذا قالت وكالة القمة؟",
    # what both tell, the others first
    "How many boats sail to Setubal?",
    "Who runs the port of Lisbon?",
    "كم قاربا يبحر إلى سيتوبال؟",
    "What did Rui Costa deny?",
    "Were two new ferries bought?",
    "When was the bridge at Setubal closed?",
    "Who opened the national library in Amman?",
    "من افتتح المكتبة الوطنية في عمان؟",
    "What was said on 5 March 2024?",
    "Where is the cobalt mine?",
    "What about the boats to Setubal and Odalys Brenner?",
)
CLAIMS = (
    "Odalys Brenner resigned in Caracas.",
    "استقالت الوزيرة نسرين الدهشوري.",
    "No boats sail to Setubal.",
    "Fourteen boats would sail every day to Setubal.",
    "Two new ferries were bought, and 873 crates of cobalt went missing.",
    "افتتح سامر النابلسي المكتبة الوطنية.",
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, Service]]:
    """A service over everything, and one over what the reader may read."""
    made = [opened(tmp_path_factory.mktemp("guarded"), (*THEIRS[:2], *MINE, *THEIRS[2:]))]
    made.append(opened(tmp_path_factory.mktemp("alone"), MINE))
    yield made[0], made[1]
    for service in made:
        service.corpus.close()


def opened(home: Path, records: tuple[Record, ...]) -> Service:
    service = build(Settings(home=home))
    report = store(service.corpus, service.embed, *records)
    assert report.articles == len(records), report
    return service


def same(a: Any, b: Any) -> None:
    one, other = (json.dumps(value, ensure_ascii=False, sort_keys=True, default=str) for value in (a, b))
    assert one == other
    said = one
    for word in WORDS:
        assert word not in said


def asked(service: Service, question: str, scope: Scope = EVERYTHING, earlier: tuple[str, ...] = ()) -> dict[str, Any]:
    told = answer_json(service.pipeline.ask(question, scope, earlier))
    del told["timings_ms"], told["question"]
    for miss in told["searched"]["nearest"]:  # says what the question presumes, in the question's words
        miss["reason"] = miss["reason"].partition(":")[0]
    return told


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_that_of_a_corpus_without_the_others(both: tuple[Service, Service], question: str) -> None:
    guarded, alone = both
    same(asked(guarded, question, READER.within(EVERYTHING)), asked(alone, question))


def test_what_is_asked_is_told_to_who_may_read_everything(both: tuple[Service, Service]) -> None:
    """Else the probes would probe nothing."""
    guarded, _ = both
    told = json.dumps(asked(guarded, "Who resigned in Caracas?"), ensure_ascii=False)
    assert "Brenner" in told and "Atlas Wire" in told
    boats = asked(guarded, "How many boats sail to Setubal?")
    assert boats["stories"][0]["first"]["source"] == "Atlas Wire"


@pytest.mark.parametrize(
    "scope",
    [
        Scope(sources=("Atlas Wire",)),
        Scope(sources=("atlas wire", "Tagus Post")),
        Scope(sources=HIDDEN),
        Scope(since=date(2024, 3, 4), until=date(2024, 3, 5)),
        Scope(languages=("ar",)),
        Scope(until=date(2024, 3, 4)),
    ],
)
def test_no_narrowing_leads_out_of_what_may_be_read(both: tuple[Service, Service], scope: Scope) -> None:
    guarded, alone = both
    for question in ("Who resigned in Caracas?", "How many boats sail to Setubal?"):
        a, b = asked(guarded, question, READER.within(scope)), asked(alone, question, scope)
        del a["searched"]["sources"], b["searched"]["sources"]  # as they were asked for
        same(a, b)


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        (("Who resigned in Caracas?",), "And who takes over from her?"),
        (("من استقال في كراكاس؟",), "ومن يتولى الوزارة بعدها؟"),
        (("How many boats sail to Setubal?",), "And who was the first to report it?"),
        (("Who is Odalys Brenner?", "Who runs the port of Lisbon?"), "What did he deny?"),
    ],
)
def test_a_follow_up_is_asked_of_the_same(
    both: tuple[Service, Service], earlier: tuple[str, ...], question: str
) -> None:
    guarded, alone = both
    same(asked(guarded, question, READER.within(EVERYTHING), earlier), asked(alone, question, EVERYTHING, earlier))


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_is_weighed_by_what_may_be_read(both: tuple[Service, Service], claim: str) -> None:
    guarded, alone = both
    a, b = check_json(guarded.check(claim, READER.within(EVERYTHING))), check_json(alone.check(claim))
    for told in (a, b):
        for kept in (told, *told["parts"]):
            kept.pop("claim", None), kept.pop("text", None)
    same(a, b)


def test_an_article_that_may_not_be_read_is_not_there(both: tuple[Service, Service]) -> None:
    guarded, alone = both
    scope = READER.within(EVERYTHING)
    catalogue = guarded.corpus.catalogue
    for own, revision, _ in list(catalogue.versions()):
        found, there = catalogue.article(own, None, scope), alone.corpus.catalogue.article(own)
        assert (found is None) == (there is None)
        assert catalogue.article(own, revision, scope) == found
        if found and there:
            a, b = article_json(found), article_json(there)
            del a["uri"], b["uri"]
            same(a, b)


def test_passages_that_may_not_be_read_are_not_loaded_whoever_names_them(both: tuple[Service, Service]) -> None:
    corpus = both[0].corpus
    ids = [own for some in corpus.catalogue.all_ids("passages", 100) for own in some]
    found = corpus.load(ids, READER.within(EVERYTHING))
    assert {passage.article.source for passage in found.values()} == set(OPEN)
    assert len(corpus.load(ids)) > len(found)


def test_stories_are_told_without_the_others(both: tuple[Service, Service]) -> None:
    guarded, alone = both
    scope = READER.within(EVERYTHING)
    names = [own for own, _, _ in alone.corpus.catalogue.versions()]
    told = [[(s.id, [a.id for a in s.articles]) for s in c.corpus.told(names, x)] for c, x in
            ((guarded, scope), (alone, EVERYTHING))]  # fmt: skip
    assert told[0] == told[1]
    hidden = [own for own, _, _ in guarded.corpus.catalogue.versions() if own not in names]
    assert guarded.corpus.told(hidden, scope) == ()


@pytest.mark.parametrize(
    "scope", [EVERYTHING, Scope(languages=("en",)), Scope(sources=HIDDEN), Scope(since=DAY, until=DAY)]
)
def test_nothing_of_the_others_is_counted(both: tuple[Service, Service], scope: Scope) -> None:
    guarded, alone = both
    found, there = guarded.corpus.searched(READER.within(scope)), alone.corpus.searched(scope)
    assert (found.articles, found.passages) == (there.articles, there.passages)


def test_who_may_read_no_outlet_finds_nothing(both: tuple[Service, Service]) -> None:
    nobody = Visitor("nobody", frozenset({"read"}), ()).within(EVERYTHING)
    told = asked(both[0], "How many boats sail to Setubal?", nobody)
    assert told["refused"] and told["searched"]["articles"] == 0 and told["searched"]["nearest"] == []
    assert both[0].check("No boats sail to Setubal.", nobody).verdict == "not_found"


def test_what_a_reader_asks_for_cannot_undo_it() -> None:
    wide = Scope(readable=None, sources=("Atlas Wire",))
    assert READER.within(wide).readable == OPEN
    assert READER.within(replace(wide, readable=HIDDEN)).readable == OPEN
