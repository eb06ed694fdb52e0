"""`python app.py keys`: make, list and revoke them."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from rag.errors import InputError

keys = typer.Typer(help="Keys that programs and people come in with.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_LONG = re.compile(r"(\d{1,4})d")


@keys.command()
def add(
    name: Annotated[str, typer.Argument(help="Who it is for; answers are limited and logged by this name.")],
    right: Annotated[
        list[str] | None, typer.Option(help="read (the default), ingest or admin; may be repeated.")
    ] = None,
    outlet: Annotated[list[str] | None, typer.Option(help="Only this outlet may be read; may be repeated.")] = None,
    expires: Annotated[str | None, typer.Option(help="A day, 2027-01-31, or in how many days, 90d.")] = None,
    as_json: Json = False,
) -> None:
    """Make a key and print it, this once."""
    from rag.settings import load_settings
    from web.guard.keys import Keys

    made = Keys(load_settings().home).make(name, right or ["read"], outlet or None, _until(expires))
    if as_json:
        typer.echo(json.dumps({"name": name, "key": made}, ensure_ascii=False))
    else:
        typer.echo(made)
        typer.echo("Keep it: it is not stored, and cannot be shown again.", err=True)


@keys.command(name="list")
def show(as_json: Json = False) -> None:
    """List the keys, those that are over too; never what opens."""
    from rag.settings import load_settings
    from web.guard.keys import Keys

    held = Keys(load_settings().home).all()
    if as_json:
        rows = [{name: value for name, value in asdict(key).items() if name != "hash"} for key in held]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for key in held:
        over = f"revoked {key.revoked}" if key.revoked else f"until {key.expires}" if key.expires else "for good"
        outlets = ", ".join(key.sources) if key.sources is not None else "all outlets"
        typer.echo(f"{key.id}  {key.name}  {'+'.join(key.rights)}  {outlets}  made {key.made}  {over}")


@keys.command()
def revoke(named: Annotated[str, typer.Argument(metavar="NAME|ID")]) -> None:
    """Let a key open nothing any more, from now on."""
    from rag.settings import load_settings
    from web.guard.keys import Keys

    over = Keys(load_settings().home).revoke(named)
    typer.echo(f"Revoked {', '.join(f'{key.name} ({key.id})' for key in over)}.")


@keys.command()
def embed(
    name: Annotated[str, typer.Argument(help="Who looks at the portal's page, as logs name them.")],
    outlet: Annotated[list[str] | None, typer.Option(help="Only this outlet may be read; may be repeated.")] = None,
    seconds: Annotated[int, typer.Option(min=1, max=3600, help="How long it opens the page for.")] = 300,
) -> None:
    """Make a token that opens the page in a portal's frame: `/?token=…`; portals ask for theirs at /api/embed."""
    from rag.settings import load_settings
    from web.guard.embed import token
    from web.guard.groups import Groups
    from web.guard.identity import Identity
    from web.guard.keys import Keys
    from web.guard.signed import Signed

    settings = load_settings()
    identity = Identity(settings, Keys(settings.home), Signed(settings.home), Groups(settings.groups))
    typer.echo(token(identity, name, outlet or None, seconds))


def _until(said: str | None) -> datetime | None:
    """The end of that day, here; InputError for what is no day to come."""
    if said is None:
        return None
    if long := _LONG.fullmatch(said):
        return datetime.now(UTC) + timedelta(days=int(long[1]))
    try:
        day = datetime.strptime(said, "%Y-%m-%d").astimezone() + timedelta(days=1)
    except ValueError:
        raise InputError(f"--expires {said}: write a day, 2027-01-31, or a number of days, 90d") from None
    if day < datetime.now(UTC):
        raise InputError(f"--expires {said} is over already: write a day to come")
    return day
