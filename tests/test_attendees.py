"""A model that does as it is told, over texts of our own and the seeds: a claim a person, quoted in Arabic."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from threading import Event
from typing import NamedTuple

import pytest
from starlette.responses import Response, StreamingResponse

from index.corpus import Corpus
from index.files import load
from rag.endpoint import Endpoint
from rag.generate import AnswerForm, Generative
from rag.listed import listing
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
from tests.conftest import WordEmbedder, record, store
from tests.scripted import Behaviour, Body, Script, chunk


class Talks(NamedTuple):
    """A question, those whom a model names, each as the articles write them, and who is not there."""

    question: str
    people: dict[str, str]
    texts: tuple[str, ...] = ()  # of the articles; none for the seeds


OWN = Talks(
    "Who attended the Oslo talks?",
    {
        "Ibrahim Kalin": r"إبراهيم كالين",
        "Sergei Vershinin": r"سيرغي فيرشينين",
        "Farid Haddad": r"فريد حداد",
    },
    (
        "افتتحت محادثات أوسلو صباح الاثنين. حضر محادثات أوسلو المتحدث إبراهيم كالين ومعه مسؤولون آخرون من بلاده.",
        "وصل إلى محادثات أوسلو المبعوث سيرغي فيرشينين قبل الظهر. ثم انضم إلى محادثات أوسلو الوزير فريد حداد.",
    ),
)
SEEDS = Talks(
    "Who attended the Ankara talks?",
    {
        "Ibrahim Kalin": r"[إا]براهيم قالن",
        "Sedat Onal": r"سادات أونال",
        "Sergei Vershinin": r"سيرغي فيرشين\w*",
        "Alexander Lavrentiev": r"ألكسندر لافر\w+",
    },
)


def claims(talks: Talks, prompt: str) -> Iterator[str]:
    """A claim for each of the people whom a passage names, and one that is made up."""
    passages = re.findall(r"^--- \w+ passage (\d+)\n[^\n]*\n(.*?)\n--- \w+ end$", prompt, re.DOTALL | re.MULTILINE)
    for person, written in talks.people.items():
        sentence = re.compile(rf"[^.\n]*{written}[^.\n]*")
        found = next((number, said[0]) for number, text in passages if (said := sentence.search(text)))
        quotes = [{"passage": int(found[0]), "words": found[1]}]
        yield json.dumps({"text": f"It is reported that {person} took part in the talks.", "quotes": quotes})
    yield json.dumps({"text": "It is reported that Javier Solana took part in the talks.", "quotes": quotes})


def good(talks: Talks, gate: Event) -> Behaviour:
    """Writes a claim, and the others once the gate is open; mends nothing."""

    async def behave(script: Script, body: Body) -> Response:
        async def send() -> AsyncIterator[bytes]:
            if len(script.asked) == 1:
                for said in claims(talks, body["messages"][0]["content"]):
                    yield chunk(f"{said}\n")
                    while not gate.is_set() and not script.over:
                        await asyncio.sleep(0.005)
            yield chunk('{"claims": []}', "stop")

        return StreamingResponse(send(), media_type="text/event-stream")

    return behave


@pytest.fixture(params=[OWN, SEEDS], ids=["own", "seeds"])
def talks(request: pytest.FixtureRequest, corpus: Corpus, embed: WordEmbedder) -> Talks:
    """The talks, whose articles are stored."""
    asked: Talks = request.param
    texts = [record(f"talks-{n}", text) for n, text in enumerate(asked.texts)]
    if not texts:
        folder = request.getfixturevalue("seeds")
        texts = [one for one in load([str(folder)], {}) if isinstance(one, Record)]
    store(corpus, embed, *texts)
    return asked


@pytest.fixture
def pipeline(script: Script, corpus: Corpus, embed: WordEmbedder) -> Iterator[Pipeline]:
    endpoint = Endpoint(Settings(openai_base_url=script.url))
    yield Pipeline(
        understand,
        Retrieve(embed, corpus),
        WithoutOrders(Rank(50)),
        Generative(Model(endpoint, "good", 32_000, AnswerForm), len),
        Verify(corpus.searched, corpus.catalogue.stories.told),
    )
    endpoint._client.close()


def test_each_person_is_a_verified_claim_and_the_first_comes_before_the_last_is_written(
    script: Script, pipeline: Pipeline, talks: Talks
) -> None:
    gate = Event()
    script.plays(good(talks, gate))
    steps = pipeline.stream(talks.question)
    first = next(steps)
    assert isinstance(first, Claim)
    assert first.text == "It is reported that Ibrahim Kalin took part in the talks."
    gate.set()
    *others, answer = steps
    assert isinstance(answer, Answer)
    assert answer.claims == (first, *others)
    named = [claim.text.split(" that ")[1].removesuffix(" took part in the talks.") for claim in answer.claims]
    assert named == list(talks.people)
    assert {language(citation.quote.text) for citation in answer.citations} == {"ar"}
    assert [claim.text for claim in answer.dropped] == ["It is reported that Javier Solana took part in the talks."]
    made = listing(answer)
    assert made is not None
    assert made.items == len(talks.people)
    assert talks is SEEDS or (made.reports, made.others_in) == (2, 1)
