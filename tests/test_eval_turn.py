"""The model in another process that turns are measured with."""

import json

import pytest

from evals.server import passages, served
from evals.turn import write
from rag.endpoint import Endpoint
from rag.settings import Settings
from rag.types import Tokens

PROMPT = """Passages:
--- 0a passage 1
High water | Post | 2023-09-10
The river rose by two metres on Sunday night. Forty houses are gone.
--- 0a end
--- 0a passage 7
Rain | undated
Rain is forecast for the whole of the week.
--- 0a end
"""


def test_passages_are_read_out_of_a_prompt() -> None:
    assert [number for number, _ in passages(PROMPT)] == [1, 7]


def test_sentences_are_cut_short_and_quoted_whole() -> None:
    first, second = map(json.loads, write(PROMPT))
    assert first == {
        "text": "The river rose by two metres",
        "quotes": [{"passage": 1, "words": "The river rose by two metres on Sunday night. "}],
    }
    assert second["quotes"][0]["passage"] == 7


@pytest.mark.parametrize(("prompt", "reply"), [("Claims of an answer …", '{"claims": []}'), ("Translate …", "What")])
def test_other_calls_are_answered_shortly(prompt: str, reply: str) -> None:
    assert "".join(write(prompt)).startswith(reply)


def test_a_reply_is_streamed_with_its_cost() -> None:
    with served(write) as url:
        endpoint = Endpoint(Settings(openai_base_url=url))
        *pieces, cost = endpoint.write("any", PROMPT, {"stream": True, "stream_options": {"include_usage": True}})
        endpoint._client.close()
    assert "".join(map(str, pieces)) == "".join(write(PROMPT))
    assert len(pieces) > 10
    assert cost == Tokens(1000, 200)
