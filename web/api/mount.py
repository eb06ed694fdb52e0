"""The doors for programs, put into a site."""

import re

from fastapi import FastAPI
from starlette.routing import Mount

from web.api.chat import chat
from web.api.routes import api
from web.api.tools import mount_tools
from web.service import Service


def mount(site: FastAPI, service: Service) -> None:
    """Before whatever is mounted at the root, which answers for every address that is left."""
    for path, door in (("/api", api(service)), ("/v1", chat(service))):
        made = Mount(path, door)
        made.path_regex = re.compile(made.path_regex.pattern, re.DOTALL)  # an address with a line break is theirs too
        site.router.routes.append(made)
    mount_tools(site, service)
