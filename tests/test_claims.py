"""Claims out of a reply, whatever stands around them."""

import json
import random

import pytest

from rag.claims import Claims
from rag.types import Draft

ROSE = '{"text": "The river rose.", "quotes": [{"passage": 1, "words": "river rose"}]}'
RAIN = '{"text": "Rain fell.", "quotes": [{"passage": 2, "words": "Rain"}, {"passage": 3, "words": "fell"}]}'
ROSE_DRAFT = Draft("The river rose.", ((1, "river rose"),))
RAIN_DRAFT = Draft("Rain fell.", ((2, "Rain"), (3, "fell")))


def read(*pieces: str) -> tuple[list[Draft], bool]:
    claims = Claims()
    return [draft for piece in pieces for draft in claims.read(piece)], claims.formed


def claim(text: str, quotes: object) -> str:
    return json.dumps({"text": text, "quotes": quotes})


@pytest.mark.parametrize(
    "reply",
    [
        f'{{"claims": [{ROSE}, {RAIN}]}}',
        f'{{"claims": [\n{ROSE},\n{RAIN}\n]}}',
        f"{ROSE}\n{RAIN}\n",
        f"[{ROSE}, {RAIN}]",
        f'```json\n{{"claims": [{ROSE}, {RAIN}]}}\n```',
        f'Here is what I "found":\n{ROSE}\nand also {RAIN} Hope it helps {{smile}}',
        json.dumps({"claims": [json.loads(ROSE), json.loads(RAIN)]}, indent=2),
        f'{{"answer": {{"claims": [{ROSE}, {RAIN}]}}}}',
        f'{{"text": "half a cl\n{ROSE}\n{RAIN}',
        f"<think>{{perhaps}}</think>{ROSE}{RAIN}",
    ],
)
def test_claims_are_found_whatever_the_form(reply: str) -> None:
    assert read(reply) == ([ROSE_DRAFT, RAIN_DRAFT], True)
    assert read(*reply) == ([ROSE_DRAFT, RAIN_DRAFT], True)


def test_a_claim_comes_out_with_its_last_letter() -> None:
    claims = Claims()
    assert list(claims.read(f'{{"claims": [{ROSE[:-1]}')) == []
    assert list(claims.read("}")) == [ROSE_DRAFT]


@pytest.mark.parametrize("reply", ['{"claims": []}', ' {"claims":\n[ ] } ', '```\n{"claims": []}```'])
def test_no_claims_are_an_answer(reply: str) -> None:
    assert read(reply) == ([], True)


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "I cannot help with that.",
        '{"claims": "none"}',
        '{"claims": [',
        "}{",
        '{"text": 3}',
        "[1, 2]",
        '{"a":' * 3000,
        '"{}"',
    ],
)
def test_anything_else_is_no_answer(reply: str) -> None:
    assert read(reply) == ([], False)


@pytest.mark.parametrize(
    ("passage", "number"),
    [(2, 2), ("2", 2), ("٢", 2), ("[٢]", 2), ("passage 2", 2), ("two", 0), ("", 0), (-1, 1), (True, 0), (10**30, 1000)],
)
def test_a_passage_is_known_by_its_number_however_written(passage: object, number: int) -> None:
    ((draft,), _) = read(claim("It rose.", [{"passage": passage, "words": "rose"}]))
    assert draft.quotes == ((number, "rose"),)


@pytest.mark.parametrize(
    "quotes", [None, "rose", [], {}, ["rose"], [[1, "rose"]], [{"passage": 1}], [{"passage": 1.5, "words": "rose"}]]
)
def test_quotes_in_no_form_are_none(quotes: object) -> None:
    assert read(claim("It rose.", quotes)) == ([Draft("It rose.", ())], True)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (" It\n rose. ", "It rose."),
        ("It rose [1].", "It rose."),
        ("It rose.[1, 2]", "It rose."),
        ("ارتفع النهر [٢]، وفاض.", "ارتفع النهر، وفاض."),
        ("It \u202eesor\u202c.", "It esor."),
        ("It\u0000 ro\u200bse \ud800.", "It rose ."),
    ],
)
def test_a_claim_is_one_line_of_letters_that_are_seen(said: str, shown: str) -> None:
    assert read(claim(said, [])) == ([Draft(shown, ())], True)


def test_braces_and_quote_marks_within_a_claim_are_its_words() -> None:
    said = 'He said: "{no}" \\ }'
    assert read(*claim(said, [])) == ([Draft(said, ())], True)


def test_a_claim_without_measure_is_passed_over() -> None:
    assert read(claim("word " * 2000, []), ROSE) == ([ROSE_DRAFT], True)


def test_no_reply_is_too_odd_to_be_read() -> None:
    chance = random.Random(7)
    for _ in range(2000):
        parts = [
            chance.choice(["{", "}", '"', "\\", "\n", "[", "]", ",", ROSE, '"claims": [', "ن", "\ud800"])
            for _ in range(30)
        ]
        for draft in read("".join(parts))[0]:
            assert draft == ROSE_DRAFT


def test_a_translation_of_a_quote_is_read_on_one_line_and_may_be_missing() -> None:
    said = (
        '{"text": "A.", "quotes": [{"passage": 1, "words": "ا", "translation": "one\\n two"}, '
        '{"passage": 2, "words": "ب", "translation": null}, {"passage": 3, "words": "ج"}]}'
    )
    assert list(Claims().read(said)) == [Draft("A.", ((1, "ا"), (2, "ب"), (3, "ج")), translations=("one two", "", ""))]
