"""Where a text has what a question asks for."""

import pytest

from rag.kind import Kind
from rag.things import offers, things


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("when", "", []),
        ("when", "They left.", []),
        ("when", "They left on Monday.", ["Monday"]),
        ("when", "They left on 3 May 1998.", ["3 May 1998"]),
        ("when", "غادروا صباح الخميس", ["الخميس"]),
        ("when", "غادروا في ٨ أيار", ["٨ أيار"]),
        ("when", "غادروا في الثامن من الشهر", ["الثامن من"]),
        ("when", "يلتقون الشهر المقبل", ["الشهر المقبل"]),
        ("weekday", "They left on Monday 3 May.", ["Monday"]),
        ("month", "They left on Monday 3 May.", ["May"]),
        ("month", "They left in 1998.", []),
        ("year", "They left on 3 May 1998.", ["1998"]),
        ("year", "They left on 3 May.", []),
        ("long", "They stayed for two hours.", ["two hours"]),
        ("long", "A 40-day truce began.", ["40-day"]),
        ("long", "They signed 40 papers.", []),
        ("long", "بقوا ساعتين في القاعة", ["ساعتين"]),
        ("long", "أُمهلوا شهراً للرد", ["شهراً"]),
        ("long", "جُدد لعام واحد فقط", ["لعام واحد"]),
        ("long", "بعد ثلاثة أشهر", ["ثلاثة أشهر"]),
        ("long", "القرار رقم 17", []),
        ("number", "Many left.", []),
        ("number", "Twelve left.", ["Twelve"]),
        ("number", "Twelve left on 3 May 1998.", ["Twelve"]),
        ("number", "غادر ٢٥ منهم", ["٢٥"]),
        ("number", "More than 2,000 left.", ["More than 2,000"]),
        ("number", "غادر ما لا يقل عن ٢٥ منهم", ["ما لا يقل عن ٢٥"]),
        ("long", "بقوا أكثر من ساعتين", ["أكثر من ساعتين"]),
        ("long", "They stayed for nearly two hours.", ["nearly two hours"]),
        ("when", "They left before 3 May 1998.", ["before 3 May 1998"]),
        ("when", "غادروا بعد الخميس", ["بعد الخميس"]),
        ("where", "They left.", []),
        ("where", "They left Cairo.", ["Cairo"]),
        ("where", "غادروا القاهرة", ["القاهرة"]),
        ("where", "Talks between Russia, Turkey and Iran opened in Astana.", ["Russia, Turkey and Iran", "Astana"]),
        ("where", "المباحثات بين روسيا وتركيا في أنقرة", ["روسيا وتركيا", "أنقرة"]),
        ("where", "They flew from Rome to Paris. Cairo waited.", ["Rome", "Paris", "Cairo"]),
        ("who", "They left.", []),
        ("who", "The minister left.", []),
        ("who", "Yesterday Jane Doe left.", ["Jane Doe"]),
        ("who", "قال إبراهيم للصحافة", ["إبراهيم"]),
        ("other", "The minister left Cairo on Monday with 12 men.", []),
    ],
)
def test_a_thing_is_found_where_it_stands(kind: Kind, text: str, found: list[str]) -> None:
    stands = {text[start:end] for start, end in things(kind, text, "What was it?")}
    assert stands >= set(found)
    assert bool(stands) == bool(found) == offers(kind, text, "What was it?")


@pytest.mark.parametrize(
    ("kind", "question", "text"),
    [
        ("where", "Where did they go from Cairo?", "غادروا القاهرة"),
        ("who", "Whom did Jane Doe meet?", "Yesterday Jane Doe left."),
        ("number", "How many of the 120 men came back?", "There were 120 of them."),
    ],
)
def test_what_the_question_itself_names_answers_nothing(kind: Kind, question: str, text: str) -> None:
    assert not offers(kind, text, question)
