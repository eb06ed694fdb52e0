"""The endpoint, against a scripted server on the loopback."""

import logging
import socket
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from rag.endpoint import NO_STREAM, TOO_LONG, Endpoint, EndpointEmbedder
from rag.errors import ModelError
from rag.settings import Settings
from rag.types import Tokens
from tests.scripted import Behaviour, Script, chunk, event, fails, raw, says, sends, silent, whole

KEY = "sk-very-secret"
HTML = "<html><body>Welcome to the router</body></html>"
STREAMED = {"stream": True, "stream_options": {"include_usage": True}}


@pytest.fixture
def endpoint(script: Script) -> Iterator[Endpoint]:
    made = opened(script.url)
    yield made
    made._client.close()


@pytest.fixture
def hurried(script: Script) -> Iterator[Endpoint]:
    made = opened(script.url, timeout=0.3)
    yield made
    made._client.close()


def opened(url: str, **more: Any) -> Endpoint:
    return Endpoint(Settings(openai_api_key=KEY, openai_base_url=url, **more))


def written(endpoint: Endpoint, **how: Any) -> list[str | Tokens]:
    return list(endpoint.write("small", "Write.", how or STREAMED))


def vectors(*rows: tuple[int, list[float]]) -> Behaviour:
    data = [{"object": "embedding", "index": index, "embedding": values} for index, values in rows]
    return sends({"object": "list", "data": data, "model": "small", "usage": {"prompt_tokens": 1, "total_tokens": 1}})


def test_a_reply_is_handed_on_piece_by_piece_and_last_its_cost(script: Script, endpoint: Endpoint) -> None:
    script.plays(says("The ", "river", prompt=11, completion=4))
    assert written(endpoint) == ["The ", "river", Tokens(11, 4)]
    assert len(script.asked) == 1


def test_a_whole_reply_is_one_piece(script: Script, endpoint: Endpoint) -> None:
    script.plays(says("The ", "river"))
    assert written(endpoint, temperature=0) == ["The river", Tokens(10, 5)]


def test_a_server_that_does_not_count_costs_nothing(script: Script, endpoint: Endpoint) -> None:
    script.plays(says("The river"))
    assert written(endpoint, stream=True) == ["The river", Tokens(0, 0)]


def test_model_prompt_fields_and_key_are_sent(script: Script, endpoint: Endpoint) -> None:
    script.plays(says("Good."))
    prompt = "اكتب \ud83d\ude42".encode("utf-16", "surrogatepass").decode("utf-16")
    list(endpoint.write("small", prompt, {**STREAMED, "response_format": {"type": "json_object"}}))
    ((path, headers, body),) = script.asked
    assert path == "/v1/chat/completions"
    assert headers["authorization"] == f"Bearer {KEY}"
    assert (body["model"], body["messages"]) == ("small", [{"role": "user", "content": "اكتب 🙂"}])
    assert (body["stream"], body["response_format"]) == (True, {"type": "json_object"})


def test_an_endpoint_needs_no_key(script: Script) -> None:
    script.plays(says("Good."))
    keyless = Endpoint(Settings(openai_base_url=script.url))
    assert written(keyless)[0] == "Good."
    keyless._client.close()


def test_a_reply_without_words_is_only_its_cost(script: Script, endpoint: Endpoint) -> None:
    script.plays(raw(chunk(None, tool_calls=[{"index": 0}]), chunk(None, "tool_calls"), b"data: [DONE]\n\n"))
    assert written(endpoint) == [Tokens()]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, "127.0.0.1 answered 400; see its log, or use another endpoint"),
        (401, "127.0.0.1 refused the key: check OPENAI_API_KEY"),
        (403, "127.0.0.1 refused the key: check OPENAI_API_KEY"),
        (404, "127.0.0.1 has no model small: set KHABAR_MODEL to one it has"),
        (429, "127.0.0.1 has had enough for now (rate or quota): wait, or check the account"),
        (500, "127.0.0.1 answered 500; see its log, or use another endpoint"),
    ],
)
def test_a_refusal_is_an_error_that_says_what_to_do_and_keeps_the_key(
    script: Script, endpoint: Endpoint, status: int, said: str
) -> None:
    script.plays(fails(status, f"Incorrect API key provided: {KEY}"))
    with pytest.raises(ModelError) as raised:
        written(endpoint)
    assert (str(raised.value), raised.value.status, raised.value.down) == (said, status, status != 400)
    assert len(script.asked) == (3 if status in (429, 500) else 1)


