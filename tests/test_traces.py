"""What OpenTelemetry is told of an answer."""

import pytest

pytest.importorskip("opentelemetry.exporter.otlp")

from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from rag.errors import InputError
from rag.types import Answer, Searched
from web.seen.asker import Asker
from web.seen.events import Asked
from web.seen.traces import Traces

STAGES = {"understand": 1.0, "retrieve": 12.5, "verify": 2.0}
ANSWER = Answer("Secret?", "en", (), (), (), Searched(1, 1), "extractive", timings_ms=STAGES)


def test_a_question_is_a_span_and_each_stage_one_within_it_without_any_text() -> None:
    kept = InMemorySpanExporter()
    Traces(SimpleSpanProcessor(kept))(Asked(Asker("anna", "r1"), "Secret?", (), ANSWER, None, 0.02))
    *stages, whole = kept.get_finished_spans()
    assert [span.name for span in stages] == list(STAGES)
    assert [(span.end_time - span.start_time) / 1e6 for span in stages] == list(STAGES.values())
    assert all(span.parent and span.parent.span_id == whole.context.span_id for span in stages)
    assert dict(whole.attributes or {}) == {"request": "r1", "answerer": "extractive", "refused": True}
    assert "Secret" not in whole.to_json()


def test_what_has_no_answer_has_no_span() -> None:
    kept = InMemorySpanExporter()
    Traces(SimpleSpanProcessor(kept))(Asked(Asker(), "?", (), None, InputError("no"), 0.02))
    assert kept.get_finished_spans() == ()
