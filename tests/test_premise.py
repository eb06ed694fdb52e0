"""What a question takes for granted, and whether an article knows of it."""

from datetime import date

import pytest

from rag.premise import Premises
from rag.types import EVERYTHING
from rag.understand import understand
from tests.conftest import article


def missing(question: str, text: str, title: str = "News", published: date | None = None) -> str | None:
    return Premises.of(understand(question, EVERYTHING)).missing(article(text, title=title, published=published))


@pytest.mark.parametrize("question", ["who was there?", "What was said?", "من حضر؟", "ماذا قيل؟"])
def test_a_plain_question_takes_nothing_for_granted(question: str) -> None:
    assert Premises.of(understand(question, EVERYTHING)) == Premises((), (), ())
    assert missing(question, "Anything at all.") is None


@pytest.mark.parametrize(
    ("question", "text", "absent"),
    [
        ("What was agreed in Helsinki?", "The sides met in Geneva.", "Helsinki"),
        ("What was agreed in Helsinki?", "The sides met in Helsinki.", None),
        ("What was agreed in Helsinki?", "التقى الجانبان في هلسنكي", None),
        ("What was agreed in Helsinki?", "التقى الجانبان في جنيف", "Helsinki"),
        ("ماذا قرر المجتمعون في جنيف؟", "The sides met in Geneva.", None),
        ("What did the Turkish army do in Idlib?", "Turkey sent soldiers to Idlib.", None),
        ("What did the Turkish army do in Idlib?", "Soldiers were sent to Idlib.", "Turkish"),
        ("What happened in the United States?", "It rained in Canada.", "United States"),
        ("What happened in the United States?", "قال مسؤول أمريكي إن الثلج تساقط", None),
        ("أي قرار أممي استند إليه المجتمعون؟", "استندوا إلى قرار من مجلس الأمن", None),
        ("أي قرار أممي استند إليه المجتمعون؟", "استندوا إلى قرار من البرلمان", "أممي"),
    ],
)
def test_a_place_that_the_article_does_not_know_is_missing(question: str, text: str, absent: str | None) -> None:
    assert missing(question, text) == absent


@pytest.mark.parametrize(
    ("question", "text", "absent"),
    [
        ("What did Damascus answer?", "The Syrian government answered.", None),
        ("What did Damascus answer?", "The Lebanese government answered.", "Damascus"),
        ("بماذا ردت دمشق؟", "ردت الحكومة السورية", None),
        ("What was seen in Damascus?", "The Syrian government answered.", "Damascus"),
        ("ماذا حدث في دمشق؟", "ردت الحكومة السورية", "دمشق"),
        ("What was seen near Damascus?", "A fire was seen near Damascus.", None),
        ("Who came to the Damascus talks?", "The Syrian government answered.", "Damascus"),
        ("Who came to the Damascus talks?", "Envoys met in Damascus.", None),
        ("What did Geneva answer?", "The Swiss government answered.", "Geneva"),
    ],
)
def test_a_capital_stands_for_its_government_but_not_for_what_happens_in_it(
    question: str, text: str, absent: str | None
) -> None:
    assert missing(question, text) == absent


@pytest.mark.parametrize(
    ("question", "text", "absent"),
    [
        ("What did Lavrov say?", "The envoy spoke at length.", "Lavrov"),
        ("What did Lavrov say?", "Mr Lavrov spoke at length.", None),
        ("What did Lavrov say?", "تحدث سيرغي لافروف مطولا", None),
        ("What did Lavrov say?", "تحدث أنتوني بلينكن مطولا", "Lavrov"),
        ("What did Abdulrahman say?", "تحدث عبد الرحمن مطولا", None),
        ("What did the Ice Age leave behind?", "Gravel was left behind.", "Ice"),
        ("What did the Ice Age leave behind?", "خلف العصر الجليدي الحصى", None),
        ("What happened in March?", "It rained.", None),
        ("What did NASA find?", "Something was found.", None),
        ("What did President Kalin say?", "تحدث الرئيس إبراهيم قالن", None),
        ("What did Antonio Guterres say?", "تحدث أنطونيو غوتيريش", None),
        ("What did Antonio Guterres say?", "تحدث أنطونيو تاياني", "Guterres"),
        ("What did Michael Cohen say?", "تحدث مايكل كوهين", None),
        ("What did the Supreme Court decide?", "قررت المحكمة العليا", None),
        ("ماذا قال إبراهيم كالين؟", "تحدث إبراهيم كالين مطولا", None),
        ("ماذا قال إبراهيم كالين؟", "تحدث كالين مطولا", None),
        ("ماذا قال إبراهيم كالين؟", "تحدث إيمانويل ماكرون مطولا", "إبراهيم"),
        ("ماذا قال ماكرون؟", "Mr Macron spoke.", None),
        ("ماذا قال ماكرون؟", "Mr Peskov spoke.", "ماكرون"),
        ("كيف دعم المجلس مشروعه؟", "قدم الأعضاء أموالا", None),
    ],
)
def test_a_name_that_no_word_of_the_article_spells_is_missing(question: str, text: str, absent: str | None) -> None:
    assert missing(question, text) == absent


