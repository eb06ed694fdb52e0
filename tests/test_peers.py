import json
from collections.abc import Sequence
from importlib.metadata import distributions
from pathlib import Path

import pytest

from evals.bm25 import BM25
from evals.peers import _answered, peers
from evals.pools import Case
from evals.systems import WAYS, Chunk, Way
from rag.settings import Settings

PARAGRAPHS = {
    "en": [
        "Fourteen boats would sail from Lisbon each day, said the mayor of the city.",
        "The library of Tunis was opened by the minister of culture in the spring.",
        "Rain fell on the mountain villages for nine days, and the bridge was closed.",
    ],
    "ar": [
        "قال رئيس بلدية لشبونة إن أربعة عشر قاربا ستبحر كل يوم.",
        "افتتحت وزيرة الثقافة مكتبة تونس في فصل الربيع.",
        "هطل المطر على قرى الجبل تسعة أيام وأغلق الجسر.",
    ],
}
QUESTIONS = {
    "en": [("How many boats sail from Lisbon?", "Fourteen"), ("When was the library opened?", "in the spring")],
    "ar": [("كم قاربا يبحر من لشبونة؟", "أربعة عشر"), ("متى افتتحت مكتبة تونس؟", "الربيع")],
}
SETS = ("xquad_dev_ar", "arcd_train_ar", "xquad_dev_en", "squad11_dev_en")


class Words:
    """A system that needs no package."""

    def add(self, texts: Sequence[str]) -> None:
        self._texts, self._index = texts, BM25(texts)

    def search(self, question: str) -> list[Chunk]:
        return [Chunk(n, self._texts[n]) for n in self._index.search(question, 5)]

    def close(self) -> None:
        self.closed = True


WORDS = Way("words", "of a test", ("numpy",), lambda *_: Words())


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """With small question sets beside it, in place of the public ones."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OMP_WAIT_POLICY", "passive")
    monkeypatch.setattr("evals.data.SHARED", tmp_path)
    (tmp_path / "evals").mkdir()
    for name in SETS:
        asked = zip(PARAGRAPHS[name[-2:]], [*QUESTIONS[name[-2:]], ("?", "-")], strict=True)
        paragraphs = [
            {"context": text, "qas": [{"id": str(n), "question": question, "answers": [{"text": answer}]}]}
            for n, (text, (question, answer)) in enumerate(asked)
        ]
        (tmp_path / "evals" / f"{name}.json").write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), "utf-8")
    return Settings(home=tmp_path / "home", answerer="extractive")


@pytest.mark.parametrize(
    ("paragraph", "text", "right"),
    [
        (1, "The boats sailed: FOURTEEN of them.", True),
        (1, "Forty boats sailed.", False),
        (2, "The boats sailed: fourteen of them.", False),
        (1, "", False),
    ],
)
def test_an_answer_stands_in_a_chunk_of_the_right_paragraph(paragraph: int, text: str, right: bool) -> None:
    assert Case("How many?", 1, ("fourteen", "14")).answered(paragraph, text) is right


def test_a_case_without_words_to_find_is_not_answered() -> None:
    assert not Case("How many?", 1, ("…",)).answered(1, "The boats sailed…")


@pytest.mark.parametrize(("letters", "found"), [(0, False), (13, False), (22, False), (23, True), (1000, True)])
def test_an_answer_counts_within_the_letters_read(letters: int, found: bool) -> None:
    chunks = [Chunk(1, "Boats sailed."), Chunk(1, "Of them 14."), Chunk(1, "Fourteen!")]
    assert _answered(chunks, Case("How many?", 1, ("fourteen", "14.")), letters) is found


def test_what_is_not_installed_is_named_and_left_out(settings: Settings) -> None:
    said: list[str] = []
    absent = Way("absent", "not here", ("numpy", "no-such-peer-of-khabar"), lambda *_: Words())
    figures = peers(settings, said.append, [WORDS, absent])
    assert "pip install no-such-peer-of-khabar" in said[0]
    assert list(figures["XQuAD ar→ar"]) == ["words"]
    assert "numpy" in figures["versions"]


def test_khabar_and_another_are_asked_the_same(settings: Settings) -> None:
    figures = peers(settings, lambda line: None, [WAYS[0], WORDS])
    assert figures["paragraphs"] == {"ar": 3, "en": 3}
    assert list(figures["ingest_cpu_s_per_1000"]) == ["Khabar", "words"]
    for row in ("XQuAD ar→ar", "XQuAD en→en", "XQuAD en→ar", "XQuAD ar→en"):
        assert figures[row]["Khabar"]["questions"] == figures[row]["words"]["questions"] == 3
        assert figures[row]["Khabar"]["r5"] >= figures[row]["Khabar"]["r1"] >= 0.6
    assert figures["XQuAD en→en"]["words"]["r1"] >= 0.6
    assert figures["XQuAD en→ar"]["words"]["r5"] == 0
    assert 0 < figures["question_cpu_ms"]["Khabar"]["median"] <= figures["question_cpu_ms"]["Khabar"]["p95"]
    assert not settings.home.exists()


@pytest.mark.parametrize("way", WAYS[1:], ids=lambda way: way.name)
def test_a_peer_that_is_installed_finds_what_it_holds(way: Way, settings: Settings, tmp_path: Path) -> None:
    if not all(any(distributions(name=name)) for name in way.packages):
        pytest.skip("it is not installed")
    made = way.make(settings.model_copy(update={"home": tmp_path / "peer"}), "en")
    made.add(PARAGRAPHS["en"])
    found = made.search("How many boats sail from Lisbon?")
    assert found[0] == Chunk(0, PARAGRAPHS["en"][0])
    made.close()
