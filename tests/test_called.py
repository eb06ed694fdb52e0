"""Names of a claim that its quote does not have."""

import pytest

from rag.called import absent_name, roles


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("", ""),
        ("Karim Mansour was found.", "عثر على كريم منصور"),
        ("عثر على كريم منصور", "Karim Mansour was found."),
        ("عثر على ياسر الكيلاني", "عثر على الصحفي ياسر الكيلاني"),
        ("Abdel-Rahman came to Fez.", "وصل عبد الرحمن إلى فاس"),
        ("وصل عبد الرحمن", "Abdulrahman came."),
        ("Outgoing President Aoun spoke.", "تحدث الرئيس عون"),
        ("Zabihullah came.", "وصل ذبيح الله"),
        ("قال ترامب إن الطقس جميل", "Donald Trump said the weather was fine."),
        ("وصلت المساعدات لمخيم جنين", "Aid reached Jenin Camp."),
        ("قتل أحمد وعناصر من الشرطة", "Ahmad Mansour and policemen were killed."),
        ("Jawad Zarif came.", "وصل جواد ظريف"),
        ("General Karim Mansour was found.", "عثر على القائد كريم منصور"),
        ("حضر الرئيس المصري عبد الفتاح السيسي", "Egyptian President Abdel Fattah al-Sisi attended."),
        (
            "قالت الوزارة إن سليم حداد، المتحدث باسم الرئيس التركي، حضر",
            "The Turkish president's spokesman, Salim Haddad, came.",
        ),
    ],
)
def test_a_name_that_the_quote_has_is_not_absent(claim: str, quote: str) -> None:
    assert absent_name(claim, quote) is None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("عثر على كريم نصار", "Karim Mansour was found."),
        ("عثر على ياسر الجيلاني", "عثر على الصحفي ياسر الكيلاني"),
        ("توفي الشاعر أحمد سلامة", "توفي الشاعر محمود سلامة"),
        ("Biden welcomed the guests.", "The host welcomed the guests."),
        ("وصل إلى مراكش", "وصل إلى فاس"),
        ("Ugandan police came.", "وصلت الشرطة الكينية"),
        ("قال البيت الأبيض إن بايدن مريض", "The White House said Donald Trump was ill."),
        ("The prime minister spoke.", "تحدث الرئيس"),
        ("سجل رياض بوشنتوف هدفا", "Karim Mansour scored."),
        ("قال السائق شمردل إن الطريق مقطوع", "قال السائق إن الطريق مقطوع"),
    ],
)
def test_another_name_in_its_place_is(claim: str, quote: str) -> None:
    assert absent_name(claim, quote)


def test_a_prime_minister_is_no_president() -> None:
    assert roles("رئيس الوزراء") == {"premier"} == roles("the prime minister")
    assert roles("الرئيس التركي") == {"president"} == roles("the president")


def test_who_presides_over_a_government_is_a_prime_minister() -> None:
    assert roles("تولى رئاسة الحكومة") == roles("رئيسة الوزراء") == {"premier"}
    assert roles("رئاسة الجمهورية") == roles("الانتخابات الرئاسية") == {"president"}


def test_but_for_is_no_name() -> None:
    assert absent_name("غاب وزير الصحة إلا أنه أرسل نائبه", "وزير الصحة أرسل نائبه وغاب") is None


def test_verbs_of_many_and_that_are_no_names() -> None:
    quote = "Fifty of the members whom the United Nations chose are of the civil society."
    assert absent_name("قال بأن خمسين عضوا يمثلون المجتمع المدني", quote) is None
    assert absent_name("التقى تيلرسون الأعضاء", "Kerry met the members.") == "تيلرسون"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Actor Omar Nader fell.", "سقط الممثل عمر نادر"),
        ("An MP fell.", "سقط نائب"),
        ("She left Port Sudan.", "غادرت بورتسودان"),
        ("أقال الرئيس المدعي يوم الجمعة", "The president dismissed the prosecutor on Friday."),
        ("The Food and Agriculture Organization met.", "اجتمعت منظمة الأغذية والزراعة"),
        ("Croatia's president left.", "غادرت رئيسة كرواتيا"),
        ("قالت إن الأجنحة غير آمنة", "She said the wards were unsafe."),
    ],
)
def test_what_somebody_is_and_what_bodies_are_called_is_no_name(claim: str, quote: str) -> None:
    assert absent_name(claim, quote) is None


def test_what_one_is_and_what_is_so_are_one_name() -> None:
    assert absent_name("The ranking Democrat was there.", "The ranking Democratic senator was there.") is None
    assert absent_name("A Democrat was there.", "A Republican senator was there.")


def test_a_possessive_that_lost_its_mark_is_the_name() -> None:
    assert absent_name("SANA's reporter was there.", "SANAs reporter was there.") is None


@pytest.mark.parametrize(
    ("claim", "quote", "absent"),
    [
        ("بحسب لينا حداد، الطبيبة", "قالت الطبيبة رنا حداد", "لينا"),
        ("قالت الوسيطة أستريد نيلسن إن الهدنة قائمة", "The truce holds, mediator Ingrid Nielsen said.", "أستريد"),
        ("أمينة حداد حضرت", "Amira Haddad was there.", "أمينة"),
    ],
)
def test_a_given_name_is_another_however_alike_it_looks_or_sounds(claim: str, quote: str, absent: str) -> None:
    assert absent_name(claim, quote) == absent


def test_a_noun_behind_an_office_is_no_name() -> None:
    assert absent_name("وجه النائب إلى الوزير اتهاما بالتقصير", "The lawmaker accused the minister of neglect.") is None


def test_a_town_that_is_also_a_word_is_known_by_its_festival() -> None:
    assert absent_name("The film won at Cannes.", "فاز الفيلم في مهرجان كان السينمائي") is None


def test_what_is_counted_is_no_name() -> None:
    assert absent_name("نقلت العبارة 320 راكبا", "The ferry carried 320 passengers.") is None
