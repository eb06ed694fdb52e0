"""Whether a claim gives the word to whom its text gives it: a ministry's word is shown as that ministry's."""

import re

from rag.amounts import missing_number
from rag.days import without_days
from rag.facts import numbers
from rag.hedges import denial
from rag.incumbents import in_full
from rag.mood import mood
from rag.places import place_keys
from rag.same_speaker import begin_alike, in_common, is_source, names_anyone, people, same_speaker
from rag.sayings import is_saying, reports, sayings, tokens
from rag.senses import is_deed, rivals, senses
from rag.text import SMALL_WORDS, fold, language, words

_CLAUSES = re.compile(r"[;؛…]|[,،]\s+(?=وه[وي]\s)|(?:[,،]\s*|\s)(?:while|whereas|but|بينما|فيما|لكن|ولكن)\s")
_TOLD_BY = re.compile(rf"{_CLAUSES.pattern}|(?:[,،]\s*|\s)في\s+حين\s|\s(?:بعدما|after)\s|,\s+and\s|،\s+(?=و)")
_FACTS = re.compile(
    rf"{_CLAUSES.pattern}|(?:[,،]\s*)(?:after|بعدما|بعد\s+أن)\s"
    r"|\s(?=(?:that|which)\s+(?:it|he|she|they)\s+sa(?:id|ys)\s)"  # shot down a jet that it said had strayed
)
_DOCUMENT = re.compile(
    r"(?:the\s+|ال)?(?:resolution|agreement|law|treaty|constitution|قرار|اتفاق|قانون|دستور|معاهده)\b"
)
_CHARGE = re.compile(
    r"\b(?:on\s+(?:\w+\s+)?(?:charges|suspicion)\s+of|(?:charged|charges)\s+with|suspected\s+of|accused\s+of|بتهم\w*"
    r"|(?:ال)?(?:متهم|مشتبه)\w*\s+(?:في\s+|بهم\s+)?(?=ب)|(?:ال)?اشتباه\s+في)\s+((?:\w+\s*){1,4})"
)
_COURT = re.compile(
    r"accus|charg|suspect|convict|guilty|acquit|sentenc|jail|prison|trial|\bتهم|تهم|مشتبه|اشتب|ادان|سجن|حكم|حوكم|محاكم|برا"
)
_THAT_SOMEBODY = re.compile(r"\b(?:that|بان|بانه|بانها)\b")
_WHO_SAYS = re.compile(r"[وف]?(?:من|اي \w+|ما ال\w+)(?: (?:الذي|التي|الذين|هو|هي))* (\w+)")  # and of whom, after it
_QUOTED = re.compile(r"[\"“«][^\"”»]+[\"”»]")  # shown as somebody's words


def unattributed(claim: str, text: str) -> bool:
    """Whether the claim gives as fact what the text only reports that somebody says."""
    if _charged(claim, text):
        return True
    if not _reported(text) or reports(claim) or _QUOTED.search(claim) or _says_so_too(claim, text):
        return False
    parts = [part for clause in _FACTS.split(text) for part in _told_first(clause)]
    if _told_as_fact(claim, parts, text):
        return False
    ours = _subjects(claim)
    near = [len(ours & _subjects(part)) for part in parts]
    best = max(near)
    return best == 0 or any(reports(part) for part, shared in zip(parts, near, strict=True) if 2 * shared > best)


def _reported(text: str) -> bool:
    """Whether somebody is reported to say something, and not a resolution, which does what it says."""
    return any(one.reports and not _DOCUMENT.match(fold(one.who)) for one in sayings(text))


def _told_as_fact(claim: str, parts: list[str], text: str) -> bool:
    """Whether what was done, or a number, stands in what names who speaks, or in a clause beside what is reported."""
    deeds = {key for deed in mood(claim).deeds if is_deed(deed.keys) for key in deed.keys}
    if deeds and any(deeds <= mood(one.who).keys for one in sayings(text)):
        return True
    figures = numbers(without_days(claim, None))
    told, said = ([part for part in parts if reports(part) is way] for way in (False, True))
    here, there = ({*figures, *deeds} & {*numbers(" ".join(some)), *mood(" ".join(some)).keys} for some in (told, said))
    return bool(here - there) and not there - here


