"""The record of calls to a chat model."""

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from rag.errors import InputError, ModelError
from rag.record import Recorded
from rag.types import Tokens


class Wire:
    """An endpoint that writes two pieces, and fails then if it is told to."""

    def __init__(self, error: ModelError | None = None) -> None:
        self.error = error

    def write(self, model: str, prompt: str, how: dict[str, Any]) -> Generator[str | Tokens]:
        yield "ارتفع "
        yield "النهر"
        yield Tokens(7, 3)
        if self.error:
            raise self.error


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_each_call_is_a_line_with_its_prompt_reply_cost_and_time(tmp_path: Path) -> None:
    path = tmp_path / "calls.jsonl"
    recorded = Recorded(Wire(), path)
    for prompt in ("What rose?", "ماذا\nارتفع؟"):
        assert list(recorded.write("small", prompt, {})) == ["ارتفع ", "النهر", Tokens(7, 3)]
    first, second = lines(path)
    assert (first["model"], first["prompt"], first["reply"], first["fault"]) == (
        "small",
        "What rose?",
        "ارتفع النهر",
        None,
    )
    assert first["tokens"] == {"prompt": 7, "completion": 3}
    assert first["seconds"] >= 0
    assert second["prompt"] == "ماذا\nارتفع؟"


def test_a_call_that_fails_is_recorded_with_what_came_of_it(tmp_path: Path) -> None:
    path = tmp_path / "calls.jsonl"
    with pytest.raises(ModelError, match="silent"):
        list(Recorded(Wire(ModelError("silent")), path).write("small", "What rose?", {}))
    assert [(one["reply"], one["fault"]) for one in lines(path)] == [("ارتفع النهر", "silent")]


def test_a_call_that_is_no_longer_wanted_is_recorded_too(tmp_path: Path) -> None:
    path = tmp_path / "calls.jsonl"
    pieces = Recorded(Wire(), path).write("small", "What rose?", {})
    next(pieces)
    pieces.close()
    assert [one["reply"] for one in lines(path)] == ["ارتفع "]


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="set KHABAR_RECORD to another"):
        list(Recorded(Wire(), tmp_path / "none" / "calls.jsonl").write("small", "What rose?", {}))
