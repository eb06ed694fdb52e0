"""The HTTP API. Its document stands at `openapi.json`; nothing of it is fetched from elsewhere."""

from functools import partial
from typing import Annotated, Any

from anyio import to_thread
from fastapi import Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.responses import JSONResponse, Response

from index.fields import parse_mapping
from rag.errors import InputError
from rag.objects import answer_json, check_json
from web.api import shapes
from web.api.asked import ClaimAsked, Posted, Question, RevisionAsked, SearchAsked
from web.api.desk import Desk, at_desk
from web.api.events import begun, events, streamed
from web.api.posted import of_files, of_rows
from web.api.problems import Problem, tell_problems
from web.api.shortly import shortly
from web.service import Service

_PROBLEM: dict[str, Any] = {
    "description": "What went wrong, and what to do.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemShown"}}},
}
_EVENTS: dict[str, Any] = {
    "description": "The answer; where `stream` is set or event-stream accepted, `claim` events and then `answer`.",
    "content": {
        "text/event-stream": {
            "schema": {
                "type": "object",
                "properties": {
                    "event": {"enum": ["claim", "answer", "problem"]},
                    "data": {"type": "string", "description": "JSON: a claim, the answer, or what went wrong."},
                },
                "required": ["event", "data"],
            }
        }
    },
}
_ROWS_OR_FILES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Posted"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                            "minItems": 1,
                            "description": "Files of any kind that `ingest` reads.",
                        },
                        "field": {
                            "type": "array",
                            "items": {"type": "string", "pattern": "^[a-z]+=.+$"},
                            "description": "Where a row keeps something, e.g. text=story.",
                        },
                    },
                    "required": ["files"],
                    "additionalProperties": False,
                }
            },
        },
    }
}
_MOST_FILES = 100


class Api(FastAPI):
    """An application whose document also holds the shapes that no route returns by itself."""

    def openapi(self) -> dict[str, Any]:
        made = super().openapi()
        held = made.setdefault("components", {}).setdefault("schemas", {})
        for shape in (shapes.ProblemShown, Posted):
            held.setdefault(shape.__name__, shape.model_json_schema(ref_template="#/components/schemas/{model}"))
        return made


def api(service: Service) -> FastAPI:
    """What stands at /api."""
    app = Api(
        title="Khabar",
        version="1",
        description="Ask the news, in Arabic and English: every sentence of an answer stands on quoted words.",
        docs_url=None,
        redoc_url=None,
        responses={"4XX": _PROBLEM, "5XX": _PROBLEM},
    )
    tell_problems(app)
    _questions(app, service)
    _articles(app, service)
    return app


def _questions(app: FastAPI, service: Service) -> None:
    At = Annotated[Desk, Depends(partial(at_desk, service))]

    @app.post("/ask", response_model=shapes.AnswerShown, responses={200: _EVENTS}, summary="Answer a question")
    def ask(request: Request, desk: At, asked: Question) -> Response:
        """Every claim is verified: its quotes stand, character for character, in the articles they name."""
        if asked.stream or "text/event-stream" in request.headers.get("accept", ""):
            steps = begun(desk.stream(asked.question, asked.scope(), asked.earlier))
            return streamed(events(steps, desk.visitor))
        return JSONResponse(answer_json(desk.ask(asked.question, asked.scope(), asked.earlier)))

    @app.post("/check", response_model=shapes.CheckShown, summary="Weigh a claim")
    def check(desk: At, asked: ClaimAsked) -> Response:
        """Part by part: supported, contradicted, mixed or not_found."""
        return JSONResponse(check_json(desk.check(asked.claim)))

    @app.get("/search", response_model=shapes.SearchShown, summary="Find passages")
    async def search(desk: At, asked: Annotated[SearchAsked, Query()]) -> Response:
        """The nearest passages, near-copies folded into one, best first."""
        return JSONResponse(await shortly(lambda: desk.search(asked.q, asked.scope(), asked.limit)))

    @app.get("/status", response_model=shapes.StatusShown, summary="What is held")
    async def status(desk: At) -> Response:
        """Counts of all stores, and whether they agree."""
        return JSONResponse(await shortly(desk.status))


def _articles(app: FastAPI, service: Service) -> None:
    At = Annotated[Desk, Depends(partial(at_desk, service))]

    @app.get("/articles/{id}", response_model=shapes.ArticleShown, summary="A stored article")
    async def article(desk: At, id: str, asked: Annotated[RevisionAsked, Query()]) -> Response:
        """Its text, so that any offset can be checked; an earlier one by its revision."""
        return JSONResponse(await shortly(lambda: desk.article(id, asked.revision)))

    @app.get("/citations/{id}", response_model=shapes.CitationShown, summary="What a quote said")
    async def citation(desk: At, id: str) -> Response:
        """The permanent address of a quote, ARTICLE.REVISION.START-END, and whether its article changed since."""
        return JSONResponse(await shortly(lambda: desk.citation(id)))

    _bringing(app, service)


def _bringing(app: FastAPI, service: Service) -> None:
    At = Annotated[Desk, Depends(partial(at_desk, service))]

    @app.post("/articles", response_model=shapes.ReportShown, openapi_extra=_ROWS_OR_FILES, summary="Bring articles")
    async def post_articles(request: Request, desk: At) -> Response:
        """Rows as JSON, or files as a form. What cannot be taken is named, and the rest goes on."""
        desk.may("ingest", everywhere=True)  # before the body is read
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            posted = _posted(await request.body())
            records = of_rows(posted.articles, _mapping([f"{name}={field}" for name, field in posted.fields.items()]))
            return JSONResponse(await to_thread.run_sync(desk.ingest, records))
        if kind == "multipart/form-data":
            async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FILES) as form:
                return JSONResponse(await to_thread.run_sync(_ingest_files, desk, form))
        raise Problem(415, "articles are brought as application/json or as multipart/form-data")

    @app.delete("/articles/{id}", status_code=204, summary="Take an article out")
    def remove(desk: At, id: str) -> None:
        """Out of the catalogue, with its revisions, and of every index."""
        desk.remove(id)


def _posted(body: bytes) -> Posted:
    try:
        return Posted.model_validate_json(body)
    except ValidationError as error:
        told = [{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_input=False, include_url=False)]
        raise RequestValidationError(told) from None


def _ingest_files(desk: Desk, form: FormData) -> dict[str, Any]:
    if unknown := sorted(set(form) - {"files", "field"}):
        raise Problem(422, f"the request is not understood: {unknown[0]}: is not known here")
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
    if not files or len(files) < len(form.getlist("files")):
        raise Problem(422, "files: bring at least one, each as a file with its name")
    mapping = _mapping([one for one in form.getlist("field") if isinstance(one, str)])
    with of_files([(one.filename or "file", one.file) for one in files], mapping) as records:
        return desk.ingest(records)


def _mapping(pairs: list[str]) -> dict[str, str]:
    try:
        return parse_mapping(pairs)
    except InputError as error:
        raise Problem(422, str(error).removeprefix("--")) from None
