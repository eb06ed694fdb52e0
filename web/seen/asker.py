"""Who asks, as known to whatever runs on a request's behalf, be it in another thread."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from web.visitor import Visitor

_STATE: ContextVar[Mapping[str, Any]] = ContextVar("state")


@dataclass(frozen=True, slots=True)
class Asker:
    """The name that the guard gave, and the id of the request; empty where there is none."""

    name: str = ""
    request: str = ""


def asks(scope: Mapping[str, Any]) -> None:
    """From here on it is the one behind this ASGI scope who asks; for those who work apart from the request."""
    _STATE.set(scope.get("state", {}))


def asker() -> Asker:
    state = _STATE.get({})
    known = state.get("visitor")
    return Asker(known.name if isinstance(known, Visitor) else "", str(state.get("request", "")))
