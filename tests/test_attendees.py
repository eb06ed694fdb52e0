"""A model that does as it is told, over the seed articles: a claim a person, in English, with Arabic quotes."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from threading import Event

import pytest
from starlette.responses import Response, StreamingResponse

from index.corpus import Corpus
from index.files import load
from rag.endpoint import Endpoint
from rag.generate import AnswerForm, Generative
from rag.llm import Model
from rag.orders import WithoutOrders
from rag.pipeline import Pipeline
from rag.rank import Rank
from rag.retrieve import Retrieve
from rag.settings import Settings
from rag.text import language
from rag.types import Answer, Claim, Record
from rag.understand import understand
from rag.verify import Verify
from tests.conftest import WordEmbedder, store
from tests.scripted import Behaviour, Body, Script, chunk

QUESTION = "Who attended the Ankara talks?"
PEOPLE = {
    "Ibrahim Kalin": r"[إا]براهيم قالن",
    "Sedat Onal": r"سادات أونال",
    "Sergei Vershinin": r"سيرغي فيرشين\w*",
    "Alexander Lavrentiev": r"ألكسندر لافر\w+",
}


def claims(prompt: str) -> Iterator[str]:
    """A claim for each of the people whom a passage names, and one that is made up."""
    passages = re.findall(r"^--- \w+ passage (\d+)\n[^\n]*\n(.*?)\n--- \w+ end$", prompt, re.DOTALL | re.MULTILINE)
    for person, written in PEOPLE.items():
        sentence = re.compile(rf"[^.\n]*{written}[^.\n]*")
        found = next((number, said[0]) for number, text in passages if (said := sentence.search(text)))
        quotes = [{"passage": int(found[0]), "words": found[1]}]
        yield json.dumps({"text": f"It is reported that {person} took part in the talks.", "quotes": quotes})
    yield json.dumps({"text": "It is reported that Javier Solana took part in the talks.", "quotes": quotes})


def good(gate: Event) -> Behaviour:
    """Writes a claim, and the others once the gate is open; mends nothing."""

    async def behave(script: Script, body: Body) -> Response:
        async def send() -> AsyncIterator[bytes]:
            if len(script.asked) == 1:
                for said in claims(body["messages"][0]["content"]):
                    yield chunk(f"{said}\n")
                    while not gate.is_set() and not script.over:
                        await asyncio.sleep(0.005)
            yield chunk('{"claims": []}', "stop")

        return StreamingResponse(send(), media_type="text/event-stream")

    return behave


@pytest.fixture
def pipeline(script: Script, corpus: Corpus, embed: WordEmbedder, seeds: object) -> Iterator[Pipeline]:
    store(corpus, embed, *(record for record in load([str(seeds)], {}) if isinstance(record, Record)))
    endpoint = Endpoint(Settings(openai_base_url=script.url))
    yield Pipeline(
        understand,
        Retrieve(embed, corpus),
        WithoutOrders(Rank(50)),
        Generative(Model(endpoint, "good", 32_000, AnswerForm), len),
        Verify(corpus.searched, corpus.told),
    )
    endpoint._client.close()


def test_each_person_is_a_verified_claim_and_the_first_comes_before_the_last_is_written(
    script: Script, pipeline: Pipeline
) -> None:
    gate = Event()
    script.plays(good(gate))
    steps = pipeline.stream(QUESTION)
    first = next(steps)
    assert isinstance(first, Claim)
    assert first.text == "It is reported that Ibrahim Kalin took part in the talks."
    gate.set()
    *others, answer = steps
    assert isinstance(answer, Answer)
    assert answer.claims == (first, *others)
    assert [claim.text.split(" that ")[1].removesuffix(" took part in the talks.") for claim in answer.claims] == list(
        PEOPLE
    )
    assert {language(citation.quote.text) for citation in answer.citations} == {"ar"}
    assert [claim.text for claim in answer.dropped] == ["It is reported that Javier Solana took part in the talks."]
