"""`status`, `rebuild`."""

import shutil

import typer

from web.commands.opened import Json, opened, print_json


def status(context: typer.Context, as_json: Json = False) -> None:
    """Say what is held, and whether the stores agree."""
    from web.held import held_json
    from web.terminal import show_status

    with opened(context) as service:
        if as_json:
            print_json(held_json(service.corpus))
            return
        held, counts = service.corpus.status(), service.corpus.catalogue.counts
        show_status(held, *counts.days(), counts.sources(), counts.months())


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
    with opened(context) as service:
        service.corpus.rebuild()
        held = service.corpus.status()
    typer.echo(f"Rebuilt: {held.sections} sections and {held.passages} passages in every index.")
