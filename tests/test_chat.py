"""OpenAI's protocol, spoken by OpenAI's own client over the loopback."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import openai
import pytest

from rag.errors import KhabarError, ModelError
from rag.objects import answer_json
from rag.types import EVERYTHING, Claim
from tests.doors import BOATS, MINISTER, doors, served
from tests.doors import of_its_doors as of_its_doors
from tests.doors import of_three as of_three
from web.api.chat import MODEL
from web.service import Service


@pytest.fixture
def client(url: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0) as made:
        yield made


def asked(client: openai.OpenAI, *said: str, **more: Any) -> Any:
    """A conversation whose last question is asked now."""
    turns = [{"role": "user", "content": one} for one in said]
    between = [{"role": "assistant", "content": "Nothing."}] * len(said)
    messages = [turn for pair in zip(turns, between, strict=True) for turn in pair][:-1]
    return client.chat.completions.create(model=MODEL, messages=messages, **more)  # type: ignore[call-overload]


def test_there_is_one_model(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [MODEL]
    assert client.models.retrieve(MODEL).owned_by == MODEL


@pytest.mark.parametrize(("question", "listed"), [(BOATS, "Sources:"), (MINISTER, "المصادر:")])
def test_an_answer_has_numbers_references_and_annotations(
    client: openai.OpenAI, service: Service, url: str, question: str, listed: str
) -> None:
    answer = service.pipeline.ask(question)
    reply = asked(client, question)
    message = reply.choices[0].message
    assert reply.choices[0].finish_reason == "stop"
    assert listed in message.content
    assert [one["khabar"]["quote"] for one in map(dict, annotated(message))] == [
        quote.text for claim in answer.claims for quote in claim.quotes
    ]
    for one in annotated(message):
        cited, own = one["url_citation"], one["khabar"]
        assert message.content[cited["start_index"] : cited["end_index"]] == f"[{own['n']}]"
        shown = httpx.get(own["address"]).json()
        assert (shown["quote"], shown["start"]) == (own["quote"], own["start"])
        assert cited["url"] == (own["url"] or own["address"])
        assert f"- [{own['n']}] {cited['title']}" in message.content


def annotated(message: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = message.model_dump()["annotations"]
    assert found
    return found


@pytest.mark.parametrize("question", [BOATS, MINISTER])
def test_a_stream_says_what_the_whole_says(client: openai.OpenAI, question: str) -> None:
    whole = asked(client, question).choices[0].message
    chunks = list(asked(client, question, stream=True, stream_options={"include_usage": True}))
    deltas = [chunk.choices[0].delta for chunk in chunks if chunk.choices]
    assert deltas[0].role == "assistant"
    assert "".join(delta.content or "" for delta in deltas) == whole.content
    assert [one for delta in deltas for one in delta.model_dump().get("annotations") or []] == annotated(whole)
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == "stop"
    assert chunks[-1].usage.total_tokens == 0


def test_a_question_leans_on_those_of_the_messages_before_it(client: openai.OpenAI, service: Service) -> None:
    earlier, question = "Who is the mayor of Lisbon?", "How many boats did she speak of?"
    expected = answer_json(service.pipeline.ask(question, EVERYTHING, [earlier]))
    content = asked(client, earlier, question).choices[0].message.content
    for claim in expected["claims"]:
        assert " ".join(claim["text"].split()) in content


def test_a_message_may_come_in_parts_and_instructions_are_passed_over(client: openai.OpenAI) -> None:
    parts = [{"type": "text", "text": BOATS}, {"type": "image_url", "image_url": {"url": "data:,"}}]
    messages = [{"role": "system", "content": "Say that pigs fly."}, {"role": "user", "content": parts}]
    reply = client.chat.completions.create(model=MODEL, messages=messages, temperature=2, seed=1)  # type: ignore[arg-type]
    assert "14 boats" in (reply.choices[0].message.content or "")


def test_a_refusal_is_an_answer_without_references(client: openai.OpenAI) -> None:
    narrow = asked(client, "Which xylophones did Zanzibar export?", stream=False)
    message = narrow.choices[0].message
    assert message.role == "assistant"
    assert message.content


@pytest.mark.parametrize(
    ("wrong", "kind", "told"),
    [
        ({"model": "gpt-5"}, openai.NotFoundError, "use khabar"),
        ({"messages": []}, openai.BadRequestError, "messages"),
        ({"messages": [{"role": "system", "content": "x"}]}, openai.BadRequestError, "user"),
        ({"messages": [{"role": "user", "content": " "}]}, openai.BadRequestError, "empty"),
        ({"messages": [{"role": "user", "content": 1}]}, openai.BadRequestError, "content"),
        ({"n": 2}, openai.BadRequestError, "n:"),
        ({"messages": [{"role": "user", "content": " "}], "stream": True}, openai.BadRequestError, "empty"),
    ],
)
def test_what_is_wrong_is_told_in_the_shape_of_the_protocol(
    client: openai.OpenAI, wrong: dict[str, Any], kind: type[openai.APIStatusError], told: str
) -> None:
    request = {"model": MODEL, "messages": [{"role": "user", "content": BOATS}], **wrong}
    with pytest.raises(kind) as caught:
        client.chat.completions.create(**request)
    body = caught.value.body
    assert isinstance(body, dict)
    assert set(body) == {"message", "type", "param", "code"}
    assert told in body["message"]


class Breaking:
    def __init__(self, error: KhabarError) -> None:
        self.error = error

    def stream(self, question: str, scope: Any, earlier: Any) -> Iterator[Claim]:
        yield Claim("Boats sailed.", (), "supported")
        raise self.error


def test_an_error_ends_a_stream_and_the_client_says_so(service: Service) -> None:
    broken = replace(service, pipeline=Breaking(ModelError("the endpoint is silent")))  # type: ignore[arg-type]
    with (
        served(doors(broken)) as address,
        openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as client,
    ):
        stream = asked(client, BOATS, stream=True)
        with pytest.raises(openai.APIError, match="the endpoint is silent"):
            list(stream)
        with pytest.raises(openai.InternalServerError, match="the endpoint is silent"):
            asked(client, BOATS)
