"""`eval`."""

from typing import Annotated

import typer

from web.commands.opened import Json, print_json


def evaluate(
    name: Annotated[
        str,
        typer.Argument(
            help="samples, seeds, claims, retrieval, speed, engine, ingest, size, hnsw, pages, dates, recurring, "
            "stories, peers, fuzz; "
            "the first three if none."
        ),
    ] = "all",
    as_json: Json = False,
) -> None:
    """Measure quality, and print it with date, engine and counts."""
    from evals import run
    from rag.settings import load_settings

    figures = run(name, load_settings(), lambda line: typer.echo(line, err=as_json))
    if as_json:
        print_json(figures)
