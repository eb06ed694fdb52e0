import pytest

from rag.speakers import has_the_word, unattributed, wrong_speaker

RUSSIA = "قالت وزارة الدفاع الروسية إن الطائرات لم تقصف المدينة"
MAYOR = "The minister came to the harbour on Monday and said that the bridge would be built."


@pytest.mark.parametrize(
    "claim",
    [
        "The Russian defence ministry said its planes did not bomb the city.",
        "According to Russia's Ministry of Defence, planes did not bomb the city.",
        "بحسب وزارة الدفاع الروسية لم تقصف الطائرات المدينة",
        "The planes did not bomb the city.",
        "They said that planes did not bomb the city.",
    ],
)
def test_the_word_is_given_to_who_speaks(claim: str) -> None:
    assert wrong_speaker(claim, RUSSIA) is None


@pytest.mark.parametrize(
    "claim",
    [
        "The Turkish defence ministry said planes did not bomb the city.",
        "The Russian foreign ministry said planes did not bomb the city.",
        "قالت وزارة الخارجية الروسية إن الطائرات لم تقصف المدينة",
        "Sergei Lavrov said planes did not bomb the city.",
    ],
)
def test_the_word_of_another_is_not(claim: str) -> None:
    assert wrong_speaker(claim, RUSSIA)


def test_nobody_says_what_the_text_tells_as_fact() -> None:
    assert wrong_speaker("The Russian ministry said that it rained.", "It rained in Russia.") == "The Russian ministry"


def test_what_is_reported_is_shown_as_reported() -> None:
    assert unattributed("Planes did not bomb the city.", RUSSIA)
    assert not unattributed("The ministry said planes did not bomb the city.", RUSSIA)
    assert not unattributed("It rained.", "It rained in Derna.")


def test_what_stands_before_an_and_said_is_no_report() -> None:
    assert not unattributed("The minister came to the harbour on Monday.", MAYOR)
    assert unattributed("The bridge will be built.", MAYOR)


def test_a_report_in_a_clause_of_its_own_leaves_the_others() -> None:
    text = "Witnesses said that it smelt of smoke; doctors counted 58 dead."
    assert not unattributed("Doctors counted 58 dead.", text)
    assert unattributed("It smelt of smoke.", text)


TWO = "The nurses said wards were unsafe; the trust said safety had never been better."


def test_of_two_who_speak_each_has_the_own_word() -> None:
    assert wrong_speaker("The trust said wards were unsafe.", TWO) == "The trust"
    assert wrong_speaker("The nurses said wards were unsafe.", TWO) is None
    assert wrong_speaker("The trust said so.", TWO) is None


def test_who_goes_on_speaking_is_not_another() -> None:
    text = "تنفي الشركة أن يكون اللقاح سببا، وتقول إن التحقيق لم ينته"
    assert wrong_speaker("تقول الشركة إن التحقيق لم ينته", text) is None


@pytest.mark.parametrize(
    ("claim", "who"),
    [
        ("قالت النقابة إن المخزون يكفي ثلاثة أشهر", "النقابة"),
        ("The union said it is enough for three months.", "The union"),
        ("قالت النقابة إنه لا يتجاوز ثلاثة أسابيع", None),
        ("The dam's management said it is enough for three months.", None),
    ],
)
def test_of_two_who_speak_in_arabic_too(claim: str, who: str | None) -> None:
    text = "قالت إدارة السد إن المخزون يكفي ثلاثة أشهر، فيما قالت النقابة إنه لا يتجاوز ثلاثة أسابيع"
    assert wrong_speaker(claim, text) == who


@pytest.mark.parametrize(
    ("claim", "who"),
    [
        ("ذكرت الوكالة أن الانفجار نتج عن مسيرة", "الوكالة"),
        ("Witnesses said the explosion was caused by an electrical fault.", "Witnesses"),
        ("ذكرت الوكالة أن الانفجار نتج عن ماس كهربائي", None),
    ],
)
def test_what_the_first_cannot_have_said_is_of_the_other(claim: str, who: str | None) -> None:
    text = "ذكرت الوكالة أن الانفجار نتج عن ماس كهربائي، بينما تحدث شهود عن مسيرة"
    assert wrong_speaker(claim, text) == who


