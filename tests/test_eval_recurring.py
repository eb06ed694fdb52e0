import gzip
import json
from pathlib import Path

import pytest

from evals.recurring import recurs
from rag.settings import Settings

PROMISE = "Read this in our application."


def text(n: int) -> str:
    return f"The ferry to island {n} was late.\n{PROMISE}\nIt came at {n}."


def test_lines_are_counted_by_outlet_and_evidence_that_is_lost_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evals.data.SHARED", tmp_path)
    rows = [{"id": n, "source": "Post", "title": f"Note {n}", "text": text(n)} for n in range(6)]
    pages = [{"url": f"https://fjord.example/{n}", "text": text(n), "rationale": "[0, 1]"} for n in range(5)]
    for folder, name, lines in (
        ("corpus", "ant_multisource_2018", rows),
        (
            "evals",
            "unifiedfc_ar",
            [{"articles": pages[:2]}, {"articles": [*pages[2:], {"url": "x", "text": " ", "rationale": ""}]}],
        ),
    ):
        (tmp_path / folder).mkdir()
        with gzip.open(tmp_path / folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write("\n".join(map(json.dumps, lines)))
    said: list[str] = []
    figures = recurs(Settings(), said.append)
    assert figures["archive"] == {"lines": 18, "off": 6, "articles": 6}
    assert figures["pages"] == {"lines": 15, "off": 5, "articles": 5, "evidence": 10, "evidence_lost": 5}
    assert any("post: 6 of 18 lines" in line for line in said)
