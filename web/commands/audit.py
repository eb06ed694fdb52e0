"""`audit`."""

from datetime import datetime
from typing import Annotated

import typer

from web.commands.opened import Json, print_json
from web.commands.question import day


def audit(
    since: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")] = None,
    who: Annotated[str | None, typer.Option(help="Only of this person or key.")] = None,
    as_json: Json = False,
) -> None:
    """Say who asked what, and what they were shown; kept where KHABAR_AUDIT_DAYS is set."""
    from rag.settings import load_settings
    from web.seen.audit import entries
    from web.terminal import show_audited

    for entry in entries(load_settings().home, day(since), day(until), who):
        print_json(entry) if as_json else show_audited(entry)
