import pytest

from rag.doers import conversely, turned_round


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Iran accused Israel.", "Israel accused Iran."),
        ("Iran accused Israel.", "اتهمت إسرائيل إيران"),
        ("اتهمت إيران إسرائيل", "اتهمت إسرائيل إيران"),
    ],
)
def test_two_names_in_the_other_order_about_one_deed_are_turned_round(claim: str, text: str) -> None:
    assert turned_round(claim, text)


def test_an_office_and_whose_it_is_are_one() -> None:
    text = "واستقبل الرئيس السويسري غي بارملان الضيفين في فيلا لا غرانج."
    assert not turned_round("Guy Parmelin received the American and Russian presidents.", text)
    assert turned_round("Iran accused the president.", "اتهم الرئيس إيران")


def test_a_day_in_brackets_does_not_part_who_does_it_from_the_deed() -> None:
    text = "Argentina won the cup for the third time on Sunday (Sunday 18 December 2022), beating France 4-2."
    assert turned_round("France beat Argentina.", text)
    assert not turned_round("Argentina beat France.", text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Israel accused Iran.", "اتهمت إسرائيل إيران"),
        ("Iran was accused by Israel.", "Israel accused Iran."),
        ("Iran met Israel.", "Israel met Iran."),
        ("Iran and Israel accused others.", "Israel and Iran accused others."),
        ("In Iran, Israel accused many.", "Israel accused many in Iran."),
        ("It rained.", "It rained."),
        ("The protesters were hit by the police.", "The police hit the protesters."),
        ("السفير الذي استدعته وزارة الخارجية هو بريستو", "استدعت وزارة الخارجية السفير بريستو"),
        ("Haddad led the delegation.", "Salim Haddad, accompanied by Karim Mansour, led the delegation."),
        (
            "Salim Haddad headed the Swiss side with Karim Adel.",
            "Karim Adel headed the Swiss side together with Salim Haddad.",
        ),
        ("تجمع سكان فاس يوم الجمعة لحضور المهرجان", "تجمع سكان فاس لحضور المهرجان يوم الجمعة"),
    ],
)
def test_other_orders_say_nothing(claim: str, text: str) -> None:
    assert not turned_round(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Iran was accused by Israel.", "Israel was accused by Iran."),
        ("Iran was accused by Israel.", "Iran accused Israel."),
        ("اتهمت إيران إسرائيل", "Iran was accused by Israel."),
        ("Iran asked the court to order Israel to leave.", "Israel asked the court to order Iran to leave."),
        ("The prosecutor dismissed the president.", "The president dismissed the prosecutor."),
        ("هزمت الأرجنتين السعودية", "حقق المنتخب السعودي مفاجأة بفوزه على الأرجنتين"),
        ("Argentina beat Saudi Arabia.", "حقق المنتخب السعودي مفاجأة بفوزه على الأرجنتين"),
        ("The prosecutor dismissed the president.", "The prosecutor was dismissed by the president."),
        ("The police hit the protesters.", "The protesters hit the police."),
        ('أعلن الجيش أن "مسلحا" استهدف إحدى طائراته', 'أعلن الجيش أن إحدى طائراته استهدفت "مسلحا"'),
        ("Israel fired 20 rockets at Iran's militias.", "20 صاروخا أطلقتها إيران على تمركزات إسرائيلية"),
        ("Mansour led the delegation.", "Salim Haddad, accompanied by Karim Mansour, led the delegation."),
        ("Karim Mansour condemned the attack by Salim Haddad.", "Salim Haddad condemned Karim Mansour."),
        ("تصدى كريم منصور لركلة سليم حداد", "كان سليم حداد من أبرز النجوم، ثم تصدى لركلة كريم منصور."),
    ],
)
def test_so_are_those_that_a_by_or_a_title_names(claim: str, text: str) -> None:
    assert turned_round(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Iran was accused by Israel.", "اتهمت إسرائيل إيران"),
        ("Iran was lent a ship by Israel, the ministry said.", "Israel lent Iran a ship, the ministry said."),
        ("The prosecutor was dismissed by the president.", "The president dismissed the prosecutor."),
    ],
)
def test_a_by_turns_round_what_stands_beside_it(claim: str, text: str) -> None:
    assert not turned_round(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The fishermen arrested the police.", "Police in the port arrested seven fishermen on Tuesday."),
        ("The ministry accused the farmers' union.", "اتهم اتحاد المزارعين الوزارة بتحويل المياه"),
        ("اتهمت الوزارة اتحاد المزارعين", "اتهم اتحاد المزارعين الوزارة بتحويل المياه"),
        ("أطلق العمال سراح المتمردين", "The rebels freed the workers."),
        ("The commander killed his bodyguard.", "قتل القائد على يد حارسه"),
        ("The minister handed the ambassador a letter.", "استقبل الوزير السفير، وسلمه السفير رسالة"),
        ("سلم العميد السلطة إلى القائد", "سلم القائد السلطة إلى العميد"),
        ("Nadia Salem replaced Omar Farid.", "عين عمر فريد خلفا لنادية سالم"),
        ("Malawi beat Zambia.", "Malawi lost to Zambia."),
    ],
)
def test_so_are_trades_and_bodies_within_a_language_and_across(claim: str, text: str) -> None:
    assert turned_round(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("قتل الجنود في هجوم للمسلحين", "Gunmen killed the soldiers."),
        ("Ten people died in the Lombok quake.", "A quake on Lombok killed ten people."),
        ("According to the army, the ambush cost it ten men.", "The ambush cost the army ten men, its spokesman said."),
        ("The road between Sirte and Misrata was opened.", "فتح الطريق بين مصراتة وسرت"),
        ("قال المدير فادي نصر إن الشركة باعت السفينة", "باعت الشركة السفينة، وفق المدير فادي نصر"),
        ("Zambia beat Malawi.", "Malawi lost to Zambia."),
        ("سلم السفير الوزير رسالة", "استقبل الوزير السفير، وسلمه السفير رسالة"),
    ],
)
def test_what_is_told_from_the_other_side_is_not(claim: str, text: str) -> None:
    assert not turned_round(claim, text)


