"""Names across scripts: what looks like a name, keys to find it by, and a tolerant comparison."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rag.gazetteer import is_name
from rag.offices import office_keys
from rag.places import place_keys, same_place
from rag.sounds import distance, is_arabic, plain, readings, skeleton, sounds
from rag.spellings import arabic_spellings
from rag.text import fold, words
from rag.towns import is_given


def _words_of(block: str) -> frozenset[str]:
    return frozenset(block.split())


_SLACK = 0.09  # price allowed for each sound of the longer word
# Within one script spellings differ less, and Hassan is not Hussein, nor حسن حسين; but كالن is كالين.
_LATIN_SLACK, _ARABIC_SLACK = 0.045, 0.072
_TURKISH = str.maketrans("cs", "çş")
_LOOSE = 0.2  # and for one that stands beside a name which is the same: Guterres غوتيريش after Antonio أنطونيو
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n:])[\s\"'“”«(-]*$")
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{2,30})[»”\"]")
_FOREIGN = re.compile("[پڤچگژ]|...(?:وف|وفا|يف|سكي|يتش|ستان|غراد|وغلو|نكو|سون|شفيلي)$")
_DOING = re.compile("(?:ال)?ت..يف")  # تصريف, a noun of a verb
_TITLES = _words_of("""
الرئيس رئيس الوزير وزير السيد السيدة الدكتور الشيخ الملك الأمير الجنرال العقيد اللواء المبعوث السفير النائب
""")
_SAYING = _words_of("said says told met denied announced visited warned called added confirmed arrived signed")
_COMMON = _words_of("""
nobody somebody everybody anybody everyone someone anyone none nothing something others another most many
a an the of in on at to for from by with and or but if is are was were be been has had have did do does what which who
whom whose when where why how many much that this these those it its as no not can could will would should may his her
their he she they there we you i my our some any all both each after before during while since until according
officials police government mr mrs ms sir lady lord i'm i've i'll i'd then there here later earlier today yesterday
tomorrow however meanwhile also still although though despite because even only among under over like unlike once
instead indeed first last whenever wherever
من في على عن ما هو هي إلى متى أين كم كيف لماذا هل كان كانت التي الذي الذين أو إن أن هذا هذه مع ماذا أي بين لم لا لن قد
ثم عند بعد قبل كل غير ذلك تلك حيث إذا منذ حتى أيضا خلال وهو وهي وقد قال قالت بأن فإن
""")


def same_name(a: str, b: str) -> bool:
    """Whether two words, in one script or two, can spell the same name or translate it."""
    if is_common(a) or is_common(b):
        return False
    return same_place(a, b) or sounds_alike(a, b, _slack(a, b)) or _listed(a, b)


def _slack(a: str, b: str) -> float:
    if is_arabic(a) != is_arabic(b):
        return _SLACK
    return _ARABIC_SLACK if is_arabic(a) else _LATIN_SLACK


def sounds_alike(a: str, b: str, slack: float = _SLACK) -> bool:
    """Whether two words can spell the same name, by the rule of sounds alone; slack is a price for each sound."""
    pairs = [(sounds(one), sounds(other)) for one in _spoken(a) for other in _spoken(b)]
    limits = ((one, other, slack * max(len(one), len(other))) for one, other in pairs if one and other)
    return any(distance(one, other, limit) <= limit for one, other, limit in limits)


def _spoken(word: str) -> Iterator[str]:
    """Its readings, with the t that is heard of هيئة before another noun, Hayat, and the y of الأهلى, Ahly."""
    for one in readings(word):
        yield one
        if one.endswith("ة"):
            yield one[:-1] + "ت"
        if (one.endswith("et") and len(one) > 4) or one.endswith("يه"):  # Gallet, غاليه
            yield one[:-1]
        if one.endswith("ى"):  # as Egypt's papers write ي
            yield one[:-1] + "ي"


def _listed(a: str, b: str) -> bool:
    latin, arabic = sorted((a, b), key=is_arabic)
    known = arabic_spellings(latin)
    return bool(known) and any(fold(reading) in known for reading in readings(arabic))


def beside(name: str, text: str) -> tuple[str, ...]:
    """The capitalised or Arabic words next to a name in a text, by which a far spelling of it may be known."""
    found = _words_in(text)
    return tuple(word for at, word in enumerate(found) if name in (*found[at - 1 : at], *found[at + 1 : at + 2]))


def named_in(name: str, text: str, others: Sequence[str] = ()) -> bool:
    """Whether a word of the text, or two together, can spell the name or translate it; whole words only.

    A spelling farther off will do next to one of the others, a first name say: كالان is Kalin after إبراهيم.
    """
    if fold(name) in words(text):
        return True
    found = _words_in(text)
    if any(_spells(word, name) for word in {*found, *_joined(found)}) or _of_oglu(name, found):
        return True
    anchors = [word for word in others if _is_anchor(word)]
    near = [at for at, word in enumerate(found) if any(_spells(word, anchor) for anchor in anchors)]
    next_to = {found[at] for one in near for at in (one - 1, one + 1) if 0 <= at < len(found)}
    if is_given(name):  # Amina is not Amira
        return False
    across = (word for word in next_to if is_arabic(word) != is_arabic(name))  # one script spells two names in two ways
    return any(_is_anchor(word) and not is_given(word) and sounds_alike(name, word, _LOOSE) for word in across)


def _of_oglu(name: str, found: Sequence[str]) -> bool:
    """Cavusoglu, which the press writes without the signs of Turkish letters: جاويش أوغلو."""
    latin = fold(name)
    if not latin.endswith("oglu"):
        return False
    own = latin.removesuffix("oglu")
    ends = [at for at, word in enumerate(found) if fold(word) == "اوغلو"]
    heads = [head for at in ends for head in (found[at - 1], "".join(found[max(0, at - 2) : at])) if at]
    return any(sounds_alike(read, head, _LOOSE) for read in (own, own.translate(_TURKISH)) for head in heads)


def _joined(found: Sequence[str]) -> Iterator[str]:
    """Two words as one, عبد الرحمن; not those of which one is common: قال إن would be Kalin."""
    pairs = zip(found, found[1:], strict=False)
    return (one + other for one, other in pairs if not (is_common(one) or is_common(other)))


@lru_cache(20_000)
def is_common(word: str) -> bool:
    return any(reading.lower() in _COMMON for reading in readings(word))


@lru_cache(32)
def _words_in(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(text)))


def _is_anchor(word: str) -> bool:
    """Whether a word may be half of a whole name."""
    own = is_arabic(word) or word[0].isupper()
    return own and len(word) > 2 and not is_common(word) and not office_keys(word)


@lru_cache(50_000)
def _spells(word: str, name: str) -> bool:
    if not set(office_keys(name)).isdisjoint(office_keys(word)):
        return True
    if is_given(name) and place_keys(word) and not place_keys(name):  # أمينة is not Oman
        return False
    # What differs by three consonants is another name, and need not be compared.
    return abs(len(skeleton(word)) - len(skeleton(name))) <= 2 and same_name(name, word)


def keys(text: str) -> list[str]:
    """All cross-script keys of a text: of its words, of two names that stand together, then of its places.

    A name may be any Arabic word or a capitalised Latin one; function words have no key.
    """
    found: list[str] = []
    before: tuple[str, ...] = ()
    for word in _WORD.findall(plain(text)):
        own, joined = _keys_of(word)
        found += own
        found += [f"{one}.{other}" for one in before for other in joined if len(one + other) > 3]
        before = joined
    return found + place_keys(text)


@lru_cache(20_000)
def _keys_of(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A word's keys (a number as it is, an office, a name's skeletons of two sounds or more), and those it joins by."""
    if len(word) < 2 or word.isdigit():
        return (word,) * (len(word) > 1), ()
    if offices := office_keys(word):
        return offices, ()
    if word.lower() in _COMMON or not (is_arabic(word) or word[0].isupper()):
        return (), ()
    spellings = readings(word) if is_arabic(word) else (*readings(word), *arabic_spellings(word))
    found = [key for key in dict.fromkeys(map(skeleton, spellings)) if key]
    return tuple(key for key in found if len(key) > 1), tuple(found)


