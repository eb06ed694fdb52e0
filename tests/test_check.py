"""A claim weighed against a small corpus."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from index.corpus import Corpus
from rag.check import Checker, overall
from rag.errors import InputError, ModelError
from rag.rank import Rank
from rag.retrieve import Retrieve
from rag.stages import Ranker
from rag.text import language
from rag.types import Citation, Tokens, Verdict
from rag.understand import understand
from rag.witness import ModelWitness
from tests.conftest import ScriptedModel, WordEmbedder, record, store
from tests.test_found import ScriptedReader
from tests.test_weigh import Words

FLOOD = "The flood in Derna destroyed 40 houses near the harbour on 10 September 2023. Rain is forecast again."
STORM = "The flood in Derna destroyed 90 houses near the harbour on 10 September 2023. Schools are closed today."
TALKS = "The finance minister did not attend the opening of the harbour. His deputy spoke instead of him."
BRIDGE = "A bridge was opened by the mayor in spring. Bakers of the old town sold bread all day."
ARABIC = "قال شهود إن السيل دمر ٤٠ منزلا قرب الميناء. وأغلقت المدارس أبوابها."
FOLDING = Rank(12)
SAID = '{"findings": [{"passage": 1, "words": "%s", "verdict": "%s"}]}'  # by a model


def checker(corpus: Corpus, embed: WordEmbedder, rank: Ranker = FOLDING) -> Checker:
    return Checker(understand, Retrieve(embed, corpus), rank)


@pytest.fixture
def check(corpus: Corpus, embed: WordEmbedder) -> Iterator[Checker]:
    records = [
        record("flood", FLOOD, source="Post", published=date(2023, 9, 12)),
        record("talks", TALKS),
        record("bridge", BRIDGE),
        record("arabic", ARABIC),
    ]
    store(corpus, embed, *records)
    yield checker(corpus, embed)


def quotes(citations: tuple[Citation, ...]) -> list[str]:
    return [citation.quote.text for citation in citations]


def test_nothing_is_found_in_an_empty_corpus(corpus: Corpus, embed: WordEmbedder) -> None:
    found = checker(corpus, embed)("The flood destroyed 40 houses")
    assert (found.verdict, found.supporting, found.against) == ("not_found", (), ())
    assert "none of the 0 nearest passages" in found.reason


def test_what_was_missing_is_said_with_the_verdict(corpus: Corpus, embed: WordEmbedder) -> None:
    noted = replace(checker(corpus, embed), note="wording alone")
    assert noted("The flood destroyed 40 houses").reason.endswith("; wording alone")


@pytest.mark.parametrize("claim", ["", "   ", "🙂", "Дом разрушен наводнением"])
def test_what_is_not_a_claim_is_turned_away(check: Checker, claim: str) -> None:
    with pytest.raises(InputError):
        check(claim)


def test_what_no_report_speaks_of_is_not_found(check: Checker) -> None:
    found = check("Astronomers discovered seven comets beyond Saturn")
    assert (found.verdict, found.supporting, found.against) == ("not_found", (), ())
    assert "in the claim's own terms" in found.reason


def test_a_name_that_the_report_does_not_have_decides_nothing_and_the_report_is_shown(check: Checker) -> None:
    found = check("The flood in Benghazi destroyed 40 houses near the harbour on 10 September 2023")
    assert (found.verdict, found.supporting, found.against) == ("not_found", (), ())
    assert quotes(found.near) == [FLOOD.partition(" Rain")[0]]
    assert found.parts[0].near == found.near
    assert found.near[0].note == "It does not have: Benghazi"


def test_of_what_comes_near_two_are_shown_and_none_where_a_report_decides(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, *(record(str(n), f"The river rose near the old mill by {n} metres.") for n in range(1, 6)))
    found = checker(corpus, embed)("The river rose near the old mill because of rain")
    assert (found.verdict, len(found.near)) == ("not_found", 2)
    assert checker(corpus, embed)("The river rose near the old mill by 3 metres").near == ()


@pytest.mark.parametrize(
    "claim",
    [
        "The flood in Derna destroyed 40 houses near the harbour on 10 September 2023",
        "the flood in Derna destroyed forty houses near the harbour",
        "The finance minister did not attend the opening of the harbour.",
    ],
)
def test_what_a_report_says_is_supported(check: Checker, claim: str) -> None:
    found = check(claim)
    assert (found.claim, found.language, found.verdict) == (claim, "en", "supported")
    assert found.reason == "1 report(s) say so"
    assert (len(found.supporting), found.against) == (1, ())


def test_an_arabic_claim_is_weighed_against_arabic_reports(check: Checker) -> None:
    found = check("قال شهود إن السيل دمر 40 منزلا قرب الميناء")
    assert (found.language, found.verdict) == ("ar", "supported")
    assert quotes(found.supporting) == ["قال شهود إن السيل دمر ٤٠ منزلا قرب الميناء."]
    assert check("قال شهود إن السيل دمر 50 منزلا قرب الميناء").verdict == "contradicted"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The flood in Derna destroyed 41 houses near the harbour", FLOOD),
        ("The flood in Derna destroyed 40 houses near the harbour on 11 September 2023", FLOOD),
        ("The flood in Derna destroyed 40 houses near the harbour on 10 September 2020", FLOOD),
        ("The flood in Derna never destroyed 40 houses near the harbour", FLOOD),
        ("The finance minister attended the opening of the harbour", TALKS),
    ],
)
def test_a_claim_with_another_number_day_or_denial_is_contradicted(check: Checker, claim: str, quote: str) -> None:
    found = check(claim)
    assert (found.verdict, found.supporting) == ("contradicted", ())
    assert quotes(found.against) == [quote.split(". ")[0] + "."]
    assert found.reason == "1 report(s) on the same matter say otherwise"


def test_a_citation_holds_the_sentence_at_its_place_in_the_article(check: Checker, corpus: Corpus) -> None:
    (citation,) = check("His deputy spoke instead of him").supporting
    stored = corpus.catalogue.article(citation.quote.article_id, citation.quote.revision)
    assert stored is not None
    assert stored.text[citation.quote.start : citation.quote.end] == "His deputy spoke instead of him."
    assert (citation.n, citation.quote.text, citation.article.uri) == (1, "His deputy spoke instead of him.", "talks")


def test_reports_that_differ_are_shown_on_both_sides(check: Checker, corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("storm", STORM))
    found = check("The flood in Derna destroyed 40 houses near the harbour")
    assert found.verdict == "mixed"
    assert [citation.article.uri for citation in found.supporting] == ["flood"]
    assert [citation.article.uri for citation in found.against] == ["storm"]
    assert found.reason == "1 report(s) say so, 1 say otherwise"


def test_copies_of_a_report_are_folded_into_one_citation(check: Checker, corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("carrier", FLOOD))
    found = check("The flood in Derna destroyed 40 houses near the harbour")
    assert len(found.supporting) == 1
    assert found.reason == "1 report(s) say so"


def test_two_carriers_of_one_story_count_as_one_report(check: Checker, corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("carrier", FLOOD))
    unfolded = checker(corpus, embed, lambda query, hits: hits)
    found = unfolded("The flood in Derna destroyed 40 houses near the harbour")
    assert {citation.article.uri for citation in found.supporting} == {"flood", "carrier"}
    assert [citation.n for citation in found.supporting] == [1, 2]
    assert found.reason == "1 report(s) say so"


def test_two_stories_that_say_the_same_count_as_two_reports(
    check: Checker, corpus: Corpus, embed: WordEmbedder
) -> None:
    again = "In the end the flood in Derna destroyed 40 houses near the harbour, the mayor told a packed town hall."
    store(corpus, embed, record("again", again))
    found = check("The flood in Derna destroyed 40 houses near the harbour")
    assert found.verdict == "supported"
    assert found.reason == "2 report(s) say so"


def test_who_did_what_to_whom_is_told_apart(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("match", "The harbour club defeated the railway club after a long evening."))
    assert checker(corpus, embed)("The harbour club defeated the railway club").verdict == "supported"
    assert checker(corpus, embed)("The railway club defeated the harbour club").verdict != "supported"


def test_two_words_are_too_few_to_weigh(check: Checker) -> None:
    found = check("The deputy spoke")
    assert (found.verdict, found.supporting, found.against) == ("not_found", (), ())


def test_a_report_that_says_only_a_part_of_it_decides_nothing(check: Checker) -> None:
    assert check("His deputy spoke instead of him, wearing slippers").verdict == "not_found"


def test_the_reason_is_in_the_language_of_the_claim(check: Checker) -> None:
    assert language(check("قال شهود إن السيل دمر 40 منزلا قرب الميناء").reason) == "ar"
    assert language(check("اكتشف علماء الفلك سبعة مذنبات جديدة").reason) == "ar"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("France beat Argentina on penalties in the final", "Argentina beat France on penalties in the final."),
        ("The price of bread increased in the capital", "The price of bread decreased in the capital."),
        ("The army killed five rebels near Homs", "The army killed rebels near Homs."),
        ("The ministers signed the treaty in 2020", "The ministers signed the treaty."),
        ("The army entered the city of Idlib", "Reports that the army entered the city of Idlib are false."),
        ("The army entered the city of Idlib", "Has the army entered the city of Idlib?"),
        ("The envoys signed the treaty in Ankara", "The envoys signed the treaty in Ankara, which no party opposed."),
    ],
)
def test_a_sentence_that_says_neither_this_nor_its_contrary_decides_nothing(
    corpus: Corpus, embed: WordEmbedder, claim: str, text: str
) -> None:
    store(corpus, embed, record("report", text))
    assert checker(corpus, embed)(claim).verdict == "not_found"


# Parts


@pytest.mark.parametrize(
    ("verdicts", "whole"),
    [
        ([], "not_found"),
        (["supported", "supported"], "supported"),
        (["contradicted", "contradicted"], "contradicted"),
        (["supported", "contradicted"], "mixed"),
        (["supported", "not_found"], "mixed"),
        (["contradicted", "not_found"], "contradicted"),
        (["mixed", "not_found"], "mixed"),
        (["not_found", "not_found"], "not_found"),
        (["supported", "contradicted", "not_found"], "mixed"),
    ],
)
def test_the_whole_follows_from_its_parts(verdicts: list[Verdict], whole: str) -> None:
    assert overall(verdicts) == whole


def test_clauses_that_disagree_are_mixed_and_each_shows_its_own_verdict(check: Checker) -> None:
    found = check(
        "The flood in Derna destroyed 40 houses near the harbour; the finance minister attended the opening "
        "of the harbour; astronomers discovered seven comets beyond Saturn"
    )
    assert found.verdict == "mixed"
    assert [part.verdict for part in found.parts] == ["supported", "contradicted", "not_found"]
    assert found.reason == "of 3 parts: 1 supported, 1 contradicted, 1 not found"
    assert [c.n for c in found.supporting] == [1]
    assert [c.n for c in found.against] == [2]
    assert found.parts[1].against == found.against


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("Did the flood destroy 40 houses?", "asks and states nothing"),
        ("Mayor Ines Duarte", "only a name"),
        ("I think the flood in Derna was terrible", "an opinion"),
        ("The flood will return to Derna next year", "yet to come"),
        ("The deputy spoke", "too little"),
        ("من افتتح الجسر؟", "سؤال"),
    ],
)
def test_what_cannot_be_checked_says_why(check: Checker, claim: str, why: str) -> None:
    found = check(claim)
    assert (found.verdict, found.supporting, found.against) == ("not_found", (), ())
    assert why in found.reason
    assert [part.checked for part in found.parts] == [False]


def test_what_cannot_be_checked_does_not_count(check: Checker) -> None:
    found = check("The flood in Derna destroyed 40 houses near the harbour. I think that is terrible.")
    assert (found.verdict, [part.checked for part in found.parts]) == ("supported", [True, False])
    assert found.reason == "of 2 parts: 1 supported, 1 cannot be checked"


def test_who_reports_is_named(corpus: Corpus, embed: WordEmbedder) -> None:
    store(corpus, embed, record("report", "The ministry said that the bridge near Basra was closed to lorries."))
    found = checker(corpus, embed)("The bridge near Basra was closed to lorries")
    assert found.reason == "1 report(s) say so, according to The ministry"


@pytest.mark.parametrize(
    "text",
    ["The ministry denied that the bridge near Basra was closed.", "The bridge near Basra was allegedly closed."],
)
def test_a_denial_or_an_allegation_is_no_support(corpus: Corpus, embed: WordEmbedder, text: str) -> None:
    store(corpus, embed, record("report", text))
    assert checker(corpus, embed)("The bridge near Basra was closed").verdict in ("not_found", "contradicted")


# A judge


@pytest.fixture
def judged(check: Checker) -> Checker:
    return Checker(check.understand, check.retrieve, check.rank, Words())


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Near the harbour 40 houses were destroyed by the flood in Derna", "supported"),
        ("Near the harbour 90 houses were destroyed by the flood in Derna", "contradicted"),
        ("Near the harbour 40 houses were destroyed by the flood in Benghazi", "not_found"),
        ("Near the harbour more than 30 houses were destroyed by the flood in Derna", "supported"),
        ("Astronomers discovered seven comets beyond Saturn", "not_found"),
    ],
)
def test_a_judge_finds_what_is_put_in_other_words(judged: Checker, claim: str, verdict: str) -> None:
    assert judged(claim).verdict == verdict


def test_a_judge_is_asked_nothing_about_what_cannot_be_checked(check: Checker) -> None:
    judge = Words()
    Checker(check.understand, check.retrieve, check.rank, judge)("Did the flood destroy 40 houses?")
    assert judge.asked == []


# A reader


def test_what_a_reader_finds_in_the_place_of_a_number_contradicts(check: Checker) -> None:
    claim = "In autumn the flood in Derna wrecked 70 houses near the harbour"
    assert check(claim).verdict == "not_found"
    read = replace(check, reader=ScriptedReader("40", 3.0))(claim)
    assert (read.verdict, quotes(read.against)) == ("contradicted", [FLOOD.partition(" Rain")[0]])


def test_a_reader_is_asked_nothing_where_something_decides(check: Checker) -> None:
    reader = ScriptedReader("40", 3.0)
    found = replace(check, reader=reader)("The flood in Derna destroyed 40 houses near the harbour")
    assert (found.verdict, reader.read) == ("supported", [])


def test_a_part_in_a_third_language_says_so_and_does_not_count(check: Checker) -> None:
    found = check("The flood in Derna destroyed 40 houses near the harbour; Дом разрушен сильным наводнением")
    assert found.verdict == "supported"
    assert "neither Arabic nor English" in found.parts[1].reason


def test_the_messages_speak_of_a_claim(check: Checker) -> None:
    with pytest.raises(InputError, match="the claim is empty: state something in Arabic or English"):
        check("")


def witnessed(check: Checker, *replies: str | list[str | ModelError]) -> tuple[Checker, ScriptedModel]:
    model = ScriptedModel(*replies)
    return replace(check, witness=ModelWitness(model, len)), model


def test_a_model_finds_what_supports_a_claim_in_other_words(check: Checker) -> None:
    asked, model = witnessed(check, SAID % ("The flood in Derna destroyed 40 houses", "supports"))
    found = asked("The flood in Derna wrecked forty homes by the port.")
    assert (found.verdict, quotes(found.supporting)) == ("supported", [FLOOD.partition(" Rain")[0]])
    assert (found.model, found.tokens) == ("small", Tokens(10, 5))
    assert len(model.prompts) == 1


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("The flood destroyed 70 bridges in Derna.", "small found neither this nor its contrary"),
        ("دمر الفيضان 70 جسرا في درنة", "لم يجد small هذا ولا نقيضه"),
    ],
)
def test_where_a_model_finds_nothing_that_is_what_is_said(check: Checker, claim: str, said: str) -> None:
    asked, _ = witnessed(check, '{"findings": []}')
    found = asked(claim)
    assert found.verdict == "not_found"
    assert found.reason.startswith(said)


def test_each_part_is_asked_about_and_what_it_costs_is_added_up(check: Checker) -> None:
    asked, model = witnessed(check, '{"findings": []}', '{"findings": []}')
    found = asked("The flood destroyed 70 houses near the harbour, and the mayor opened a bridge in autumn.")
    assert (len(found.parts), len(model.prompts), found.tokens) == (2, 2, Tokens(20, 10))


def test_the_wording_has_the_last_word(check: Checker) -> None:
    claim = "The finance minister attended the opening of the harbour"
    asked, _ = witnessed(check, SAID % ("The finance minister did not attend", "supports"))
    assert (check(claim).verdict, asked(claim).verdict) == ("contradicted", "contradicted")


def test_where_the_model_fails_the_claim_is_weighed_without_and_that_is_said(check: Checker) -> None:
    asked, _ = witnessed(check, [ModelError("it is down")])
    found = asked("The finance minister attended the opening of the harbour")
    assert (found.verdict, found.model) == ("contradicted", None)
    assert found.reason.endswith("weighed without the model: it is down")


def test_where_the_model_is_insisted_on_its_failure_is_an_error(check: Checker) -> None:
    asked, _ = witnessed(replace(check, insists=True), [ModelError("it is down")])
    with pytest.raises(ModelError, match="down"):
        asked("The finance minister attended the opening of the harbour")


def test_a_model_is_not_asked_about_what_cannot_be_checked_or_where_there_is_nothing(
    corpus: Corpus, embed: WordEmbedder, check: Checker
) -> None:
    unasked, model = witnessed(checker(corpus, embed))
    assert replace(unasked, retrieve=lambda query: [])("The flood destroyed 40 houses").verdict == "not_found"
    assert unasked("Will it rain tomorrow?").verdict == "not_found"
    assert model.prompts == []
