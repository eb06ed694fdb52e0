"""What happens that is worth telling: to the metrics, the log and the audit alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from index.report import Report
from rag.errors import KhabarError
from rag.types import Answer, Check, Quote
from web.seen.asker import Asker
from web.service import Did


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what its asker was shown; neither answer nor fault if they left before it came."""

    by: Asker
    question: str
    shown: tuple[Quote, ...]
    answer: Answer | None
    fault: KhabarError | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim, and what came of it."""

    by: Asker
    claim: str
    check: Check | None
    fault: KhabarError | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Read:
    """What somebody was shown beside answers: what a search found, an article, or what stands at a citation."""

    by: Asker
    did: Did
    text: str  # what was searched for, or the id
    shown: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Ingested:
    """A run that stored articles."""

    by: Asker
    report: Report


@dataclass(frozen=True, slots=True)
class Requested:
    """A request over HTTP, answered to its end."""

    by: Asker
    method: str
    path: str  # without the query, which may hold a question or a token
    route: str  # the path with its parameters by name; empty where nothing is served
    status: int  # 500 if it broke off before there was any
    seconds: float


Event: TypeAlias = Asked | Checked | Read | Ingested | Requested
Tell: TypeAlias = Callable[[Event], None]
