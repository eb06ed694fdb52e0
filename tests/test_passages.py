import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import SECTION_TOKENS, cut
from index.tokens import count_tokens
from rag.errors import InputError
from rag.types import Article
from tests.conftest import article
from tests.test_sentences import PIECES


def texts(made: Article, size: int = 20) -> list[str]:
    return [p.text for p in cut(made, size, count_tokens)[1]]


def test_a_short_text_is_one_passage() -> None:
    assert texts(article("One. Two. Three.")) == ["One. Two. Three."]


def test_sentences_are_packed_whole() -> None:
    sentence = "The minister said that the talks would go on."
    assert texts(article(" ".join([sentence] * 5)), 24) == [f"{sentence} {sentence}"] * 2 + [sentence]


def test_a_longer_sentence_stands_alone() -> None:
    long = "word " * 50 + "end."
    assert texts(article(f"One. {long} Two.")) == ["One.", long, "Two."]


def test_a_text_without_sentences_is_cut_at_spaces() -> None:
    made = article("كلمة " * 2000)
    pieces = texts(made)
    assert all(len(piece) <= 1200 for piece in pieces)
    assert {word for piece in pieces for word in piece.split()} == {"كلمة"}


def test_special_marks_are_counted_as_plain_text() -> None:
    assert count_tokens("<|endoftext|>") > 1
    assert count_tokens("") == 0


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=80).map(" ".join), st.integers(16, 60))
def test_offsets_are_exact_and_no_word_is_lost(text: str, size: int) -> None:
    try:
        made = article(text)
    except InputError:
        return
    sections, passages = cut(made, size, count_tokens)
    for spans in (sections, passages):
        assert all(made.text[s.start : s.end] == s.text == s.text.strip() != "" for s in spans)
        assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
        assert len({s.id for s in spans}) == len(spans)
        assert [c for s in spans for c in s.text if c.isalnum()] == [c for c in made.text if c.isalnum()]
    around = {section.id: section for section in sections}
    assert all(around[p.section].start <= p.start and p.end <= around[p.section].end for p in passages)


@pytest.mark.parametrize("text", ["3.5% و٢٬٥٠٠ د. أحمد قال: “نعم.” قال: “نعم.”", "قال. قال. قال. قال."])
def test_repeated_sentences_keep_their_own_places(text: str) -> None:
    made = article(text)
    starts = [p.start for p in cut(made, 16, count_tokens)[1]]
    assert starts == sorted(set(starts))


def test_a_long_article_has_several_sections_and_each_passage_lies_in_one() -> None:
    made = article("The minister said that the talks would go on for a while. " * 100)
    sections, passages = cut(made, 60, count_tokens)
    assert len(sections) > 2
    assert all(count_tokens(section.text) <= SECTION_TOKENS for section in sections)
    assert {passage.section for passage in passages} == {section.id for section in sections}
