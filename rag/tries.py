"""Asking an endpoint again where that may help, within the time that all tries have together."""

from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from random import uniform
from time import monotonic, sleep, time
from typing import TypeVar

from rag.errors import ModelError

T = TypeVar("T")
_PAUSES = (0.5, 1.5)  # seconds before the second and the third try, where the server does not name them
_LONGEST = 600.0  # seconds that a server is left alone at most
_LASTING = (401, 403, 404)  # a key or a model that is refused is refused again


def tried(call: Callable[[float], T], seconds: float) -> T:
    """What the call returns, which is handed the seconds it has left; its ModelError if no try succeeds in time."""
    end = monotonic() + seconds
    for pause in _PAUSES:
        try:
            return call(end - monotonic())
        except ModelError as error:
            wait = error.after or pause * uniform(0.75, 1.25)  # many who failed at once do not come back at once
            if not error.down or error.status in _LASTING or monotonic() + wait >= end:
                raise
        sleep(wait)
    return call(end - monotonic())


def asked_wait(headers: Mapping[str, str]) -> float:
    """The seconds for which a server asks to be left alone, 0 where it does not."""
    try:
        if "retry-after-ms" in headers:
            seconds = float(headers["retry-after-ms"]) / 1000
        else:
            seconds = float(headers.get("retry-after", 0))
    except ValueError:
        try:
            seconds = parsedate_to_datetime(headers["retry-after"]).timestamp() - time()
        except (KeyError, ValueError):
            return 0.0
    return min(seconds, _LONGEST) if seconds > 0 else 0.0
