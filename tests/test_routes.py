"""The HTTP API, asked in-process; what streams, and what goes away, over the loopback."""

import gzip
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from rag.errors import CorpusError, KhabarError, LockedError, ModelError
from rag.objects import answer_json, article_json, check_json
from rag.types import EVERYTHING, Answer, Claim, Scope
from tests.doors import BOATS, FERRY, MINISTER, READER, As, doors, served, service_of
from tests.doors import of_three as of_three
from web.held import held_json
from web.service import Service
from web.visitor import OWNER

FERRY_CLAIM = "Its mayor said 14 boats would sail daily."


@pytest.fixture
def client(service: Service) -> TestClient:
    return TestClient(doors(service), raise_server_exceptions=False)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[TestClient]:
    """A service of one's own, to be written to."""
    made = service_of(tmp_path, FERRY)
    yield TestClient(doors(made), raise_server_exceptions=False)
    made.corpus.close()


def first_citation(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.post("/api/ask", json={"question": BOATS}).json()["citations"][0]
    return found


def untimed(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "timings_ms"}


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    blocks = [block.split("\n") for block in text.split("\n\n") if block]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


# Asking


@pytest.mark.parametrize("question", [BOATS, MINISTER])
def test_the_answer_is_the_one_of_the_command_line_to_the_letter(
    client: TestClient, service: Service, question: str
) -> None:
    reply = client.post("/api/ask", json={"question": question})
    expected = answer_json(service.pipeline.ask(question))
    assert (reply.status_code, reply.headers["content-type"]) == (200, "application/json")
    assert list(reply.json()) == list(expected)
    assert untimed(reply.json()) == untimed(expected)
    assert reply.json()["claims"]


def test_an_answer_keeps_within_the_days_outlets_and_languages_asked_for(client: TestClient) -> None:
    narrowed = {"from": "2023-01-01", "to": "2023-12-31", "sources": ["Tagus Post"], "languages": ["en"]}
    searched = client.post("/api/ask", json={"question": BOATS, **narrowed}).json()["searched"]
    assert {name: searched[name] for name in narrowed} == narrowed
    assert searched["articles"] == 0


def test_a_question_leans_on_the_ones_before_it(client: TestClient, service: Service) -> None:
    earlier = ["Who is the mayor of Lisbon?"]
    reply = client.post("/api/ask", json={"question": "How many boats did she speak of?", "earlier": earlier}).json()
    expected = answer_json(service.pipeline.ask("How many boats did she speak of?", EVERYTHING, earlier))
    assert untimed(reply) == untimed(expected)


@pytest.mark.parametrize(
    ("body", "headers"), [({"stream": True}, {}), ({}, {"Accept": "text/event-stream"})], ids=["field", "header"]
)
def test_a_stream_brings_each_claim_with_its_quotes_and_then_the_answer(
    client: TestClient, body: dict[str, Any], headers: dict[str, str]
) -> None:
    reply = client.post("/api/ask", json={"question": BOATS, **body}, headers=headers)
    assert reply.headers["content-type"].startswith("text/event-stream")
    *claims, (name, answer) = events(reply.text)
    assert name == "answer"
    assert untimed(answer) == untimed(client.post("/api/ask", json={"question": BOATS}).json())
    assert [kind for kind, _ in claims] == ["claim"] * len(answer["claims"])
    for (_, claim), shown in zip(claims, answer["claims"], strict=True):
        assert {name: claim[name] for name in shown} == shown
        for quote in claim["quotes"]:
            assert quote["quote"] == answer["citations"][quote["n"] - 1]["quote"]
            assert client.get(f"/api/citations/{quote['citation']}").json()["quote"] == quote["quote"]


def test_what_is_no_question_is_no_stream_either(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": " ", "stream": True})
    assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json")


class Halting:
    """A pipeline that says one thing and then what it is told to."""

    def __init__(self, error: KhabarError | None = None) -> None:
        self.error, self.closed, self.go_on = error, threading.Event(), threading.Event()

    def stream(self, question: str, scope: Scope, earlier: Any) -> Iterator[Claim | Answer]:
        try:
            while True:
                yield Claim("Boats sailed.", (), "supported")
                if self.error:
                    raise self.error
                self.go_on.wait(0.01)
        finally:
            self.closed.set()


def test_an_error_in_midst_of_a_stream_is_its_last_event(service: Service) -> None:
    broken = replace(service, pipeline=Halting(ModelError("the endpoint is silent")))  # type: ignore[arg-type]
    reply = TestClient(doors(broken)).post("/api/ask", json={"question": BOATS, "stream": True})
    (first, _), (last, problem) = events(reply.text)
    assert (first, last) == ("claim", "problem")
    assert (problem["status"], problem["detail"]) == (502, "the endpoint is silent")


def test_who_goes_away_stops_the_stream(service: Service) -> None:
    endless = Halting()
    body = {"question": BOATS, "stream": True}
    with (
        served(doors(replace(service, pipeline=endless))) as url,  # type: ignore[arg-type]
        httpx.stream("POST", f"{url}/api/ask", json=body) as reply,
    ):
        lines = reply.iter_lines()
        assert next(lines) == "event: claim"
        assert not endless.closed.is_set()
        reply.close()
        assert endless.closed.wait(10)


def test_a_claim_is_weighed_as_the_command_line_does(client: TestClient, service: Service) -> None:
    reply = client.post("/api/check", json={"claim": FERRY_CLAIM})
    assert reply.json() == check_json(service.check(FERRY_CLAIM))
    assert reply.json()["verdict"] == "supported"


def test_what_is_searched_for_comes_best_first_with_its_address(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "ferry boats Lisbon", "limit": 2}).json()
    assert [hit["rank"] for hit in found["hits"]] == [1, 2]
    best = found["hits"][0]
    assert best["title"] == FERRY.title
    assert client.get(f"/api/citations/{best['citation']}").json()["quote"] == best["quote"]
    narrowed = client.get("/api/search", params={"q": "boats", "sources": "Vault Weekly"}).json()
    assert {hit["source"] for hit in narrowed["hits"]} == {"Vault Weekly"}


def test_what_is_held_is_told_as_the_command_line_does(client: TestClient, service: Service) -> None:
    assert client.get("/api/status").json() == held_json(service.corpus)


# Articles and citations


def test_an_article_is_shown_as_the_command_line_does(client: TestClient, service: Service) -> None:
    own = first_citation(client)["article_id"]
    stored = service.corpus.catalogue.article(own)
    assert stored is not None
    assert client.get(f"/api/articles/{own}").json() == article_json(stored)
    assert client.get(f"/api/articles/{own}", params={"revision": stored.revision}).status_code == 200
    assert client.get(f"/api/articles/{own}", params={"revision": "0" * 16}).status_code == 404


@pytest.mark.parametrize("own", ["0" * 16, "no", "..", "%00", "%0A", "%D8%A7", "a" * 5000, "%ED%A0%80"])
def test_an_article_that_is_not_there_is_not_found(client: TestClient, own: str) -> None:
    for reply in (client.get(f"/api/articles/{own}"), client.delete(f"/api/articles/{own}")):
        assert reply.status_code in (404, 405)
        assert reply.json()["status"] == reply.status_code


def test_a_citation_tells_what_it_said_also_when_the_article_has_changed(fresh: TestClient) -> None:
    cited = first_citation(fresh)
    address = f"{cited['article_id']}.{cited['revision']}.{cited['start']}-{cited['end']}"
    before = fresh.get(f"/api/citations/{address}").json()
    assert (before["quote"], before["changed"], before["now"]["stands"]) == (cited["quote"], False, True)
    text = f"Corrected on Sunday, the council says. {FERRY.text}"
    assert fresh.post("/api/articles", json={"articles": [{"text": text, "url": FERRY.url}]}).json()["changed"] == 1
    after = fresh.get(f"/api/citations/{address}").json()
    assert (after["quote"], after["changed"], after["now"]["stands"]) == (cited["quote"], True, True)
    now = fresh.get(f"/api/articles/{cited['article_id']}").json()
    assert now["text"][after["now"]["start"] : after["now"]["end"]] == cited["quote"]
    fresh.post("/api/articles", json={"articles": [{"text": "The council withdrew it all.", "url": FERRY.url}]})
    assert fresh.get(f"/api/citations/{address}").json()["now"]["stands"] is False


def test_a_citation_of_an_article_that_was_taken_out_is_not_found(fresh: TestClient) -> None:
    cited = first_citation(fresh)
    address = f"{cited['article_id']}.{cited['revision']}.{cited['start']}-{cited['end']}"
    assert fresh.delete(f"/api/articles/{cited['article_id']}").status_code == 204
    assert fresh.delete(f"/api/articles/{cited['article_id']}").status_code == 404
    assert fresh.get(f"/api/citations/{address}").status_code == 404


def test_rows_are_stored_and_a_bad_one_is_named(fresh: TestClient) -> None:
    rows = [
        {"story": "The bridge of Oslo opened on Friday with 12 lamps.", "id": "bridge", "source": "Fjord News"},
        {"story": " "},
        {"story": "وصلت السفينة إلى ميناء عدن يوم الخميس وعلى متنها ستون حاويه.", "id": "ship"},
    ]
    report = fresh.post("/api/articles", json={"articles": rows, "fields": {"text": "story"}}).json()
    assert (report["new"], [one["where"] for one in report["rejected"]]) == (2, ["item 2"])
    assert fresh.get(f"/api/articles/{report['ids'][0]}").json()["source"] == "Fjord News"
    again = fresh.post("/api/articles", json={"articles": rows, "fields": {"text": "story"}}).json()
    assert (again["new"], again["unchanged"], again["ids"]) == (0, 2, report["ids"])


def test_rows_without_an_id_are_told_apart_by_what_they_say(fresh: TestClient) -> None:
    one, other = ({"text": f"The bridge of {city} opened on Friday with lamps."} for city in ("Oslo", "Turku"))
    first = fresh.post("/api/articles", json={"articles": [one]}).json()
    second = fresh.post("/api/articles", json={"articles": [other]}).json()
    assert (first["new"], second["changed"]) == (1, 0)
    assert first["ids"] != second["ids"]
    assert fresh.post("/api/articles", json={"articles": [one]}).json()["unchanged"] == 1


def test_files_are_stored_and_a_bad_one_is_named(fresh: TestClient) -> None:
    rows = b'{"body": "The bridge of Oslo opened on Friday with 12 lamps.", "id": "b"}\n{"body": ""}\n'
    page = "افتتح الجسر\n\nافتتح رئيس البلدية الجسر الجديد في أوسلو يوم الجمعة بحضور المئات.".encode()
    files = [("files", ("../../rows.jsonl.gz", gzip.compress(rows))), ("files", ("page.txt", page))]
    files.append(("files", ("evil.exe", b"MZ")))
    report = fresh.post("/api/articles", files=files, data={"field": "text=body"}).json()
    assert report["new"] == 2
    assert [one["where"] for one in report["rejected"]] == ["rows.jsonl.gz, line 2", "evil.exe"]
    stored = [fresh.get(f"/api/articles/{own}").json() for own in report["ids"]]
    assert [one["uri"].split(":")[0] for one in stored] == ["b", "posted"]
    assert "tmp" not in json.dumps([report, stored])


def test_where_nothing_could_be_taken_the_request_failed(fresh: TestClient) -> None:
    reply = fresh.post("/api/articles", json={"articles": [{"text": ""}]})
    assert reply.status_code == 422
    assert reply.json()["rejected"][0]["where"] == "item 1"


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        ({"content": b"x", "headers": {"content-type": "text/csv"}}, 415, "multipart/form-data"),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400, "not JSON"),
        ({"json": {"articles": []}}, 422, "articles"),
        ({"json": {"articles": [1]}}, 422, "articles.0"),
        ({"json": {"articles": [{"text": "x"}], "field": {}}}, 422, "field: is not known here"),
        ({"json": {"articles": [{"text": "x"}], "fields": {"story": "x"}}}, 422, "with NAME one of"),
        ({"files": {"file": ("a.txt", b"x")}}, 422, "file: is not known here"),
        ({"data": {"files": "x"}, "files": {"files": ("", b"")}}, 422, "as a file"),
        ({"content": b"--x", "headers": {"content-type": "multipart/form-data; boundary=y"}}, 400, ""),
        ({"content": b"--x", "headers": {"content-type": "multipart/form-data"}}, 400, "boundary"),
    ],
)
def test_articles_that_are_brought_wrongly_are_turned_away(
    client: TestClient, sent: dict[str, Any], status: int, told: str
) -> None:
    reply = client.post("/api/articles", **sent)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    assert told in reply.json()["detail"]


