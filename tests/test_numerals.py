"""Numbers in figures and in words, as values."""

import pytest

from rag.numerals import numerals, plain


def read(text: str) -> list[tuple[str, str]]:
    return [(one.value, one.kind) for one in numerals(text)]


def counts(text: str) -> list[str]:
    return [one.value for one in numerals(text) if one.kind == "count"]


@pytest.mark.parametrize("text", ["", "no numbers", "G20", "one of them", "مسؤولين أتراك", "…"])
def test_where_no_number_is_none_is_read(text: str) -> None:
    assert numerals(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,500 و٢٬٥٠٠", ["2500", "2500"]),
        ("يتقاسمها الفائزان", ["2"]),
        ("ten thousand people", ["10000"]),
        ("عشرة آلاف شخص", ["10000"]),
        ("twenty-five", ["25"]),
        ("two hundred and fifty thousand", ["250000"]),
        ("one hundred and twenty", ["120"]),
        ("about a hundred", ["100"]),
        ("a dozen survivors", ["12"]),
        ("1.2 million", ["1200000"]),
        ("خمسة وعشرون ألفا", ["25000"]),
        ("مئة وعشرين آخرين", ["120"]),
        ("ثلاثمئة وخمسة وأربعون", ["345"]),
        ("ثلاثة عشر شخصا", ["13"]),
        ("واحد وستين مقعدا", ["61"]),
        ("ألف ومئتين", ["1200"]),
        ("ألفي لاجئ", ["2000"]),
        ("ألفا لاجئ", ["2000"]),
        ("مليوني شخص", ["2000000"]),
        ("3 آلاف و500", ["3000", "500"]),
        ("ثلاثة وزراء وعشرون جنديا", ["3", "20"]),
        ("أربعين ألفا وخمسين ألف", ["40000", "50000"]),
        ("seven of thirty", ["7", "30"]),
        ("thousands fled", ["thousands"]),
        ("عشرات الآلاف", ["dozens", "thousands"]),
        ("انفجاران وثلاثة صواريخ", ["2", "3"]),
    ],
)
def test_numbers_are_read_alike_in_both_languages(text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ما بين 40 و50 ألف شخص", ["40000", "50000"]),
        ("between forty and fifty thousand", ["40000", "50000"]),
        ("من 20 إلى 30 ألفا", ["20000", "30000"]),
        ("40,000 and 50,000", ["40000", "50000"]),
        ("4 and 50 thousand", ["4", "50000"]),
    ],
)
def test_a_range_has_its_scale_at_both_ends(text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize("text", ["12 percent", "12%", "١٢٪", "12 في المئة", "12 بالمائة", "twelve per cent"])
def test_a_percentage_is_no_count(text: str) -> None:
    assert read(text) == [("12", "percent")]


@pytest.mark.parametrize("text", ["a third of its stake", "ثلث حصته", "one third"])
def test_a_part_is_that_of_a_hundred(text: str) -> None:
    assert read(text) == [("33", "part")]


@pytest.mark.parametrize("text", ["the third increase", "الزيادة الثالثة", "a third term", "came third", "حل ثالثا"])
def test_an_ordinal_is_apart_from_its_number(text: str) -> None:
    assert read(text) == [("3", "ordinal")]


@pytest.mark.parametrize("text", ["قرابة الثامنة صباحا", "8 in the morning", "الساعة الثامنة"])
def test_an_hour_is_a_number_also_where_arabic_writes_it_as_an_ordinal(text: str) -> None:
    assert read(text) == [("8", "count")]


@pytest.mark.parametrize(
    ("number", "bare"), [("007", "7"), ("3.50", "3.5"), ("1,850", "1850"), ("0", "0"), ("2,0", "2")]
)
def test_figures_are_compared_without_what_may_be_left_out(number: str, bare: str) -> None:
    assert plain(number) == bare


def test_a_number_stands_where_it_says_in_the_folded_text() -> None:
    (one,) = numerals("About ten thousand people")
    assert "About ten thousand people"[one.start : one.end] == "ten thousand"


def test_a_quarter_of_a_year_is_no_quarter_of_anything() -> None:
    assert read("في الربع الثاني") == [("2", "ordinal")]


def test_a_fifth_of_all_is_no_five() -> None:
    assert read("خمس العاملين") == [("20", "part")] == read("a fifth of the staff")
    assert read("خمس سنوات") == [("5", "count")]
    assert read("the first quarter of the year") == [("1", "ordinal")]


def test_an_ordinal_is_read_behind_two_letters_that_are_written_onto_it() -> None:
    assert read("ولأول مرة") == read("for the first time") == [("1", "ordinal")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("$45m", "45000000"), ("a €2.5b loan", "2500000000"), ("£800k", "800000"), ("$1.5tn", "1500000000000")],
)
def test_money_is_read_with_the_letter_that_stands_for_its_scale(text: str, value: str) -> None:
    assert counts(text) == [value]


def test_that_letter_is_another_thing_where_no_money_is() -> None:
    assert counts("the 400m race") == ["400"]


@pytest.mark.parametrize("text", ["three-quarters of them", "ثلاثة أرباعهم", "three quarters of them", "ثلاثة أرباع"])
def test_so_many_parts_are_one_share(text: str) -> None:
    assert read(text) == [("75", "part")]


def test_four_fifths_are_eighty_of_a_hundred() -> None:
    assert read("four-fifths of the vote") == read("أربعة أخماس الأصوات") == [("80", "part")]


def test_an_age_that_arabic_writes_as_an_ordinal_is_a_number() -> None:
    assert read("طفل في السابعة من عمره") == [("7", "count")] == read("a seven-year-old")
    assert read("في الدورة السابعة") == [("7", "ordinal")]


def test_a_scale_behind_the_second_of_two_numbers_is_that_of_both() -> None:
    assert counts("من 14.5 إلى 15.5 مليار دولار") == ["14500000000", "15500000000"]


def test_paola_is_no_first() -> None:
    assert read("باولا") == []
