"""`ask`."""

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rag.errors import KhabarError
from rag.types import Answer, Language, Scope
from web.commands.opened import Json, opened, print_json

if TYPE_CHECKING:
    from web.service import Service


def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question; `-` reads one a line from standard input.")],
    as_json: Json = False,
    since: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day of publication.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day of publication.")
    ] = None,
    source: Annotated[list[str] | None, typer.Option(help="Only this outlet; may be repeated.")] = None,
    language: Annotated[Language | None, typer.Option(help="Only articles in this language.")] = None,
    answerer: Annotated[str | None, typer.Option(help="extractive, llm or auto.")] = None,
) -> None:
    """Answer a question with quoted words."""
    from rag.objects import answer_json
    from web.terminal import show_answer

    scope = Scope(day(since), day(until), tuple(map(_plain, source or ())), (language,) if language else ())

    def one(service: "Service", line: str) -> None:
        answer: Answer = service.pipeline.ask(line, scope)
        print_json(answer_json(answer)) if as_json else show_answer(answer)

    _each(context, question, one, answerer)


def _each(context: typer.Context, text: str, one: Any, answerer: str | None) -> None:
    """Do it for the text, or for each line of standard input; a bad line is named and the rest goes on."""
    with opened(context, answerer) as service:
        if text != "-":
            one(service, text)
            return
        failed = 0
        for number, line in enumerate(sys.stdin or (), 1):
            if not line.strip():
                continue
            try:
                one(service, line.strip())
            except KhabarError as error:
                failed += 1
                typer.echo(f"line {number}: {error}", err=True)
        if failed:
            raise typer.Exit(1)


def _plain(argument: str) -> str:
    """The argument as text, also where its bytes are not UTF-8."""
    return argument.encode("utf-8", "replace").decode()


def day(value: datetime | None) -> date | None:
    return value.date() if value else None
