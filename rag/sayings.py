"""Where a text gives the word to somebody: who says, claims or denies what it reports."""

import re
from functools import lru_cache
from typing import NamedTuple

from rag.places import named_places
from rag.sounds import plain
from rag.text import fold


class Saying(NamedTuple):
    """The words that name who speaks; before an "and said", what the text tells as fact; whether something is told.

    "Announced that" and "according to" report, "announced his marriage" does not.
    """

    who: str
    told: str
    reports: bool


def _each(block: str) -> frozenset[str]:
    return frozenset(fold(block).split())


_BY = _each("بحسب حسب وفق وفقا نقلا")  # who says it follows
# These always report; the others where "that", a quotation or the end of the sentence follows.
_ALWAYS = _BY | _each(
    "said says say saying told tells according allegedly reportedly alleged alleges accused accuses denied "
    "denies believes thinks quoted قال قالت قالوا يقول تقول قائلا قائلة زعم زعمت يزعم تزعم ادعى ادعت يدعي تدعي "
    "اتهم اتهمت يتهم تتهم نفى نفت ينفي تنفي"
)
_SAYS = _ALWAYS | _each(
    "متهما متهمة متهمين ruled announced announces announcing "
    "stated states declared claimed claims claiming confirmed confirms "
    "denying accusing warned warns insisted insists argued acknowledged admitted revealed explained reported "
    "reports added believed estimates estimated accordingly cited assured reassured stressed noted wrote "
    "called calls branded described describes asserted alleged conceded relayed remarked replied maintained "
    "spoke speaks tweeted testified predicted promised vowed pledged threatened أبلغ أبلغت استبعد استبعدت طمأن طمأنت "
    "تحدث تحدثت يتحدث ذكر ذكرت أعلن أعلنت يعلن تعلن معلنا أكد أكدت يؤكد تؤكد أفاد أفادت صرح صرحت أوضح أوضحت أضاف "
    "أضافت أشار أشارت اتهام أنكر أنكرت حذر حذرت كشف كشفت اعتبر اعتبرت يعتبر تعتبر رأى رأت يرى ترى شدد شددت لفت لفتت "
    "كتب كتبت روى روت توقع توقعت قدر قدرت تعهد تعهدت هدد هددت اعترف اعترفت أقر أقرت وصف وصفت "
    "شهد شهدت يشهد نبه نبهت شكك شككت نوه نوهت ألمح ألمحت رجح رجحت يرجح ترجح مرجحا مرجحة"
)
_SAYS |= {word + whom for word in _each("وصف وصفت اتهم اتهمت") for whom in _each("ه ها هم هما")}
_THAT = _each("that أن بأن أنه أنها بأنه بأنها إنهم")
_ENDS = _THAT | _each("كما لم لن لا ليس قد not never to")
_SPEAKS = _each("spoke speaks speaking تحدث تحدثت يتحدث تتحدث")
_TOLD = frozenset("warned told assured described called".split())  # of him who only hears it
_WERE = frozenset("be been was were being is are".split())
_CALLS = frozenset("called calls calling branded described describes".split())
_AS = frozenset(("a", "an", "as"))
_ON = frozenset("on upon for off to in".split())
_JUDGES = re.compile("(?:al|ous|ful|able|ible|ive|less|ust)$")  # called it illegal
_OF = frozenset(("of", "عن"))
_SHE = frozenset("he she they it i we".split())
_HE = frozenset("هو وهو هي وهي هم وهم".split())
_ACCUSES = _each("اتهم اتهمت يتهم تتهم")  # whom stands right behind who does
_WHILE = _each("متهما متهمة متهمين")  # of who did something, and accuses
_WHO = _each("الذي التي الذين اللذان اللتان اللذين اللواتي")
_ONE_WHO = _WHO | {"من"}
_WHEN = _each("يوم أمس اليوم مساء صباح الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد")
_BESIDE = (
    _WHEN
    | _WHO
    | _HE
    | _each(  # opens what stands between commas and is no second naming
        "في خلال عقب بعد قبل على عن من إلى مع أمام ردا تعليقا بعدما حول لدى عبر ضمن أثناء وكان وقد "
        "in on at after before during while when who which whose and as by to from with but citing speaking adding"
    )
)
_NOUNS = frozenset("claims reports estimates calls".split())  # over claims that
_BEFORE_NOUN = frozenset(
    "over amid on about of by following despite to with from after against in these those the such his "
    "her its their".split()
)
_PUTS = frozenset("put puts putting".split())
_COUNTS = frozenset("number toll figure count total losses damage cost".split())
_MANY = re.compile(r"(?<=\w\w\w)(?:وا|ون|تا|ا)$")
_TO = re.compile(  # whom somebody tells
    r"ل(?:نظير|قناه|وكاله|صحيف|شبكه|مجله|موقع|اذاعه|برنامج|راديو|تلفزيون|ل(?:صحاف|صحف|صحيف|وكال|تلفزيون|اذاع))\w*"
)
_WORD = re.compile(r"\d[\d.,]*\d|[\w’'-]+|[.,;:!?،؛؟\"“”«»\n]")
_MARKS = frozenset('.,;:!?،؛؟"“”«»\n')
_QUOTES = frozenset('"“«:')
_LONGEST = 12  # words that name who speaks
_SUBJECT = 5  # those of an Arabic verb and its subject
_NAMING = 8  # those of an apposition
_SOON = 14  # words within which a "that" belongs to its verb


