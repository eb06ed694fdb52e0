import pytest

from rag.sayings import reports, sayings


@pytest.mark.parametrize(
    "text", ["", "The river rose.", "ارتفع النهر", "Mr Said Baraka came.", "It used to be called calm."]
)
def test_a_text_that_gives_the_word_to_nobody_has_no_saying(text: str) -> None:
    assert sayings(text) == ()
    assert not reports(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Russian ministry said it was so.", "The Russian ministry"),
        ("It was so, said the mayor.", "the mayor"),
        ("It was so, the mayor said.", "the mayor"),
        ("It was so, according to the mayor.", "the mayor"),
        ("Mr Haddad, the mayor, said it was so.", "Mr Haddad the mayor"),
        ("قالت وزارة الدفاع الروسية إن الأمر كذلك", "وزارة الدفاع الروسية"),
        ("وزير الخارجية قال إن الأمر كذلك", "وزير الخارجية"),
        ("الأمر كذلك، بحسب الوزير", "الوزير"),
        ("انتقد النقيب سليم حداد القرار، ووصفه بأنه ظالم.", "انتقد النقيب سليم حداد القرار"),
        ("أكدا أن الأمر كذلك", ""),
        ("سليم حداد هو من وصف القرار بأنه ظالم", "سليم حداد"),
        ("He has a lesson he says he learned.", "he"),
        ("نوقشت الخطة أمس، وصفها النقيب بأنها جريئة", "النقيب"),
    ],
)
def test_who_speaks_stands_beside_the_word_of_saying(text: str, who: str) -> None:
    (said,) = sayings(text)
    assert said.who == who
    assert reports(text)


def test_what_stands_before_an_and_said_is_told_as_fact() -> None:
    (said,) = sayings("The minister came to Cairo and said that it was late.")
    assert said.told == "The minister came to Cairo and"


@pytest.mark.parametrize(
    "text", ["He announced his marriage to her in spring.", "أعلن الرئيس حالة الطوارئ في البلاد كلها"]
)
def test_to_announce_a_thing_is_to_do_it(text: str) -> None:
    assert not reports(text)


def test_claims_over_which_one_is_sued_are_no_saying() -> None:
    assert sayings("The firm sued him over claims that he copied it.") == ()


def test_to_think_likely_is_to_say_so() -> None:
    assert reports("رجحت الباحثة أن يكون الحوت قادما من الجنوب")
