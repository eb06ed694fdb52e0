"""Who asks, as known to whatever runs on a request's behalf, be it in another thread."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from web.visitor import OWNER, Visitor

_STATE: ContextVar[Mapping[str, Any]] = ContextVar("state")


@dataclass(frozen=True, slots=True)
class Asker:
    """The name that the guard gave, and the id of the request; empty where there is none."""

    name: str = ""
    request: str = ""
    owner: bool = False  # of a machine where nobody has to sign in: then it may be anybody there


def asks(scope: Mapping[str, Any]) -> None:
    """From here on it is the one behind this ASGI scope who asks; for those who work apart from the request."""
    _STATE.set(scope.get("state", {}))


def asker() -> Asker:
    state = _STATE.get({})
    known = state.get("visitor")
    name = known.name if isinstance(known, Visitor) else ""
    return Asker(name, str(state.get("request", "")), known is OWNER)
