"""What the groups of people may do, and which outlets they may read: a small TOML file."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from rag.errors import InputError
from web.guard import stored
from web.visitor import Right, Visitor

_EVERYBODY = "everybody"


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    outlets: tuple[str, ...] | None = None  # None: all
    rights: frozenset[Right] = frozenset({"read"})


_TABLES: TypeAdapter[dict[str, _Group]] = TypeAdapter(dict[str, _Group])
_WITHOUT_FILE: Mapping[str, _Group] = {_EVERYBODY: _Group()}


class Groups:
    """The file, read again when it has changed; without one, who is signed in may read everything."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._state: tuple[int, ...] | None = None
        self._held = _WITHOUT_FILE

    def visitor(self, name: str, groups: Iterable[str]) -> Visitor | None:
        """The person, with what any of their groups may; None for one who may nothing."""
        told = self.told()
        of = [told[group] for group in (*dict.fromkeys(groups), _EVERYBODY) if group in told]
        if not of:
            return None
        rights = frozenset[Right]().union(*(group.rights for group in of))
        if any(group.outlets is None for group in of):
            return Visitor(name, rights)
        outlets = tuple(dict.fromkeys(outlet for group in of for outlet in group.outlets or ()))
        return Visitor(name, rights & {"read"}, outlets)  # who stores or removes may not be told what is held

    def told(self) -> Mapping[str, _Group]:
        """The groups; InputError where the file cannot be read or is not such a file."""
        if self._path is None:
            return self._held
        state = stored.state(self._path)
        if state is None or state != self._state:
            self._held, self._state = self._read(self._path), state
        return self._held

    def _read(self, path: Path) -> Mapping[str, _Group]:
        try:
            return _TABLES.validate_python(tomllib.loads(path.read_text("utf-8")))
        except (OSError, ValueError) as error:  # pydantic's and TOML's are ValueErrors
            said = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
            raise InputError(f"the groups in {path} cannot be read: {said}; see docs/sign-in.md") from error
