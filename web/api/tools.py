"""The tools of an assistant: the Model Context Protocol over HTTP and over stdin. Only this file knows mcp."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import anyio
from anyio import to_thread
from fastapi import FastAPI
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)
from pydantic import BaseModel, ValidationError
from starlette.routing import Route

from rag.errors import KhabarError
from rag.objects import answer_json, check_json
from rag.types import Answer
from web.api import shapes
from web.api.asked import ArticleAsked, ClaimAsked, QuestionAsked, SearchAsked
from web.api.desk import Desk
from web.api.problems import Problem, invalid, problem_of
from web.api.replies import Message
from web.api.shortly import shortly
from web.seen.asker import asks
from web.service import Service
from web.visitor import OWNER, Visitor, visitor

_ABOUT = (
    "Answers and checks from a corpus of news articles in Arabic and English. Every claim comes with the words it "
    "quotes, which stand, character for character, in the article they name; an answer may be that nothing says so. "
    "Quote the citations with what you say, and say nothing as news that no citation bears out."
)
Context = ServerRequestContext[Any, Any]
Who = Callable[[Context], Visitor]
Made = tuple[dict[str, Any], str]  # what a tool gives a program, and what it gives a reader


@dataclass(frozen=True, slots=True)
class Offered:
    """A tool: what it takes, what it gives, and what it does for a visitor."""

    name: str
    about: str
    takes: type[BaseModel]
    gives: type[BaseModel]
    use: Callable[[Desk, Any], Made]
    answers: bool = False  # which takes a while

    def tool(self) -> Tool:
        return Tool(
            name=self.name,
            description=self.about,
            input_schema=self.takes.model_json_schema(),
            output_schema=self.gives.model_json_schema(),
            annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
        )


def _ask(desk: Desk, asked: QuestionAsked) -> Made:
    message = Message()
    for step in desk.stream(asked.question, asked.scope(), asked.earlier):
        if isinstance(step, Answer):
            message.rest(step)
            return answer_json(step), message.text
        message.claim(step)
    raise AssertionError("the pipeline ends with an answer")


def _check(desk: Desk, asked: ClaimAsked) -> Made:
    return _as_text(check_json(desk.check(asked.claim)))


def _search(desk: Desk, asked: SearchAsked) -> Made:
    return _as_text(desk.search(asked.q, asked.scope(), asked.limit))


def _article(desk: Desk, asked: ArticleAsked) -> Made:
    return _as_text(desk.article(asked.id, asked.revision))


def _as_text(found: dict[str, Any]) -> Made:
    return found, json.dumps(found, ensure_ascii=False)


TOOLS = (
    Offered(
        "ask_news",
        "Answer a question from the news, in its language, each claim with the words it quotes.",
        QuestionAsked,
        shapes.AnswerShown,
        _ask,
        answers=True,
    ),
    Offered(
        "check_claim",
        "Weigh a claim against the news, part by part: supported, contradicted, mixed or not_found.",
        ClaimAsked,
        shapes.CheckShown,
        _check,
        answers=True,
    ),
    Offered(
        "search_news",
        "Find passages of the news, the nearest first.",
        SearchAsked,
        shapes.SearchShown,
        _search,
    ),
    Offered(
        "get_article",
        "A stored article with its whole text, as it is now or was at a revision.",
        ArticleAsked,
        shapes.ArticleShown,
        _article,
    ),
)


def server(service: Service, who: Who) -> Server[Any]:
    """A server of the tools; `who` tells by a request who asks."""
    offered = {tool.name: tool for tool in TOOLS}

    async def list_tools(context: Context, params: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=[tool.tool() for tool in TOOLS])

    async def call_tool(context: Context, params: CallToolRequestParams) -> CallToolResult:
        desk = Desk(service, who(context))
        if params.name not in offered:
            return _failed(f"there is no tool {params.name}: use one of {', '.join(offered)}")
        tool = offered[params.name]
        try:
            asked = tool.takes.model_validate(params.arguments or {})
            done = to_thread.run_sync if tool.answers else shortly
            structured, text = await done(partial(tool.use, desk, asked))
        except ValidationError as error:
            told = [{**one, "loc": ("arguments", *one["loc"])} for one in error.errors(include_input=False)]
            return _failed(invalid(told).detail)
        except Problem as problem:
            return _failed(problem.detail)
        except KhabarError as error:
            return _failed(problem_of(error, desk.visitor).detail)
        return CallToolResult(content=[TextContent(text=text)], structured_content=structured)

    return Server("khabar", version="1", instructions=_ABOUT, on_list_tools=list_tools, on_call_tool=call_tool)


def _failed(told: str) -> CallToolResult:
    clean = told.encode("utf-8", "replace").decode()
    return CallToolResult(content=[TextContent(text=clean)], is_error=True)


def mount_tools(site: FastAPI, service: Service) -> None:
    """Serve the tools at /mcp, behind the guard of the site, which tells hosts and origins too."""

    def of_request(context: Context) -> Visitor:
        assert context.request is not None
        asks(context.request.scope)  # a request's tool runs apart from it
        return visitor(context.request.scope)

    # Each request stands for itself, and for the visitor who sends it: there are no sessions, and nothing to listen to.
    sessions = StreamableHTTPSessionManager(server(service, of_request), json_response=True, stateless=True)
    site.router.routes.append(Route("/mcp", sessions.asgi_app, methods=["POST"]))
    outer = site.router.lifespan_context

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[Any]:
        async with outer(app) as state, sessions.run():
            yield state

    site.router.lifespan_context = lifespan


def serve_tools(service: Service) -> None:
    """Serve the tools on stdin and stdout to whoever started this process."""
    made = server(service, lambda context: OWNER)

    async def run() -> None:
        async with stdio_server() as (read, write):
            await made.run(read, write, made.create_initialization_options())

    anyio.run(run)
