"""The command line; everything heavy is imported by the command that needs it, so that `--help` is quick."""

import io
import sys

import typer

from rag.errors import KhabarError
from web.commands.articles import article, recurring, remove
from web.commands.assistant import mcp
from web.commands.audit import audit
from web.commands.backups import backup, restore
from web.commands.claim import check
from web.commands.figures import evaluate
from web.commands.intake import ingest
from web.commands.keys import keys
from web.commands.opened import Build
from web.commands.page import serve
from web.commands.question import ask
from web.commands.stores import rebuild, status

cli = typer.Typer(add_completion=False, no_args_is_help=False, help="Ask the news, in Arabic and English.")
cli.callback(invoke_without_command=True)(serve)
for command in (ingest, ask, check, article, status, recurring, remove, rebuild, backup, restore, audit, mcp):
    cli.command()(command)
cli.command("eval")(evaluate)
cli.add_typer(keys, name="keys")


def run(build: Build) -> None:
    """Run the command line over what `build` makes; what a person can mend is said in one line."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "replace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    try:
        cli(obj=build)
    except KhabarError as error:
        typer.echo(f"khabar: {error}", err=True)
        raise SystemExit(1) from None
    except UnicodeEncodeError:
        typer.echo("khabar: an argument is not UTF-8 text: write it in UTF-8", err=True)
        raise SystemExit(1) from None
