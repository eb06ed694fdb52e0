"""What is handed out signed, and what comes back."""

from pathlib import Path

import pytest

from web.guard.signed import Signed


def test_facts_come_back_as_they_were(tmp_path: Path) -> None:
    made = Signed(tmp_path).make("session", {"name": "ليلى"}, 60)
    facts = Signed(tmp_path).read("session", made)
    assert facts is not None and facts["name"] == "ليلى"


def test_they_are_read_for_their_purpose_their_time_and_here_alone(tmp_path: Path) -> None:
    signed = Signed(tmp_path)
    assert signed.read("embed", signed.make("session", {}, 60)) is None
    assert signed.read("session", signed.make("session", {}, -1)) is None
    assert Signed(tmp_path / "other").read("session", signed.make("session", {}, 60)) is None


@pytest.mark.parametrize(
    ("moved", "read"),
    [(0, True), (59, True), (60, False), (90_000, False), (-59, True), (-61, False), (-90_000, False)],
)
def test_a_clock_that_is_moved_opens_nothing_that_was_over_or_is_to_come(
    tmp_path: Path, moved: float, read: bool
) -> None:
    made = Signed(tmp_path, lambda: 1_800_000_000.0).make("embed", {}, 60)
    found = Signed(tmp_path, lambda: 1_800_000_000.0 + moved).read("embed", made)
    assert (found is not None) == read


@pytest.mark.parametrize("given", ["", ".", "a.b", "a.b.c", "خبر.خبر", "e30.e30", "e30"])
def test_what_was_not_made_here_is_not_read(tmp_path: Path, given: str) -> None:
    assert Signed(tmp_path).read("session", given) is None


def test_no_letter_can_be_changed(tmp_path: Path) -> None:
    signed = Signed(tmp_path)
    made = signed.make("session", {"name": "lina"}, 60)
    for at in range(len(made) - 1):  # of the last some bits are not used
        other = f"{made[:at]}{'A' if made[at] != 'A' else 'B'}{made[at + 1 :]}"
        assert signed.read("session", other) is None


def test_the_secret_is_its_owners_alone(tmp_path: Path) -> None:
    Signed(tmp_path).make("session", {}, 60)
    assert (tmp_path / "guard" / "secret").stat().st_mode & 0o777 == 0o600
