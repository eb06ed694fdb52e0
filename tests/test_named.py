"""Whom the quotes of an answer without a model name."""

from dataclasses import replace

import pytest

from rag.named import named, named_line
from rag.objects import answer_json
from rag.show import Block, blocks
from rag.types import Answer, Citation, Claim, Quote, Searched
from tests.conftest import article

ASKED = "Who attended the talks in Tallinn?"
FIRST = article("Sergei Vershinin and Mart Kask came to Tallinn. Rain fell.", "first")
SECOND = article("The envoy Sergei Vershin was in Tallinn, and Kask too. So was Janis Ozols.", "second")


def cited(found: object, text: str, *names: str) -> Claim:
    assert isinstance(found, type(FIRST))
    start = found.text.index(text)
    marks = tuple((text.index(name), text.index(name) + len(name)) for name in names)
    quote = Quote(found.id, found.revision, start, start + len(text), text)
    return Claim(text, (quote,), "supported", marked=marks)


CAME = cited(FIRST, "Sergei Vershinin and Mart Kask came to Tallinn.", "Sergei Vershinin", "Mart Kask")
WAS = cited(SECOND, "The envoy Sergei Vershin was in Tallinn, and Kask too.", "Sergei Vershin")
ALSO = cited(SECOND, "So was Janis Ozols.")


def answer(*claims: Claim, question: str = ASKED) -> Answer:
    articles = {one.id: one for one in (FIRST, SECOND)}
    citations = tuple(Citation(n, one.quotes[0], articles[one.quotes[0].article_id]) for n, one in enumerate(claims, 1))
    return Answer(question, "en", claims, citations, (), Searched(2, 2))


def test_each_is_named_once_by_the_fullest_spelling_with_all_quotes_that_name_him() -> None:
    assert named(answer(WAS, CAME)) == [("Sergei Vershinin", (1, 2)), ("Mart Kask", (1, 2))]


def test_who_is_not_marked_is_not_named() -> None:
    assert all("Ozols" not in name for name, _ in named(answer(CAME, ALSO)))


def test_they_are_told_in_one_line_in_the_readers_language() -> None:
    made = answer(CAME, WAS)
    line = "Named in these quotes, which may tell of more than one event: Sergei Vershinin [1][2], Mart Kask [1][2]"
    apart = named_line(made)
    assert apart.translate(dict.fromkeys((0x2068, 0x2069))) == line
    assert apart.count("\u2068") == apart.count("\u2069") == 2
    assert next(blocks(made)) == Block(apart, ())
    assert named_line(replace(made, language="ar")).startswith("أسماء وردت في هذه الاقتباسات، وقد")


def test_programs_are_told_them_with_how_complete_that_is() -> None:
    assert answer_json(answer(CAME, WAS))["list"] == {
        "items": 2,
        "reports": 2,
        "others_in": 0,
        "others": [],
        "names": [{"name": "Sergei Vershinin", "citations": [1, 2]}, {"name": "Mart Kask", "citations": [1, 2]}],
    }
    assert answer_json(answer(CAME, question="Who is the envoy?"))["list"] is None


@pytest.mark.parametrize(
    "other",
    [
        answer(),
        answer(WAS),  # one alone
        answer(CAME, question="When did the talks in Tallinn open?"),
        answer(CAME, question="Who is the envoy?"),  # one is asked for
        replace(answer(CAME), model="small"),  # which writes its own list
    ],
)
def test_what_is_no_list_has_no_line(other: Answer) -> None:
    assert named(other) == []
    assert named_line(other) == ""


@pytest.mark.parametrize(
    "question", ["من حضر المحادثات؟", "من شارك في الاجتماع؟", "من هم أعضاء الوفد؟", "من التقى الوزير؟"]
)
def test_several_are_asked_for_in_arabic_too(question: str) -> None:
    assert named(answer(CAME, question=question))
