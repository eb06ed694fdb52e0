"""How much of what a question speaks of a text speaks of."""

import pytest

from rag.shared import shares, shares_of


def test_nothing_to_compare() -> None:
    assert shares("What was signed?", [], across=False) == []
    assert shares("What was it?", ["Papers were signed."], across=False) == [0.0]


def test_all_some_and_nothing_of_it() -> None:
    whole, half, none = shares(
        "Who signed the papers?", ["They signed papers.", "There were papers.", "All left."], across=False
    )
    assert whole == pytest.approx(1.0)
    assert 0 < half < whole
    assert none == 0.0


def test_what_few_texts_have_weighs_more() -> None:
    common, rare = shares(
        "Who sold the blue paper?", ["The paper lay there.", "It was blue.", "A paper fell."], across=False
    )[:2]
    assert rare > common


def test_clitics_and_endings_are_looked_through() -> None:
    near, far = shares("ما قرارات المجلس؟", ["صدر القرار", "غادر الجميع"], across=False)
    assert near > far == 0.0


def test_across_languages_names_offices_and_deeds_are_shared_and_words_are_not() -> None:
    named, done, word = shares(
        "Which minister met Lavrov in Cairo?", ["وصل لافروف إلى القاهرة", "التقى الوزير", "جلس في البيت"], across=True
    )
    assert named > 0
    assert done > 0
    assert word == 0.0


def test_texts_of_both_languages_are_each_compared_in_their_way() -> None:
    texts = [("ar", "زار الوزير القاهرة"), ("en", "The minister came to Cairo"), ("en", "Nothing happened")]
    assert shares_of("من زار القاهرة؟", "ar", texts) == [
        *shares("من زار القاهرة؟", [texts[0][1]], across=False),
        *shares("من زار القاهرة؟", [texts[1][1], texts[2][1]], across=True),
    ]
    assert shares_of("من زار القاهرة؟", "ar", []) == []
