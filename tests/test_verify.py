"""Drafts to an answer: only what stands in an article, and is borne out by it, is kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from rag.stages import Judge
from rag.types import EVERYTHING, Answer, Draft, Drafts, Hit, Judgement, Miss, Query, Scope, Searched, Story, Tokens
from rag.understand import understand
from rag.verify import Verify, unsupported
from tests.conftest import article, hit, part, passage

TALKS = article(
    "The two sides came to Ankara on 8 February 2020. Envoy Lavrov signed 12 papers. Turkey did not sign.", "talks"
)
CAME = part(TALKS, "The two sides came to Ankara on 8 February 2020.", 0)
SIGNED = part(TALKS, "Envoy Lavrov signed 12 papers.", 1)
FLOOD = passage("The river took 40 houses in Derna.", "flood")
HITS = [hit(CAME, 1), hit(SIGNED, 2), hit(FLOOD, 3)]
QUERY = understand("What came of the talks?", EVERYTHING)
NOT_THERE = "the words it quotes are not in the passage it names"


def tell(stories: Sequence[str], scope: Scope = EVERYTHING) -> tuple[Story, ...]:
    return tuple(Story(own, (TALKS,)) for own in stories)


def verified(
    *claims: Draft,
    hits: list[Hit] = HITS,
    query: Query = QUERY,
    misses: tuple[Miss, ...] = (),
    judge: Judge | None = None,
) -> Answer:
    drafts = Drafts(claims, misses, "model", Tokens(7, 3))
    return Verify(lambda scope: Searched(2, 3, scope), tell, judge)(query, hits, drafts)


class Scripted:
    """A judge that finds always the same, and remembers what it was asked."""

    def __init__(self, supported: float, contradicted: float) -> None:
        self.judgement = Judgement(supported, contradicted)
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def __call__(self, claim: str, passages: Sequence[str]) -> list[Judgement]:
        self.asked.append((claim, tuple(passages)))
        return [self.judgement for _ in passages]


def quoting(claim: str, *quotes: tuple[int, str]) -> Draft:
    return Draft(claim, quotes)


def test_no_drafts_make_a_refusal() -> None:
    answer = verified()
    assert answer.refused
    assert (answer.claims, answer.citations, answer.dropped) == ((), (), ())


def test_no_drafts_and_no_hits_make_a_refusal_with_nothing_near() -> None:
    answer = verified(hits=[])
    assert answer.refused
    assert answer.searched.nearest == ()


def test_a_claim_in_the_words_of_its_passage_is_kept() -> None:
    answer = verified(quoting(SIGNED.text, (2, SIGNED.text)))
    (claim,) = answer.claims
    assert (claim.text, claim.support, claim.reason) == (SIGNED.text, "supported", None)
    assert not answer.refused
    assert answer.dropped == ()


def test_the_stories_of_what_is_cited_are_told_once_each_in_their_order() -> None:
    answer = verified(
        quoting(FLOOD.text, (3, FLOOD.text)), quoting(SIGNED.text, (2, SIGNED.text)), quoting(CAME.text, (1, CAME.text))
    )
    assert [story.id for story in answer.stories] == [FLOOD.article.story, TALKS.story]
    assert answer.reports == 2
    assert verified().stories == ()


def test_question_language_model_tokens_and_counts_are_carried_over() -> None:
    scope = Scope(since=date(2020, 1, 1))
    answer = verified(query=understand("ماذا حدث في اللقاء؟", scope))
    assert (answer.question, answer.language) == ("ماذا حدث في اللقاء؟", "ar")
    assert (answer.model, answer.tokens) == ("model", Tokens(7, 3))
    assert (answer.searched.articles, answer.searched.passages, answer.searched.scope) == (2, 3, scope)


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (quoting("", (2, SIGNED.text)), "the claim is empty"),
        (quoting("Envoy Lavrov signed 12 papers."), "it quotes nothing"),
        (quoting("Papers were signed.", (2, "")), NOT_THERE),
        (quoting("Papers were signed.", (2, ' " ')), NOT_THERE),
        (quoting("Papers were burnt.", (2, "burnt 12 papers")), NOT_THERE),
        (quoting("Houses were taken.", (2, FLOOD.text)), NOT_THERE),
        (quoting("Papers were signed.", (1, SIGNED.text)), NOT_THERE),
        (quoting("Papers were signed.", (0, SIGNED.text)), NOT_THERE),
        (quoting("Papers were signed.", (-1, SIGNED.text)), NOT_THERE),
        (quoting("Papers were signed.", (99, SIGNED.text)), NOT_THERE),
        (quoting("Papers were signed.", (2, SIGNED.text), (2, "and burnt them")), NOT_THERE),
        (quoting("Papers were signed.", (2, "igned 12 pap")), NOT_THERE),
    ],
)
def test_a_claim_whose_words_do_not_stand_where_it_says_is_dropped(draft: Draft, reason: str) -> None:
    answer = verified(draft)
    assert answer.refused
    assert answer.citations == ()
    (dropped,) = answer.dropped
    assert (dropped.text, dropped.support, dropped.reason) == (draft.text, "unsupported", reason)


@pytest.mark.parametrize(
    ("claim", "quote", "reason"),
    [
        ("Envoy Lavrov signed 13 papers.", "Envoy Lavrov signed 12 papers.", "number 13 is not in the quote"),
        ("They signed 1,200 papers.", "They signed 120 papers.", "number 1200 is not in the quote"),
        ("They signed three papers.", "They signed 12 papers.", "number 3 is not in the quote"),
        ("They came in March 2020.", "They came on 8 February 2020.", "the quote does not speak of March 2020"),
        ("They came on 2 August.", "They came 2 by 2 in August.", "the quote does not speak of 2 August"),
        ("They came to Geneva.", "They came to Ankara.", "the name Geneva is not in the quote"),
        ("Papers went to Mr Lavrov.", "Papers went to Mr Blinken.", "the name Lavrov is not in the quote"),
        ("وقع الوزير لافروف الأوراق", "وقع الوزير بلينكن الأوراق", "the name لافروف is not in the quote"),
        ("قتل ٢٥ جنديا", "قتل ٢٦ جنديا", "number 25 is not in the quote"),
        ("They signed.", "They did not sign.", "one of claim and quote denies what the other says"),
        ("They did not sign.", "They signed.", "one of claim and quote denies what the other says"),
        ("The minister was there.", "نفى الوزير حضوره", "one of claim and quote denies what the other says"),
        ("لم يحضر الوزير", "حضر الوزير", "one of claim and quote denies what the other says"),
        ("They met in Ankara in 2021.", "التقوا في أنقرة عام ٢٠٢٠", "the quote does not speak of 2021"),
    ],
)
def test_a_claim_that_says_more_than_its_quote_is_dropped(claim: str, quote: str, reason: str) -> None:
    answer = verified(quoting(claim, (1, quote)), hits=[hit(quote)])
    assert answer.refused
    assert [dropped.reason for dropped in answer.dropped] == [reason]


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Geneva hosted the talks.", "Ankara hosted the talks."),
        ("عقدت المحادثات في جنيف", "عقدت المحادثات في أنقرة"),
        ("وصل الوفد إلى القاهرة", "وصل الوفد إلى دمشق"),
    ],
)
def test_a_claim_about_another_place_is_dropped_wherever_the_place_stands(claim: str, quote: str) -> None:
    assert unsupported(claim, quote) is not None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Lavrov met a Turkish envoy in Ankara.", "التقى لافروف مبعوثا تركيا في أنقرة"),
        ("The talks with Erdogan took place on 2020-02-08.", "جرت المحادثات مع أردوغان في ٨ شباط/فبراير ٢٠٢٠"),
        ("About 2,500 people died.", "مات نحو ٢٬٥٠٠ شخص"),
        ("At least 25 people died.", "مات 25 شخصا على الأقل"),
        ("He stayed for two days.", "بقي يومين"),
        ("The Syrian army refused.", "رفض الجيش السوري"),
        ("وصل الوزير لافروف في ٨ فبراير", "Mr Lavrov, the minister, came on 8 February 2020"),
        ("مات ٢٥ شخصا", "25 people died"),
        ("They came in February.", "They came on 8 February 2020."),
        ("Envoy Lavrov signed.", "Envoy Lavrov signed 12 papers."),
        ("In the end none of them signed.", "They did not sign."),
    ],
)
def test_a_claim_that_its_quote_bears_out_is_kept_in_either_language(claim: str, quote: str) -> None:
    answer = verified(quoting(claim, (1, quote)), hits=[hit(quote)])
    assert [kept.text for kept in answer.claims] == [claim]
    assert answer.citations[0].quote.text == quote


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The talks took place on 8 February 2020.", "جرت المحادثات في ٨ فبراير ٢٠٢٠"),
        ("The talks took place on 8 February 2020.", "The talks took place on 2020-02-08"),
        ("The talks took place on Monday.", "جرت المحادثات يوم الاثنين"),
    ],
)
def test_a_day_that_is_written_otherwise_in_the_quote_is_not_a_missing_name(claim: str, quote: str) -> None:
    assert unsupported(claim, quote) is None


@pytest.mark.parametrize("quote", ["مات ما لا يقل عن ٢٥٠٠ شخص", "مات 2500 شخص لا يزال بعضهم تحت الأنقاض"])
def test_an_arabic_turn_of_phrase_that_denies_nothing_is_not_a_denial(quote: str) -> None:
    assert unsupported("At least 2,500 people died.", quote) is None


def test_nobody_is_not_a_name() -> None:
    assert unsupported("Nobody signed.", "They did not sign.") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Then: “we stay” – and no more – he wrote.", '"we stay" - and no more - he wrote'),
        ("Then: 'we stay' - and no more - he wrote.", "‘we stay’ — and no more — he wrote."),
        ("Before. It wasn’t\nso, he wrote.", "it wasn't  so, he wrote"),
        ("ثم قالَ الوَزيرُ إنّ الطريقَ مفتوحٌ اليوم.", "قال الوزير ان الطريق مفتوح"),
        ("ثم قال الوزير إن الطريق مفتوح.", "قَالَ الوَزِيرُ إِنَّ الطَّرِيقَ مَفْتُوحٌ"),
        ("ثم قــــال إنه وصل في ٨ مايو.", "قال إنه وصل في 8 مايو"),
        ("ثم قال: «نحن هنا»، وسكت.", '"نحن هنا", وسكت'),
    ],
)
def test_a_quote_that_is_written_otherwise_is_cited_in_the_articles_own_characters(text: str, said: str) -> None:
    found = passage(text)
    answer = verified(quoting(said, (1, said)), hits=[hit(found)])
    (citation,) = answer.citations
    quote = citation.quote
    assert quote.text != said
    assert quote.text == found.article.text[quote.start : quote.end]
    assert quote.start > 0
    assert (quote.article_id, quote.revision) == (found.article.id, found.article.revision)
    assert citation.article == found.article


def test_offsets_count_from_the_beginning_of_the_article_not_of_the_passage() -> None:
    answer = verified(quoting("12 papers", (2, "12 papers")))
    (citation,) = answer.citations
    assert citation.quote.start == TALKS.text.index("12 papers")
    assert TALKS.text[citation.quote.start : citation.quote.end] == "12 papers"


def test_a_quote_without_a_last_vowel_mark_takes_the_mark_with_it() -> None:
    (citation,) = verified(quoting("وصل الوزير", (1, "وصل الوزير")), hits=[hit("وصلَ الوزيرُ")]).citations
    assert citation.quote.text == "وصلَ الوزيرُ"


def test_several_quotes_bear_a_claim_out_together() -> None:
    claim = "Envoy Lavrov signed 12 papers, and 40 houses in Derna were taken."
    answer = verified(quoting(claim, (2, SIGNED.text), (3, FLOOD.text)))
    assert [citation.quote.text for citation in answer.citations] == [SIGNED.text, FLOOD.text]


def test_citations_are_numbered_in_the_order_of_use_and_shared() -> None:
    answer = verified(
        quoting("Houses were taken.", (3, FLOOD.text)),
        quoting("Papers were signed.", (2, SIGNED.text), (3, FLOOD.text)),
        quoting("There were papers.", (2, SIGNED.text)),
        quoting("There were many papers.", (2, "papers")),
    )
    assert [(c.n, c.quote.text) for c in answer.citations] == [(1, FLOOD.text), (2, SIGNED.text), (3, "papers")]
    numbers = {citation.quote: citation.n for citation in answer.citations}
    assert [[numbers[quote] for quote in claim.quotes] for claim in answer.claims] == [[1], [2, 1], [2], [3]]


def test_a_dropped_claim_takes_no_number_and_leaves_the_others() -> None:
    answer = verified(
        quoting("Papers were burnt.", (2, "burnt")),
        quoting("Nine papers were signed.", (2, SIGNED.text)),
        quoting("Houses were taken.", (3, FLOOD.text)),
    )
    assert [claim.text for claim in answer.claims] == ["Houses were taken."]
    assert [(c.n, c.quote.text) for c in answer.citations] == [(1, FLOOD.text)]
    assert [claim.reason for claim in answer.dropped] == [NOT_THERE, "number 9 is not in the quote"]
    assert answer.searched.nearest == ()


@pytest.mark.parametrize(
    ("question", "drafts", "reason"),
    [
        ("What came of it?", (), "it does not answer the question"),
        ("What came of it?", (quoting("Lies."),), "what was written from it did not hold"),
        ("ماذا حدث؟", (), "لا يجيب عن السؤال"),
        ("ماذا حدث؟", (quoting("كذب"),), "ما كُتب استنادا إليه لم يثبت"),
    ],
)
def test_a_refusal_shows_the_three_nearest_passages_and_why_they_are_not_enough(
    question: str, drafts: tuple[Draft, ...], reason: str
) -> None:
    hits = [*HITS, hit("A fourth one.", 4)]
    answer = verified(*drafts, hits=hits, query=understand(question, EVERYTHING))
    assert answer.searched.nearest == tuple(Miss(h.passage, reason) for h in HITS)


def test_what_the_answerer_set_aside_is_shown_before_anything_else() -> None:
    miss = Miss(FLOOD, "it is about a flood")
    assert verified(misses=(miss,)).searched.nearest == (miss,)


def test_an_answer_shows_nothing_of_what_was_set_aside() -> None:
    answer = verified(quoting(SIGNED.text, (2, SIGNED.text)), misses=(Miss(FLOOD, "it is about a flood"),))
    assert answer.searched.nearest == ()


@pytest.mark.parametrize(
    ("claim", "quote", "text"),
    [
        ("The army entered Idlib.", "the army entered Idlib", "Officials denied that the army entered Idlib."),
        ("دخول الجيش إدلب", "دخول الجيش إدلب", "نفى المتحدث دخول الجيش إدلب."),
        ("The minister was arrested.", "ok", "ok, said the minister, and nobody was arrested."),
        ("The minister was arrested for theft.", ".", "The minister was praised."),
        ("Ten million people left.", "Ten thousand people left.", "Ten thousand people left."),
        ("They refused to sign.", "They did not refuse to sign.", "They did not refuse to sign."),
        ("The river rose.", "The price of bread fell again", "The price of bread fell again."),
    ],
)
def test_a_quote_cut_out_of_its_meaning_bears_nothing_out(claim: str, quote: str, text: str) -> None:
    assert verified(quoting(claim, (1, quote)), hits=[hit(text)]).refused


@pytest.mark.parametrize(("quote", "text"), [("rose 1", "It rose 1.5 percent."), ("killed 2", "It killed 2,500.")])
def test_a_number_is_not_cut_in_two(quote: str, text: str) -> None:
    assert verified(quoting(quote, (1, quote)), hits=[hit(text)]).refused


# Names, whole and across scripts

SAME = """
Ibrahim Kalin=إبراهيم قالن; Ibrahim Kalin=إبراهيم كالين; Ibrahim Kalin=ابراهيم كالن
Ibrahim Kalin=إبراهيم كالان; Ibrahim Kalin=وإبراهيم قالين; Antonio Guterres=أنطونيو غوتيريش
Antonio Guterres=أنطونيو غوتيرس; Antonio Guterres=انطونيو جوتيريش; Angela Merkel=أنجيلا ميركل
Angela Merkel=لأنغيلا ميركل; Nikki Haley=نيكي هيلي; Nikki Haley=نيكي هايلي; Andrew Brunson=آندرو برونسون
Andrew Brunson=أندرو برانسون; Mark Zuckerberg=مارك زوكربيرغ; Mark Zuckerberg=مارك زاكربرج
Stormy Daniels=ستورمي دانيالز; Justin Trudeau=جاستن ترودو; Dmitry Peskov=ديميتري بيسكوف
Dmitri Peskov=دمتري بيسكوف; Martin Griffiths=مارتن غريفيث; Harvey Weinstein=هارفي واينستين
Sergei Lavrov=سيرغي لافروف; Sergey Lavrov=سيرجي لافروف; Alexander Lavrentiev=ألكسندر لافرنتييف
Alexander Lavrentyev=ألكسندر لافرينتييف; Donald Trump=دونالد ترمب; Donald Trump=دونالد ترامب
Emmanuel Macron=إيمانويل ماكرون; Michael Cohen=مايكل كوهين; Mike Pompeo=مايك بومبيو
Theresa Villiers=تيريزا فيليرز; Recep Tayyip Erdogan=رجب طيب أردوغان; Bashar al-Assad=بشار الأسد
Jamal Khashoggi=جمال خاشقجي; Jacques Chirac=جاك شيراك; Pedro Sanchez=بيدرو سانشيز; Jose Mourinho=خوسيه مورينيو
Georges Corm=جورج قرم; Kofi Annan=كوفي أنان; Staffan de Mistura=ستافان دي ميستورا
Benjamin Netanyahu=بنيامين نتنياهو; Binyamin Netanyahu=بنيامين نتانياهو; Mohammed Javad Zarif=محمد جواد ظريف
Hassan Rouhani=حسن روحاني; Viktor Orban=فيكتور أوربان; Vladimir Putin=فلاديمير بوتين; Mohamed Salah=محمد صلاح
Abdulrahman Sewehli=عبد الرحمن السويحلي; President Erdogan=الرئيس أردوغان; Mr Lavrov=لافروف
Foreign Minister Lavrov=وزير الخارجية لافروف; Secretary-General Guterres=الأمين العام غوتيريس
the Supreme Court=المحكمة العليا; the Labour Party=حزب العمال; the National Assembly=الجمعية الوطنية
the World Cup=كأس العالم; the United Nations=للأمم المتحدة; NATO=الناتو; NATO=حلف شمال الأطلسي
UNICEF=اليونيسف; UNESCO=اليونسكو; the SDF=قسد; Hezbollah=حزب الله; the Red Crescent=الهلال الأحمر
the European Union=الاتحاد الأوروبي; the White House=البيت الأبيض; Singapore=سنغافورة; Pyongyang=بيونغ يانغ
Reuters=رويترز; Damascus=بدمشق; Aleppo=حلب; Idlib=وإدلب
"""
DIFFERENT = """
Ibrahim Kalin=إبراهيم خليل; Ibrahim Kalin=إبراهيم كمال; Ibrahim Kalin=خليل كالين; Ibrahim Kalin=إبراهيم
Ibrahim Kalin=كالين; Ibrahim Kalin=انتقالنا إبراهيم; Antonio Guterres=أنطونيو تاياني
Antonio Guterres=خوسيه غوتيريس; Angela Merkel=أنغيلا ديفيس; Angela Merkel=ميغان ماركل; Nikki Haley=نيكي ميناج
Andrew Brunson=أندرو جونسون; Mark Zuckerberg=مارك روته; Justin Trudeau=جاستن بيبر
Dmitry Peskov=دميتري ميدفيديف; Martin Griffiths=مارتن لوثر; Harvey Weinstein=هارفي ميلك
Sergei Lavrov=سيرغي شويغو; Sergei Lavrov=سيرغي لافرنتييف; Alexander Lavrentiev=ألكسندر لوكاشينكو
Donald Trump=دونالد توسك; Emmanuel Macron=إيمانويل فالس; Michael Cohen=مايكل فلين; Mike Pompeo=مايك بنس
Recep Tayyip Erdogan=رجب طيب; Bashar al-Assad=حافظ الأسد; Jamal Khashoggi=جمال عبد الناصر
Jacques Chirac=جاك ديلور; Pedro Sanchez=بيدرو ألمودوفار; Kofi Annan=كوفي بوسيا
Benjamin Netanyahu=بنيامين غانتس; Hassan Rouhani=حسن نصر الله; Viktor Orban=فيكتور يانوكوفيتش
Vladimir Putin=فلاديمير زيلينسكي; Mohamed Salah=محمد مرسي; President Putin=الرئيس ماكرون
Foreign Minister Lavrov=وزير الدفاع لافروف; President Erdogan=الوزير أردوغان
the Supreme Court=المحكمة الدستورية; the Labour Party=حزب المحافظين; the National Assembly=الجمعية العامة
the United Nations=الولايات المتحدة; NATO=اليونسكو; UNICEF=اليونسكو; the Red Crescent=الصليب الأحمر
the European Union=الاتحاد الأفريقي; the White House=البيت الجديد; Damascus=حلب; Iran=العراق
Ali Khamenei=على خامنئي; Lee Hsien=إلى هسين; Kerry=كير; Lebanon=لبنى
"""


def called(table: str) -> list[list[str]]:
    return [pair.strip().split("=") for line in table.strip().splitlines() for pair in line.split(";")]


@pytest.mark.parametrize(("latin", "arabic"), called(SAME))
def test_a_name_is_known_in_the_other_script(latin: str, arabic: str) -> None:
    assert unsupported(f"We know {latin} well.", f"نعرف {arabic} جيدا") is None


@pytest.mark.parametrize(("latin", "arabic"), called(DIFFERENT))
def test_a_changed_name_is_refused(latin: str, arabic: str) -> None:
    fault = unsupported(f"We know {latin} well.", f"نعرف {arabic} جيدا")
    assert fault is not None
    assert fault.kind == "name"


@pytest.mark.parametrize("first", ["However", "Then", "Meanwhile", "Mr"])
def test_a_word_that_only_opens_a_sentence_before_a_name_is_no_name(first: str) -> None:
    assert unsupported(f"{first} Lavrov signed 12 papers.", "Lavrov signed 12 papers") is None


def test_two_common_words_together_are_no_name() -> None:
    assert unsupported("We know Ibrahim Kalin well.", "نعرف إبراهيم خليل وقال إن ذلك جيد") is not None


def test_a_far_spelling_will_do_only_beside_the_same_first_name() -> None:
    assert unsupported("We know Antonio Guterres.", "نعرف أنطونيو غوتيريش") is None
    assert unsupported("We know Antonio Guterres.", "نعرف أنطونيو، وقال لنا غوتيريش") is not None


@pytest.mark.parametrize(("claim", "quote"), [("1500", "1,500"), ("2,000", "2000"), ("1850", "1,850")])
def test_a_number_that_could_be_a_year_is_a_number(claim: str, quote: str) -> None:
    assert unsupported(f"About {claim} people left Aleppo.", f"About {quote} people left Aleppo.") is None
    fault = unsupported(f"About {claim} people left Aleppo.", "About 1,600 people left Aleppo.")
    assert fault is not None


# What is reported, days, and a judge behind the guards


def test_a_report_is_shown_as_a_report() -> None:
    text = "The Russian ministry said that 12 papers were signed."
    assert not verified(
        quoting("The Russian ministry said 12 papers were signed.", (1, text)), hits=[hit(text)]
    ).refused
    (claim,) = verified(quoting("12 papers were signed.", (1, text)), hits=[hit(text)]).claims
    assert claim.text == "12 papers were signed, according to the Russian ministry."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("قالت وزارة الدفاع الروسية إن 12 وثيقة وقعت.", "say that وزارة الدفاع الروسية says so"),
        ("The ministry denied that 12 papers were signed.", "denies"),
        ("Envoys warned, and a minister denied, that 12 papers were signed.", ""),
    ],
)
def test_what_cannot_be_shown_as_a_report_is_dropped_and_says_whose_it_is(text: str, reason: str) -> None:
    (dropped,) = verified(quoting("12 papers were signed.", (1, text)), hits=[hit(text)]).dropped
    assert reason in str(dropped.reason)


def test_who_speaks_may_stand_outside_of_the_quoted_words() -> None:
    text = "The Russian ministry said that 12 papers were signed."
    assert verified(quoting("12 papers were signed.", (1, "12 papers were signed")), hits=[hit(text)]).refused


def test_a_passage_that_is_quoted_whole_is_kept_whatever_stands_in_it() -> None:
    judge = Scripted(0.0, 1.0)
    for text in ("The ministry denied that 12 papers were signed yesterday.", "Reuters, Derna", "…"):
        own = text if text != "…" else "نفى الوزير، وقال إن ما حدث أمس قد لا يتكرر"
        assert not verified(quoting(own, (1, own)), hits=[hit(own)], judge=judge).refused
    assert judge.asked == []


def test_the_day_of_the_article_says_what_yesterday_was() -> None:
    text = "وقع الوزير لافروف الأوراق أمس"
    dated = replace(article(text, "dated"), published=date(2020, 2, 9))
    hits = [hit(part(dated, text, 0), 1)]
    assert not verified(quoting("Lavrov signed the papers on 8 February.", (1, text)), hits=hits).refused
    assert verified(quoting("Lavrov signed the papers on 9 February.", (1, text)), hits=hits).refused


PARAPHRASE = quoting("Lavrov, the envoy, signed 12 papers.", (2, SIGNED.text))


def test_a_judge_is_asked_about_a_claim_in_other_words_than_its_quote() -> None:
    judge = Scripted(0.9, 0.05)
    assert not verified(PARAPHRASE, judge=judge).refused
    assert judge.asked == [(PARAPHRASE.text, (SIGNED.text,))]


@pytest.mark.parametrize(
    ("judge", "reason"),
    [
        (Scripted(0.1, 0.8), "the text seems to say otherwise (80%)"),
        (Scripted(0.05, 0.1), "the text does not seem to say so (5%)"),
    ],
)
def test_what_a_judge_finds_contradicted_or_far_from_supported_is_dropped(judge: Scripted, reason: str) -> None:
    (dropped,) = verified(PARAPHRASE, judge=judge).dropped
    assert dropped.reason == reason


def test_a_judge_is_not_asked_about_words_of_the_quote_and_cannot_overrule_a_guard() -> None:
    judge = Scripted(1.0, 0.0)
    assert not verified(quoting("Envoy Lavrov signed 12 papers", (2, SIGNED.text)), judge=judge).refused
    assert verified(quoting("Lavrov, the envoy, signed 13 papers.", (2, SIGNED.text)), judge=judge).refused
    assert judge.asked == []


def test_a_claim_that_is_a_sentence_next_to_its_passage_is_cited_where_it_stands() -> None:
    said = "Envoy Lavrov signed 12 papers."
    (claim,) = verified(quoting(said, (1, said)), hits=[hit(CAME, 1)]).claims
    (quote,) = claim.quotes
    assert TALKS.text[quote.start : quote.end] == said == quote.text


def test_other_words_stand_on_the_passage_they_name_alone() -> None:
    answer = verified(quoting("Lavrov signed 12 papers.", (1, "Envoy Lavrov signed 12 papers.")), hits=[hit(CAME, 1)])
    assert [claim.reason for claim in answer.dropped] == [NOT_THERE]


CROSSED = "عبرت 40 شاحنة الحدود مع الأردن."


@pytest.mark.parametrize(
    ("translation", "shown"),
    [
        ("40 trucks crossed the border with Jordan.", True),
        ("50 trucks crossed the border with Jordan.", False),
        ("40 trucks crossed the border with Iraq.", False),
        ("40 trucks did not cross the border with Jordan.", False),
        ("عبرت 40 شاحنة الحدود مع الأردن.", False),  # no translation
        ("", False),
    ],
)
def test_a_translation_is_shown_if_the_guards_find_nothing_in_it_that_the_quote_does_not_say(
    translation: str, shown: bool
) -> None:
    draft = Draft("40 trucks crossed the border.", ((1, CROSSED),), translations=(translation,))
    answer = verified(draft, hits=[hit(CROSSED)])
    assert [citation.translation for citation in answer.citations] == [translation if shown else ""]


def test_a_translation_bears_out_nothing() -> None:
    draft = Draft("50 trucks crossed.", ((1, CROSSED),), translations=("50 trucks crossed the border with Jordan.",))
    assert verified(draft, hits=[hit(CROSSED)]).refused


def test_a_quote_in_the_language_of_the_question_needs_no_translation() -> None:
    draft = Draft("12 papers were signed.", ((2, "signed 12 papers"),), translations=("وقعت 12 ورقة.",))
    assert verified(draft).citations[0].translation == ""


def test_a_quote_that_two_claims_share_keeps_the_translation_that_one_of_them_brings() -> None:
    one = Draft("40 trucks crossed the border.", ((1, CROSSED),))
    other = Draft("40 trucks crossed.", ((1, CROSSED),), translations=("40 trucks crossed the border with Jordan.",))
    (citation,) = verified(one, other, hits=[hit(CROSSED)]).citations
    assert citation.translation == "40 trucks crossed the border with Jordan."


def test_the_country_of_an_article_need_not_be_quoted() -> None:
    flood = passage("The river took 40 houses in the old town.", "flood", title="Libya after the floods")
    told = quoting("A river in Libya took 40 houses.", (1, flood.text))
    assert not verified(told, hits=[hit(flood, 1)]).refused
    assert verified(quoting("A river in Tunisia took 40 houses.", (1, flood.text)), hits=[hit(flood, 1)]).refused


def test_a_country_of_the_title_does_not_take_the_place_of_one_that_is_quoted() -> None:
    flood = passage("The river took 40 houses in Egypt.", "flood", title="Libya after the floods")
    assert verified(quoting("The river took 40 houses in Libya.", (1, flood.text)), hits=[hit(flood, 1)]).refused


def test_of_two_countries_in_the_title_neither_is_taken_for_the_one_that_is_meant() -> None:
    flood = passage("The river took 40 houses in the old town.", "flood", title="Libya asks Egypt for help")
    assert verified(quoting("A river in Egypt took 40 houses.", (1, flood.text)), hits=[hit(flood, 1)]).refused


def test_a_title_says_where_and_a_quote_cut_short_is_shown_longer() -> None:
    talks = replace(article("Adel had led the team. He said that it was tired.", "tour"), title="Adel rests in Fez")
    whole = part(talks, talks.text, 0)
    near = verified(
        quoting("Adel said that the team was tired.", (1, "He said that it was tired")), hits=[hit(whole, 1)]
    )
    where = verified(quoting("In Fez, Adel had led the team.", (1, "Adel had led the team")), hits=[hit(whole, 1)])
    assert [claim.quotes[0].text for claim in near.claims] == ["He said that it was tired"]
    assert [claim.support for claim in where.claims] == ["supported"]
    untitled = [hit(part(replace(talks, title="Rest"), talks.text, 0), 1)]
    longer = verified(quoting("Adel said that the team was tired.", (1, "He said that it was tired")), hits=untitled)
    assert [claim.quotes[0].text for claim in longer.claims] == [talks.text]
    other = verified(quoting("Omar said that the team was tired.", (1, "He said that it was tired")), hits=untitled)
    assert other.refused


def test_what_it_is_not_need_not_be_quoted() -> None:
    answer = verified(quoting("They came to Ankara, not Helsinki.", (1, "The two sides came to Ankara")))
    assert [claim.text for claim in answer.claims] == ["They came to Ankara, not Helsinki."]
