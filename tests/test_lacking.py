"""What is said beside a passage that only comes near a claim."""

import pytest

from rag.lacking import lacking
from rag.types import Language
from rag.units import Unit
from tests.conftest import article

FERRY = "Captain Osman Kaya said on 4 May 2021 that the ferry carried 320 passengers to Tunis."


def unit(text: str) -> Unit:
    return Unit(article(text), 0, len(text), (0, len(text)))


@pytest.mark.parametrize(
    ("claim", "reader", "note"),
    [
        ("The ferry carried 1,500 passengers to Tunis.", "en", "It does not have: 1,500"),
        ("The ferry of Ines Duarte carried 320 passengers to Cairo.", "en", "It does not have: Cairo"),
        ("It carried 90 passengers on 9 June 2021.", "en", "It does not have: 90, 9 June 2021"),
        ("نقلت العبارة ٩٠ راكبا", "ar", "ليس فيه: ٩٠"),
        ("In the ferry of Kaya there were 320 people.", "en", "It has every name, number and day of the claim"),
        ("سافر على العبارة إلى تونس ٣٢٠ راكبا", "ar", "فيه كل ما في الادعاء من أسماء وأرقام وأيام"),
        ("Whales sing in winter.", "en", ""),
        ("", "en", ""),
    ],
)
def test_what_is_missing_is_told_in_the_words_of_the_claim(claim: str, reader: Language, note: str) -> None:
    assert lacking(claim, unit(FERRY), reader) == note


def test_what_the_claim_has_by_other_words_is_told_in_those_of_the_reader() -> None:
    text = "President Osman Kaya sailed on 4 May 2021."
    assert lacking("أبحر رئيس الوزراء عثمان كايا", unit(text), "ar") == "ليس فيه: المنصب الذي يذكره"
    assert (
        lacking("Osman Kaya sailed before Friday prayers.", unit(text), "en") == "It does not have: the day of the week"
    )


@pytest.mark.parametrize(
    ("claim", "text", "note"),
    [
        ("The envoy said it was so.", "It may be so.", ""),
        ("Ines Duarte said the bridge is safe.", "The mayor of Tunis, Osman Kaya, said the bridge is safe.", "Ines"),
        ("The bridge was opened in Tunis.", "The bridge in Tunis may be opened.", "not as sure of it as the claim"),
        ("The minister did not sign the accord.", "The minister signed the accord.", "One of the two denies"),
        ("Kaya beat Duarte.", "Duarte beat Kaya.", "the other way round"),
    ],
)
def test_what_is_said_otherwise_is_told(claim: str, text: str, note: str) -> None:
    assert note in lacking(claim, unit(text), "en")
