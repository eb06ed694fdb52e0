"""Names spelled out on one side and shortened on the other."""

import pytest

from rag.guards import unsupported
from rag.initials import spelled_out


@pytest.mark.parametrize(
    ("claim", "quote", "known"),
    [
        ("WHO counted them.", "The World Health Organization counted them.", {"WHO"}),
        ("OCHA said so.", "The U.N. Office for the Coordination of Humanitarian Affairs said so.", {"OCHA"}),
        ("The World Food Programme sent flour.", "The WFP sent flour.", {"World", "Food", "Programme"}),
        ("WHO counted them.", "Who counted them?", set()),
        ("WHO counted them.", "The World Food Programme counted them.", set()),
        ("NATO met.", "They met in Brussels.", set()),
        ("TRT reported it.", 'وذكرت قناة "تي أر تي" التركية ذلك', {"TRT"}),
        ("CNN reported it.", "ذكرت قناة سي إن إن ذلك", {"CNN"}),
        ("CNN reported it.", "ذكرت قناة بي بي سي ذلك", set()),
        ("It rained.", "It rained.", set()),
    ],
)
def test_a_name_and_its_initials_are_one(claim: str, quote: str, known: set[str]) -> None:
    assert spelled_out(claim, quote) == known


def test_the_guards_take_initials_for_the_name_and_others_not() -> None:
    quote = "The World Health Organization counted 4,000 dead."
    assert unsupported("The WHO counted 4,000 dead.", quote) is None
    fault = unsupported("The WFP counted 4,000 dead.", quote)
    assert fault is not None
    assert fault.kind == "name"
