"""Whether the people and places that a claim names stand in its quote, in either script."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from rag.calendars import TIME_WORDS
from rag.capitals import translated_in
from rag.everyday import is_both, is_everyday, may_be_name
from rag.facts import is_fact
from rag.gazetteer import is_name
from rag.hedges import denial, openness
from rag.initials import spelled_out
from rag.matched import read
from rag.names import beside, named_in, names
from rag.numerals import numerals
from rag.offices import office_keys
from rag.placed import absent_place, placed
from rag.places import COUNTRIES, place_keys, shared_words
from rag.sayings import is_saying
from rag.senses import senses
from rag.sounds import is_arabic, plain, readings
from rag.text import SMALL_WORDS, fold, language
from rag.towns import is_given, towns

_WORD = re.compile(r"[^\W\d_]+")
_SERVANT = re.compile(r"\b(Abd)(?:[eua]l)?[-\s]+(?:[ae]l[-\s]+)?(?=[A-Z])")  # Abdel-Rahman, Abd al-Rahman
_NO_NAMES = frozenset(  # words that may stand where a name does
    fold(
        "بلدية حكومة أركان وفد ائتلاف تحالف دولة جمهورية مجلس وزراء برلمان حزب شركة هيئة نقابة فريق منتخب نادي "
        "اتحاد  خلال عبر نحو ضد حول أثناء بشأن بسبب مقابل لصالح رغم باسم أمام تحت فوق وراء أمس اليوم غدا أكثر أقل "
        "هناك هنا ضمن وسط يوم إلا سوى أن أنه أنها أنهم الاستراتيجي الاستراتيجية الإستراتيجي جرود ريف ضواحي أطراف تلال "
        "عناصر ملعب مخيم لقب"
    ).split()
)
_AL = re.compile(r"\b(?:Al|El)[-\s](?=[A-Z])")  # its word stands onto the name in Arabic, and is none of its own
_LE = re.compile(r"\b(Le|La|De|Du|Van|Von|El)\s+(?=[A-Z])")  # Le Drian, لودريان
_CAPITALS = frozenset(
    "Cabinet Government Opposition Chamber Coast Civil Staff Operation Operations Speaker Army Ramadan Eid God "
    "Covid".split()
)
_RANKS = frozenset("General Colonel Brigadier Major Captain Admiral Marshal Lieutenant Sheikh Sir Lord".split())
_GOD = re.compile(r"(?<=\w{3})[aou]llah$")
_FROM = re.compile(r"(?:ics?|s|ans?|ists?|ism|ish|als?)$")
_PROCLITIC = re.compile("^[وفبلك]")
_THE = re.compile("[وفبك]?ال|[وف]?لل")
_KIN = frozenset(("ابو", "بن", "ابن", "ام"))
_ABD = re.compile(r"\b([وبلف]?عبد)\s+(?=ال)")
_THAT = frozenset(("ان", "بان"))
_THEY = re.compile(r"ي(?!ا)\w{2,}ون$")  # يمثلون: a verb of many
# What stands before the name of a place.
_HEADS = frozenset(
    fold(
        "محطة ولاية مدينة بلدة قرية محافظة منطقة حي مخيم مطار ميناء جزيرة نهر قرب إقليم مقاطعة ناحية شارع ساحة "
        "مستشفى سجن معبر قصر جامعة سد جبل وادي بحيرة"
    ).split()
)
# Who heads a state, a government: الرئيس is no prime minister.
_HEADED = r"\s+(?:مجلس\s+)?(?:ال)?(?:وزراء|حكومه)"
_ROLES = (
    ("premier", re.compile(rf"\bprime\s+minister|\bpremier\b|ر(?:ي?يس[هة]?|ياسه){_HEADED}")),
    (
        "president",
        re.compile(
            r"\bpresiden(?:t|cy|tial)\b|\b(?:ال|لل)ري?يس(?:ه)?\b(?!\s+الوزراء)|ري?يس\s+الجمهوريه"
            rf"|رياس(?:ي|ه\b(?!{_HEADED}))"
        ),
    ),
    ("king", re.compile(r"\bking\b|\bملك\b|\bالملك\b")),
    ("emir", re.compile(r"\bemir\b|\bامير\b")),
)


_HEAD_OF = re.compile(r"\bري?يس[هة]?\s+(\w+)")  # رئيسة كرواتيا


def roles(text: str) -> set[str]:
    """Which heads of states and governments a text speaks of."""
    folded = fold(text)
    found = {role for role, form in _ROLES if form.search(folded)}
    heads = (match for match in _HEAD_OF.finditer(folded) if not COUNTRIES.isdisjoint(place_keys(match[1])))
    return found | {"president" for _ in heads}


@lru_cache(200)  # asked of a claim with and without its setting
def absent_name(claim: str, quote: str) -> str | None:
    """The first name of the claim, of a place or of anyone, that the quote does not have."""
    claim, quote = map(_joined, (claim, quote))
    if (ours := roles(claim)) and (theirs := roles(quote)) and not ours <= theirs:
        return min(ours - theirs)
    return absent_place(claim, quote) or next(_absent_people(claim, quote), None)


def _joined(text: str) -> str:
    """The text with what is only the beginning of a name written onto it."""
    return _LE.sub(r"\1", _AL.sub("", _ABD.sub(r"\1", _SERVANT.sub("Abdul", text))))


def surely_name(absent: str) -> bool:
    """Whether what `absent_name` found is a name beyond doubt, and no Arabic word that only stands in no table."""
    if not is_arabic(absent):
        return True
    return bool(place_keys(absent) or is_given(absent) or any(is_name(one) for one in readings(absent)))


def _absent_people(claim: str, quote: str) -> Iterator[str]:
    spoken = language(claim)
    known = shared_words(claim, quote) | {word for written, _ in towns(claim) for word in written.split()}
    known |= {word for written, held in placed(claim, quote) if held for word in written.split()}
    known |= spelled_out(claim, quote)
    if "premier" in roles(claim) & roles(quote):
        known |= {"Prime", "Minister", "Premier"}  # رئيس الحكومة
    for name in names(claim, spoken):
        folded = fold(name)
        plain_word = name in _CAPITALS or folded in TIME_WORDS or folded in _NO_NAMES
        plain_word = plain_word or _opens_title(name, claim) or _is_who(name)
        plain_word = plain_word or _is_rank(name, claim, quote)
        if plain_word or name in known or folded in known or (spoken == "ar" and _is_plain(name)):
            continue
        held = named_in(name, quote, beside(name, claim)) or translated_in(name, quote)
        if not (held or _of_god(name, quote) or _stems(name, quote)):
            yield name
    if spoken == "ar":
        absent = (name for name in _arabic_people(claim, quote) if name not in known)
        yield from (name for name in absent if not named_in(name, quote, beside(name, claim)))


def _is_plain(word: str) -> bool:
    """Whether an Arabic word that stands where a name does, behind a title say, is an everyday word."""
    folded = fold(word)
    everyday = bool(_THE.match(word) or office_keys(word) or senses(folded) or is_saying(folded.removesuffix("ا")))
    return everyday and not (may_be_name(word) or is_given(word) or place_keys(word))


def _is_who(name: str) -> bool:
    """MP, Actor: what somebody is."""
    return any(key.startswith("~") for key in read(name)[0].names)


def _is_rank(name: str, claim: str, quote: str) -> bool:
    """General Burhan, of the commander Burhan: a rank before a name that the quote has too."""
    after = re.search(rf"\b{re.escape(name)}\s+([A-Z][\w'’-]+)", claim)
    return name in _RANKS and after is not None and named_in(after[1], quote)


def _opens_title(name: str, claim: str) -> bool:
    """Outgoing President, Acting Foreign Minister: what opens a sentence before an office is no name."""
    first = _WORD.findall(claim)[:2]
    return len(first) == 2 and first[0] == name and bool(office_keys(first[1])) and not is_arabic(name)


def _of_god(name: str, quote: str) -> bool:
    """Zabihullah, ذبيح الله."""
    first = _GOD.sub("", name)
    return first != name and "الله" in quote and named_in(first, quote)


def _stems(name: str, quote: str) -> bool:
    """A Democrat, of a Democratic senator; Houthi and Houthis."""
    own = re.escape(_FROM.sub("", name))
    if re.search(rf"\b{re.escape(name)}s\b", quote):  # a possessive that lost its mark
        return True
    return name.isascii() and len(own) > 4 and bool(re.search(rf"\b{own}{_FROM.pattern.rstrip('$')}?\b", quote))


def _arabic_people(claim: str, quote: str) -> Iterator[str]:
    """Given names, and what stands in the place of a name that the quote has."""
    written, theirs = (_WORD.findall(_ABD.sub(r"\1", plain(text))) for text in (claim, quote))
    pairs, counted = list(pairwise(theirs)), _counted(fold(claim))
    follow = [one for one, other in pairs if _may_follow(other) and not named_in(other, claim)]
    lead = [other for one, other in pairs if _leads(one, other) and not named_in(one, claim)]
    for before, word, after in zip(["", *written], written, [*written[1:], ""], strict=False):
        if not _may_name(word) or before == "غير" or fold(word) in counted:
            continue
        known = any(map(office_keys, readings(word)))
        follows = not known and before and any(_same_place(before, word, one) for one in follow)
        leads = not known and not word.startswith("ال") and not office_keys(after)
        leads = leads and (_may_name(after) or fold(after) in _KIN)
        leads = leads and any(named_in(other, after) for other in lead)
        said = is_both(word) and not after and before.startswith("ال")  # الطقس جميل
        if follows or leads or is_given(word) or (may_be_name(word) and not said):
            yield word


def _counted(folded: str) -> set[str]:
    """What a number counts, in the accusative without an article: 320 راكبا."""
    behind = (_WORD.match(folded, one.end + 1) for one in numerals(folded))
    return {match[0] for match in behind if match and match[0].endswith("ا")}


def _leads(one: str, other: str) -> bool:
    """Whether two words of the quote that stand together may be a first name and another."""
    return (one[0].isupper() and other[0].isupper()) or is_given(one) or fold(other) in _KIN


def _may_follow(word: str) -> bool:
    """Whether a word of the quote may be the second of a name, or the name that a report begins with."""
    return (word[0].isupper() or (is_arabic(word) and _may_name(word))) and not place_keys(word)


def _same_place(before: str, word: str, one: str) -> bool:
    """Whether a word of the claim follows on the same name, or the same "that", as a name of the quote."""
    if fold(before) in _HEADS or (place_keys(before) and is_arabic(one)):
        return fold(before) == fold(one)
    if _opens_report(before, one):
        return not word.startswith(("ال", "ي", "ت"))
    named = _may_name(before) and _may_name(one) and (is_given(before) or one[0].isupper())
    return named and named_in(one, before)


def _opens_report(before: str, one: str) -> bool:
    return fold(before) in _THAT and (fold(one) in _THAT or one.lower() in ("said", "that", "says"))


def _may_name(word: str) -> bool:
    folded = fold(word)
    hedged = bool(openness(folded, "") or denial(folded))
    small = folded in SMALL_WORDS or folded in TIME_WORDS
    small = small or folded in _NO_NAMES or _PROCLITIC.sub("", folded) in _NO_NAMES
    small = (
        small
        or folded in _THAT
        or bool(_THEY.match(folded))
        or (word.endswith("ة") and is_everyday(word) and not is_given(word))
    )
    return len(folded) > 2 and not (small or is_saying(folded) or is_fact(folded) or senses(folded) or hedged)
