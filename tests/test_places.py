"""Places, peoples and organisations by their translated names."""

import pytest

from rag.names import keys, same_name
from rag.places import place_keys, same_place, shared_words

SAME = """
Egypt=مصر Egyptian=المصرية Egyptians=للمصريين Germany=ألمانيا German=الألماني Germans=الألمان Greece=اليونان
Austrian=النمساوي Hungary=المجر Morocco=المغرب Moroccan=مغربية Algeria=بالجزائر Jordan=والأردن Jordanian=أردنيين
Lebanon=لبنان Lebanese=اللبناني Syrian=سوريين Syria=بسورية India=والهند Indians=الهنود China=للصين Japanese=اليابانية
Cairo=القاهرة Damascus=ودمشق Aleppo=بحلب Jerusalem=القدس Mecca=مكة Vienna=فيينا Athens=أثينا Geneva=وجنيف Oman=عمان
Amman=عمان Omani=العماني Turkey=تركيا Turkish=التركية Turks=الأتراك Russian=والروس Kurds=الأكراد American=الأميركي
US=أمريكا U.S.=الأمريكية Britain=بريطانيا UK=البريطاني NATO=الناتو Nato=الناتو Kremlin=الكرملين ISIS=داعش Poland=بولندي
Daesh=وداعش Houthis=الحوثيين Chad=تشاد Egyptian=Egypt مصري=المصريون Angolan=الأنغولية Ghana=بغانا Peruvian=البيروفي
Nepalese=نيبالي Welsh=ويلز Kosovo=كوسوفو
"""
PHRASES = [
    ("United Nations", "الأمم المتحدة"),
    ("UN", "للأمم المتحدة"),
    ("U.N.", "والأمم المتحدة"),
    ("European Union", "الاتحاد الأوروبي"),
    ("EU", "بالاتحاد الأوروبي"),
    ("NATO", "حلف شمال الأطلسي"),
    ("White House", "البيت الأبيض"),
    ("WHITE HOUSE", "البيت الأبيض"),
    ("World Bank", "البنك الدولي"),
    ("IMF", "صندوق النقد الدولي"),
    ("Gaza", "قطاع غزة"),
    ("Gaza Strip", "بغزة"),
    ("Antarctica", "القارة القطبية الجنوبية"),
    ("PSG", "باريس سان جيرمان"),
    ("World Health Organisation", "منظمة الصحة العالمية"),
    ("General Staff", "رئاسة الأركان"),
    ("Red Cross", "الصليب الأحمر"),
    ("Red Crescent", "والهلال الأحمر"),
    ("Security Council", "لمجلس الأمن"),
    ("Hezbollah", "حزب الله"),
    ("Islamic State", "الدولة الإسلامية"),
    ("Black Sea", "البحر الأسود"),
    ("Saudi Arabia", "السعودية"),
    ("Saudi", "المملكة العربية السعودية"),
    ("South Korean", "الكورية الجنوبية"),
    ("United States", "الولايات المتحدة"),
    ("US", "وللولايات المتحدة"),
]
DIFFERENT = """
Egypt=المغرب Morocco=مغرب India=هند Turkey=روسيا German=Germane Oman=Amman Iran=العراق Korea=Kenya UN=un US=us
US=الأوروبي Mali=مالي Jordan=جوردان Hungarian=المجرى Palmyra=تدمر Russian=فروسية Russian=بروس Asian=كاسيات
Black=الأسود House=البيت United=المتحدة Arab=غراب Kurd=كردفان Greek=greed
"""


def pairs(table: str) -> list[list[str]]:
    return [pair.split("=") for pair in table.split()]


@pytest.mark.parametrize("nothing", ["", " ", "؟", "...", "123", "٤٥", "ـــ", "\u064e", "_", "'s", "ب", "و", "ل", "a"])
def test_what_names_nothing_has_no_keys_and_is_no_place(nothing: str) -> None:
    assert place_keys(nothing) == []
    assert shared_words(nothing, nothing) == frozenset()
    assert not same_place(nothing, nothing)


def test_common_words_have_no_keys() -> None:
    assert place_keys("He told us that who polish china eat turkey in a white house") == []
    assert place_keys("كان الطفل في البيت مع والده ولم يعرف ما حدث بعد ذلك") == []


@pytest.mark.parametrize(("one", "other"), pairs(SAME) + [list(pair) for pair in PHRASES])
def test_a_name_and_its_translation_are_the_same(one: str, other: str) -> None:
    assert same_place(one, other)
    assert same_place(other, one)
    assert same_name(one, other)
    assert set(place_keys(one)) & set(place_keys(other))


@pytest.mark.parametrize(("one", "other"), pairs(DIFFERENT))
def test_what_only_looks_like_a_translation_is_not(one: str, other: str) -> None:
    assert not same_place(one, other)
    assert not same_place(other, one)


def test_a_name_is_compared_in_any_case_but_an_abbreviation_is_not() -> None:
    assert same_place("تركيا", "turkey")
    assert same_place("بولندية", "POLISH")
    assert not same_place("أمريكا", "us")


def test_a_text_that_holds_more_than_a_name_is_not_that_name() -> None:
    assert not same_place("Cairo traffic", "القاهرة")
    assert not same_place("Egypt and Syria", "مصر")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egypt's envoy met Germans.", ["@egypt", "@germany"]),
        ("The UN Security Council and the U.S.-led force", ["@united-nations", "@security-council", "@united-states"]),
        ("the European Union, not European states", ["@european-union", "@europe"]),
        ("South Sudan borders Sudan", ["@south-sudan", "@sudan"]),
        ("Egypt, Egypt", ["@egypt", "@egypt"]),
        ("قالت الأمم المتحدة إن ألمانيا تدعم اللاجئين السوريين", ["@united-nations", "@germany", "@syria"]),
        ("مِصْر وسُوريا", ["@egypt", "@syria"]),
        ("وصل إلى عمان", ["@oman", "@amman"]),
        ("Peace talks in GENEVA — جنيف", ["@geneva", "@geneva"]),
    ],
)
def test_keys_stand_in_order_and_the_longest_name_wins(text: str, expected: list[str]) -> None:
    assert place_keys(text) == expected


def test_a_name_inside_a_word_is_not_found() -> None:
    assert place_keys("Cairos2 Indianapolis Romeo Chinatown") == []
    assert place_keys("مصرف استعمان الهندسة") == []


def test_the_keys_of_a_text_hold_its_places_and_no_spaces() -> None:
    english, arabic = keys("The White House warned Hungary."), keys("حذر البيت الأبيض المجر")
    assert {"@white-house", "@hungary"} <= set(english) & set(arabic)
    assert not any(" " in key for key in english + arabic)


def test_words_of_a_place_are_shared_only_with_a_text_that_names_it() -> None:
    claim = "The United Nations and the White House condemned Syria"
    assert shared_words(claim, "أدانت الأمم المتحدة دمشق") == {"United", "Nations"}
    assert shared_words(claim, "أدان البيت الأبيض النظام السوري") == {"White", "House", "Syria"}
    assert shared_words(claim, "البيت الجديد أبيض") == frozenset()


def test_a_long_text_takes_time_in_proportion() -> None:
    assert len(place_keys("الأمم المتحدة جنوب " * 20_000)) == 20_000