def test_initials_name_the_body_that_speaks() -> None:
    text = "Another 10,100 are missing, the U.N. Office for the Coordination of Humanitarian Affairs said."
    assert wrong_speaker("OCHA said that 10,100 people are missing.", text) is None
    assert wrong_speaker("UNICEF said that 10,100 people are missing.", text) == "UNICEF"


def test_who_is_warned_says_nothing() -> None:
    text = "A nurse testified that the surgeon had been warned twice by a colleague."
    assert wrong_speaker("The surgeon testified that a nurse had been warned.", text) == "The surgeon"


def test_a_trade_names_who_speaks_in_the_other_language() -> None:
    assert wrong_speaker("قال مهندس إن السد آمن", "A witness said the dam was safe.") == "مهندس"
    assert wrong_speaker("قال شاهد إن السد آمن", "A witness said the dam was safe.") is None


@pytest.mark.parametrize(
    ("claim", "text", "as_fact"),
    [
        ("The clerk stole a ring.", "The clerk was charged with stealing a ring.", True),
        ("The man committed espionage.", "The man was tried on charges of espionage.", True),
        ("The man is charged with espionage.", "The man was tried on charges of espionage.", False),
        ("ارتكب الموظف الاحتيال", "حوكم الموظف بتهمة الاحتيال", True),
    ],
)
def test_what_somebody_is_charged_with_is_not_given_as_done(claim: str, text: str, as_fact: bool) -> None:
    assert unattributed(claim, text) is as_fact


@pytest.mark.parametrize(
    ("question", "has_it"),
    [
        ("Which city was spared, according to the Russian defence ministry?", True),
        ("أي مدينة لم تقصف بحسب وزارة الدفاع الروسية؟", True),
        ("Which city was spared, according to the Turkish defence ministry?", False),
        ("أي مدينة لم تقصف بحسب وزارة الخارجية التركية؟", False),
        ("ماذا قالت وزارة الدفاع الروسية عن الطائرات؟", True),
        ("من اتهم وزارة الدفاع الروسية بقصف المدينة؟", None),
        ("من الذي اتهم وزارة الخارجية التركية؟", None),
        ("أي دولة اتهمت وزارة الخارجية التركية؟", None),
        ("Who accused the Turkish defence ministry?", None),
        ("Which city was spared?", None),
        ("Which city was spared, according to officials?", None),
    ],
)
def test_whose_word_a_question_asks_for_speaks_in_the_text_or_another(question: str, has_it: bool | None) -> None:
    assert has_the_word(question, RUSSIA) is has_it


def test_who_speaks_by_an_office_is_who_holds_it_in_the_article() -> None:
    said = "وشدد المتحدث باسم الرئاسة التركية على ضرورة إجراء انتخابات شفافة."
    article = f"قال المتحدث باسم الرئاسة التركية، إبراهيم قالن، إن الهدنة قريبة. {said}"
    assert has_the_word("What must be held, according to Kalin?", said, article)
    assert not has_the_word("What must be held, according to Lavrov?", said, article)


