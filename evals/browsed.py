"""The page over the samples, served from this process for a while."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from app import build
from rag.settings import load_settings
from web.service import Service

_SAMPLES = Path(__file__).parent.parent / "samples" / "articles.jsonl"


@contextmanager
def page_served(changed: Callable[[Service], Service] = lambda service: service) -> Iterator[str]:
    """Its address; the service may be changed before."""
    from web.server import settle
    from web.site import site

    with TemporaryDirectory() as home:
        service = build(load_settings(home=Path(home)))
        service.ingest([str(_SAMPLES)], {})
        config = uvicorn.Config(site(changed(service)), port=0, log_level="error", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        settle()
        running = threading.Thread(target=server.run)
        running.start()
        while not server.started:
            time.sleep(0.05)
        try:
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
        finally:
            server.should_exit = True
            running.join()
            service.corpus.close()
