"""What groups of people may."""

from pathlib import Path

import pytest

from rag.errors import InputError
from web.guard.groups import Groups
from web.visitor import Visitor

FILE = """
[newsroom]
outlets = ["Tagus Post"]

[archive]
outlets = ["Atlas Wire", "Tagus Post"]

[desk]
rights = ["read", "ingest"]

[feeders]
outlets = ["Atlas Wire"]
rights = ["ingest"]
"""


@pytest.fixture
def groups(tmp_path: Path) -> Groups:
    path = tmp_path / "groups.toml"
    path.write_text(FILE)
    return Groups(path)


def test_without_a_file_who_is_signed_in_may_read_everything() -> None:
    assert Groups(None).visitor("lina", []) == Visitor("lina", frozenset({"read"}))


def test_outlets_of_several_groups_add_up(groups: Groups) -> None:
    found = groups.visitor("lina", ["newsroom", "archive", "unheard-of"])
    assert found == Visitor("lina", frozenset({"read"}), ("Tagus Post", "Atlas Wire"))


def test_a_group_without_outlets_reads_all(groups: Groups) -> None:
    assert groups.visitor("lina", ["newsroom", "desk"]) == Visitor("lina", frozenset({"read", "ingest"}))


def test_who_is_limited_to_outlets_stores_nothing(groups: Groups) -> None:
    found = groups.visitor("lina", ["feeders"])
    assert found is not None and found.rights == frozenset()


def test_who_is_in_no_group_that_is_listed_may_nothing(groups: Groups) -> None:
    assert groups.visitor("lina", []) is None
    assert groups.visitor("lina", ["unheard-of"]) is None


def test_everybody_is_a_group_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "groups.toml"
    path.write_text("[everybody]\noutlets = []\n")
    assert Groups(path).visitor("lina", []) == Visitor("lina", frozenset({"read"}), ())


def test_a_change_of_the_file_counts_at_once(tmp_path: Path) -> None:
    path = tmp_path / "groups.toml"
    path.write_text("[a]\n")
    groups = Groups(path)
    assert groups.visitor("lina", ["a"])
    path.write_text("[others]\n")
    assert groups.visitor("lina", ["a"]) is None


@pytest.mark.parametrize("content", ["[", "[a]\noutlet = ['x']", "[a]\nrights = ['write']", "a = 1", None])
def test_a_file_that_is_none_opens_nothing_and_says_so(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "groups.toml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match="docs/sign-in.md"):
        Groups(path).visitor("lina", ["a"])
