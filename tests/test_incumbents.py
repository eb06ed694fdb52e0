import pytest

from rag.incumbents import in_full

ARTICLE = "Turkey's foreign minister, Mevlut Cavusoglu, met the envoy. The Foreign Minister Council sat in Rome."
ARABIC = "صرح المتحدث باسم الرئاسة التركية، إبراهيم قالن، أمس. وشدد المتحدث باسم الرئاسة الروسية على ذلك."


@pytest.mark.parametrize(
    ("who", "article", "full"),
    [
        ("the foreign minister", ARTICLE, "foreign minister, Mevlut Cavusoglu"),
        ("The foreign minister in Ankara", ARTICLE, "foreign minister, Mevlut Cavusoglu"),
        ("المتحدث باسم الرئاسة التركية على ضرورة", ARABIC, "المتحدث باسم الرئاسة التركية، إبراهيم قالن"),
        ("المتحدث باسم الرئاسة الروسية", ARABIC, "المتحدث باسم الرئاسة الروسية"),
        ("the envoy", ARTICLE, "the envoy"),
        ("the foreign minister", "", "the foreign minister"),
        ("the defence minister", ARTICLE, "the defence minister"),
    ],
)
def test_an_office_is_named_as_the_article_names_it(who: str, article: str, full: str) -> None:
    assert in_full(who, article) == full