@pytest.mark.parametrize(
    ("question", "text", "absent"),
    [
        ("Who were the 120 guests?", "There were 120 guests.", None),
        ("Who were the 120 guests?", "حضر ١٢٠ ضيفا", None),
        ("Who were the 120 guests?", "There were 130 guests.", "120"),
        ("من هم الضيوف ال ١٢٠؟", "There were 130 guests.", "120"),
        ("Who were the 12 guests?", "There were some guests.", None),
        ("من ألف الكتاب؟", "The book is by a doctor.", None),
        ("Who gave 1234.5 pounds?", "Somebody gave much.", None),
    ],
)
def test_a_number_of_three_digits_that_the_article_does_not_have_is_missing(
    question: str, text: str, absent: str | None
) -> None:
    assert missing(question, text) == absent


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who led the 2,500 soldiers?", "The 2,500 soldiers were led by a colonel."),
        ("Who led the 2500 soldiers?", "قاد العقيد ٢٬٥٠٠ جندي"),
    ],
)
def test_a_number_with_a_thousands_mark_is_known_to_an_article_that_has_it(question: str, text: str) -> None:
    assert missing(question, text) is None


@pytest.mark.parametrize(
    ("published", "absent"), [(None, "2020"), (date(2019, 12, 31), "2020"), (date(2020, 1, 1), None)]
)
def test_the_year_of_publication_counts_as_known(published: date | None, absent: str | None) -> None:
    assert missing("What happened in 2020?", "A bridge was opened.", published=published) == absent


def test_the_year_of_a_day_that_is_spoken_of_counts_as_known() -> None:
    published = date(2021, 1, 3)
    assert (
        missing("What happened on 31 December 2020?", "A bridge was opened on Thursday.", published=published) is None
    )
    assert (
        missing("What happened on 31 December 2020?", "A bridge was opened on Friday.", published=published) == "2020"
    )


def test_the_title_counts_as_known() -> None:
    assert missing("What did Lavrov say in Helsinki?", "He spoke.", title="Lavrov in Helsinki") is None


def test_places_are_missed_before_numbers_and_names() -> None:
    assert missing("Did Lavrov see 120 men in Helsinki?", "Nothing of it.") == "Helsinki"
    assert missing("Did Lavrov see 120 men in Helsinki?", "Helsinki.") == "120"
    assert missing("Did Lavrov see 120 men in Helsinki?", "Helsinki 120.") == "Lavrov"


@pytest.mark.parametrize(
    ("question", "text", "absent"),
    [
        ("What did the foreign minister say?", "The foreign ministry kept silent.", None),
        ("What did the foreign minister say?", "The defence minister spoke.", "foreign"),
        ("What did the minister of defence say?", "تحدث وزير الدفاع مطولا", None),
        ("ماذا قال وزير الدفاع؟", "تحدث وزير الخارجية مطولا", "الدفاع"),
        ("ماذا قال الوزير؟", "تحدث وزير الخارجية مطولا", None),
    ],
)
def test_a_minister_of_something_else_is_missing(question: str, text: str, absent: str | None) -> None:
    assert missing(question, text) == absent


@pytest.mark.parametrize(
    ("question", "text", "absent"),
    [
        ("What was signed on 5 March 2020?", "On 5 March 2020 a treaty was signed.", None),
        ("What was signed on 5 March 2020?", "On Thursday a treaty was signed.", None),
        ("What was signed on 15 January 2020?", "On 5 March 2020 a treaty was signed.", "15 January 2020"),
        ("ما الذي وقع في 5 آذار 2020؟", "On 5 March 2020 a treaty was signed.", None),
        ("ما الذي وقع في آذار 2021؟", "وقعت معاهدة في نيسان 2021", "آذار 2021"),
        ("What was signed on Thursday?", "The treaty was signed yesterday.", None),
        ("What was signed on Thursday?", "The treaty was signed.", None),
        ("What was signed on Tuesday?", "The treaty was signed.", "tuesday"),
        ("ما الذي وقع يوم الثلاثاء؟", "وقعت المعاهدة يوم الخميس", "الثلاثاء"),
    ],
)
def test_a_day_that_the_article_does_not_speak_of_is_missing(question: str, text: str, absent: str | None) -> None:
    assert missing(question, text, published=date(2020, 3, 6)) == absent
