import pytest

from rag.towns import is_given, towns


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("from Fez to Sfax", ["fez", "sfax"]),
        ("من فاس إلى صفاقس وبنزرت", ["fez", "sfax", "bizerte"]),
        ("in Khan Younis", ["khan_younis"]),
        ("الشرطة الأوغندية", ["uganda"]),
        ("Ugandan police", ["uganda"]),
        ("the harbour", []),
    ],
)
def test_a_town_has_one_key_in_both_languages(text: str, keys: list[str]) -> None:
    assert [key for _, key in towns(text)] == keys


def test_common_given_names_are_known() -> None:
    assert is_given("ياسر") and is_given("وأحمد")
    assert not is_given("الوزير") and not is_given("قال")
    assert not is_given("ـ")  # nothing is left of it when it is folded
