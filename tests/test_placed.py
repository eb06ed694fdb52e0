"""Places of a claim, and what answers for them in a quote."""

import pytest

from rag.guards import unsupported
from rag.placed import absent_place


def test_a_claim_of_no_place_lacks_none() -> None:
    assert absent_place("The river rose.", "") is None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The army shelled villages in Syria.", "The army shelled villages near Idlib."),
        ("The army shelled villages in northern Syria.", "The army shelled villages near Idlib."),
        ("قصف الجيش قرى في سوريا", "The army shelled villages near Idlib."),
        ("Two people died in Turkey.", "Two people died in Izmir."),
        ("Moscow announced a truce.", "Russia announced a truce."),
        ("The UN Security Council met.", "اجتمع مجلس الأمن الدولي"),
        ("The UN envoy came.", "وصلت المبعوثة الأممية"),
        ("أعلنت موسكو هدنة", "Russia announced a truce."),
        ("Russia announced a truce.", "Moscow announced a truce."),
        ("It strained ties between Manila and Kuwait.", "تسبب ذلك في أزمة بين الكويت والفلبين"),
        ("وعد ترامب بيونغ يانغ بضمانات", "وعد ترامب كوريا الشمالية بضمانات"),
        ("About 6,300 came, according to Madrid's interior ministry.", "قالت وزارة الداخلية الإسبانية إن 6300 وصلوا"),
    ],
)
def test_a_town_answers_for_its_country_and_a_country_for_its_seat(claim: str, quote: str) -> None:
    assert unsupported(claim, quote) is None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Switzerland agreed to the truce.", "The envoys agreed to the truce in Geneva."),
        ("وافقت سويسرا على الهدنة", "وافق الوفدان على الهدنة في جنيف"),
        ("The truce was agreed in Syria.", "The envoys agreed to the truce in Geneva."),
        ("The Moscow talks ended.", "The talks with Russia ended."),
        ("غادر أردوغان محادثات موسكو", "غادر أردوغان المحادثات مع روسيا"),
        ("The envoy flew to Moscow.", "The envoy flew to Russia."),
        ("Turkey's envoy spoke.", "The envoy spoke in Ankara."),
        ("The talks in Manila ended.", "انتهت المحادثات في الفلبين"),
        ("The army shelled villages in Idlib.", "The army shelled villages in Syria."),
    ],
)
def test_who_acts_is_not_where_it_happens_nor_the_reverse(claim: str, quote: str) -> None:
    fault = unsupported(claim, quote)
    assert fault and fault.kind == "name"


def test_a_house_speaks_for_itself() -> None:
    fault = unsupported("The Kremlin said prices rose.", "The Russian finance ministry said prices rose.")
    assert fault and fault.kind == "speaker"


def test_a_government_that_demands_it_is_not_where_it_happens() -> None:
    quote = "The ministers agreed in Amman on a step that Baghdad had demanded."
    assert absent_place("The ministers agreed in Baghdad.", quote) == "Baghdad"
    assert absent_place("The ministers agreed in Amman.", quote) is None
    assert absent_place("Baghdad had demanded it.", quote) is None
