"""False premises: the rows that make them, and how refusals are counted."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evals import premises as measured
from evals.data import HERE
from rag.settings import Settings

SETS = ("xquad_dev_ar", "arcd_train_ar", "tydi_dev_ar", "mlqa_dev_ar", "xquad_dev_en")
ROWS = [json.loads(line) for line in (HERE / "premises.jsonl").read_text("utf-8").splitlines()]


def article(title: str, text: str, own: str, question: str) -> dict[str, Any]:
    qas = [{"id": own, "question": question, "answers": [{"text": text.split()[0], "answer_start": 0}]}]
    return {"title": title, "paragraphs": [{"context": text, "qas": qas}]}


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Five small sets, and rows that swap a person of one question."""
    boats = article(
        "Boats", "Forty boats left Lisbon for Ibrahim Kalin, who paid the men.", "b", "What did Kalin pay for?"
    )
    rain = article("Rain", "Rain fell on the hills, and the men went home.", "r", "Where did rain fall?")
    (tmp_path / "evals").mkdir()
    for name in SETS:
        held = {"data": [boats, rain] if name == "xquad_dev_en" else [rain]}
        (tmp_path / "evals" / f"{name}.json").write_text(json.dumps(held), "utf-8")
    row = {"set": "xquad_dev_en", "id": "b", "start": 9, "end": 14, "kind": "person", "held": ["xquad_dev_en"]}
    rows = [row | {"replacement": "Macron"}, row | {"replacement": "Ibrahim Kalin"}]
    (tmp_path / "premises.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    monkeypatch.setattr("evals.data.SHARED", tmp_path)
    monkeypatch.setattr("evals.premises.HERE", tmp_path)
    caches = (measured._asked, measured._near, measured._evidence, measured._development)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def test_the_rows_say_what_is_swapped_and_where() -> None:
    assert len({(row["set"], row["id"], row["start"]) for row in ROWS}) == len(ROWS) >= 240
    assert {row["kind"] for row in ROWS} == {"person", "country", "place", "year"}
    assert {row["set"] for row in ROWS} | {held for row in ROWS for held in row["held"]} == set(SETS)
    assert all(0 <= row["start"] < row["end"] and row["replacement"].strip() for row in ROWS)


def test_refusals_of_false_premises_and_of_the_true_ones_are_counted(asked: Path, tmp_path: Path) -> None:
    said: list[str] = []
    figures = measured.premises(Settings(home=tmp_path), said.append)
    assert figures["premises"] == 2
    counted = {"questions": 2, "refused": 0.5, "true_refused": 0.0, "answer_turned_down": 0.0}
    assert figures["development en→en"] == figures["development en→en person"] == counted
    assert figures["development all en→en"] == {"questions": 1, "answer_turned_down": 0.0}
    assert len(said) == len(figures)
