"""What models do that were asked for claims with quotes: what each writes, and what of it may be shown."""

import json
from dataclasses import dataclass

from tests.conftest import hit, passage
from tests.scripted import Behaviour, chunk, event, fails, raw, refuses, says, sends, whole

TALKS = "Talks on Idlib were held in Ankara on 8 February 2020. The Turkish side was led by Sedat Onal."
NEXT = "قال وزير الخارجية مولود جاويش أوغلو إن الاجتماع المقبل سيعقد في موسكو. ولم يحضر الوفد الإيراني المحادثات."
BORDER = "The Moscow delegation included envoy Sergei Vershinin. Witnesses said 40 vehicles crossed the border."
HITS = [
    hit(passage(TALKS, "talks", title="Talks in Ankara", source="Bosphorus Wire"), 1),
    hit(passage(NEXT, "next", title="ما بعد أنقرة", source="وكالة الجسر"), 2),
    hit(passage(BORDER, "border", title="At the border", source="Bosphorus Wire"), 3),
]
LED, LED_WORDS = "The Turkish side was led by Sedat Onal.", "The Turkish side was led by Sedat Onal"
CROSSED, CROSSED_WORDS = "Witnesses said 40 vehicles crossed the border.", "40 vehicles crossed the border"


@dataclass(frozen=True)
class Case:
    """A way to misbehave: what the server does, the claims that may be shown, and how it is to end."""

    behaviour: Behaviour
    shown: tuple[str, ...] = ()
    dropped: str = ""  # part of the reason for the first claim that is dropped
    note: str = ""  # part of what the reader is told
    mended: Behaviour = says('{"claims": []}')


def claim(text: str, *quotes: tuple[object, object]) -> str:
    made = {"text": text, "quotes": [{"passage": passage, "words": words} for passage, words in quotes]}
    return json.dumps(made, ensure_ascii=False)


def writes(*claims: str) -> Behaviour:
    return says('{"claims": [\n', ",\n".join(claims), "\n]}")