@pytest.mark.parametrize("faults", [[500], [500, 500], [429, 503]])
def test_a_passing_failure_is_not_noticed(script: Script, endpoint: Endpoint, faults: list[int]) -> None:
    script.plays(*map(fails, faults), says("Good."))
    assert written(endpoint)[0] == "Good."
    assert len(script.asked) == len(faults) + 1


def test_a_server_is_left_alone_for_as_long_as_it_asks(script: Script, endpoint: Endpoint) -> None:
    script.plays(fails(429, retry_after="1"), says("Good."))
    began = time.monotonic()
    assert written(endpoint)[0] == "Good."
    assert time.monotonic() - began >= 1


def test_a_wait_beyond_the_time_there_is_comes_out_at_once(script: Script, hurried: Endpoint) -> None:
    script.plays(fails(429, retry_after="90"))
    with pytest.raises(ModelError) as raised:
        written(hurried)
    assert raised.value.after == 90
    assert len(script.asked) == 1


@pytest.mark.parametrize("message", ["maximum context length is 512 tokens", "exceeds the available Context size"])
def test_a_prompt_beyond_the_context_is_told_from_other_refusals(
    script: Script, endpoint: Endpoint, message: str
) -> None:
    script.plays(fails(400, message))
    with pytest.raises(ModelError) as raised:
        written(endpoint)
    assert (raised.value.status, raised.value.down) == (TOO_LONG, False)


def test_a_server_that_replies_whole_to_a_stream_is_told(script: Script, endpoint: Endpoint) -> None:
    script.plays(sends(whole("Good.")))
    with pytest.raises(ModelError) as raised:
        written(endpoint)
    assert raised.value.status == NO_STREAM


def test_a_server_that_keeps_silent_is_given_up(script: Script, hurried: Endpoint) -> None:
    script.plays(silent)
    with pytest.raises(ModelError, match="127.0.0.1 did not answer in time: ask again, or raise KHABAR_TIMEOUT"):
        written(hurried)


@pytest.mark.parametrize("drop", [b":", b"data: ", b"\n", chunk(" and")])
def test_a_server_that_drips_for_ever_is_given_up_and_its_words_stand(
    script: Script, hurried: Endpoint, drop: bytes
) -> None:
    script.plays(raw(chunk("The river"), drop, pause=0.02, endless=True))
    pieces = hurried.write("small", "Write.", STREAMED)
    assert next(pieces) == "The river"
    with pytest.raises(ModelError, match="did not answer in time"):
        list(pieces)


@pytest.mark.parametrize("breaks", [False, True])
def test_a_stream_that_stops_midway_says_so_after_its_words(script: Script, endpoint: Endpoint, breaks: bool) -> None:
    script.plays(raw(chunk("The river"), chunk(" ro"), breaks=breaks))
    pieces = endpoint.write("small", "Write.", STREAMED)
    assert [next(pieces), next(pieces), next(pieces)] == ["The river", " ro", Tokens()]
    with pytest.raises(ModelError, match="small stopped midway: ask again, or see the log of 127.0.0.1"):
        next(pieces)
    assert len(script.asked) == 1


def test_a_reply_cut_for_its_length_says_so(script: Script, endpoint: Endpoint) -> None:
    script.plays(says("The river", finish="length"))
    pieces = endpoint.write("small", "Write.", STREAMED)
    assert [next(pieces), next(pieces)] == ["The river", Tokens(10, 5)]
    with pytest.raises(ModelError, match="stopped midway"):
        next(pieces)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n', "does not speak the OpenAI protocol"),
        (b"data: {half\n\n", "does not speak the OpenAI protocol"),
        (b"data: []\n\n", "does not speak the OpenAI protocol"),
        (event({"error": {"message": "out of memory"}}), "failed while it wrote"),
    ],
)
def test_what_is_no_stream_of_a_reply_is_said_after_its_words(
    script: Script, endpoint: Endpoint, sent: bytes, said: str
) -> None:
    script.plays(raw(chunk("The river"), sent))
    pieces = endpoint.write("small", "Write.", STREAMED)
    assert next(pieces) == "The river"
    with pytest.raises(ModelError, match=said):
        list(pieces)


