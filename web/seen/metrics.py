"""Figures for Prometheus; nothing of a question, an article or a person is in them. Only here is its client known."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from index.corpus import Corpus
from rag.errors import KhabarError
from rag.types import Tokens
from web.seen.events import Asked, Checked, Event, Ingested, Requested

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


class Metrics:
    """Counts what it is told of, and says what is held when it is read."""

    def __init__(self, corpus: Corpus) -> None:
        own = self._own = CollectorRegistry()
        self._requests = Histogram(
            "khabar_request_seconds", "Requests by route and status.", ("method", "route", "status"), registry=own,
            buckets=_SECONDS,
        )  # fmt: skip
        self._stages = Histogram(
            "khabar_stage_seconds", "Answering, stage by stage.", ("stage",), registry=own, buckets=_SECONDS
        )
        self._answers = Counter(
            "khabar_answers", "Answers by who wrote them, and whether they are refusals.",
            ("answerer", "language", "refused"), registry=own,
        )  # fmt: skip
        self._broken = Counter(
            "khabar_answers_broken", "Questions and claims without an answer, by why.", ("kind",), registry=own
        )
        self._dropped = Counter(
            "khabar_claims_dropped", "Claims of answers that did not hold, by why.", ("doubt",), registry=own
        )
        self._tokens = Counter(
            "khabar_tokens", "Tokens of the chat model, read and written.", ("model", "kind"), registry=own
        )
        self._checks = Counter("khabar_checks", "Claims weighed, by verdict.", ("verdict",), registry=own)
        self._articles = Counter(
            "khabar_ingested_articles", "Articles taken in by this process.", ("outcome",), registry=own
        )
        own.register(_Held(corpus))
        ProcessCollector(registry=own)
        PlatformCollector(registry=own)

    def __call__(self, event: Event) -> None:
        match event:
            case Requested():
                method = event.method if event.method in _METHODS else "other"
                self._requests.labels(method, event.route or "none", event.status).observe(event.seconds)
            case Asked():
                self._asked(event)
            case Checked(check=check) if check:
                self._checks.labels(check.verdict).inc()
                self._wrote(check.model, check.tokens)
            case Checked():
                self._broken.labels(_why(event.fault)).inc()
            case Ingested(report=report):
                for outcome in ("new", "changed", "unchanged", "duplicate"):
                    self._articles.labels(outcome).inc(getattr(report, outcome))
                self._articles.labels("rejected").inc(len(report.rejected))

    def _asked(self, event: Asked) -> None:
        answer = event.answer
        if answer is None:
            self._broken.labels(_why(event.fault)).inc()
            return
        self._answers.labels(answer.answerer, answer.language, str(answer.refused).lower()).inc()
        for stage, spent in answer.timings_ms.items():
            self._stages.labels(stage).observe(spent / 1000)
        for claim in answer.dropped:
            self._dropped.labels(claim.doubt or "other").inc()
        self._wrote(answer.model, answer.tokens)

    def _wrote(self, model: str | None, tokens: Tokens) -> None:
        for kind, count in (("prompt", tokens.prompt), ("completion", tokens.completion)):
            if count:
                self._tokens.labels(model or "", kind).inc(count)

    def page(self) -> bytes:
        """All of it, in the text format that Prometheus reads."""
        return generate_latest(self._own)


def _why(fault: KhabarError | None) -> str:
    return type(fault).__name__.removesuffix("Error").lower() if fault else "left"


class _Held(Collector):
    """What the catalogue holds at the moment."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def collect(self) -> Iterator[Metric]:
        count = self._corpus.catalogue.count
        yield GaugeMetricFamily("khabar_articles", "Articles held.", count("articles"))
        yield GaugeMetricFamily("khabar_passages", "Passages held.", count("passages"))
        yield GaugeMetricFamily(
            "khabar_changes_pending", "Changes that an index has still to follow.", self._corpus.pending()
        )

    def describe(self) -> Iterator[Metric]:
        """Nothing: so that the catalogue is not read to register."""
        return iter(())