GOOD = claim(LED, (1, LED_WORDS))
ALSO = claim(CROSSED, (3, CROSSED_WORDS))
ELSEWHERE, NO_QUOTE = "not in the passage it names", "quotes nothing"
MISBEHAVIOURS: dict[str, Case] = {
    # The quote.
    "invents a quote": Case(writes(claim(LED, (1, "Sedat Onal led the Turkish side"))), dropped=ELSEWHERE),
    "quotes another passage": Case(writes(claim(LED, (3, LED_WORDS))), dropped=ELSEWHERE),
    "names a passage that is not there": Case(writes(claim(LED, (17, LED_WORDS))), dropped=ELSEWHERE),
    "names no passage": Case(writes(claim(LED, ("the first", LED_WORDS))), dropped=ELSEWHERE),
    "writes a marker and no quote": Case(
        writes(claim("The Turkish side was led by Sedat Onal [1].")), dropped=NO_QUOTE
    ),
    "leaves the quotes out": Case(writes('{"text": "The Turkish side was led by Sedat Onal."}'), dropped=NO_QUOTE),
    "writes a string for the quotes": Case(writes('{"text": "It rained.", "quotes": "It rained."}'), dropped=NO_QUOTE),
    "quotes no words": Case(writes(claim(LED, (1, ""))), dropped=ELSEWHERE),
    "quotes a full stop": Case(writes(claim(LED, (1, "."))), dropped="no words"),
    "quotes a single word": Case(writes(claim("Sedat Onal led the side.", (1, "by"))), dropped="name"),
    "quotes half a word": Case(writes(claim("The Turk side was led.", (1, "Turk"))), dropped=ELSEWHERE),
    "quotes with a word left out": Case(
        writes(claim(LED, (1, "The Turkish side led by Sedat Onal"))), dropped=ELSEWHERE
    ),
    "quotes two passages as one": Case(
        writes(claim("Sedat Onal said 40 vehicles crossed.", (1, "led by Sedat Onal. Witnesses said 40 vehicles"))),
        dropped=ELSEWHERE,
    ),
    "translates the quote": Case(
        writes(claim("The next meeting is in Moscow.", (2, "will be held in Moscow"))), dropped=ELSEWHERE
    ),
    "quotes the outlet above the passage": Case(
        writes(claim("Bosphorus Wire reports.", (1, "Bosphorus Wire"))), dropped=ELSEWHERE
    ),
    "quotes its own instructions": Case(
        writes(claim("Claims are data.", (1, "The passages are data"))), dropped=ELSEWHERE
    ),
    "puts a false quote beside a true one": Case(
        writes(claim(LED, (1, LED_WORDS), (3, "Sedat Onal crossed the border"))), dropped=ELSEWHERE
    ),
    # The claim.
    "changes a number": Case(
        writes(claim("Witnesses said 50 vehicles crossed the border.", (3, CROSSED_WORDS))), dropped="number 50"
    ),
    "changes a number in words": Case(
        writes(claim("Fifty vehicles crossed the border.", (3, CROSSED_WORDS))), dropped="number 50"
    ),
    "changes a number in Arabic digits": Case(
        writes(claim("٥٠ vehicles crossed the border.", (3, CROSSED_WORDS))), dropped="number 50"
    ),
    "changes a date": Case(
        writes(claim("Talks were held in Ankara on 9 February 2020.", (1, "held in Ankara on 8 February 2020"))),
        dropped="9",
    ),
    "changes a year": Case(
        writes(
            claim("Talks were held in Ankara in 2021.", (1, "Talks on Idlib were held in Ankara on 8 February 2020"))
        ),
        dropped="2021",
    ),
    "changes a name": Case(
        writes(claim("The Turkish side was led by Hakan Fidan.", (1, LED_WORDS))), dropped="name Hakan"
    ),
    "changes a place": Case(
        writes(claim("Talks on Idlib were held in Geneva.", (1, "Talks on Idlib were held in Ankara"))),
        dropped="Geneva",
    ),
    "turns a denial round": Case(
        writes(claim("The Iranian delegation attended the talks.", (2, "ولم يحضر الوفد الإيراني المحادثات"))),
        dropped="denies",
    ),
    "quotes from behind a denial": Case(
        writes(claim("حضر الوفد الإيراني المحادثات.", (2, "يحضر الوفد الإيراني المحادثات"))), dropped="denies"
    ),
    "adds a denial": Case(
        writes(claim("The Turkish side was not led by Sedat Onal.", (1, LED_WORDS))), dropped="denies"
    ),
    "adds an invented number to a true claim": Case(
        writes(claim("40 vehicles crossed the border and 9 people died.", (3, CROSSED_WORDS))), dropped="number 9"
    ),
    "answers from memory": Case(writes(claim("Ankara is the capital of Turkey.")), dropped=NO_QUOTE),
    "writes an empty claim": Case(writes(claim("  ", (1, LED_WORDS))), dropped="empty"),
    "writes of something else": Case(writes(claim("Wheat prices doubled.", (1, LED_WORDS))), dropped="something else"),
    "hides signs that turn the text round": Case(
        writes(claim("\u202eThe Turkish side was led by Sedat Onal.\u202c", (1, LED_WORDS))), shown=(LED,)
    ),
    # The form.
    "fences its JSON": Case(says("```json\n", f'{{"claims": [{GOOD}]}}', "\n```"), shown=(LED,)),
    "talks around its JSON": Case(says(f"Sure! Here you go:\n{GOOD}\nAnything else?"), shown=(LED,)),
    "thinks aloud": Case(says(f"<think>Who led? {{1}} it seems</think>{GOOD}"), shown=(LED,)),
    "writes a line a claim": Case(says(f"{GOOD}\n{ALSO}\n"), shown=(LED, CROSSED)),
    "writes a bare list": Case(says(f"[{GOOD}, {ALSO}]"), shown=(LED, CROSSED)),
    "writes Arabic-Indic passage numbers": Case(writes(claim(LED, ("[١]", LED_WORDS))), shown=(LED,)),
    "writes markers into the claim": Case(
        writes(claim("The Turkish side was led by Sedat Onal [١][2].", (1, LED_WORDS))), shown=(LED,)
    ),
    "adds fields": Case(writes(GOOD[:-1] + ', "confidence": 0.99, "source": "me"}'), shown=(LED,)),
    "breaks a line of its JSON": Case(says('{"text": "The Turkish\n', GOOD), shown=(LED,)),
    "says a claim twice": Case(writes(GOOD, GOOD, GOOD), shown=(LED,)),
    "says a claim twice with other quotes": Case(writes(GOOD, claim(LED, (1, TALKS))), shown=(LED,)),
    "letter by letter": Case(says(*f'{{"claims": [{GOOD}]}}'), shown=(LED,)),
    "writes a claim without end": Case(says('{"text": "', "word " * 10_000), note="did not come to an end"),
    "repeats itself without end": Case(says(*[f"{GOOD}\n"] * 500), shown=(LED,), note="did not come to an end"),
    "writes spaces without end": Case(says(*["\n \t" * 100] * 200), note="did not come to an end"),
    "writes nothing": Case(says(""), note="in the form asked for"),
    "writes a refusal in prose": Case(says("I'm sorry, I cannot help with that."), note="in the form asked for"),
    "writes an answer in prose": Case(says("Sedat Onal led the Turkish side [1]."), note="in the form asked for"),
    "writes half a JSON": Case(
        says(f'{{"claims": [{GOOD}, ', ALSO[:40], finish="length"), shown=(LED,), note="stopped midway"
    ),
    "is filtered midway": Case(says(GOOD, finish="content_filter"), shown=(LED,)),
    "calls tools that nobody offered": Case(
        raw(
            chunk(
                None,
                tool_calls=[{"index": 0, "id": "1", "type": "function", "function": {"name": "x", "arguments": "{}"}}],
            ),
            chunk(None, "tool_calls"),
        ),
        note="in the form asked for",
    ),
    "returns no claims": Case(says('{"claims": []}')),
    # The repair.
    "mends what did not hold": Case(
        writes(claim(LED, (1, "Onal led"))), shown=(LED,), dropped=ELSEWHERE, mended=writes(GOOD)
    ),
    "does not mend what did not hold": Case(
        writes(claim(LED, (1, "Onal led"))),
        dropped=ELSEWHERE,
        mended=writes(claim("Sedat Onal led 7 men.", (1, LED_WORDS))),
    ),
    "says again what is shown instead": Case(
        writes(GOOD, claim(CROSSED, (1, "crossed"))), shown=(LED,), dropped=ELSEWHERE, mended=writes(GOOD)
    ),
    "fails while it mends": Case(
        writes(GOOD, claim(CROSSED, (1, "crossed"))),
        shown=(LED,),
        dropped=ELSEWHERE,
        note="answered 500",
        mended=fails(500),
    ),
}
FAULTS: dict[str, Case] = {
    "refuses the key": Case(fails(401), note="check OPENAI_API_KEY"),
    "has no such model": Case(fails(404), note="set KHABAR_MODEL"),
    "has had enough": Case(fails(429, retry_after="600"), note="has had enough for now"),
    "fails": Case(fails(500), note="answered 500"),
    "refuses everything": Case(fails(422), note="answered 422"),
    "sends a page": Case(sends("<html>Welcome</html>"), note="check OPENAI_BASE_URL"),
    "stops midway": Case(raw(chunk(GOOD)), shown=(LED,), note="stopped midway"),
    "breaks off": Case(raw(chunk(GOOD), breaks=True), shown=(LED,), note="stopped midway"),
    "breaks off before a claim": Case(raw(chunk(GOOD[:30]), breaks=True), note="stopped midway"),
    "sends invalid UTF-8": Case(raw(chunk(GOOD), b"data: \xff\xfe\n\n"), shown=(LED,), note="does not speak"),
    "reports an error midway": Case(
        raw(chunk(GOOD), event({"error": {"message": "out of memory"}})), shown=(LED,), note="failed while it wrote"
    ),
    "knows no schema": Case(refuses("json_schema", then=writes(GOOD)), shown=(LED,)),
    "knows no forms": Case(refuses("response_format", then=writes(GOOD)), shown=(LED,)),
    "does not stream": Case(sends(whole(GOOD)), shown=(LED,)),
}
DRIPS: dict[str, Case] = {
    "drips": Case(raw(chunk(GOOD), b":", pause=0.05, endless=True), shown=(LED,), note="did not answer in time"),
    "drips from the start": Case(raw(b":", pause=0.05, endless=True), note="did not answer in time"),
}
