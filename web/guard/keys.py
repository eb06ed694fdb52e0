"""Keys that programs, and people at the sign-in page, come in with: named, limited, and hashed in the data folder."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_hex, token_urlsafe

from index.lock import writer
from rag.errors import CorpusError, InputError
from web.guard import stored
from web.visitor import RIGHTS, Right, Visitor

_BEGINS = "khabar"
_LONGEST = 80  # characters of a name
_NOTHING = sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key; times are in UTC, as ISO 8601 has them."""

    id: str
    name: str
    hash: str  # of its secret part: 256 random bits, which need no slow hash
    rights: tuple[Right, ...]
    sources: tuple[str, ...] | None  # outlets it may read; None: all
    made: str
    expires: str | None = None
    revoked: str | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it opens anything still."""
        return self.revoked is None and (self.expires is None or now < datetime.fromisoformat(self.expires))

    @property
    def visitor(self) -> Visitor:
        return Visitor(self.name, frozenset(self.rights), self.sources)


class Keys:
    """The keys of a data folder; those that another process makes or revokes count at once."""

    def __init__(self, home: Path) -> None:
        self._path = stored.folder(home) / "keys.json"
        self._state: tuple[int, ...] | None = None
        self._held: tuple[Key, ...] = ()

    def all(self) -> tuple[Key, ...]:
        """Every key ever made, the first first: those that are over and revoked too."""
        state = stored.state(self._path)
        if state is None:
            return ()
        if state != self._state:
            self._held, self._state = self._read(), state
        return self._held

    def find(self, given: str) -> Key | None:
        """The key that this is, if it still holds."""
        begins, own, secret = (*given.split("_", 2), "", "")[:3]
        found = next((key for key in self.all() if key.id == own), None)
        same = compare_digest(_hash(secret), found.hash if found else _NOTHING)
        return found if found and same and begins == _BEGINS and found.holds(datetime.now(UTC)) else None

    def holding(self, own: str) -> Key | None:
        """The key of this id, if it still holds."""
        now = datetime.now(UTC)
        return next((key for key in self.all() if key.id == own and key.holds(now)), None)

    def named(self, name: str) -> Key | None:
        """The key of this name that still holds."""
        now = datetime.now(UTC)
        return next((key for key in self.all() if key.name == name and key.holds(now)), None)

    def make(
        self,
        name: str,
        rights: Sequence[str] = ("read",),
        sources: Sequence[str] | None = None,
        expires: datetime | None = None,
    ) -> str:
        """A new key, which is told this once; InputError for a name or rights that cannot be."""
        _require(name, rights, sources)
        secret = token_urlsafe(32)
        ends = expires.astimezone(UTC).isoformat(timespec="seconds") if expires else None
        given = tuple(right for right in sorted(RIGHTS) if right in rights)
        outlets = tuple(sources) if sources is not None else None
        made = Key(token_hex(4), name, _hash(secret), given, outlets, _now(), ends)
        with writer(self._path.parent):
            if self.named(name):
                raise InputError(f"there is a key {name} already: revoke it first, or take another name")
            self._write((*self.all(), made))
        return f"{_BEGINS}_{made.id}_{secret}"

    def revoke(self, named: str) -> list[Key]:
        """Revoke the keys of this name or id; InputError where none is left to be."""
        with writer(self._path.parent):
            over = [key for key in self.all() if named in (key.name, key.id) and key.revoked is None]
            if not over:
                raise InputError(f"there is no key {named} that is not revoked: see `python app.py keys list`")
            self._write(tuple(replace(key, revoked=_now()) if key in over else key for key in self.all()))
        return over

    def _write(self, keys: tuple[Key, ...]) -> None:
        stored.write(self._path, json.dumps([asdict(key) for key in keys], ensure_ascii=False, indent=1).encode())

    def _read(self) -> tuple[Key, ...]:
        try:
            rows = json.loads(stored.read(self._path) or b"[]")
            return tuple(
                Key(**{**row, "rights": tuple(row["rights"]), "sources": _tuple(row["sources"])}) for row in rows
            )
        except (ValueError, TypeError, KeyError) as error:
            raise CorpusError(f"{self._path} is damaged ({error}): put one from a backup in its place") from error


def _require(name: str, rights: Sequence[str], sources: Sequence[str] | None) -> None:
    if not name.strip() or len(name) > _LONGEST or not name.isprintable():
        raise InputError(f"a key needs a name of 1 to {_LONGEST} letters that can be read")
    if not rights or not RIGHTS.issuperset(rights):
        raise InputError(f"the rights of a key are some of {', '.join(sorted(RIGHTS))}")
    if sources is not None and set(rights) != {"read"}:
        raise InputError("a key that is limited to outlets can only read: give it no other right")


def _tuple(value: list[str] | None) -> tuple[str, ...] | None:
    return None if value is None else tuple(value)


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
