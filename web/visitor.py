"""Who asks, as the guard in front of every face found out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from rag.types import Scope

Right = Literal["read", "ingest", "admin"]
RIGHTS: frozenset[Right] = frozenset({"read", "ingest", "admin"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person or a program, what it may do, and which outlets it may read (None: all)."""

    name: str
    rights: frozenset[Right] = RIGHTS
    sources: tuple[str, ...] | None = None

    def within(self, scope: Scope) -> Scope:
        """A scope as far as the visitor may read it: every search and count begins here."""
        return replace(scope, readable=self.sources)


OWNER = Visitor("owner")  # whoever sits at the machine, where nothing else is configured


def visitor(scope: Mapping[str, Any]) -> Visitor:
    """The visitor that the guard put into an ASGI scope; KeyError where no guard stands in front."""
    found = scope["state"]["visitor"]
    assert isinstance(found, Visitor)
    return found