def test_nobody_has_the_word_in_a_text_without_speakers() -> None:
    assert has_the_word("What fell, according to the mayor?", "Rain fell in Tunis.") is None


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Hulusi Akar said the port was hit.", "وكان وزير الدفاع التركي خلوصي أكار قد صرح السبت بأن الميناء أصيب"),
        ("The Russians told Ankara that it was hit.", "وأضاف الوزير أن الروس أبلغوا أنقرة أن الميناء أصيب"),
        ("قال خلوصي أكار يوم السبت إن الميناء أصيب", "قال وزير الدفاع خلوصي أكار إن الميناء أصيب"),
        (
            "Ambassador Sami Al-Hamad said it was signed.",
            "وقال مساعد الوزير، السفير سامي الحمد، إنها وقعت",
        ),
        ("The union's spokeswoman said it was late.", '"It is late," said Vera Holt, a spokeswoman for the union.'),
        (
            "تتهم الولايات المتحدة بكين بترهيب جيرانها",
            "انتقدت الولايات المتحدة الصين، متهمة بكين بترهيب جيرانها",
        ),
        ("Peskov said it was over.", "Kremlin spokesman Dmitry Peskov said it was over."),
        ("Russian spokesman Dmitry Peskov said it was over.", "Kremlin spokesman Dmitry Peskov said it was over."),
        (
            "The agency said that, according to its instruments, it was near.",
            "The agency said that its instruments showed that it was near.",
        ),
        ("The mayor relayed that the bridge was shut.", "The mayor said the bridge was shut."),
        ("يبلغ دورانس، الذي وصف خصمه بأنه قوي، 31 عاما", "وقال اللاعب البالغ من العمر 31 عاما إن خصمه قوي"),
    ],
)
def test_who_speaks_is_known_however_named(claim: str, text: str) -> None:
    assert wrong_speaker(claim, text) is None


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("قال بلينكن إن المحادثات مفيدة", "قال لافروف، بعد لقاء بلينكن، إن المحادثات مفيدة"),
        ("قال بلينكن إن المحادثات مفيدة", "قال لافروف، الذي التقى بلينكن، إن المحادثات مفيدة"),
        ("بحسب بلينكن، المحادثات مفيدة", "قال لافروف لنظيره الأميركي أنتوني بلينكن إن المحادثات مفيدة"),
        ("Turkey said the port was hit.", "أقرت روسيا، أمام مسؤولين أتراك، بأن الميناء أصيب"),
        ("قال وزير الخارجية إن الأسعار ارتفعت", "وكان وزير الدفاع خلوصي أكار قد صرح السبت بأن الأسعار ارتفعت"),
        ("اتهمت بكين الولايات المتحدة بترهيب جيرانها", "انتقدت الولايات المتحدة الصين، متهمة بكين بترهيب جيرانها"),
    ],
)
def test_who_is_only_named_beside_a_speaker_is_none(claim: str, text: str) -> None:
    assert wrong_speaker(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        (
            "Oleg Kubin signed the deal.",
            "The minister Oleg Kubin, who had signed the deal, said that it would take time.",
        ),
        (
            "دامت المحادثات 90 دقيقة",
            "Blinken told Lavrov that Washington would answer, after they talked for 90 minutes.",
        ),
        ("The extension was cut to one year.", "وبحسب القرار فقد اقتصر التمديد على عام واحد"),
        ("Turkey shot down a jet.", "Turkey shot down a jet that it said had strayed."),
    ],
)
def test_what_the_report_itself_tells_is_fact(claim: str, text: str) -> None:
    assert not unattributed(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The deal was signed.", "The minister Oleg Kubin said that the deal was signed."),
        ("قتل 90 شخصا", "The ministry said that 90 people were killed, after it had counted again."),
        ("The extension was cut to one year.", "وبحسب الوزارة فقد اقتصر التمديد على عام واحد"),
    ],
)
def test_what_is_said_is_not(claim: str, text: str) -> None:
    assert unattributed(claim, text)


def test_who_puts_a_number_at_something_says_so() -> None:
    text = "The observatory also reported it, putting the number of the dead at 13."
    assert wrong_speaker("The observatory put the number of the dead at 13.", text) is None
    assert wrong_speaker("The ministry put the number of the dead at 13.", text)


def test_a_source_that_is_not_named_is_nobody_else() -> None:
    text = "انفجر اللغم، وفق ما ذكر مصدر أمني طلب عدم نشر اسمه"
    assert wrong_speaker("The mayor of Arsal said the mine went off.", text) == "The mayor of Arsal"
    assert wrong_speaker("A security source said the mine went off.", text) is None


def test_a_prime_minister_is_no_governor_of_the_same_country() -> None:
    text = "قال محافظ البنك المركزي الأردني إن الاحتياطي ارتفع"
    assert wrong_speaker("قال رئيس الوزراء الأردني إن الاحتياطي ارتفع", text) == "رئيس الوزراء الأردني"


def test_who_publicly_accused_is_she_whom_the_claim_names() -> None:
    text = "The premier dismissed his minister, Lina Haddad, after she publicly accused him of ignoring warnings."
    assert wrong_speaker("اتهمت لينا حداد رئيس الوزراء بتجاهل تحذيرات", text) is None
