"""A span for each question and one for each of its stages, by OpenTelemetry. Only this file knows it."""

from time import time_ns

from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import set_span_in_context
from opentelemetry.util.types import AttributeValue

from web.seen.events import Asked, Event


class Traces:
    """Sends to where OTEL_EXPORTER_OTLP_ENDPOINT says; no text is in what is sent.

    A stage that is gone through for every claim has one span, as long as all of it took.
    """

    def __init__(self, send: SpanProcessor | None = None) -> None:
        provider = TracerProvider(resource=Resource.create({"service.name": "khabar"}))
        provider.add_span_processor(send or BatchSpanProcessor(OTLPSpanExporter()))
        self._tracer = provider.get_tracer("khabar")

    def __call__(self, event: Event) -> None:
        if not isinstance(event, Asked) or event.answer is None:
            return
        answer, end = event.answer, time_ns()
        at = end - int(event.seconds * 1e9)
        told: dict[str, AttributeValue] = {"request": event.by.request, "answerer": answer.answerer}
        told["refused"] = answer.refused
        whole = self._tracer.start_span("ask", start_time=at, attributes=told)
        for stage, spent in answer.timings_ms.items():
            part = self._tracer.start_span(stage, set_span_in_context(whole), start_time=at)
            at += int(spent * 1e6)
            part.end(at)
        whole.end(end)
