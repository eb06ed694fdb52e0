"""The doors for programs, put into a site."""

from fastapi import FastAPI

from web.api.chat import chat
from web.api.routes import api
from web.api.tools import mount_tools
from web.service import Service


def mount(site: FastAPI, service: Service) -> None:
    """Before whatever is mounted at the root, which answers for every address that is left."""
    site.mount("/api", api(service))
    site.mount("/v1", chat(service))
    mount_tools(site, service)
