"""Claims with the text's own number, day or name put in."""

import pytest

from rag.repair import repairs

DIVIDED = "The flood in Derna destroyed 40 houses and cost $3 million"


@pytest.mark.parametrize("kind", ["words", "speaker", "modality"])
def test_other_faults_cannot_be_mended(kind: str) -> None:
    assert repairs("The flood destroyed 50 houses", DIVIDED, kind) == []


@pytest.mark.parametrize(
    ("claim", "text", "kind", "mended", "means"),
    [
        ("The flood destroyed 50 houses", DIVIDED, "number", "The flood destroyed 40 houses", "contradicted"),
        ("The flood cost $5 million", DIVIDED, "number", "The flood cost $3 million", "contradicted"),
        (
            "The flood destroyed more than 30 houses",
            DIVIDED,
            "number",
            "The flood destroyed more than 40 houses",
            "supported",
        ),
        ("The flood destroyed 42 houses", "It destroyed about 40 houses", "number", None, "unsupported"),
        ("The club won 3-1", "The club won 4-2", "number", "The club won 4-2", "contradicted"),
        (
            "مات بين ثمانية آلاف وعشرة آلاف",
            "Between 18,000 and 20,000 died",
            "number",
            "مات بين 18,000 و 20,000",
            "contradicted",
        ),
        ("They met on 17 June 2021", "They met on 16 June 2021", "number", "They met on 16 June 2021", "contradicted"),
        ("They met on Thursday", "They met on Wednesday", "date", "They met on Wednesday", "contradicted"),
        (
            "The talks were held in Vienna",
            "The talks took place in Geneva",
            "name",
            "The talks were held in Geneva",
            "contradicted",
        ),
        ("Osman Kaya led the talks", "Ines Duarte led the talks", "name", "Ines Duarte led the talks", "contradicted"),
        ("Osman Kaya led it", "Ines Duarte came with Osman Demir", "name", "Ines Duarte led it", "contradicted"),
        (
            "كانت السفينة في طريقها إلى هامبورغ",
            "The ship was on its way to Rotterdam",
            "name",
            "كانت السفينة في طريقها إلى Rotterdam",
            "contradicted",
        ),
    ],
)
def test_the_texts_own_is_put_in(claim: str, text: str, kind: str, mended: str | None, means: str) -> None:
    found = repairs(claim, text, kind)
    assert (found[0].means, found[0].claim) == (means, mended or found[0].claim)


@pytest.mark.parametrize(
    ("claim", "text", "kind"),
    [
        ("The flood destroyed 50 houses", "The flood destroyed houses", "number"),
        ("The flood destroyed 50 houses", "The flood cost $3 million", "number"),  # money is no houses
        ("They met on 8 February 2020", "They met in February 2020", "date"),  # less exact, not otherwise
        ("The talks were held in Doha", "The talks were held in Qatar", "name"),  # a city is no country
        ("The talks were held in Vienna", "The talks were short", "name"),
    ],
)
def test_silence_and_what_cannot_be_compared_mend_nothing(claim: str, text: str, kind: str) -> None:
    assert repairs(claim, text, kind) == []


def test_what_the_context_names_need_not_be_named_again_and_nothing_is_taken_from_it() -> None:
    claim, text = "Osman Kaya led the talks in Ankara", "Ines Duarte led the talks"
    assert repairs(claim, text, "name") == []  # two things differ
    (mended,) = repairs(claim, text, "name", "Talks in Ankara with Luis Prado")
    assert mended.claim == "Ines Duarte led the talks in Ankara"


@pytest.mark.parametrize("kind", ["number", "date", "name"])
def test_a_mark_that_is_no_letter_mends_nothing(kind: str) -> None:
    assert repairs("قاد ـ الوفد", "وصل الوفد ـ", kind) == []
