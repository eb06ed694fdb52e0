"""`backup`, `restore`."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from web.commands.opened import Json, opened, print_json


def backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is empty or not there yet.")],
    as_json: Json = False,
) -> None:
    """Copy what the data folder alone holds, also while it is served and written to."""
    from index.backup import back_up
    from rag.settings import load_settings

    made = back_up(load_settings().home, folder)
    if as_json:
        print_json(asdict(made))
    else:
        typer.echo(
            f"Backed up {made.articles} articles, {made.passages} passages, {len(made.files)} files to {folder}."
        )


def restore(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `backup` wrote.")],
    as_json: Json = False,
) -> None:
    """Fill an empty data folder from a backup, and make the indexes again."""
    from index.backup import restore as fill
    from rag.settings import load_settings

    made = fill(folder, load_settings().home)
    with opened(context) as service, service.corpus.writing():
        service.corpus.follow_all()
    if as_json:
        print_json(asdict(made))
    else:
        typer.echo(f"Restored {made.articles} articles and {made.passages} passages as of {made.made}.")