def _english_names(text: str) -> list[str]:
    """Capitalised words; a sentence's first only if capitalised elsewhere too or the next word bears it out."""
    found = [(match[0], bool(_SENTENCE_START.search(text[: match.start()]))) for match in _WORD.finditer(text)]
    inside = {word for word, first in found if not first and word[0].isupper()}
    called = []
    for (word, first), (after, _) in zip(found, [*found[1:], ("", False)], strict=False):
        if not word[0].isupper() or len(word) < 2 or word.lower() in _COMMON:
            continue
        borne_out = after[:1].isupper() or is_name(word) or (after in _SAYING and not word.endswith("s"))
        if not first or word in inside or word.isupper() or borne_out:
            called.append(word)
    return called


def _arabic_names(text: str) -> list[str]:
    """Words after a title, in short quotation marks, with foreign letters or endings, or in Latin letters."""
    quoted = {word for match in _QUOTED.finditer(text) for word in _WORD.findall(match[1])}
    found, titled = [], 0
    for word in _WORD.findall(text):
        bare = readings(word)[-1]
        if {word, bare, "ال" + bare} & _TITLES:
            titled = 2
        elif word in _COMMON:
            titled = 0
        elif not is_arabic(word):
            found += [word] if word[0].isupper() else []
        elif word in quoted or (_FOREIGN.search(word) and not _DOING.fullmatch(word)):
            found.append(word)
        elif titled and not word.startswith("ال"):  # an article begins an adjective or an office, not a name
            found.append(word)
            titled -= 1
    return found


def names(text: str, language: str) -> tuple[str, ...]:
    """Words of a question or claim that look like names, each once; language is "ar" or "en"."""
    text = plain(text)
    return tuple(dict.fromkeys(_arabic_names(text) if language == "ar" else _english_names(text)))
