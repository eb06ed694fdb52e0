"""Names across scripts: what looks like a name, keys to find it by, and a tolerant comparison."""

import re

from rag.places import place_keys, same_place
from rag.sounds import distance, is_arabic, plain, readings, skeleton, sounds


def _words_of(block: str) -> frozenset[str]:
    return frozenset(block.split())


_SLACK = 0.09  # price allowed for each sound of the longer word
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n:])[\s\"'“”«(-]*$")
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{2,30})[»”\"]")
_FOREIGN = re.compile("[پڤچگژ]|...(?:وف|وفا|يف|سكي|يتش|ستان|غراد|وغلو|نكو|سون|شفيلي)$")
_TITLES = _words_of("""
الرئيس رئيس الوزير وزير السيد السيدة الدكتور الشيخ الملك الأمير الجنرال العقيد اللواء المبعوث السفير النائب
""")
_SAYING = _words_of("said says told met denied announced visited warned called added confirmed arrived signed")
_COMMON = _words_of("""
nobody somebody everybody anybody everyone someone anyone none nothing something others another most many
a an the of in on at to for from by with and or but if is are was were be been has had have did do does what which who
whom whose when where why how many much that this these those it its as no not can could will would should may his her
their he she they there we you i my our some any all both each after before during while since until according
officials police government parliament
من في على عن ما هو هي إلى متى أين كم كيف لماذا هل كان كانت التي الذي الذين أو إن أن هذا هذه مع ماذا أي بين لم لا لن قد
ثم عند بعد قبل كل غير ذلك تلك حيث إذا منذ حتى أيضا خلال وهو وهي وقد قال قالت بأن فإن
""")


def same_name(a: str, b: str) -> bool:
    """Whether two words, in one script or two, can spell the same name or translate it."""
    if same_place(a, b):
        return True
    pairs = [(sounds(one), sounds(other)) for one in readings(a) for other in readings(b)]
    return any(one and other and distance(one, other) <= _SLACK * max(len(one), len(other)) for one, other in pairs)


def keys(text: str) -> list[str]:
    """All cross-script keys of a text: numbers as they are, names as skeletons of two sounds or more, then places.

    A name may be any Arabic word or a capitalised Latin one; function words have no key.
    """
    found: list[str] = []
    for word in filter(lambda word: len(word) > 1, _WORD.findall(plain(text))):
        if word.isdigit():
            found.append(word)
        elif (is_arabic(word) or word[0].isupper()) and word.lower() not in _COMMON:
            found += [key for key in dict.fromkeys(map(skeleton, readings(word))) if len(key) > 1]
    return found + place_keys(text)


def _english_names(text: str) -> list[str]:
    """Capitalised words; a sentence's first only if capitalised elsewhere too or the next word bears it out."""
    words = [(match[0], bool(_SENTENCE_START.search(text[: match.start()]))) for match in _WORD.finditer(text)]
    inside = {word for word, first in words if not first and word[0].isupper()}
    found = []
    for (word, first), (after, _) in zip(words, [*words[1:], ("", False)], strict=False):
        if not word[0].isupper() or len(word) < 2 or word.lower() in _COMMON:
            continue
        borne_out = after[:1].isupper() or (after in _SAYING and not word.endswith("s"))
        if not first or word in inside or word.isupper() or borne_out:
            found.append(word)
    return found


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
        elif word in quoted or _FOREIGN.search(word):
            found.append(word)
        elif titled and not word.startswith("ال"):  # an article begins an adjective or an office, not a name
            found.append(word)
            titled -= 1
    return found


def names(text: str, language: str) -> tuple[str, ...]:
    """Words of a question or claim that look like names, each once; language is "ar" or "en"."""
    text = plain(text)
    return tuple(dict.fromkeys(_arabic_names(text) if language == "ar" else _english_names(text)))
