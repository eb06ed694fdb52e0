"""The table of spellings that the rule of sounds does not give, and how it is made."""

import pytest

from evals.spellings import table
from rag.names import same_name, sounds_alike
from rag.spellings import arabic_spellings


@pytest.mark.parametrize("nothing", ["", " ", "12", "Qqqqq", "مايكل", "#"])
def test_what_is_not_in_the_table_has_no_spellings(nothing: str) -> None:
    assert arabic_spellings(nothing) == ()


@pytest.mark.parametrize(("latin", "arabic"), [("José", "خوسيه"), ("jose", "خوسيه"), ("MICHAEL", "مايكل")])
def test_a_name_is_looked_up_in_any_case_and_without_accents(latin: str, arabic: str) -> None:
    assert arabic in arabic_spellings(latin)


@pytest.mark.parametrize(
    ("latin", "arabic"), [("Michael", "مايكل"), ("Michael", "ومايكل"), ("Jacques", "لجاك"), ("Georges", "جورج")]
)
def test_a_listed_spelling_is_the_same_name_where_the_sounds_are_not(latin: str, arabic: str) -> None:
    assert not sounds_alike(latin, arabic)
    assert same_name(latin, arabic)
    assert same_name(arabic, latin)


def test_no_list_makes_no_table() -> None:
    assert list(table([])) == []


def test_the_table_holds_what_the_rule_misses_the_most_frequent_first() -> None:
    listed = ["jacques\tجاك\t9\n", "Jacques\tجاكس\t1\n", "Jacques\tجاكيه\t20\n"]
    (line,) = table(listed)
    assert line.split()[0] == "jacques"
    assert line.split().index("جاكيه") < line.split().index("جاك")


@pytest.mark.parametrize(
    "pair",
    [
        "lavrov\tلافروف\t50",  # the rule knows it
        "lothar\tوثار\t50",  # its first letter was taken for "to"
        "chuck\tسنفرق\t50",  # too far to be a spelling
        "hugues\tهيوز\t1",  # far, and seen once
        "of\tمن\t500",
        "j.k.\tجيه\t9",
        "x\tخ\t9",
    ],
)
def test_what_is_known_doubtful_or_no_name_is_left_out(pair: str) -> None:
    assert list(table([pair + "\n"])) == []
