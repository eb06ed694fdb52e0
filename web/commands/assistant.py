"""`mcp`: the tools of an assistant."""

import typer

from web.commands.opened import opened


def mcp(context: typer.Context) -> None:
    """Serve the tools of an assistant (MCP) on stdin and stdout, over what is held."""
    from web.api.tools import serve_tools

    with opened(context) as service:
        service.corpus.require_engine()
        serve_tools(service)
