"""The evaluation of a chat model, against one that plays a good model."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evals.model import _precise, model
from evals.server import passages
from rag.errors import InputError
from rag.settings import Settings
from rag.types import Answer, Citation, Claim, Quote, Searched
from tests.conftest import article
from tests.scripted import Script, answers

ROWS = [
    {
        "question": "Who welcomed Biden and Putin on behalf of Switzerland at their 2021 summit?",
        "quote": [["Guy Parmelin"], ["غي بارملان"]],
        "kind": "single",
        "language": "en",
        "articles": [],
    },
    {
        "question": "Who headed the American and Russian teams at the eight-hour Geneva negotiations of January 2022?",
        "quote": [["Sherman", "Ryabkov"], ["شيرمان", "ريابكوف"]],
        "kind": "list",
        "language": "en",
        "articles": [],
    },
    {
        "question": "Who is the oldest otter of Reykjavik?",
        "quote": [],
        "kind": "unanswerable-off-topic",
        "language": "en",
        "articles": [],
    },
]
KNOWN = {
    "Parmelin": ("It is reported that Guy Parmelin welcomed both presidents.", r"Guy Parmelin|غي بارملان"),
    "Sherman": ("It is reported that Wendy Sherman was at the talks.", r"Sherman|شيرمان"),
    "Ryabkov": ("It is reported that Sergei Ryabkov was at the talks.", r"Ryabkov|ريابكوف"),
}


def good(prompt: str) -> str:
    """A claim for each of those whom a passage names, of the question that is asked."""
    question = prompt.partition("Passages, each")[0]
    if prompt.startswith("Translate"):
        return "من هو؟"
    asked = {"Switzerland": ["Parmelin"], "eight-hour": ["Sherman", "Ryabkov"]}
    wanted = [person for words, people in asked.items() if words in question for person in people]
    return json.dumps({"claims": [claim for person in wanted for claim in claims(person, prompt)]})


def claims(person: str, prompt: str) -> Iterator[dict[str, Any]]:
    text, written = KNOWN[person]
    sentence = re.compile(rf"[^.\n]*(?:{written})[^.\n]*")
    for number, passage in passages(prompt):
        if said := sentence.search(passage):
            yield {"text": text, "quotes": [{"passage": number, "words": said[0], "translation": None}]}
            return


def test_without_an_endpoint_it_says_what_to_set() -> None:
    with pytest.raises(InputError, match="set OPENAI_BASE_URL"):
        model(Settings(openai_api_key=None, openai_base_url=None), print)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the client's connections stay open
def test_a_good_model_is_measured(tmp_path: Path, script: Script) -> None:
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    script.plays(answers(good))
    said: list[str] = []
    settings = Settings(openai_base_url=script.url, model="good", home=tmp_path / "home")
    figures = model(settings, said.append, [tmp_path / "questions.jsonl"])
    assert figures["questions"] == 3
    assert figures["answered by the model"] == "3 of 3 (1.000)"
    assert figures["citation recall"] == figures["citation precision"] == "3 of 3 (1.000)"
    assert figures["dropped"] == "0 of 3 (0.000)"
    assert figures["words asked for are quoted"] == "2 of 2 (1.000)"
    assert figures["refused, unanswerable"] == "1 of 1 (1.000)"
    assert figures["claims in the language of the question"] == "3 of 3 (1.000)"
    assert figures["of what lists ask for, named"] == "2 of 2 (1.000)"
    assert any("citation recall" in line for line in said)


def test_a_quote_that_bears_nothing_out_is_not_precise() -> None:
    text = article("Mart Kask came to Tallinn. Rain fell on the bay.", "talks")
    came, rain = (
        Quote(text.id, text.revision, start, start + len(words), words)
        for words in ("Mart Kask came to Tallinn.", "Rain fell on the bay.")
        for start in [text.text.index(words)]
    )
    claim = Claim("Mart Kask came to Tallinn.", (came, rain), "supported")
    citations = (Citation(1, came, text), Citation(2, rain, text))
    answer = Answer("Who came?", "en", (claim,), citations, (), Searched(1, 1))
    assert list(_precise(answer, claim)) == [True, False]
