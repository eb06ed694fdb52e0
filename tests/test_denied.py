import pytest

from rag.denied import denied, told

TALKS = "The envoys signed the accord in March, but they did not publish it."


@pytest.mark.parametrize(
    "claim", ["The envoys signed the accord.", "وقع المبعوثون الاتفاق", "The envoys did not publish it."]
)
def test_a_denial_in_a_clause_of_its_own_leaves_the_others(claim: str) -> None:
    assert not denied(claim, TALKS)


@pytest.mark.parametrize(
    "claim", ["The envoys published it.", "The envoys did not sign the accord.", "نشر المبعوثون الاتفاق"]
)
def test_a_claim_that_turns_a_clause_round_is_heard(claim: str) -> None:
    assert denied(claim, TALKS)


def test_within_a_language_a_word_that_the_table_does_not_know_is_compared_too() -> None:
    assert denied("The glazier was seen, and never paid.", "The glazier was paid, and never seen.")
    assert not denied("The glazier was never seen.", "The glazier was paid, and never seen.")


def test_across_languages_what_no_clause_is_known_to_hold_is_not_kept() -> None:
    assert denied("The glazier was juggling.", "وصل الزجاج ولم يلعب بالكرات")


CLAIMS = ["The envoys signed the accord on Monday.", "وقع المبعوثون الاتفاق الاثنين"]


@pytest.mark.parametrize("text", ["The envoys signed the accord on Monday. {}", "وقع المبعوثون الاتفاق الاثنين. {}"])
@pytest.mark.parametrize("more", ["No one was hurt.", "لم يصب أحد", "The governor did not resign."])
def test_a_sentence_that_denies_something_else_leaves_the_others(text: str, more: str) -> None:
    assert not any(denied(claim, text.format(more)) for claim in CLAIMS)


@pytest.mark.parametrize("more", ["The ministry denied it.", "That is not true.", "It did not."])
def test_one_that_denies_what_was_said_does_not(more: str) -> None:
    assert all(denied(claim, f"The envoys signed the accord on Monday. {more}") for claim in CLAIMS)


@pytest.mark.parametrize("more", ["ونفت الوزارة ذلك", "هذا لم يحدث", "هذا غير صحيح"])
def test_nor_does_one_in_arabic(more: str) -> None:
    assert all(denied(claim, f"وقع المبعوثون الاتفاق الاثنين. {more}") for claim in CLAIMS)


def test_nor_one_beside_which_nothing_is_known_of_the_claim() -> None:
    assert denied("The glazier was juggling.", "وصل الزجاج. ولم يلعب بالكرات")


def test_what_stands_in_brackets_is_a_clause_of_its_own() -> None:
    assert not denied("وقع المبعوثون الاتفاق", "وقع المبعوثون (ولم يعرف متى وصلوا) الاتفاق في جنيف")


SAID = "Salim Haddad, the minister, who spoke for ten states, said that the fund was no charity."


def test_what_is_said_leaves_what_stands_beside_it() -> None:
    assert not denied("Salim Haddad, the minister, spoke for ten states.", SAID)
    assert denied("Salim Haddad, the minister, said that the fund was charity.", SAID)
    assert denied("He confirmed that the police fired.", "He denied that the police fired.")


def test_what_was_not_clear_of_it_was_so_all_the_same() -> None:
    assert not denied("وقع الانفجار في المدينة", "It was not immediately clear what caused the blast in the city.")
    assert denied("It was clear whether they fired.", "It was not clear whether they fired.")


def test_a_number_that_is_not_passed_is_not_however_far_off_its_not_stands() -> None:
    assert not denied("لم تكن الحصيلة المعلنة في الساعات الأولى تتجاوز مئة", "كانت الحصيلة لا تتعدى مئة")


def test_who_knows_why_is_contrary_to_who_does_not() -> None:
    unknown = "The inspectors have not determined why the ferry sank."
    assert not denied("The inspectors do not yet know why the ferry sank.", unknown)
    assert not denied("The ferry sank.", unknown)
    assert denied("The inspectors have determined why the ferry sank.", unknown)


def test_what_is_stressed_behind_a_denial_is_not_denied() -> None:
    quote = "نفى المتحدث إغلاق الجسر، مؤكدا أن الشاحنات مستمرة في العبور"
    assert not denied("الشاحنات مستمرة في العبور", quote)
    assert denied("أغلق الجسر", quote)


def test_a_denial_in_a_condition_is_not_one_of_what_follows_from_it() -> None:
    quote = "The plant may close if orders do not recover, putting 300 jobs at risk."
    assert not denied("300 jobs are at risk at the plant.", quote)


def test_what_else_stands_behind_a_refusal_may_be_of_it_too() -> None:
    quote = "The jury found her not guilty but failed to reach a verdict on a second charge of hiding letters."
    assert not denied("The jury cleared her but reached no verdict on a charge of hiding letters.", quote)


def test_a_spokesman_is_not_who_spoke_of_it() -> None:
    quote = "نفى المتحدث باسم البلدية وجود أي تسرب في الخزان، بعدما تحدث عضو عن ثلاث حالات"
    assert not denied("A member had spoken of three cases.", quote)


def test_who_denies_responsibility_for_an_attack_does_not_deny_the_attack() -> None:
    quote = "Shells hit a market, doctors said, blaming the guard; the guard denied responsibility."
    assert not denied("نفى الحرس مسؤوليته عن قصف السوق", quote)
    assert denied("أقر الحرس بمسؤوليته عن قصف السوق", quote)


def test_a_doubt_about_what_the_claim_begins_with_is_one_about_the_claim() -> None:
    quote = "They have not said why the ferry left Tunis, and a report is expected in May."
    assert told("صدر تقرير عن مغادرة العبارة تونس", quote, doubts=True) == "a report is expected in May."
    assert told("غادرت العبارة تونس", quote, doubts=True) != "a report is expected in May."
