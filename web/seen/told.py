"""Whoever is told of what happens, as the settings say."""

from rag.errors import InputError
from web.seen.audit import Audit
from web.seen.events import Event, Tell
from web.seen.log import Log, log_to_stderr
from web.seen.metrics import Metrics
from web.service import Service


class Told:
    """The metrics and, where they are set, the rest; the audit first, as it may refuse."""

    def __init__(self, service: Service) -> None:
        settings = service.settings
        self.metrics = Metrics(service.corpus)
        self._all: list[Tell] = [Audit(settings.home, settings.audit_days)] if settings.audit_days else []
        self._all.append(self.metrics)
        if settings.trace:
            self._all.append(_traces())
        if settings.log == "json":
            log_to_stderr(settings.log_texts)
            self._all.append(Log(settings.log_texts))

    def __call__(self, event: Event) -> None:
        for tell in self._all:
            tell(event)


def _traces() -> Tell:
    try:
        from web.seen.traces import Traces
    except ImportError as error:
        raise InputError("traces need OpenTelemetry: pip install -e '.[trace]', or unset KHABAR_TRACE") from error
    return Traces()
