"""What goes wrong at a door, in one shape: RFC 9457, `application/problem+json`."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route

from rag.errors import CorpusError, InputError, KhabarError, LockedError, ModelError
from web.guard.turns import Busy
from web.visitor import Visitor, visitor

_BUSY = 5  # seconds after which one who found the corpus locked may try again
_SAYS = {"extra_forbidden": "is not known here", "missing": "is required"}
_log = logging.getLogger(__name__)


class Problem(Exception):
    """A request that cannot be answered: the HTTP status, and what to do; `more` are further members of the body."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.more = status, detail, dict(headers or {}), more

    def as_json(self) -> dict[str, Any]:
        title = HTTPStatus(self.status).phrase
        return {"type": "about:blank", "title": title, "status": self.status, "detail": self.detail, **self.more}


def problem_of(error: KhabarError, visitor: Visitor) -> Problem:
    """What a visitor is told of an error; where files stand is the administrator's alone to know."""
    if isinstance(error, InputError):
        return Problem(422, str(error))
    if isinstance(error, Busy):
        return Problem(error.status, str(error), {"Retry-After": str(int(error.after) + 1)})
    if isinstance(error, ModelError):
        after = {"Retry-After": str(int(error.after) + 1)} if error.after else {}
        return Problem(502, str(error), after)
    _log.error("%s", error)
    told = str(error) if "admin" in visitor.rights else "the corpus cannot be used for now; its keeper's log says why"
    if isinstance(error, LockedError):
        busy = str(error) if "admin" in visitor.rights else "the corpus is being written to: try again"
        return Problem(409, busy, {"Retry-After": str(_BUSY)})
    return Problem(503 if isinstance(error, CorpusError) else 500, told)


def invalid(errors: Iterable[Mapping[str, Any]]) -> Problem:
    """A request of the wrong shape, each fault with its place."""
    found = list(errors)
    if any(error["type"] == "json_invalid" for error in found):
        return Problem(400, "the body is not JSON")
    named = [{"where": _place(error["loc"]), "message": _message(error)} for error in found]
    told = "; ".join(f"{one['where']}: {one['message']}" for one in named[:5])
    return Problem(422, f"the request is not understood: {told}", errors=named)


def _message(error: Mapping[str, Any]) -> str:
    return _SAYS.get(error["type"], str(error["msg"])).removeprefix("Value error, ")


def _place(loc: Iterable[int | str]) -> str:
    """`question` or `articles.3.text`, without where in the request that stands."""
    parts = [str(part) for part in loc]
    return ".".join(parts[1:] or parts)[:200]


def problem_of_http(error: HTTPException) -> Problem:
    """What Starlette or FastAPI turned away."""
    known = {404: "there is nothing at this address", 405: "this address does not know that method"}
    detail = known.get(error.status_code, str(error.detail))
    return Problem(error.status_code, detail, error.headers)


def _methods(request: Request) -> set[str]:
    """What may be asked of the address; Starlette knows those of its first route alone."""
    routes: list[BaseRoute] = request.app.routes
    fitting = (route for route in routes if isinstance(route, Route) and route.matches(request.scope)[0] != Match.NONE)
    return {method for route in fitting for method in route.methods or ()}


def reply(problem: Problem) -> Response:
    return Response(
        json.dumps(problem.as_json(), ensure_ascii=False).encode("utf-8", "replace"),
        problem.status,
        problem.headers,
        "application/problem+json",
    )


def tell_problems(app: FastAPI, reply: Callable[[Problem], Response] = reply) -> None:
    """Let every error of an application be told in one shape, and none with a traceback."""

    async def tell(request: Request, error: Exception) -> Response:
        if isinstance(error, Problem):
            return reply(error)
        if isinstance(error, KhabarError):
            return reply(problem_of(error, visitor(request.scope)))
        if isinstance(error, RequestValidationError):
            return reply(invalid(error.errors()))
        if isinstance(error, HTTPException):
            problem = problem_of_http(error)
            if problem.status == 405:
                problem.headers["Allow"] = ", ".join(sorted(_methods(request)))
            return reply(problem)
        return reply(Problem(500, "this should not have happened; the keeper's log says what did"))

    for kind in (Problem, KhabarError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, tell)