def tokens(text: str) -> list[str]:
    """The words and marks of a text, as they are written, without vowel signs."""
    return _WORD.findall(plain(text))


def is_saying(word: str) -> bool:
    """Whether a folded word gives the word to somebody."""
    bare = _MANY.sub("", word)
    return word in _SAYS or bare in _SAYS or (word[:1] in ("و", "ف") and (word[1:] in _SAYS or bare[1:] in _SAYS))


@lru_cache(2000)
def sayings(text: str) -> tuple[Saying, ...]:
    """Each place where the text gives the word to somebody."""
    read = _Text(tokens(text))
    return tuple(read.saying(at) for at in read.places())


def reports(text: str) -> bool:
    """Whether the text tells what somebody says."""
    return any(one.reports for one in sayings(text))


class _Text:
    """The words of a text, as written and folded."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.folded = [fold(word) for word in words]

    def places(self) -> list[int]:
        """Where the words of saying stand; Said Baraka says nothing."""
        called = {at for at, word in enumerate(self.words) if word == "Said" and at and self.words[at - 1] not in ".?!"}
        told = {at for at, word in enumerate(self.folded) if word in _TOLD and at and self.folded[at - 1] in _WERE}
        puts = {at for at, word in enumerate(self.folded) if word in _PUTS and self._puts_at(at)}
        return [
            at
            for at, word in enumerate(self.folded)
            if at in puts or (is_saying(word) and at not in called | told and not self._is_noun(at))
        ]

    def _is_noun(self, at: int) -> bool:
        """Sued over claims that he copied it."""
        return self.folded[at] in _NOUNS and at > 0 and self.folded[at - 1] in _BEFORE_NOUN

    def _puts_at(self, at: int) -> bool:
        """Put the toll at 13."""
        rest = self.folded[at + 1 : at + 1 + _SOON]
        return "at" in rest and not _COUNTS.isdisjoint(rest[:3])

    def saying(self, at: int) -> Saying:
        word = self.folded[at]
        arabic = not word.isascii()
        who = self._speaker(at) if arabic else self._speaker_in_english(at)
        joined = (arabic and word[0] == "و" and word not in _SAYS) or (at > 0 and self.folded[at - 1] == "and")
        return Saying(who, " ".join(self.words[:at]) if joined and at > 3 else "", self._reports(at))

    def _speaker_in_english(self, at: int) -> str:
        if self.folded[at] == "according":
            return self._until(range(at + 2, len(self.words)))
        return self._before(at) or self._named_after(at)

    def _speaker(self, at: int) -> str:
        """Behind an Arabic verb, but for those that stand behind who speaks."""
        word, before = self.folded[at], self.folded[at - 1] if at else ""
        if before in _ONE_WHO and at > 1 and self.folded[at - 2] in _HE:  # he is the one who said
            return self._until(range(at - 3, -1, -1))
        if before in _HE | _WHO:
            return ""
        if word in _BY or word[1:] in _BY:
            return self._until(range(at + 1, len(self.words)))
        after = self._named_after(at)
        if word in _WHILE or (word[0] == "و" and not after):  # of who did something and says
            after = " ".join(self.words[self._sentence(at) : at][:_SUBJECT])
        if word in _WHILE or word in _ACCUSES or word[1:] in _ACCUSES:
            return next((place for place, _ in named_places(after)), after)
        last = at - 1 if before == "قد" else at
        behind = last < at or word.endswith("وا") or not after
        own = self._until(range(last - 1, -1, -1)) if behind and not (word[0] == "و" and after) else ""
        return own or after

    def _named_after(self, at: int) -> str:
        """The words behind a verb; with an apposition between commas, that too: the minister, Sergei Lavrov."""
        own = self._until(range(at + 1, len(self.words)))
        comma = at + 1 + len(own.split())
        if not own or self._mark(comma) not in (",", "،") or self._mark(comma + 1, self.folded) in _BESIDE:
            return own
        more = self._until(range(comma + 1, len(self.words)))
        last = comma + 1 + len(more.split())
        ends = self._mark(last) in _MARKS or self._mark(last, self.folded) in _THAT
        return f"{own} {more}" if ends and 0 < len(more.split()) <= _NAMING else own

    def _mark(self, at: int, words: list[str] | None = None) -> str:
        words = self.words if words is None else words
        return words[at] if at < len(words) else "."

    def _before(self, at: int) -> str:
        """The words in front of an English verb; with an apposition between commas, those in front of it too."""
        if at and self.folded[at - 1] == "and":  # of who did something and said
            return " ".join(self.words[self._sentence(at) : at][:_LONGEST])
        if at and self.folded[at - 1] in _SHE:  # a lesson he says he learned
            return self.words[at - 1]
        if at > 1 and self.folded[at - 1].endswith("ly"):  # she publicly accused him
            return self._before(at - 1)
        own = self._until(range(at - 1, -1, -1))
        if own or at == 0 or self.words[at - 1] != ",":
            return own
        first = self._until(range(at - 2, -1, -1))
        comma = at - 2 - len(first.split())
        if comma < 1 or self.words[comma] != ",":
            return ""  # "It was so, said the mayor"
        return f"{self._until(range(comma - 1, -1, -1))} {first}"

    def _sentence(self, at: int) -> int:
        return max((n + 1 for n in range(at) if self.words[n] in ".?!;\n"), default=0)

    def _until(self, places: range) -> str:
        """Words up to a mark, another saying or "that", in the text's order."""
        taken: list[str] = []
        for n in places:
            word = self.folded[n]
            ends = self.words[n] in _MARKS or word in _ENDS or is_saying(word)
            ends = ends or (places.step > 0 and bool(taken) and (word in _WHEN or bool(_TO.fullmatch(word))))
            if ends or len(taken) == _LONGEST:
                break
            taken.append(self.words[n])
        return " ".join(taken if places.step > 0 else taken[::-1])

    def _reports(self, at: int) -> bool:
        word, rest = self.folded[at], self.folded[at + 1 : at + 1 + _SOON]
        if word in _PUTS:
            return True
        if at and self.folded[at - 1] in ("as", "كما", "ما") and (at > 1 or self.folded[0] != "كما"):  # "also"
            return True
        if word in _CALLS:
            judged = not _AS.isdisjoint(rest[1:8]) or any(_JUDGES.search(other) for other in rest[1:8])
            return judged and rest[0] not in _AS | _ON
        if (word if word in _SAYS else word[1:]) in _ALWAYS or not _THAT.isdisjoint(rest):
            return True
        if not _QUOTES.isdisjoint(rest[:6]) or (word in _SPEAKS and not _OF.isdisjoint(rest[:5])):
            return True
        return word.isascii() and (not rest or rest[0] in _MARKS or (at > 6 and len(rest) < 3))
