"""The endpoint, against a scripted server on the loopback."""

import json
import logging
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import numpy as np
import pytest
from pydantic import BaseModel

from rag.endpoint import Endpoint, EndpointEmbedder
from rag.errors import ModelError
from rag.settings import Settings
from rag.types import Tokens

KEY = "sk-very-secret"
HTML = "<html><body>Welcome to the router</body></html>"


class Verse(BaseModel):
    line: str
    feet: int


@dataclass
class Script:
    """Replies in order, the last one again and again, and what was asked for them."""

    replies: list[tuple[int, str]] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)
    silent: bool = False
    done: Event = field(default_factory=Event)
    url: str = ""

    def reply(self, *bodies: Any, status: int = 200) -> None:
        self.replies += [(status, body if isinstance(body, str) else json.dumps(body)) for body in bodies]


@pytest.fixture
def script() -> Iterator[Script]:
    script = Script()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            if script.silent:
                script.done.wait(10)
                return
            status, said = script.replies.pop(0) if len(script.replies) > 1 else script.replies[0]
            sent = said.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html" if said.startswith("<") else "application/json")
            self.send_header("Content-Length", str(len(sent)))
            self.send_header("retry-after-ms", "1")
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield script
    script.done.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def endpoint(script: Script) -> Iterator[Endpoint]:
    made = opened(script.url)
    yield made
    made._client.close()


def opened(url: str, **more: Any) -> Endpoint:
    return Endpoint(Settings(openai_api_key=KEY, openai_base_url=url, **more))


def chat(content: str | None, **more: Any) -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "small", "choices": [choice], **more}


def used(prompt: int, completion: int) -> dict[str, int]:
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


def vectors(*rows: tuple[int, list[float]]) -> dict[str, Any]:
    data = [{"object": "embedding", "index": index, "embedding": values} for index, values in rows]
    return {"object": "list", "data": data, "model": "small", "usage": {"prompt_tokens": 1, "total_tokens": 1}}


GOOD = '{"line": "a rose", "feet": 2}'


def test_a_reply_in_the_form_is_read_with_its_cost(script: Script, endpoint: Endpoint) -> None:
    script.reply(chat(GOOD, usage=used(11, 4)))
    assert endpoint.complete("small", "Write a verse.", Verse) == (Verse(line="a rose", feet=2), Tokens(11, 4))
    assert len(script.asked) == 1


def test_a_server_that_does_not_count_costs_nothing(script: Script, endpoint: Endpoint) -> None:
    script.reply(chat(GOOD))
    assert endpoint.complete("small", "Write a verse.", Verse)[1] == Tokens(0, 0)


def test_model_prompt_form_and_key_are_sent(script: Script, endpoint: Endpoint) -> None:
    script.reply(chat(GOOD))
    endpoint.complete("small", "اكتب \ud83d\ude42".encode("utf-16", "surrogatepass").decode("utf-16"), Verse)
    ((path, headers, body),) = script.asked
    assert path == "/v1/chat/completions"
    assert headers["authorization"] == f"Bearer {KEY}"
    assert (body["model"], body["messages"]) == ("small", [{"role": "user", "content": "اكتب 🙂"}])
    form = body["response_format"]
    assert (form["type"], form["json_schema"]["strict"], form["json_schema"]["name"]) == ("json_schema", True, "verse")
    assert form["json_schema"]["schema"] == Verse.model_json_schema()


def test_an_endpoint_needs_no_key(script: Script) -> None:
    script.reply(chat(GOOD))
    keyless = Endpoint(Settings(openai_base_url=script.url))
    keyless.complete("small", "Write a verse.", Verse)
    keyless._client.close()
    assert KEY not in str(script.asked)


@pytest.mark.parametrize(
    "nonsense", ["", None, "A rose.", "{}", '{"line": "a rose"}', f"```json\n{GOOD}\n```", '{"line": "a", "feet": "b"}']
)
def test_after_nonsense_it_is_asked_once_again_and_both_are_paid(
    script: Script, endpoint: Endpoint, nonsense: str | None
) -> None:
    script.reply(chat(nonsense, usage=used(10, 5)), chat(GOOD, usage=used(10, 7)))
    assert endpoint.complete("small", "Write a verse.", Verse) == (Verse(line="a rose", feet=2), Tokens(20, 12))
    assert len(script.asked) == 2


@pytest.mark.parametrize("reply", [chat("A rose."), {**chat(""), "choices": []}, {}])
def test_nonsense_twice_is_an_error_that_says_what_to_do(
    script: Script, endpoint: Endpoint, reply: dict[str, Any]
) -> None:
    script.reply(reply)
    with pytest.raises(ModelError, match="small did not reply in the form asked for, twice.*--answerer extractive"):
        endpoint.complete("small", "Write a verse.", Verse)
    assert len(script.asked) == 2


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
    script.reply({"error": {"message": f"Incorrect API key provided: {KEY}"}}, status=status)
    with pytest.raises(ModelError) as raised:
        endpoint.complete("small", "Write a verse.", Verse)
    assert str(raised.value) == said
    assert len(script.asked) == (3 if status in (429, 500) else 1)