def test_questions_are_answered_while_articles_come_in(fresh: TestClient) -> None:
    statuses: list[int] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            statuses.append(fresh.post("/api/ask", json={"question": BOATS}).status_code)

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for thread in asking:
        thread.start()
    for n in range(4):
        rows = [{"text": f"The harbour of town {n} got {k} new lamps on Friday.", "id": f"{n} {k}"} for k in range(3)]
        own = fresh.post("/api/articles", json={"articles": rows}).json()["ids"][0]
        assert fresh.delete(f"/api/articles/{own}").status_code == 204
    done.set()
    for thread in asking:
        thread.join()
    assert set(statuses) == {200}
    status = fresh.get("/api/status").json()
    assert (status["articles"], status["consistent"]) == (9, True)


# What goes wrong


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        (b"", 422, "is required"),
        (b"{", 400, "not JSON"),
        (b"[" * 20_000, 400, "body"),
        (b'{"question": ' + b"9" * 5000 + b"}", 400, "body"),
        (b"\xff", 400, "body"),
        (b"[]", 422, "body"),
        (b'{"question": 1}', 422, "question: Input should be a valid string"),
        (b'{"question": ""}', 422, "the question is empty"),
        (b'{"question": "who", "k": 1}', 422, "k: is not known here"),
        (b'{"question": "who", "\\ud800": 1}', 422, ""),
        (b'{"question": "who \\ud800"}', 422, "question: half of a surrogate pair"),
        (b'{"question": "who", "from": 0}', 422, "from: write a day as YYYY-MM-DD"),
        (b'{"question": "who", "to": "2023-02-30"}', 422, "to:"),
        (b'{"question": "who", "stream": "yes"}', 422, "stream:"),
        (b'{"question": "who", "languages": ["fr"]}', 422, "languages.0"),
        (b'{"question": "who came", "from": "2024-01-01", "to": "2023-01-01"}', 422, "exchange them"),
        (b'{"question": "' + b"a" * 2001 + b'"}', 422, "ask in at most 2,000"),
    ],
    ids=range(17),
)
def test_a_bad_request_is_told_what_is_wrong_with_it(client: TestClient, sent: bytes, status: int, told: str) -> None:
    reply = client.post("/api/ask", content=sent, headers={"content-type": "application/json"})
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    problem = reply.json()
    assert problem["status"] == status
    assert set(problem) >= {"type", "title", "status", "detail"}
    assert told in problem["detail"]
    assert "Traceback" not in reply.text