def _charged(claim: str, text: str) -> bool:
    """Whether the claim has as done what the text only charges somebody with."""
    with_what = " ".join(match[1] for match in _CHARGE.finditer(fold(text)))
    return bool(_subjects(with_what) & _subjects(claim)) and not _COURT.search(fold(claim))


def _says_so_too(claim: str, text: str) -> bool:
    """Whether who speaks in the text does so in the claim: the ministry announced the closure."""
    theirs = [one.who for one in sayings(text) if one.reports]
    return any(in_common(said.who, who) or begin_alike(said.who, who) for said in sayings(claim) for who in theirs)


def _told_first(clause: str) -> list[str]:
    """What stands before an "and said", which is told as fact, and the rest."""
    told = next((one.told for one in sayings(clause) if one.told), "")
    return [told, " ".join(tokens(clause)).removeprefix(told)] if told and not sayings(told) else [clause]


def _subjects(text: str) -> set[str]:
    """What a text speaks of: its words, what they mean in the other language as far as we know, and its numbers."""
    seen = words(text)
    own = {word for word in seen if word not in SMALL_WORDS and not is_saying(word)}
    return own | numbers(text) | {key for word in seen for key in senses(word)} | set(place_keys(text))


def wrong_speaker(claim: str, text: str) -> str | None:
    """Who the claim says speaks and in the text does not, as the claim writes it; None if it gives the word rightly."""
    theirs = [one.who for one in sayings(text) if one.who != "ما"]  # وفق ما ذكر
    right = False
    for said in sayings(claim):
        if not said.reports or not names_anyone(said.who):
            continue
        if right and same_speaker(said.who, text):  # it said so, according to its instruments
            continue
        unnamed = not theirs and _THAT_SOMEBODY.search(fold(text)) and same_speaker(said.who, text)
        if not unnamed and not any(
            same_speaker(said.who, who) or not (names_anyone(who) or is_source(who)) for who in theirs
        ):
            return said.who
        if _said_by_another(said.who, claim, text):
            return said.who
        right = True
    return None


def has_the_word(question: str, text: str, article: str = "") -> bool | None:
    """Whether one speaks in the text whose word the question asks for; None where either names no speaker.

    Who speaks by his office is who has it in the article that the text is of.
    """
    if (who := _WHO_SAYS.match(fold(question))) and is_saying(who[1]):  # who accused Moscow: not Moscow's word
        return None
    asked, told = ([one.who for one in sayings(said) if names_anyone(one.who)] for said in (question, text))
    if not (asked and told):
        return None
    full = (one if people(one) else in_full(one, article) for one in told)
    return any(same_speaker(one, other) for other in full for one in asked)


def _said_by_another(who: str, claim: str, text: str) -> bool:
    """Whether what the claim gives to one of the text's speakers is only in what another one says."""
    own, others = list[str](), list[str]()
    for part in _TOLD_BY.split(text):
        if by := [one.who for one in sayings(part) if one.reports and names_anyone(one.who)]:
            (own if any(same_speaker(who, other) for other in by) else others).append(part)
    if not own or not others or (_denies(claim) and any(map(_denies, own))):  # what another says is what is denied
        return False
    if missing_number(claim, " … ".join(own)) and not missing_number(claim, " … ".join(others)):
        return True
    meant = {key for word in words(claim) for key in rivals(senses(word))}  # not safe is unsafe
    ours = (_subjects(claim) | meant) - _subjects(who)
    here, there = ({key for part in parts for key in ours & _subjects(part)} for parts in (own, others))
    named = ours - meant
    said = {key for deed in mood(claim).deeds for key in (rivals(deed.keys) if deed.denied else deed.keys)}
    if any(not here.isdisjoint(rivals((key,))) for key in said & there - here):
        return True
    if language(claim) == language(text) and named & there - here and text.find(own[0]) < text.find(others[0]):
        return True  # it cannot have been named before
    # In another language what is only here need not be seen.
    return bool(there - here) and not (here - there if language(claim) == language(text) else here)


def _denies(text: str) -> bool:
    return any(denial(word) == "deny" for word in words(text))
