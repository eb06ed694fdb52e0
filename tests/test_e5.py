import numpy as np
import pytest

from index.e5 import E5Embedder

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