@pytest.mark.parametrize("query", ["", "q=boats&x=1", "q=boats&limit=0", "q=boats&limit=x", "q=%00", "q=boats&from=1"])
def test_a_bad_search_is_told_what_is_wrong_with_it(client: TestClient, query: str) -> None:
    reply = client.get(f"/api/search?{query}")
    assert reply.status_code == 422
    assert reply.json()["detail"]


@pytest.mark.parametrize(
    ("error", "status", "header"),
    [
        (CorpusError("the catalogue /secret/place cannot be used"), 503, None),
        (LockedError("process 7 is writing to /secret/place"), 409, "5"),
        (ModelError("the endpoint asks for time", after=3.2), 502, "4"),
        (RuntimeError("/secret/place"), 500, None),
    ],
)
def test_what_fails_is_told_in_one_shape_and_where_files_stand_to_the_administrator_alone(
    service: Service, error: Exception, status: int, header: str | None
) -> None:
    def fails(*asked: Any) -> Any:
        raise error

    broken = doors(replace(service, check=fails))  # type: ignore[arg-type]
    for who in (READER, OWNER):
        broken.who = who
        reply = TestClient(broken, raise_server_exceptions=False).post("/api/check", json={"claim": FERRY_CLAIM})
        assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
        assert reply.headers.get("retry-after") == header
        assert "Traceback" not in reply.text
        assert ("/secret" in reply.text) == (who is OWNER and isinstance(error, CorpusError))


