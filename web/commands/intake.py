"""`ingest`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from rag.errors import KhabarError
from web.commands.opened import Json, opened, print_json

if TYPE_CHECKING:
    from index.report import Report


def ingest(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or the addresses of pages or feeds.")],
    as_json: Json = False,
    field: Annotated[
        list[str] | None, typer.Option(help="Where a row keeps something, e.g. text=story or published=when.")
    ] = None,
    ray: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Embed on this Ray cluster; `local` starts one.")
    ] = None,
) -> None:
    """Take in articles: web pages and archives, .pdf, .docx, .txt, .json, .jsonl, .csv, .parquet, also as .gz."""
    from index.fields import parse_mapping
    from index.files import size
    from web.stopping import stoppable
    from web.terminal import progress, show_report

    mapping = parse_mapping(field or [])
    with opened(context) as service, progress(size(paths), sys.stderr) as watch, stoppable() as check:

        def step(report: "Report", read: int) -> None:
            watch(report, read)
            check()

        try:
            report = service.ingest(paths, mapping, step, ray)
        except KeyboardInterrupt:
            raise KhabarError("stopped. What was stored is kept, and the same command goes on from there") from None
    if as_json:
        print_json(report.as_json())
    else:
        show_report(report)
    if report.rejected and not report.articles:
        raise typer.Exit(1)
