"""`article`, `recurring`, `remove`."""

from typing import Annotated

import typer

from rag.errors import InputError
from web.commands.opened import Json, opened, print_json


def article(
    own_id: Annotated[str, typer.Argument(metavar="ID")],
    revision: Annotated[str | None, typer.Option(help="An earlier text of the article.")] = None,
    as_json: Json = False,
) -> None:
    """Print a stored article, so that any offset can be checked."""
    from index.catalogue import Catalogue
    from rag.objects import article_json
    from rag.settings import load_settings
    from web.terminal import show_article

    found = Catalogue(load_settings().home).article(own_id, revision)
    if found is None:
        raise InputError(f"there is no article {own_id}{f' at revision {revision}' if revision else ''}: see `status`")
    print_json(article_json(found)) if as_json else show_article(found)


def recurring(as_json: Json = False) -> None:
    """List the lines that were taken off articles because they recur at an outlet, by outlet."""
    from index.catalogue import Catalogue
    from rag.settings import load_settings
    from web.terminal import show_recurring

    found = Catalogue(load_settings().home).outlets.taken_off()
    if as_json:
        print_json({outlet: dict(lines.most_common()) for outlet, lines in found.items()})
    else:
        show_recurring(found)


def remove(
    context: typer.Context, ids: Annotated[list[str], typer.Argument(metavar="ID...")], as_json: Json = False
) -> None:
    """Take articles out of the catalogue and every index."""
    with opened(context) as service:
        removed = service.corpus.remove(ids)
    missing = [own for own in ids if own not in removed]
    print_json({"removed": removed, "missing": missing}) if as_json else typer.echo(f"Removed {len(removed)}.")
    if missing:
        raise InputError(f"there is no article {', '.join(missing)}: see `status`")
