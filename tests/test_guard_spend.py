"""Tokens a day."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rag.types import Tokens
from web.guard.spend import Spend
from web.guard.turns import Busy


def test_what_is_used_up_is_told_until_tomorrow_and_each_has_their_own(tmp_path: Path) -> None:
    spend = Spend(tmp_path, 100)
    spend.require("lina")
    spend.charge("lina", Tokens(80, 30))
    with pytest.raises(Busy, match="today") as busy:
        spend.require("lina")
    assert busy.value.status == 429 and 0 < busy.value.after <= 86_400
    spend.require("omar")


def test_it_is_kept_over_a_restart_and_begins_anew_each_day(tmp_path: Path) -> None:
    Spend(tmp_path, 100).charge("lina", Tokens(100, 0))
    with pytest.raises(Busy):
        Spend(tmp_path, 100).require("lina")
    kept = tmp_path / "guard" / "spend.json"
    yesterday = datetime.now(UTC).date() - timedelta(1)
    kept.write_text(json.dumps({**json.loads(kept.read_text()), "day": str(yesterday)}))
    Spend(tmp_path, 100).require("lina")


def test_none_is_without_end_and_no_model_costs_nothing(tmp_path: Path) -> None:
    Spend(tmp_path, 0).charge("lina", Tokens(10**9, 0))
    Spend(tmp_path, 0).require("lina")
    Spend(tmp_path / "other", 1).charge("lina", Tokens())
    assert not (tmp_path / "other").exists()