def test_the_one_who_loses_is_he_whom_the_other_beats() -> None:
    assert conversely("Malawi lost to Zambia.", "Zambia beat Malawi.")
    assert not conversely("Zambia lost to Malawi.", "Zambia beat Malawi.")


def test_one_to_whom_it_is_done_does_it_to_nobody() -> None:
    text = "Madrid dismissed its governor, Ferran Soler."
    assert turned_round("Ferran Soler dismissed the government.", text)
    assert not turned_round("Madrid dismissed Ferran Soler.", text)


def test_one_beside_the_clause_of_another_does_not_do_it() -> None:
    assert turned_round("Ghana sent fuel.", "Ghana lent Togo two boats, and Benin sent fuel.")
    assert not turned_round("Benin sent fuel.", "Ghana lent Togo two boats, and Benin sent fuel.")


def test_who_takes_over_another_has_bought_it() -> None:
    text = "استحوذت شركة درة السعودية على منافستها أفق الكويتية"
    assert turned_round("Saudi firm Durra has been taken over by its Kuwaiti rival Ofoq.", text)
    assert not turned_round("Saudi firm Durra has taken over its Kuwaiti rival Ofoq.", text)


def test_what_is_told_of_somebody_between_commas_does_not_part_him_from_his_deed() -> None:
    text = "Paola Ferri, whose team has worked there since 2008, urged Ines Duarte to reopen the museum."
    assert turned_round("حثت إينيس دوارتي باولا فيري على فتح المتحف", text)
    assert not turned_round("حثت باولا فيري إينيس دوارتي على فتح المتحف", text)
