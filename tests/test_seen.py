"""What can be seen of a site that serves: health, metrics, request ids and the log, over real parts."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from app import build
from rag.errors import CorpusError, InputError, KhabarError, LockedError, ModelError
from rag.settings import Settings
from rag.types import Answer, Check, Claim, Drafts, Hit, Query, Quote, Searched, Tokens
from tests.conftest import WordEmbedder, record, store
from web.seen import routes
from web.seen.asker import Asker, asks
from web.seen.audit import Audit
from web.seen.events import Asked, Checked, Event, Ingested, Requested
from web.seen.layer import Seen
from web.seen.log import JsonLines, Log
from web.seen.metrics import Metrics
from web.seen.watch import watched
from web.service import Service
from web.visitor import OWNER, Visitor

ROOT = Path(__file__).parent.parent
FERRY = "The harbour council of Lisbon approved a ferry line. Its mayor said 14 boats would sail daily."
BOATS = "How many boats would sail daily from Lisbon"
READER = Visitor("reader", frozenset({"read"}))


@pytest.fixture
def service(tmp_path: Path, embed: WordEmbedder) -> Iterator[Service]:
    """Over one article, engine and all else real but the embedder."""
    made = build(Settings(home=tmp_path / "home", engine="word-hashing"), answerer="extractive", embed=embed)
    store(made.corpus, embed, record("ferry", FERRY))
    yield made
    made.corpus.close()


class As:
    """A guard that lets everybody in as one visitor."""

    def __init__(self, app: ASGIApp, visitor: Visitor) -> None:
        self._app, self._visitor = app, visitor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["state"]["visitor"] = self._visitor
        await self._app(scope, receive, send)


class Seeing:
    """A small site, and what was told of it."""

    def __init__(self, service: Service, visitor: Visitor = OWNER) -> None:
        self.events: list[Event] = []
        self.metrics = Metrics(service.corpus)
        self.service = watched(service, self.tell)
        site = FastAPI(openapi_url=None)
        routes.mount(site, service.corpus, self.metrics)
        site.add_api_route("/ask/{words}", self.ask)
        site.add_api_route("/broken", self.broken)
        site.add_middleware(As, visitor=visitor)
        site.add_middleware(Seen, tell=self.tell)
        self.client = TestClient(site, raise_server_exceptions=False)

    def tell(self, event: Event) -> None:
        self.events.append(event)
        self.metrics(event)

    def ask(self, words: str) -> Response:
        return PlainTextResponse(self.service.pipeline.ask(words).answerer)

    def broken(self) -> Response:
        raise ZeroDivisionError("secret words")

    def figures(self) -> dict[str, float]:
        lines = self.metrics.page().decode().splitlines()
        return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines if not line.startswith("#")}


@pytest.fixture
def seeing(service: Service) -> Seeing:
    return Seeing(service)


# Requests


async def nothing(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("what lives behind is not asked")


def healthz(given: bytes | None = None, method: str = "GET", events: list[Event] | None = None) -> httpx.Response:
    client = TestClient(Seen(nothing, [].append if events is None else events.append))
    return client.request(method, "/healthz", headers={"X-Request-ID": given} if given is not None else None)


def test_a_process_that_lives_says_so_and_nothing_else() -> None:
    assert (healthz().status_code, healthz().text) == (200, "ok\n")
    assert healthz(method="HEAD").text == ""


def test_a_request_gets_an_id_of_its_own() -> None:
    events: list[Event] = []
    first, second = (healthz(events=events).headers["x-request-id"] for _ in range(2))
    assert len(first) == len(second) == 16
    assert first != second
    assert [event.by.request for event in events] == [first, second]


@pytest.mark.parametrize("given", ["a", "0af7651916cd43dd8448eb211c80319c", "web-7_b.2", "x" * 64])
def test_a_plain_id_of_the_asker_s_is_taken_over(given: str) -> None:
    assert healthz(given.encode()).headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", 'a"b', "a\tb", "é", "{}"])
def test_an_id_that_is_not_plain_is_replaced(given: str) -> None:
    assert healthz(given.encode()).headers["x-request-id"] not in ("", given)


def test_a_request_is_told_of_by_its_route_without_its_query(seeing: Seeing) -> None:
    seeing.client.get("/ask/lisbon?token=hidden")
    request = seeing.events[-1]
    assert isinstance(request, Requested)
    assert (request.method, request.path, request.route, request.status) == ("GET", "/ask/lisbon", "/ask/{words}", 200)
    assert request.by.name == "owner"
    assert "hidden" not in repr(seeing.events)


def test_what_is_nowhere_has_no_route_and_a_long_path_is_cut(seeing: Seeing) -> None:
    seeing.client.get("/" + "x" * 500)
    request = seeing.events[-1]
    assert isinstance(request, Requested)
    assert (request.route, request.status, len(request.path)) == ("", 404, 200)


def test_a_request_that_breaks_is_told_of_too(seeing: Seeing) -> None:
    assert seeing.client.get("/broken").status_code == 500
    request = seeing.events[-1]
    assert isinstance(request, Requested)
    assert (request.route, request.status) == ("/broken", 500)


# Ready


def test_a_service_over_a_whole_corpus_is_ready(seeing: Seeing) -> None:
    reply = seeing.client.get("/readyz")
    assert (reply.status_code, reply.json()) == (200, {"ready": True})


def test_another_engine_s_vectors_make_it_not_ready_and_say_what_to_do(seeing: Seeing, service: Service) -> None:
    service.corpus.catalogue.set_meta("engine", "another")
    reply = seeing.client.get("/readyz")
    assert reply.status_code == 503
    assert "rebuild" in reply.json()["faults"][0]


def test_an_index_that_lost_what_it_held_makes_it_not_ready(seeing: Seeing, service: Service) -> None:
    service.corpus._words.clear()
    reply = seeing.client.get("/readyz")
    assert reply.status_code == 503
    assert "rebuild" in reply.json()["faults"][0]


def test_a_catalogue_that_cannot_be_read_makes_it_not_ready(seeing: Seeing, service: Service) -> None:
    service.corpus.catalogue.close()
    assert seeing.client.get("/readyz").status_code == 503


def test_what_is_wrong_is_for_who_runs_it(service: Service) -> None:
    service.corpus.catalogue.set_meta("engine", "another")
    assert Seeing(service, READER).client.get("/readyz").json() == {"ready": False}


# Metrics


def test_answers_are_counted_and_timed_stage_by_stage(seeing: Seeing) -> None:
    seeing.client.get(f"/ask/{BOATS}")
    figures = seeing.figures()
    assert figures['khabar_answers_total{answerer="extractive",language="en",refused="false"}'] == 1
    for stage in ("understand", "retrieve", "rank", "answer", "verify"):
        assert figures[f'khabar_stage_seconds_count{{stage="{stage}"}}'] == 1
    assert figures['khabar_request_seconds_count{method="GET",route="/ask/{words}",status="200"}'] == 1
    assert figures["khabar_articles"] == 1


def test_nothing_of_a_question_is_in_the_metrics(seeing: Seeing) -> None:
    seeing.client.get("/ask/Lisbon")
    seeing.client.get("/lisbon-nowhere")
    seeing.client.request("LISBON", "/healthz")
    assert "lisbon" not in seeing.metrics.page().decode().lower()


def test_drops_tokens_faults_checks_and_runs_are_counted(seeing: Seeing, service: Service) -> None:
    wrong = Claim("Nine boats.", (), "unsupported", "number 9 is not in the quote", doubt="number")
    answer = Answer("?", "en", (), (), (wrong, wrong), Searched(1, 1), "llm", "small", {}, Tokens(10, 5))
    by = Asker()
    seeing.tell(Asked(by, "?", (), answer, None, 0.1))
    seeing.tell(Asked(by, "?", (), None, ModelError("down"), 0.1))
    seeing.tell(Asked(by, "?", (), None, None, 0.1))
    seeing.tell(Checked(by, "?", Check("?", "en", "not_found", (), (), ""), None, 0.1))
    seeing.tell(Checked(by, "?", None, InputError("empty"), 0.1))
    figures = seeing.figures()
    assert figures['khabar_claims_dropped_total{doubt="number"}'] == 2
    assert figures['khabar_tokens_total{kind="prompt",model="small"}'] == 10
    assert figures['khabar_tokens_total{kind="completion",model="small"}'] == 5
    assert figures['khabar_checks_total{verdict="not_found"}'] == 1
    for kind in ("model", "left", "input"):
        assert figures[f'khabar_answers_broken_total{{kind="{kind}"}}'] == 1


def test_a_run_is_counted_by_what_became_of_its_articles(seeing: Seeing, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"text": "The night train to Porto runs again since Monday."}) + "\nnonsense\n", "utf-8")
    seeing.service.ingest([str(file)], {})
    assert isinstance(seeing.events[-1], Ingested)
    figures = seeing.figures()
    assert figures['khabar_ingested_articles_total{outcome="new"}'] == 1
    assert figures['khabar_ingested_articles_total{outcome="rejected"}'] == 1
    assert figures["khabar_articles"] == 2


def test_metrics_are_for_who_runs_it(service: Service, seeing: Seeing) -> None:
    assert "khabar_answers" in seeing.client.get("/metrics").text
    assert Seeing(service, READER).client.get("/metrics").status_code == 403


# Watching


def test_a_question_is_told_of_with_its_asker_and_what_was_shown(seeing: Seeing) -> None:
    seeing.client.get(f"/ask/{BOATS}", headers={"X-Request-ID": "r1"})
    asked = seeing.events[0]
    assert isinstance(asked, Asked)
    assert (asked.by, asked.question) == (Asker("owner", "r1", owner=True), BOATS)
    assert asked.answer
    assert asked.shown == tuple(citation.quote for citation in asked.answer.citations)
    assert FERRY[asked.shown[0].start : asked.shown[0].end] == asked.shown[0].text


def test_what_came_near_counts_as_shown(seeing: Seeing, service: Service) -> None:
    refusing = replace(service, pipeline=replace(service.pipeline, answer=Silent()))
    answer = watched(refusing, seeing.tell).pipeline.ask(BOATS)
    asked = seeing.events[-1]
    assert isinstance(asked, Asked)
    assert answer.refused
    assert [quote.text for quote in asked.shown] == [miss.passage.text for miss in answer.searched.nearest]
    assert asked.shown


class Silent:
    name = "silent"

    def __call__(self, query: Query, hits: list[Hit]) -> Drafts:
        return Drafts()


def test_an_asker_who_leaves_is_told_of_with_what_was_shown_until_then(seeing: Seeing) -> None:
    steps = seeing.service.pipeline.stream(BOATS)
    first = next(steps)
    steps.close()
    (asked,) = seeing.events
    assert isinstance(first, Claim)
    assert isinstance(asked, Asked)
    assert (asked.answer, asked.fault, asked.shown) == (None, None, first.quotes)


def test_an_answer_is_told_of_once_and_before_it_is_shown(seeing: Seeing) -> None:
    steps = seeing.service.pipeline.stream(BOATS)
    while not isinstance(next(steps), Answer):
        assert seeing.events == []
    assert len(seeing.events) == 1
    assert next(steps, None) is None
    assert len(seeing.events) == 1


def test_what_is_no_question_or_claim_is_told_of_with_its_fault(seeing: Seeing) -> None:
    with pytest.raises(KhabarError):
        seeing.service.pipeline.ask("")
    with pytest.raises(KhabarError):
        seeing.service.check("")
    asked, checked = seeing.events
    assert isinstance(asked, Asked)
    assert isinstance(checked, Checked)
    assert isinstance(asked.fault, InputError)
    assert isinstance(checked.fault, InputError)


def test_a_check_is_told_of(seeing: Seeing) -> None:
    check = seeing.service.check(FERRY)
    (event,) = seeing.events
    assert isinstance(event, Checked)
    assert event.check == check


def test_who_works_apart_from_the_request_says_for_whom(seeing: Seeing) -> None:
    asks({"state": {"visitor": READER, "request": "r2"}})
    seeing.service.check(FERRY)
    assert seeing.events[0].by == Asker("reader", "r2")


# The log


def lines(texts: bool, *events: Event) -> list[dict[str, Any]]:
    """What the log makes of events."""
    logger, got = logging.getLogger("khabar"), list[str]()
    handler = logging.Handler()
    handler.emit = lambda record: got.append(JsonLines(texts).format(record))  # type: ignore[method-assign]
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        for event in events:
            Log(texts)(event)
    finally:
        logger.removeHandler(handler)
    assert not any("\n" in line for line in got)
    return [json.loads(line) for line in got]


BY = Asker("anna", "r3")
QUOTE = Quote("a", "r", 0, 5, "قال إن")
ANSWER = Answer(
    "ماذا\nقال؟", "ar", (), (), (Claim("no", (), "unsupported", "why", doubt="date"),), Searched(1, 1), "llm"
)


def test_a_request_is_a_line_with_its_id_and_who_asked() -> None:
    (line,) = lines(False, Requested(BY, "GET", "/ask", "/ask", 200, 0.0123))
    assert line.pop("at").startswith("20")
    assert line == {
        "level": "info", "event": "requested", "request": "r3", "who": "anna", "method": "GET", "path": "/ask",
        "status": 200, "ms": 12.3,
    }  # fmt: skip


def test_no_text_of_question_answer_or_error_is_logged_unless_asked_for() -> None:
    events = (
        Asked(BY, ANSWER.question, (QUOTE,), ANSWER, None, 1),
        Asked(BY, ANSWER.question, (), None, InputError(f"«{ANSWER.question}» is not a question"), 1),
        Checked(BY, ANSWER.question, None, InputError(ANSWER.question), 1),
    )
    told = json.dumps(lines(False, *events), ensure_ascii=False)
    assert "قال" not in told
    assert '"dropped": ["date"]' in told
    first, second, third = lines(True, *events)
    assert first["question"] == second["question"] == third["claim"] == ANSWER.question
    assert ANSWER.question in second["said"]


def test_of_an_exception_its_kind_and_place_are_logged_and_its_words_only_if_asked_for() -> None:
    try:
        raise ValueError("secret words")
    except ValueError as error:
        raised = logging.LogRecord(
            "uvicorn.error", 40, __file__, 1, "It broke", (), (ValueError, error, error.__traceback__)
        )
    plain, full = (json.loads(JsonLines(texts).format(raised)) for texts in (False, True))
    assert (plain["fault"], plain["said"]) == ("ValueError", "It broke")
    assert "test_seen.py" in plain["where"][0]
    assert "secret" not in json.dumps(plain)
    assert full["why"] == "secret words"


def test_the_request_of_starlette_is_the_same_scope(seeing: Seeing) -> None:
    """What `asks` is given on the page is a request's scope."""
    request = Request({"type": "http", "state": {"visitor": OWNER, "request": "r4"}})
    asks(request.scope)
    seeing.service.check(FERRY)
    assert seeing.events[0].by == Asker("owner", "r4", owner=True)


