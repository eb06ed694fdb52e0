import pytest

from rag.matched import matched, may_act, read, same_deed


def pairs(claim: str, text: str) -> set[tuple[str, str]]:
    theirs = read(text)
    return {(read(claim)[at].written, theirs[n].written) for at, found in matched(claim, text).items() for n in found}


def test_who_is_named_is_known_in_the_other_language_and_what_is_done_is_no_name() -> None:
    found = pairs("The rebels freed Adel Karim in Tripoli.", "أطلق المتمردون سراح عادل كريم في طرابلس")
    assert {("rebels", "المتمردون"), ("Adel", "عادل"), ("Karim", "كريم")} <= found
    assert not {one for one, _ in found} & {"freed", "The", "in"}


@pytest.mark.parametrize("word", ["للعمال", "والعمال", "عاملين"])
def test_who_is_named_is_known_with_what_is_written_onto_it(word: str) -> None:
    assert ("workers", word) in pairs("The workers", word)


def test_a_word_that_stands_twice_is_found_twice() -> None:
    assert matched("The union", "The union and the union") == {1: [1, 4]}


def test_deeds_are_the_same_by_the_tables_or_in_one_language_by_their_form() -> None:
    freed, released, kept = read("freed أطلق kept")
    assert same_deed(freed, released)
    assert not same_deed(freed, kept)
    one, other = read("decanted decanting")
    assert same_deed(one, other)
    assert not same_deed(*read("said says"))


def test_those_may_act_who_are_named() -> None:
    assert [may_act(word) for word in read("Karim teachers slowly المعلمون")] == [True, True, False, True]
