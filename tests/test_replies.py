"""An answer as a chat message."""

import pytest

from rag.types import Answer, Citation, Claim, Quote, Searched
from tests.conftest import article
from web.api.cited import address_of
from web.api.replies import Message, unmarked, web_address


def said(text: str, **more: str) -> tuple[Answer, str]:
    """The message of an answer of one claim, which is all its article says."""
    of = article(text, **more)
    quote = Quote(of.id, of.revision, 0, len(of.text), of.text)
    claim = Claim(of.text, (quote,), "supported")
    answer = Answer("?", "en", (claim,), (Citation(1, quote, of),), (), Searched(1, 1))
    message = Message()
    whole = message.claim(claim) + message.rest(answer)
    assert whole == message.text
    (annotation,) = message.annotations(answer, lambda own: f"http://here/api/citations/{own}")
    place = annotation["url_citation"]
    assert whole[place["start_index"] : place["end_index"]] == "[1]"
    assert annotation["khabar"]["citation"] == address_of(quote)
    return answer, whole


def test_a_claim_is_followed_by_its_number_and_the_reference() -> None:
    _, whole = said("Boats sailed.\n\nIt rained.", title="Weather", source="Post", url="https://post.example/1")
    assert whole.startswith("Boats sailed. It rained. [1]\n\nSources:\n- [1] Weather (")
    assert whole.endswith(") https://post.example/1")


def test_numbers_that_an_article_has_of_itself_are_not_taken_for_ours() -> None:
    said("The ferry [1] sailed, as [1][2] wrote.")


def test_a_refusal_says_what_was_searched() -> None:
    assert Message().rest(Answer("?", "en", (), (), (), Searched(3, 7))) == (
        "Nothing in the corpus answers this.\n- Searched 3 articles (7 passages)."
    )


@pytest.mark.parametrize(
    ("crawled", "shown"),
    [
        ("plain [sic] text, 3 < 4 * 5", "plain [sic] text, 3 < 4 * 5"),
        ("![x](http://evil.example)", r"\!\[x\]\(http://evil.example)"),
        ("[click](http://evil.example)", r"[click\]\(http://evil.example)"),
        ("[1]: http://evil.example", r"[1\]\: http://evil.example"),
        ("[a][1]", r"[a\]\[1]"),
        ("<img src=x>", r"\<img src=x>"),
        ("two\n\nlines", "two lines"),
    ],
)
def test_nothing_crawled_is_a_link_a_picture_or_a_tag(crawled: str, shown: str) -> None:
    assert unmarked(crawled) == shown


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "http://a b", "http://x/)[y]"])
def test_a_browser_is_sent_to_web_addresses_alone(url: str | None) -> None:
    assert web_address(url) is None
    assert web_address("https://post.example/a?b=c&d=%D8%A7#e") == "https://post.example/a?b=c&d=%D8%A7#e"
