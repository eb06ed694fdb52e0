"""Tokens with which a portal's pages open the page for the person who looks at them, made by the portal's server."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from web.guard.identity import Identity
from web.visitor import visitor

LONGEST = 3600  # seconds
USUAL = 300
Outlet = Annotated[str, Field(min_length=1, max_length=200)]


class TokenAsked(BaseModel):
    """For whom, which outlets (all, where none are named), and for how long it opens the page."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=80, description="Who looks at the portal's page, as logs name them.")
    outlets: list[Outlet] | None = Field(None, max_length=1000, description="Outlets that they may read; none: all.")
    seconds: int = Field(USUAL, ge=1, le=LONGEST, description="How long the token opens the page for.")


def token(identity: Identity, name: str, outlets: Sequence[str] | None, seconds: float, by: str = "") -> str:
    """It is void, and who came by it is out, when the key of the name `by`, that it was made with, is revoked."""
    key = identity.keys.named(by) if by else None
    facts = {"as": name, "sources": list(outlets) if outlets is not None else None, "key": key.id if key else None}
    return identity.signed.make("embed", facts, seconds)


def embed(identity: Identity) -> APIRouter:
    """The way to make one; the gate asks for the right `admin`."""
    ways = APIRouter(include_in_schema=False)

    @ways.post("/api/embed")
    def make(request: Request, asked: TokenAsked) -> dict[str, str | int]:
        made = token(identity, asked.name, asked.outlets, asked.seconds, visitor(request.scope).name)
        return {"token": made, "seconds": asked.seconds}

    return ways
