"""Keys: hashed, named, limited, revoked."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rag.errors import CorpusError, InputError
from web.commands import cli
from web.guard.keys import Keys
from web.visitor import Visitor


def test_a_key_is_found_again_as_whom_it_was_made_for(tmp_path: Path) -> None:
    made = Keys(tmp_path).make("lina", ["ingest", "read"])
    found = Keys(tmp_path).find(made)
    assert found is not None
    assert found.visitor == Visitor("lina", frozenset({"read", "ingest"}), None)
    assert Keys(tmp_path).holding(found.id) == found


@pytest.mark.parametrize("given", ["", "x", "khabar", "khabar_", "khabar_1_2_3", "__", "خبر_١_٢", "\ud800"])
def test_what_is_no_key_finds_none(tmp_path: Path, given: str) -> None:
    Keys(tmp_path).make("lina")
    assert Keys(tmp_path).find(given) is None


def test_every_letter_of_a_key_counts(tmp_path: Path) -> None:
    made = Keys(tmp_path).make("lina")
    for at, letter in enumerate(made):
        assert Keys(tmp_path).find(f"{made[:at]}{'A' if letter != 'A' else 'B'}{made[at + 1 :]}") is None
    assert Keys(tmp_path).find(made + "A") is None


def test_the_key_itself_is_nowhere_on_disk_and_the_file_is_its_owners(tmp_path: Path) -> None:
    secret = Keys(tmp_path).make("lina").split("_", 2)[2]
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert all(secret.encode() not in file.read_bytes() for file in files)
    assert (tmp_path / "guard" / "keys.json").stat().st_mode & 0o777 == 0o600


def test_what_another_process_makes_and_revokes_counts_at_once(tmp_path: Path) -> None:
    serving, other = Keys(tmp_path), Keys(tmp_path)
    assert serving.all() == ()
    made = other.make("lina")
    assert serving.find(made)
    other.revoke("lina")
    assert serving.find(made) is None
    assert [key.name for key in serving.all()] == ["lina"]


def test_a_key_ends_when_it_is_to(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    over = Keys(tmp_path).make("over", expires=now - timedelta(seconds=1))
    soon = Keys(tmp_path).make("soon", expires=now + timedelta(hours=1))
    assert Keys(tmp_path).find(over) is None
    assert Keys(tmp_path).find(soon)


@pytest.mark.parametrize(
    ("name", "rights", "sources", "said"),
    [
        ("", ["read"], None, "name"),
        ("a\nb", ["read"], None, "name"),
        ("x" * 81, ["read"], None, "name"),
        ("a", [], None, "rights"),
        ("a", ["write"], None, "rights"),
        ("a", ["read", "ingest"], ["Tagus Post"], "only read"),
    ],
)
def test_what_can_be_no_key_is_told_why(
    tmp_path: Path, name: str, rights: list[str], sources: list[str] | None, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        Keys(tmp_path).make(name, rights, sources)


def test_a_name_is_taken_until_its_key_is_revoked(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    keys.make("lina")
    with pytest.raises(InputError, match="already"):
        keys.make("lina")
    keys.revoke("lina")
    keys.make("lina")
    with pytest.raises(InputError, match="no key omar"):
        keys.revoke("omar")


def test_a_damaged_file_opens_nothing_and_says_so(tmp_path: Path) -> None:
    Keys(tmp_path).make("lina")
    (tmp_path / "guard" / "keys.json").write_text('[{"id": 1}]')
    with pytest.raises(CorpusError, match="damaged"):
        Keys(tmp_path).find("khabar_1_2")


def test_the_commands_make_list_and_revoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_HOME", str(tmp_path))
    run = CliRunner().invoke
    made = run(cli, ["keys", "add", "portal", "--outlet", "Tagus Post", "--expires", "30d"])
    key = made.stdout.strip()
    found = Keys(tmp_path).find(key)
    assert found is not None and found.sources == ("Tagus Post",) and found.expires is not None
    (listed,) = json.loads(run(cli, ["keys", "list", "--json"]).stdout)
    assert listed["name"] == "portal" and "hash" not in listed
    assert key.split("_", 2)[2] not in run(cli, ["keys", "list"]).stdout
    assert run(cli, ["keys", "revoke", "portal"]).exit_code == 0
    assert "revoked" in run(cli, ["keys", "list"]).stdout
    assert isinstance(run(cli, ["keys", "add", "late", "--expires", "2020-01-01"]).exception, InputError)
    assert isinstance(run(cli, ["keys", "add", "late", "--expires", "soon"]).exception, InputError)
