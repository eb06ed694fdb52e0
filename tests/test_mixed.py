import pytest

from rag.mixed import mixed

TWO = "Peru's exports grew by 3 percent, while Chile's fell by 5 percent."
SAVED = "The crew saved the hull and the two masts, but the sails and most of the ropes were lost, the captain said."
CAME = "Samir Haddad arrived from Paris while Karim Adel flew in from Rome."
AR = "ارتفعت أسعار القمح 4 في المئة فيما انخفضت أسعار الأرز 2 في المئة"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Peru's exports grew by 5 percent.", TWO),
        ("The sails were saved, the captain said.", SAVED),
        ("Most of the ropes were saved.", SAVED),
        ("Chile's exports grew.", TWO),
        ("انخفضت صادرات بيرو", TWO),
        ("انخفضت أسعار القمح", AR),
        ("The price of rice rose by 2 percent.", AR),
        ("Samir Haddad flew in from Rome.", CAME),
        ("He was convicted of bribery.", "He was acquitted of bribery, but his conviction for arson stands."),
    ],
)
def test_what_is_of_two_clauses_is_found(claim: str, text: str) -> None:
    assert mixed(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Peru's exports grew by 3 percent.", TWO),
        ("Karim Adel flew in from Rome.", CAME),
        ("Haddad and Adel came from Paris and Rome.", CAME),
        ("Both masts were saved, the captain said.", SAVED),
        ("The sails were lost.", SAVED),
        ("Forty people were killed in the east.", "Forty people were killed and ten are missing in the east."),
        ("The hull was saved although the sails were lost.", SAVED),
        ("Exports grew in Peru and fell in Chile.", TWO),
        ("انخفضت صادرات تشيلي 5 في المئة", TWO),
        ("Wheat rose by 4 percent.", AR),
        ("Five were hurt in Lima.", "A bus crashed in Lima, and five were hurt."),
        ("It rained.", "It rained."),
    ],
)
def test_what_one_clause_says_is_not(claim: str, text: str) -> None:
    assert not mixed(claim, text)
