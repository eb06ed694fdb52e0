"""The permanent address of a quote."""

import pytest

from rag.types import Quote
from tests.conftest import article
from web.api.cited import Address, address_of, cited_json, parse

OWN = "0123456789abcdef"


def test_an_address_leads_back_to_its_words() -> None:
    of = article("Boats sailed. It rained.")
    quote = Quote(of.id, of.revision, 14, 24, "It rained.")
    place = parse(address_of(quote))
    assert place is not None
    assert place.quote(of) == quote


@pytest.mark.parametrize(
    "text",
    [
        "",
        OWN,
        f"{OWN}.{OWN}",
        f"{OWN}.{OWN}.1",
        f"{OWN}.{OWN}.-1-2",
        f"{OWN}.{OWN}.1-2 ",
        f"{OWN}.{OWN}.1-2\n",
        f"{OWN}.{OWN}.١-٢",
        f"{OWN}.{OWN}.1-99999999999999999999",
        f"{OWN.upper()}.{OWN}.1-2",
        f"{OWN}x.{OWN}.1-2",
        f"../{OWN}.{OWN}.1-2",
    ],
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 4), (0, 25), (24, 25), (999, 1000)])
def test_a_place_that_a_text_does_not_have_quotes_nothing(start: int, end: int) -> None:
    of = article("Boats sailed. It rained.")
    assert Address(of.id, of.revision, start, end).quote(of) is None


def test_what_is_around_a_quote_is_shown_and_where_it_stands_now() -> None:
    before, now = article("Boats sailed. It rained."), article("Corrected. It rained. Boats came.")
    quote = Quote(before.id, before.revision, 14, 24, "It rained.")
    shown = cited_json(quote, before, now)
    assert (shown["before"], shown["quote"], shown["after"]) == ("Boats sailed. ", "It rained.", "")
    assert (shown["changed"], shown["now"]["start"], shown["now"]["end"]) == (True, 11, 21)
    assert "n" not in shown
    assert cited_json(quote, before, article("It did not."))["now"]["start"] is None
