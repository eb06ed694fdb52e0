"""By whom a claim says that it was done."""

import pytest

from rag.agents import unnamed_agent


@pytest.mark.parametrize(
    ("claim", "text", "agent"),
    [
        ("", "", None),
        ("The depot was hit.", "The depot was hit.", None),
        ("The depot was hit by rebels.", "The depot was hit.", "rebels"),
        ("The depot was hit by rebels.", "المتمردون قصفوا المستودع", None),
        ("The depot was hit by midnight.", "The depot was hit.", None),
        ("قصف المستودع على يد المتمردين", "The depot was hit.", "المتمردين"),
        ("قصف المستودع من قبل الجيش", "The army hit the depot.", None),
    ],
)
def test_who_did_it_must_stand_somewhere_in_the_text(claim: str, text: str, agent: str | None) -> None:
    assert unnamed_agent(claim, text) == agent
