"""`check`."""

from pathlib import Path
from typing import Annotated

import typer

from web.commands.opened import Json, opened, print_json


def check(
    context: typer.Context,
    claim: Annotated[str | None, typer.Argument(help="The claim; `-` reads one a line from standard input.")] = None,
    as_json: Json = False,
    file: Annotated[Path | None, typer.Option(help="Claims in .csv (column `claim`), .jsonl, .json or .txt.")] = None,
    save: Annotated[
        Path | None, typer.Option(help="Write what comes of them: .json, .csv or .claimreview.json (schema.org).")
    ] = None,
    answerer: Annotated[str | None, typer.Option(help="extractive (no model reads the passages), llm or auto.")] = None,
) -> None:
    """Weigh a claim, part by part: supported, contradicted, mixed or not_found."""
    from rag.objects import check_json
    from web.given import claims, weighed
    from web.reviews import Failed, format_of
    from web.reviews import save as write
    from web.terminal import show_check, show_checked

    given = claims(claim, file)
    if save:
        format_of(save)  # what cannot be written is said before the work
    done = []
    with opened(context, answerer) as service:
        for one in weighed(service.check, given):
            done.append(one)
            if isinstance(one, Failed):
                typer.echo(f"{one.where}: {one.reason}", err=True)
            elif as_json:
                print_json(check_json(one))
            elif not save:
                show_check(one)
    if save:
        write(save, done)
        show_checked(done, str(save))
    if any(isinstance(one, Failed) for one in done):
        raise typer.Exit(1)
