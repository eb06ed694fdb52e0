"""Who asked what and what they were shown, as it is kept and read."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rag.errors import CorpusError, InputError
from rag.types import Answer, Check, Citation, Claim, Quote, Searched
from tests.conftest import article, record
from tests.guarded import key, served
from tests.test_app import khabar
from web.seen.asker import Asker
from web.seen.audit import Audit, entries
from web.seen.events import Asked, Checked, Requested

BY = Asker("anna", "r1")
OF = article("Fourteen boats sail to Lisbon daily.")
QUOTE = Quote(OF.id, OF.revision, 0, 14, OF.text[:14])
CITATION = Citation(1, QUOTE, OF)
ANSWER = Answer("How many?", "en", (Claim("…", (QUOTE,), "supported"),), (CITATION,), (), Searched(1, 1))
PLACE = {"article": OF.id, "revision": OF.revision, "start": 0, "end": 14}


def today() -> date:
    return datetime.now(UTC).date()


def asked(question: str = "How many?", by: Asker = BY) -> Asked:
    return Asked(by, question, (QUOTE,), ANSWER, None, 0.1)


def test_an_entry_says_who_asked_what_and_where_the_words_shown_stand(tmp_path: Path) -> None:
    Audit(tmp_path, 30)(asked())
    (entry,) = entries(tmp_path)
    assert entry.pop("at").startswith(str(today()))
    assert entry == {
        "who": "anna", "request": "r1", "did": "ask", "text": "How many?", "came": "answered", "shown": [PLACE]
    }  # fmt: skip


def test_refusals_faults_askers_who_left_and_checks_are_kept_too(tmp_path: Path) -> None:
    audit = Audit(tmp_path, 30)
    audit(Asked(BY, "1", (), Answer("1", "en", (), (), (), Searched(1, 1)), None, 0.1))
    audit(Asked(BY, "2", (), None, InputError("no"), 0.1))
    audit(Asked(BY, "3", (QUOTE,), None, None, 0.1))
    audit(Checked(BY, "4", Check("4", "en", "mixed", (CITATION,), (CITATION,), ""), None, 0.1))
    audit(Checked(BY, "5", Check("5", "en", "not_found", (), (), "", (), (CITATION,)), None, 0.1))
    audit(Checked(BY, "6", None, InputError("no"), 0.1))
    kept = list(entries(tmp_path))
    assert [entry["came"] for entry in kept] == ["refused", "InputError", "left", "mixed", "not_found", "InputError"]
    assert [len(entry["shown"]) for entry in kept] == [0, 0, 1, 2, 1, 0]


def test_requests_are_no_matter_of_the_audit(tmp_path: Path) -> None:
    Audit(tmp_path, 30)(Requested(BY, "GET", "/", "/", 200, 0.1))
    assert list(entries(tmp_path)) == []


def test_what_is_older_than_the_days_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "audit").mkdir()
    for days in (40, 30, 29, 1):
        day = today() - timedelta(days=days)
        (tmp_path / "audit" / f"{day}.jsonl").write_text(json.dumps({"text": str(days)}) + "\n", "utf-8")
    (tmp_path / "audit" / "2001-99-99.jsonl").touch()
    (tmp_path / "audit" / "notes.txt").touch()
    audit = Audit(tmp_path, 30)
    assert [entry["text"] for entry in entries(tmp_path)] == ["29", "1"]
    audit(asked())
    assert [entry["text"] for entry in entries(tmp_path)] == ["29", "1", "How many?"]
    assert {file.name for file in (tmp_path / "audit").iterdir()} >= {"2001-99-99.jsonl", "notes.txt"}


def test_entries_are_read_by_day_and_by_person(tmp_path: Path) -> None:
    audit = Audit(tmp_path, 30)
    audit(asked("one"))
    audit(asked("two", Asker("omar", "r2")))
    assert [entry["text"] for entry in entries(tmp_path, who="omar")] == ["two"]
    assert list(entries(tmp_path, until=today() - timedelta(days=1))) == []
    assert len(list(entries(tmp_path, since=today(), until=today()))) == 2


def test_a_line_that_a_crash_cut_off_is_passed_over(tmp_path: Path) -> None:
    audit = Audit(tmp_path, 30)
    audit(asked("one"))
    with (tmp_path / "audit" / f"{today()}.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"text": "half\n[]\n')
    audit(asked("two"))
    assert [entry["text"] for entry in entries(tmp_path)] == ["one", "two"]


def test_it_is_for_nobody_else_s_eyes(tmp_path: Path) -> None:
    Audit(tmp_path, 30)(asked("سؤال\nعلى سطرين"))
    (file,) = (tmp_path / "audit").iterdir()
    assert file.stat().st_mode & 0o077 == (tmp_path / "audit").stat().st_mode & 0o077 == 0
    assert [entry["text"] for entry in entries(tmp_path)] == ["سؤال\nعلى سطرين"]


def test_what_cannot_be_written_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "audit").write_text("in the way", "utf-8")
    with pytest.raises(CorpusError, match="KHABAR_AUDIT_DAYS"):
        Audit(tmp_path, 30)(asked())


def test_the_audit_is_read_by_a_command(tmp_path: Path) -> None:
    Audit(tmp_path, 30)(asked())
    told = khabar(tmp_path, "audit", "--who", "anna", "--json")
    assert json.loads(told.stdout)["shown"] == [PLACE]
    assert "anna" in khabar(tmp_path, "audit").stdout
    assert khabar(tmp_path / "empty", "audit").stdout == ""


def test_what_is_searched_read_and_cited_is_kept_whatever_the_door(tmp_path: Path) -> None:
    rows = record("ferry", "Fourteen boats sail from Lisbon daily.", source="Tagus Post")
    with served(tmp_path, rows, engine="word-hashing", audit_days=30) as (service, site):
        mine = key(tmp_path, "anna")
        with TestClient(site, "http://127.0.0.1:7860", headers=mine) as client:
            hit = client.get("/api/search", params={"q": "boats of Lisbon"}).json()["hits"][0]
            place = {name: hit[name] for name in ("start", "end")}
            own, revision = hit["article_id"], hit["revision"]
            assert client.get(f"/api/articles/{own}").status_code == 200
            assert client.get(f"/api/citations/{hit['citation']}").status_code == 200
            assert client.get(f"/article/{own}/{revision}").status_code == 200
            for path in (f"/api/articles/{'0' * 16}", f"/article/{own}/none"):
                assert client.get(path).status_code == 404
    of, whole = {"article": own, "revision": revision}, {"start": 0, "end": len(rows.text)}
    kept = list(entries(tmp_path, who="anna"))
    assert [(one["did"], one["text"], one["shown"]) for one in kept] == [
        ("search", "boats of Lisbon", [of | place]),
        ("read", own, [of | whole]),
        ("cite", hit["citation"], [of | place]),
        ("read", own, [of | whole]),
    ]
    assert len({one["request"] for one in kept}) == 4


def test_an_article_that_the_audit_cannot_hold_is_not_shown(tmp_path: Path) -> None:
    rows = record("ferry", "Fourteen boats sail from Lisbon daily.")
    with served(tmp_path, rows, engine="word-hashing", audit_days=30) as (service, site):
        (own,) = service.corpus.catalogue.all_ids("sections", 1)
        article, revision, *_ = own[0].split(":")
        shutil.rmtree(tmp_path / "audit")
        (tmp_path / "audit").write_text("in the way", "utf-8")
        client = TestClient(site, "http://127.0.0.1:7860", raise_server_exceptions=False)
        for path in (f"/api/articles/{article}", f"/article/{article}/{revision}", "/api/search?q=boats"):
            reply = client.get(path)
            assert reply.status_code >= 500
            assert "boats" not in reply.text
