"""Which of the sentences around a claim's quotes bear on it."""

from rag.context import context

LED = "ترأس فلاديمير ميدينسكي الوفد"
ROUND = "جولة مفاوضات استضافتها إسطنبول الثلاثاء 29 مارس 2022"
WHOLE = [f"و{LED}.", f"أعلنت روسيا أنها ستقلص نشاطها، في ختام {ROUND}."]
CLAIM = "Vladimir Medinsky headed the delegation at the talks in Istanbul on 29 March 2022."


def test_a_quote_alone_stands_in_its_sentences() -> None:
    assert context("", [ROUND], [WHOLE[1]]) == [WHOLE[1]]
    assert context(CLAIM, [LED], [WHOLE[0]]) == [WHOLE[0]]


def test_of_what_only_says_when_and_where_the_rest_of_the_sentence_does_not_count() -> None:
    assert context(CLAIM, [LED, ROUND], WHOLE) == [WHOLE[0], ROUND]
    assert context(CLAIM, [ROUND, LED], WHOLE[::-1]) == [ROUND, WHOLE[0]]


def test_of_what_only_names_who_it_does_not_either() -> None:
    named, said = "Vladimir Medinsky, who led the delegation", "He explained that the talks ended"
    sentences = [f"{named}, called the offer unsupported by facts.", f"{said}."]
    assert context("Vladimir Medinsky said the talks ended.", [named, said], sentences) == [named, sentences[1]]


def test_of_what_tells_who_did_what_it_does() -> None:
    sentences = ["It is denied that Vladimir Medinsky led it.", "No delegation signed in Istanbul."]
    quotes = ["Vladimir Medinsky led it", "delegation signed in Istanbul"]
    assert context("Vladimir Medinsky led the delegation that signed in Istanbul.", quotes, sentences) == sentences
