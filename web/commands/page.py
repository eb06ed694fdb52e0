"""`python app.py`: the page."""

from pathlib import Path

import typer

from web.commands.opened import opened

SAMPLES = Path(__file__).parents[2] / "samples"


def serve(context: typer.Context) -> None:
    """Without a command: serve the page over what is held (the samples, if nothing is)."""
    if context.invoked_subcommand:
        return
    from rag.stages import Resting
    from web.server import leave
    from web.site import identity
    from web.site import serve as serve_site

    with opened(context) as service:
        if not service.corpus.catalogue.count("articles"):
            typer.echo("The catalogue is empty: filling it with the samples.", err=True)
            service.ingest([str(SAMPLES)], {})
        service.corpus.require_engine()
        identity(service).require_bindable()
        if isinstance(service.embed, Resting):
            service.embed(["خبر"], question=True)  # loaded now, and not by the first who asks
        typer.echo(f"Khabar listens on http://{service.settings.host}:{service.settings.port}", err=True)
        serve_site(service)
    leave()
