"""Text and days as index terms; what of a question is looked for, and where."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.analysis import analyse, sought, when
from index.passages import cut
from index.rows import Held
from index.words import TantivyWords
from rag.types import EVERYTHING
from rag.understand import understand
from tests.conftest import article

DAY = date(2020, 2, 8)


@pytest.mark.parametrize(
    ("days", "asked", "held"),
    [
        ([], [], []),
        ([(DAY, DAY)], ["2020-02-08"], ["2020-02-08", "2020-02"]),
        ([(DAY, date(2020, 2, 9))], ["2020-02-08", "2020-02-09"], ["2020-02-08", "2020-02-09", "2020-02"]),
        ([(date(2020, 2, 1), date(2020, 2, 29))], ["2020-02"], ["2020-02"]),
        ([(date(2020, 1, 1), date(2020, 12, 31))], [], []),
    ],
)
def test_days_asked_about_are_terms_of_what_lies_within_them(
    days: list[tuple[date, date]], asked: list[str], held: list[str]
) -> None:
    assert when(days) == asked
    assert when(days, within=True) == held


def test_each_day_asked_about_has_its_terms() -> None:
    may = (date(2019, 5, 1), date(2019, 5, 31))
    assert when([(DAY, DAY), may]) == ["2020-02-08", "2019-05"]


TEXTS = {
    "qalin": "قال إبراهيم قالن إن الوفد وصل.",
    "kalin": "غادر ابراهيم كالين العاصمة.",
    "kalen": "التقى إبراهيم كالن بالوفد.",
    "khalil": "سافر إبراهيم خليل إلى البحر.",
    "english": "Ibrahim Kalin met the delegation.",
    "moving": "حدث ذلك بعد انتقالنا إلى البيت.",
}


@pytest.fixture
def words(tmp_path: Path) -> TantivyWords:
    index = TantivyWords(tmp_path)
    spans = [cut(article(text, own), 60, len)[0][0] for own, text in TEXTS.items()]
    index.update([Held(n, span, np.zeros(1, np.float32)) for n, span in enumerate(spans, 1)], [])
    return index


def found(index: TantivyWords, question: str) -> list[str]:
    names = {article(text, own).id: own for own, text in TEXTS.items()}
    return [names[own.partition(":")[0]] for own, _ in index.search(understand(question, EVERYTHING), 10)]


def test_nothing_is_sought_for_nothing() -> None:
    assert list(sought(analyse(""), "ar", "en")) == list(sought(analyse("؟"), "ar", "ar")) == []


def test_words_are_sought_within_a_language_and_names_across() -> None:
    terms = analyse("متى زار الرئيس إبراهيم قالن مصر؟")
    within, across = (list(sought(terms, "ar", passage)) for passage in ("ar", "en"))
    assert {field for field, _, _ in within} == {"light", "stem", "gram", "name"}
    assert {field for field, _, _ in across} == {"name"}
    assert {"#president", "@egypt"} <= {term for _, term, _ in across}
    assert not any(term[0] in "#@" or "." in term for field, term, _ in within if field == "name")


def test_a_term_is_sought_once() -> None:
    across = [term for _, term, _ in sought(analyse("Kalin and Kalin"), "en", "ar")]
    assert len(across) == len(set(across)) > 0


@pytest.mark.parametrize("question", ["Ibrahim Kalin", "إبراهيم كالين"])
def test_a_name_is_found_in_every_spelling_before_another_that_shares_a_part(
    words: TantivyWords, question: str
) -> None:
    arabic = [own for own in found(words, question) if own != "english"]
    assert set(arabic[:3]) == {"qalin", "kalin", "kalen"}


def test_a_name_inside_a_word_is_not_found_by_it(words: TantivyWords) -> None:
    assert "moving" not in found(words, "Kalin")
