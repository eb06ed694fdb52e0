"""What readers think of answers, on disk."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE

import pytest

from rag.errors import InputError
from rag.types import Answer, Citation, Claim, Quote, Searched
from tests.conftest import article
from web.feedback import Feedback


def answered(*said: str, question: str = "Who sailed?") -> Answer:
    of = [article(text, text) for text in said]
    quotes = [Quote(one.id, one.revision, 0, len(one.text), one.text) for one in of]
    claims = tuple(Claim(quote.text, (quote,), "supported") for quote in quotes)
    cited = tuple(Citation(n, quote, one) for n, (quote, one) in enumerate(zip(quotes, of, strict=True), 1))
    return Answer(question, "en", claims, cited, (), Searched(1, 1), "extractive")


BOTH = answered("Boats sailed.", "It rained.")


def test_nothing_kept_is_nothing_to_read(tmp_path: Path) -> None:
    assert list(Feedback(tmp_path / "none").read()) == []


def test_a_verdict_is_kept_with_the_claims_and_the_evidence(tmp_path: Path) -> None:
    Feedback(tmp_path).keep("bad", BOTH, remark="  the boats\nwere ships ")
    (line,) = Feedback(tmp_path).read()
    assert (line["verdict"], line["question"], line["remark"]) == ("bad", "Who sailed?", "the boats were ships")
    assert line["claims"] == [{"text": "Boats sailed.", "citations": [1]}, {"text": "It rained.", "citations": [2]}]
    own = BOTH.citations[0].quote
    assert line["evidence"][0] == {"n": 1, "article": own.article_id, "revision": own.revision, "start": 0, "end": 13}
    assert len(line["evidence"]) == 2
    assert line["when"].endswith("+00:00")


def test_a_wrong_citation_names_the_one_that_is(tmp_path: Path) -> None:
    Feedback(tmp_path).keep("wrong_citation", BOTH, 2)
    (line,) = Feedback(tmp_path).read()
    assert (line["citation"], [one["n"] for one in line["evidence"]]) == (2, [2])


def test_a_refusal_can_be_judged_too(tmp_path: Path) -> None:
    Feedback(tmp_path).keep("good", answered())
    (line,) = Feedback(tmp_path).read()
    assert (line["claims"], line["evidence"]) == ([], [])


@pytest.mark.parametrize(("verdict", "cited"), [("awful", None), ("wrong_citation", 3), ("bad", 0)])
def test_what_there_is_not_is_refused(tmp_path: Path, verdict: str, cited: int | None) -> None:
    with pytest.raises(InputError):
        Feedback(tmp_path).keep(verdict, BOTH, cited)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_line_is_bounded_whatever_is_said(tmp_path: Path) -> None:
    long = answered(*(f"{n} {'word ' * 2000}." for n in range(60)), question="q" * 99_999)
    Feedback(tmp_path).keep("bad", long, remark="r" * 99_999)
    assert (tmp_path / "feedback.jsonl").stat().st_size < 120_000


def test_the_file_makes_room_when_it_is_full(tmp_path: Path) -> None:
    kept = Feedback(tmp_path, full=2000)
    for n in range(30):
        kept.keep("good", BOTH, remark=str(n))
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 2 and max(sizes) <= 2000
    assert [line["remark"] for line in kept.read()][-1] == "29"


def test_lines_written_at_once_are_whole_and_a_line_cut_off_is_passed_over(tmp_path: Path) -> None:
    kept = Feedback(tmp_path)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: kept.keep("good", BOTH, remark=str(n)), range(100)))
    with (tmp_path / "feedback.jsonl").open("a") as file:
        file.write('{"cut')
    assert sorted(int(line["remark"]) for line in kept.read()) == list(range(100))


def test_nothing_tells_who_said_so_and_others_cannot_read_it(tmp_path: Path) -> None:
    Feedback(tmp_path).keep("good", BOTH)
    path = tmp_path / "feedback.jsonl"
    assert S_IMODE(path.stat().st_mode) == 0o600
    assert set(json.loads(path.read_text())) == {
        "when", "verdict", "question", "language", "answerer", "model", "claims", "citation", "evidence", "remark",
    }  # fmt: skip


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="feedback cannot be kept"):
        Feedback(tmp_path / "file").keep("good", BOTH)
