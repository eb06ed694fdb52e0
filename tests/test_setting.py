"""What titles, and the words before a quote, add to it."""

import pytest

from rag.setting import country, is_cut_short, setting

TALKS = "Volta and Zembla end talks in Geneva"
SINGER = "Kareem Adel cancels his tour"


def test_nothing_is_added_to_what_lacks_nothing() -> None:
    assert setting("", "", []) == []
    assert setting("The boat sank.", "The boat sank.", [TALKS]) == []


def test_the_one_country_of_the_titles_is_added_where_the_sentences_name_none() -> None:
    assert country("The minister resigned.", ["Crisis in Peru"]) == ["Peru"]
    assert country("The minister resigned in Lima, Peru.", ["Crisis in Peru"]) == []
    assert country("The minister resigned.", ["Peru beats Chile"]) == []


@pytest.mark.parametrize(
    ("claim", "quote", "title", "added"),
    [
        ("The envoys met in Geneva.", "the envoys met", TALKS, ["Geneva"]),
        ("التقى المبعوثان في جنيف", "the two envoys met", TALKS, ["جنيف"]),
        ("The envoys met in Vienna.", "the envoys met", TALKS, []),
        ("The envoys met in Geneva.", "the envoys met in Vienna", TALKS, []),
        ("Adel said he was tired.", "he said he was tired", SINGER, ["Adel"]),
        ("قال كريم منصور إنه حزين", "he said he was sad", "Karim Mansour rests", ["كريم", "منصور"]),
        ("Adel said he was tired.", "Omar Diab said he was tired", SINGER, []),
        ("Adel said he was tired.", "the Swiss minister said he was tired", SINGER, []),
        ("Adel said he was tired.", "he said he was tired", "Kareem Adel sues Omar Diab", []),
        ("Peru denied it.", "the ministry denied it", "Peru accuses Chile", []),
    ],
)
def test_a_title_s_name_is_added_where_no_other_may_be_meant(
    claim: str, quote: str, title: str, added: list[str]
) -> None:
    assert setting(claim, quote, [title]) == added


@pytest.mark.parametrize(
    ("claim", "quote", "before", "short"),
    [
        ("Adel said he was tired.", "he said he was tired", "Adel stopped.", True),
        ("He said he was tired.", "he said he was tired", "Adel stopped.", False),
        ("Adel said he was tired.", "he said he was tired", "Adel met Omar Diab.", False),
        ("Adel said he was tired.", "Omar Diab said he was tired", "Adel stopped.", False),
        ("Damascus refused.", "it refused", "It met in Damascus.", False),
        ("The army fought in Homs.", "the army fought", "It stood in Homs.", True),
        ("The Peruvian army left.", "the army left", "Peru's president spoke.", False),
    ],
)
def test_a_quote_is_cut_short_where_it_leaves_out_whom_or_where(
    claim: str, quote: str, before: str, short: bool
) -> None:
    assert is_cut_short(claim, quote, before) is short