def test_addresses_and_methods_that_are_not_there_are_problems_too(client: TestClient) -> None:
    assert client.get("/api/nothing").json()["status"] == 404
    assert client.get("/api/ask").json()["status"] == 405
    assert client.get("/api/ask").headers["allow"] == "POST"
    assert client.put("/api/articles/x").headers["allow"] == "DELETE, GET"


def test_without_a_guard_nothing_is_answered(service: Service) -> None:
    bare = doors(service)
    client = TestClient(bare._app, raise_server_exceptions=False)
    assert client.get("/api/status").status_code == 500


# The document


def test_the_document_has_every_route_with_its_examples_and_fetches_nothing(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    assert document["servers"] == [{"url": "/api"}]
    found = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert found == {
        ("post", "/ask"),
        ("post", "/check"),
        ("get", "/search"),
        ("get", "/status"),
        ("get", "/articles/{id}"),
        ("get", "/citations/{id}"),
        ("post", "/articles"),
        ("delete", "/articles/{id}"),
    }
    assert document["components"]["schemas"]["Question"]["properties"]["question"]["examples"]
    assert "http" not in json.dumps(document).replace("https://json-schema", "")
    for path in ("/api/docs", "/api/redoc"):
        assert client.get(path).status_code == 404


def test_every_reference_in_the_document_leads_somewhere(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    held = document["components"]["schemas"]
    text = json.dumps(document)
    for reference in text.split('"$ref": "')[1:]:
        assert reference.partition('"')[0].removeprefix("#/components/schemas/") in held


def test_the_guard_of_these_tests_lets_in_whom_it_is_told_to(service: Service) -> None:
    guard = doors(service, READER)
    assert isinstance(guard, As)
    assert TestClient(guard).delete("/api/articles/x").status_code == 403
