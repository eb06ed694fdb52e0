"""English clauses."""

import pytest

from rag.clauses import clauses


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Officials said the ships and crews were safe",
        "The army killed soldiers and injured people near the ford",
        "When he arrived, the minister met the envoy",
        "Osman Kaya, the head of the port, said that the quay was open",
        "The ferry sank in the bay, officials said",
        "Four fifths of the losses fell on five provinces, the bank found",
        "The ferry, which was built in Genoa, sank in the bay",
        "Turkey and Russia agreed on a truce",
    ],
)
def test_what_hangs_together_is_not_split(sentence: str) -> None:
    assert clauses(sentence) == ([sentence] if sentence else [""])


@pytest.mark.parametrize(
    ("sentence", "split"),
    [
        ("The ferry left Izmir and sailed north", ["The ferry left Izmir", "The ferry sailed north"]),
        ("The club won the cup, and its coach was dismissed", ["The club won the cup", "its coach was dismissed"]),
        (
            "The suspect was arrested and charged with theft",
            ["The suspect was arrested", "The suspect was charged with theft"],
        ),
        (
            "Kaya met the envoy, but he did not speak to the press",
            ["Kaya met the envoy", "Kaya did not speak to the press"],
        ),
        (
            "Kaya said that the quay was open and that the crane was lost",
            ["Kaya said that the quay was open", "Kaya said that the crane was lost"],
        ),
        (
            "The fire destroyed 12 shops, killed two men, and the market was closed",
            ["The fire destroyed 12 shops, killed two men", "the market was closed"],
        ),
    ],
)
def test_clauses_stand_alone_with_their_subject(sentence: str, split: list[str]) -> None:
    assert clauses(sentence) == split


def test_a_pronoun_stands_for_the_subject_of_the_part_before() -> None:
    assert clauses("She was booed", "The mayor spoke first") == ["The mayor was booed"]
