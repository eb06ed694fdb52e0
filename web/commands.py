"""The command line; everything heavy is imported by the command that needs it, so that `--help` is quick."""

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rag.errors import InputError, KhabarError
from rag.types import Answer, Language, Scope

if TYPE_CHECKING:
    from index.report import Report
    from web.service import Service

SAMPLES = Path(__file__).parent.parent / "samples"
cli = typer.Typer(add_completion=False, no_args_is_help=False, help="Ask the news, in Arabic and English.")
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Build = Callable[..., "Service"]


@contextmanager
def _opened(context: typer.Context, answerer: str | None = None) -> Iterator["Service"]:
    service = context.obj(answerer=answerer)
    try:
        yield service
    finally:
        service.corpus.close()


@cli.callback(invoke_without_command=True)
def serve(context: typer.Context) -> None:
    """Without a command: serve the page over what is held (the samples, if nothing is)."""
    if context.invoked_subcommand:
        return
    from web.site import serve as serve_site

    with _opened(context) as service:
        if not service.corpus.catalogue.count("articles"):
            typer.echo("The catalogue is empty: filling it with the samples.", err=True)
            service.ingest([str(SAMPLES)], {})
        service.corpus.require_engine()
        typer.echo(f"Khabar listens on http://{service.settings.host}:{service.settings.port}", err=True)
        serve_site(service)


@cli.command()
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
    with _opened(context) as service, progress(size(paths), sys.stderr) as watch, stoppable() as check:

        def step(report: "Report", read: int) -> None:
            watch(report, read)
            check()

        try:
            report = service.ingest(paths, mapping, step, ray)
        except KeyboardInterrupt:
            raise KhabarError("stopped. What was stored is kept, and the same command goes on from there") from None
    if as_json:
        _print_json(report.as_json())
    else:
        show_report(report)
    if report.rejected and not report.articles:
        raise typer.Exit(1)


@cli.command()
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
    from rag.show import answer_json
    from web.terminal import show_answer

    scope = Scope(_day(since), _day(until), tuple(map(_plain, source or ())), (language,) if language else ())

    def one(service: "Service", line: str) -> None:
        answer: Answer = service.pipeline.ask(line, scope)
        _print_json(answer_json(answer)) if as_json else show_answer(answer)

    _each(context, question, one, answerer)


@cli.command()
def check(
    context: typer.Context,
    claim: Annotated[str | None, typer.Argument(help="The claim; `-` reads one a line from standard input.")] = None,
    as_json: Json = False,
    file: Annotated[Path | None, typer.Option(help="Claims in .csv (column `claim`), .jsonl, .json or .txt.")] = None,
    save: Annotated[
        Path | None, typer.Option(help="Write what comes of them: .json, .csv or .claimreview.json (schema.org).")
    ] = None,
) -> None:
    """Weigh a claim, part by part: supported, contradicted, mixed or not_found."""
    from rag.show import check_json
    from web.given import claims, weighed
    from web.reviews import Failed, format_of
    from web.reviews import save as write
    from web.terminal import show_check, show_checked

    given = claims(claim, file)
    if save:
        format_of(save)  # what cannot be written is said before the work
    done = []
    with _opened(context, "extractive") as service:
        for one in weighed(service.check, given):
            done.append(one)
            if isinstance(one, Failed):
                typer.echo(f"{one.where}: {one.reason}", err=True)
            elif as_json:
                _print_json(check_json(one))
            elif not save:
                show_check(one)
    if save:
        write(save, done)
        show_checked(done, str(save))
    if any(isinstance(one, Failed) for one in done):
        raise typer.Exit(1)


@cli.command()
def article(
    own_id: Annotated[str, typer.Argument(metavar="ID")],
    revision: Annotated[str | None, typer.Option(help="An earlier text of the article.")] = None,
    as_json: Json = False,
) -> None:
    """Print a stored article, so that any offset can be checked."""
    from index.catalogue import Catalogue
    from rag.settings import load_settings
    from rag.show import article_json
    from web.terminal import show_article

    found = Catalogue(load_settings().home).article(own_id, revision)
    if found is None:
        raise InputError(f"there is no article {own_id}{f' at revision {revision}' if revision else ''}: see `status`")
    _print_json(article_json(found)) if as_json else show_article(found)


@cli.command()
def status(context: typer.Context, as_json: Json = False) -> None:
    """Say what is held, and whether the stores agree."""
    from web.terminal import show_status

    with _opened(context) as service:
        held = service.corpus.status()
        counts = service.corpus.catalogue.counts
        first, last = counts.days()
        sources, months = counts.sources(), counts.months()
    if as_json:
        days = {"first": first.isoformat() if first else None, "last": last.isoformat() if last else None}
        _print_json(
            {
                **asdict(held),
                "consistent": held.consistent,
                **days,
                "sources": {source or "": n for source, n in sources},
                "months": months,
            }
        )
    else:
        show_status(held, first, last, sources, months)


@cli.command()
def recurring(as_json: Json = False) -> None:
    """List the lines that were taken off articles because they recur at an outlet, by outlet."""
    from index.catalogue import Catalogue
    from rag.settings import load_settings
    from web.terminal import show_recurring

    found = Catalogue(load_settings().home).outlets.taken_off()
    if as_json:
        _print_json({outlet: dict(lines.most_common()) for outlet, lines in found.items()})
    else:
        show_recurring(found)


@cli.command()
def remove(
    context: typer.Context, ids: Annotated[list[str], typer.Argument(metavar="ID...")], as_json: Json = False
) -> None:
    """Take articles out of the catalogue and every index."""
    with _opened(context) as service:
        removed = service.corpus.remove(ids)
    missing = [own for own in ids if own not in removed]
    _print_json({"removed": removed, "missing": missing}) if as_json else typer.echo(f"Removed {len(removed)}.")
    if missing:
        raise InputError(f"there is no article {', '.join(missing)}: see `status`")


@cli.command()
def rebuild(context: typer.Context) -> None:
    """Make the derived indexes again from the catalogue."""
    from index.catalogue import Catalogue
    from index.lock import writer
    from rag.settings import load_settings

    settings = load_settings()
    home = settings.home
    with writer(home):  # a damaged index may not even open
        catalogue = Catalogue(home)
        catalogue.forget_followed()
        catalogue.close()
        for derived in ("vectors", "words") if settings.chroma_url else ("vectors", "words", "chroma"):
            shutil.rmtree(home / derived, ignore_errors=True)
    with _opened(context) as service:
        service.corpus.rebuild()
        held = service.corpus.status()
    typer.echo(f"Rebuilt: {held.sections} sections and {held.passages} passages in every index.")


@cli.command(name="eval")
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
        _print_json(figures)


def _each(context: typer.Context, text: str, one: Any, answerer: str | None) -> None:
    """Do it for the text, or for each line of standard input; a bad line is named and the rest goes on."""
    with _opened(context, answerer) as service:
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


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def _print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


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