def test_a_stream_that_is_no_longer_wanted_lets_the_server_go(script: Script, endpoint: Endpoint) -> None:
    script.plays(raw(chunk("The river"), chunk(" and"), pause=0.01, endless=True))
    pieces = endpoint.write("small", "Write.", STREAMED)
    next(pieces)
    pieces.close()
    assert script.let_go.wait(5)


def test_a_server_that_is_not_there_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nowhere = opened(f"http://127.0.0.1:{taken.getsockname()[1]}/v1", timeout=0.3)
        with pytest.raises(ModelError, match="127.0.0.1 cannot be reached: check OPENAI_BASE_URL"):
            written(nowhere)
        nowhere._client.close()


@pytest.mark.parametrize("reply", [HTML, "[]", '"text"', "{nonsense", '{"choices": [{}]}', '{"choices": "x"}', "{}"])
def test_a_server_that_speaks_another_protocol_is_said(script: Script, endpoint: Endpoint, reply: str) -> None:
    script.plays(sends(reply))
    with pytest.raises(ModelError, match="OPENAI_BASE_URL"):
        written(endpoint, temperature=0)
    with pytest.raises(ModelError):
        written(endpoint)


@pytest.mark.parametrize("reply", [HTML, "[]", "{}", "{nonsense", '{"data": null}', '{"data": [{}]}'])
def test_a_server_that_embeds_in_another_protocol_is_said(script: Script, endpoint: Endpoint, reply: str) -> None:
    script.plays(sends(reply))
    with pytest.raises(ModelError):
        endpoint.embed("small", ["one"])


def test_nothing_is_embedded_without_asking(script: Script, endpoint: Endpoint) -> None:
    assert len(endpoint.embed("small", [])) == 0
    assert script.asked == []


def test_embeddings_are_of_unit_length_and_in_the_order_of_their_index(script: Script, endpoint: Endpoint) -> None:
    script.plays(vectors((1, [0.0, 2.0]), (0, [3.0, 4.0])))
    made = endpoint.embed("small", ["one", "two"])
    assert made.dtype == np.float32
    np.testing.assert_allclose(made, [[0.6, 0.8], [0.0, 1.0]], rtol=1e-6)
    ((path, _, body),) = script.asked
    assert (path, body["model"], body["input"]) == ("/v1/embeddings", "small", ["one", "two"])


def test_an_empty_text_is_sent_as_a_space(script: Script, endpoint: Endpoint) -> None:
    script.plays(vectors((0, [1.0]), (1, [1.0])))
    endpoint.embed("small", ["", "two"])
    assert script.asked[0][2]["input"] == [" ", "two"]


def test_many_texts_are_embedded_in_batches_and_stay_in_order(script: Script, endpoint: Endpoint) -> None:
    script.plays(vectors(*((n, [1.0, 0.0]) for n in range(128))), vectors((1, [0.0, 1.0]), (0, [0.6, 0.8])))
    made = endpoint.embed("small", [f"text {n}" for n in range(130)])
    assert [len(body["input"]) for _, _, body in script.asked] == [128, 2]
    np.testing.assert_allclose(made[127:], [[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]], rtol=1e-6)


@pytest.mark.parametrize("sent", [1, 3])
def test_another_number_of_vectors_than_of_texts_is_refused(script: Script, endpoint: Endpoint, sent: int) -> None:
    script.plays(vectors(*((n, [1.0]) for n in range(sent))))
    with pytest.raises(ModelError, match=f"returned {sent} vectors for 2 texts; check small"):
        endpoint.embed("small", ["one", "two"])


def test_vectors_of_unlike_length_are_refused(script: Script, endpoint: Endpoint) -> None:
    script.plays(vectors((0, [1.0]), (1, [1.0, 0.0])))
    with pytest.raises(ModelError):
        endpoint.embed("small", ["one", "two"])


def test_an_embedder_is_named_after_its_model_and_embeds_questions_alike(script: Script, endpoint: Endpoint) -> None:
    script.plays(vectors((0, [0.0, 5.0])))
    embed = EndpointEmbedder(endpoint, "small")
    assert embed.name == "openai/small"
    np.testing.assert_array_equal(embed(["one"]), [[0.0, 1.0]])
    np.testing.assert_array_equal(embed(["one"], question=True), embed(["one"]))


def test_the_key_is_in_no_error_and_no_log(
    script: Script, endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    script.plays(fails(401))
    with pytest.raises(ModelError) as raised:
        endpoint.embed("small", ["one"])
    assert KEY not in str(raised.value)
    assert caplog.text
    assert KEY not in caplog.text
