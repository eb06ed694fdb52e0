"""How words sound in two scripts."""

from math import inf

import pytest

from rag.sounds import distance, is_arabic, plain, readings, skeleton, sounds

NOTHING = ["", " ", "؟", "...", "123", "٤٥", "ـــ", "\u064e"]


@pytest.mark.parametrize("nothing", NOTHING)
def test_what_has_no_letters_has_no_sound_and_no_skeleton(nothing: str) -> None:
    assert sounds(nothing) == ""
    assert skeleton(nothing) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("12", "12"),
        ("٢٠٢٠ / ۲۰۲۰", "2020 / 2020"),
        ("مُوسكــو", "موسكو"),
        ("ﷲ", "الله"),
        ("Moscow", "Moscow"),
    ],
)
def test_plain_text_has_no_vowel_signs_and_ascii_digits(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_word_is_arabic_by_its_letters() -> None:
    assert not any(map(is_arabic, ["", " ", "؟", "12", "٤٥"]))
    assert is_arabic("قالن")
    assert is_arabic("گوگل")
    assert not is_arabic("Kalin")


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("Schmitt", "Smit"),
        ("Tchad", "Cad"),
        ("Christie", "kristie"),
        ("Chirac", "Cirak"),
        ("Khan", "Xan"),
        ("Cyprus", "sYprus"),
        ("تشاد", "CAd"),
        ("شميت", "SmYt"),
        ("أوباما", "obAmA"),
    ],
)
def test_a_spelling_is_read_aloud(word: str, heard: str) -> None:
    assert sounds(word) == heard


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [("Erdoğan", "أردوغان"), ("Putin", "بوتين"), ("al-Assad", "الأسد"), ("Khashoggi", "خاشقجي"), ("Paris", "باريس")],
)
def test_one_name_has_one_skeleton_in_two_scripts(latin: str, arabic: str) -> None:
    assert skeleton(latin) == skeleton(arabic) != ""


def test_distance_is_nothing_between_the_same_and_grows_with_what_differs() -> None:
    assert distance("", "") == 0
    assert distance("putin", "putin") == 0
    assert 0 < distance("putin", "bWtYn") < distance("putin", "pulin") < distance("putin", "lavrof")


@pytest.mark.parametrize(("one", "other"), [("", "k"), ("kalin", "qAlin"), ("iran", "'irAq"), ("a", "Xb")])
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))


def test_a_lost_consonant_costs_more_than_a_lost_vowel() -> None:
    assert distance("kalin", "kaln") < distance("kalin", "kain")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("", ("",)),
        ("قال", ("قال",)),
        ("والأسد", ("والأسد", "أسد")),
        ("للأسد", ("للأسد", "أسد")),
        ("بموسكو", ("بموسكو", "موسكو")),
        ("al-Assad", ("al-Assad", "assad")),
        ("Assad", ("Assad", "assad")),
    ],
)
def test_a_word_is_read_with_and_without_what_it_may_begin_with(word: str, expected: tuple[str, ...]) -> None:
    assert readings(word) == expected


def test_a_distance_beyond_the_limit_is_not_counted_out() -> None:
    assert distance("kAlYn", "kAlYn", 0.0) == 0.0
    assert distance("kAlYn", "mrkl", 0.5) == inf
    assert distance("kAlYn", "mrkl") < inf