# Faults while it serves


def test_while_another_process_holds_the_lock_questions_are_answered_and_articles_refused(
    seeing: Seeing, service: Service, tmp_path: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; from index.lock import writer\n"
        "with writer(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(service.settings.home)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert seeing.client.get(f"/ask/{BOATS}").text == "extractive"
        assert seeing.client.get("/readyz").status_code == 200
        with pytest.raises(LockedError, match=str(holder.pid)):
            seeing.service.ingest([str(tmp_path)], {})
        assert holder.stdin
        holder.stdin.close()


def test_with_a_full_disk_questions_are_answered_and_articles_refused(
    seeing: Seeing, service: Service, tmp_path: Path
) -> None:
    pages = service.corpus.catalogue._db.rows("pragma page_count")[0][0]
    service.corpus.catalogue._db._db.execute(f"pragma max_page_count = {pages}")
    file = tmp_path / "long.txt"
    file.write_text("A sentence of a long article about a bridge, told again. " * 5000, "utf-8")
    with pytest.raises(CorpusError, match="disk"):
        seeing.service.ingest([str(file)], {})
    assert seeing.client.get(f"/ask/{BOATS}").text == "extractive"
    assert seeing.client.get("/readyz").status_code == 200


def test_what_the_audit_cannot_hold_is_not_shown(service: Service) -> None:
    (service.settings.home / "audit").write_text("in the way", "utf-8")
    audited = watched(service, Audit(service.settings.home, 30))
    shown = []
    with pytest.raises(CorpusError, match="KHABAR_AUDIT_DAYS"):
        shown += [step for step in audited.pipeline.stream(BOATS) if isinstance(step, Answer)]
    with pytest.raises(CorpusError, match="KHABAR_AUDIT_DAYS"):
        audited.check(FERRY)
    assert shown == []
