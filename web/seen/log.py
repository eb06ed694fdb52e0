"""A line of JSON for each thing that happens; no text of questions and articles unless that is asked for."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from rag.errors import KhabarError
from rag.types import Answer, Check
from web.seen.events import Asked, Checked, Event, Ingested, Read, Requested

_OURS = ("web.", "index.", "rag.")
_LOGGER = logging.getLogger("khabar")


class Log:
    """Logs what it is told of; `texts` says that questions and claims are logged too."""

    def __init__(self, texts: bool) -> None:
        self._texts = texts

    def __call__(self, event: Event) -> None:
        told: dict[str, Any] = {"request": event.by.request, "who": event.by.name}
        match event:
            case Requested():
                told |= {"method": event.method, "path": event.path, "status": event.status}
            case Asked():
                told |= {"question": event.question} if self._texts else {}
                told |= _answer(event.answer) if event.answer else self._fault(event.fault)
            case Checked():
                told |= {"claim": event.claim} if self._texts else {}
                told |= _check(event.check) if event.check else self._fault(event.fault)
            case Read():
                told |= {"did": event.did, "passages": len(event.shown)}
                told |= {"said": event.text} if self._texts else {}
            case Ingested(report=report):
                told |= {"new": report.new, "changed": report.changed, "unchanged": report.unchanged}
                told |= {"duplicate": report.duplicate, "rejected": len(report.rejected)}
        if not isinstance(event, Read | Ingested):
            told["ms"] = round(event.seconds * 1000, 1)
        _LOGGER.info(type(event).__name__.lower(), extra={"told": told})

    def _fault(self, fault: KhabarError | None) -> dict[str, Any]:
        """Why there is no answer; what an error says may repeat what was asked."""
        if fault is None:
            return {"fault": "left"}
        return {"fault": type(fault).__name__, **({"said": str(fault)} if self._texts else {})}


def _check(check: Check) -> dict[str, Any]:
    return {"verdict": check.verdict, "tokens": check.tokens.prompt + check.tokens.completion}


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "answerer": answer.answerer,
        "language": answer.language,
        "refused": answer.refused,
        "claims": len(answer.claims),
        "dropped": [claim.doubt for claim in answer.dropped],
        "tokens": answer.tokens.prompt + answer.tokens.completion,
        "stages_ms": answer.timings_ms,
    }


class JsonLines(logging.Formatter):
    """Every record a line; of an exception its kind and where it was raised, as its message may hold anything."""

    def __init__(self, texts: bool) -> None:
        super().__init__()
        self._texts = texts

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "event": record.name}
        if record.name == _LOGGER.name:
            line["event"] = record.getMessage()
            line |= getattr(record, "told", {})
        else:
            ours = record.name.startswith(_OURS)  # who writes that knows what may be said
            line["said"] = record.getMessage() if self._texts or ours or not record.args else record.msg
        if record.exc_info and record.exc_info[1]:
            raised = record.exc_info[1]
            line["fault"] = type(raised).__name__
            line["where"] = [f"{f.filename}:{f.lineno}" for f in traceback.extract_tb(raised.__traceback__)]
            line |= {"why": str(raised)} if self._texts else {}
        return json.dumps(line, ensure_ascii=False, default=str)


def log_to_stderr(texts: bool) -> None:
    """From here on, everything that this process logs goes to standard error, a line of JSON each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(texts))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    _LOGGER.setLevel(logging.INFO)