def test_a_passing_failure_is_not_noticed(script: Script, endpoint: Endpoint) -> None:
    script.reply({"error": {}}, status=500)
    script.reply(chat(GOOD))
    assert endpoint.complete("small", "Write a verse.", Verse)[0].feet == 2


def test_a_server_that_keeps_silent_is_given_up(script: Script) -> None:
    script.silent = True
    hurried = opened(script.url, timeout=0.3)
    with pytest.raises(ModelError, match="127.0.0.1 did not answer in time: try again, or raise KHABAR_TIMEOUT"):
        hurried.complete("small", "Write a verse.", Verse)
    hurried._client.close()


def test_a_server_that_is_not_there_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nowhere = opened(f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
        with pytest.raises(ModelError, match="127.0.0.1 cannot be reached: check OPENAI_BASE_URL"):
            nowhere.complete("small", "Write a verse.", Verse)
        nowhere._client.close()


def test_a_server_that_sends_broken_json_is_said(script: Script, endpoint: Endpoint) -> None:
    script.reply("{nonsense")
    with pytest.raises(ModelError, match="127.0.0.1 does not speak the OpenAI protocol: check OPENAI_BASE_URL"):
        endpoint.complete("small", "Write a verse.", Verse)
    with pytest.raises(ModelError, match="127.0.0.1 does not speak the OpenAI protocol: check OPENAI_BASE_URL"):
        endpoint.embed("small", ["one"])


@pytest.mark.parametrize("reply", [HTML, "[]", '"text"', '{"choices": [{}]}', '{"choices": "x"}'])
def test_a_server_that_speaks_another_protocol_is_said(script: Script, endpoint: Endpoint, reply: str) -> None:
    script.reply(reply)
    with pytest.raises(ModelError, match="OPENAI_BASE_URL|did not reply in the form"):
        endpoint.complete("small", "Write a verse.", Verse)


@pytest.mark.parametrize("reply", [HTML, "[]", "{}", '{"data": null}', '{"data": [{}]}'])
def test_a_server_that_embeds_in_another_protocol_is_said(script: Script, endpoint: Endpoint, reply: str) -> None:
    script.reply(reply)
    with pytest.raises(ModelError):
        endpoint.embed("small", ["one"])


def test_nothing_is_embedded_without_asking(script: Script, endpoint: Endpoint) -> None:
    assert len(endpoint.embed("small", [])) == 0
    assert script.asked == []


def test_embeddings_are_of_unit_length_and_in_the_order_of_their_index(script: Script, endpoint: Endpoint) -> None:
    script.reply(vectors((1, [0.0, 2.0]), (0, [3.0, 4.0])))
    made = endpoint.embed("small", ["one", "two"])
    assert made.dtype == np.float32
    np.testing.assert_allclose(made, [[0.6, 0.8], [0.0, 1.0]], rtol=1e-6)
    ((path, _, body),) = script.asked
    assert (path, body["model"], body["input"]) == ("/v1/embeddings", "small", ["one", "two"])


def test_an_empty_text_is_sent_as_a_space(script: Script, endpoint: Endpoint) -> None:
    script.reply(vectors((0, [1.0]), (1, [1.0])))
    endpoint.embed("small", ["", "two"])
    assert script.asked[0][2]["input"] == [" ", "two"]


def test_many_texts_are_embedded_in_batches_and_stay_in_order(script: Script, endpoint: Endpoint) -> None:
    script.reply(vectors(*((n, [1.0, 0.0]) for n in range(128))), vectors((1, [0.0, 1.0]), (0, [0.6, 0.8])))
    made = endpoint.embed("small", [f"text {n}" for n in range(130)])
    assert [len(body["input"]) for _, _, body in script.asked] == [128, 2]
    np.testing.assert_allclose(made[127:], [[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]], rtol=1e-6)


@pytest.mark.parametrize("sent", [1, 3])
def test_another_number_of_vectors_than_of_texts_is_refused(script: Script, endpoint: Endpoint, sent: int) -> None:
    script.reply(vectors(*((n, [1.0]) for n in range(sent))))
    with pytest.raises(ModelError, match=f"returned {sent} vectors for 2 texts; check small"):
        endpoint.embed("small", ["one", "two"])


def test_vectors_of_unlike_length_are_refused(script: Script, endpoint: Endpoint) -> None:
    script.reply(vectors((0, [1.0]), (1, [1.0, 0.0])))
    with pytest.raises(ModelError):
        endpoint.embed("small", ["one", "two"])


def test_an_embedder_is_named_after_its_model_and_embeds_questions_alike(script: Script, endpoint: Endpoint) -> None:
    script.reply(vectors((0, [0.0, 5.0])))
    embed = EndpointEmbedder(endpoint, "small")
    assert embed.name == "openai/small"
    np.testing.assert_array_equal(embed(["one"]), [[0.0, 1.0]])
    np.testing.assert_array_equal(embed(["one"], question=True), embed(["one"]))


def test_the_key_is_in_no_error_and_no_log(
    script: Script, endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    script.reply({"error": {"message": "no"}}, status=401)
    with pytest.raises(ModelError) as raised:
        endpoint.embed("small", ["one"])
    assert KEY not in str(raised.value)
    assert caplog.text
    assert KEY not in caplog.text
