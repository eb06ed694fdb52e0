"""Which words of a claim stand where in a text, in one language or across: what guards of order and place compare."""

import re
from functools import lru_cache
from typing import NamedTuple

from rag.everyday import may_be_name
from rag.gazetteer import is_name
from rag.names import named_in
from rag.offices import office_keys
from rag.overlap import alike
from rag.places import place_keys
from rag.sayings import is_saying
from rag.senses import is_deed, senses, without_ending
from rag.sounds import is_arabic, plain, readings
from rag.text import SMALL_WORDS, fold
from rag.towns import is_given

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*|[.,;:!?،؛؟]")
_TAKE_OVER = re.compile(r"\bt(?:ook|akes?|aken|aking)\s+over\b(?!\s+(?:as|from|at|in)\b)")
_DEED = re.compile(r"(?:ed|ing)$|^(?!ال)[^\Wa-z]+(?<!ي)(?<!يه)(?<!ات)$")  # what may be one that no table has
# Who news speaks of, beside titles, institutions and trades that other tables have.
_WHO = """
government حكومة حكومات; opposition معارضة; rebel rebels متمرد متمردون متمردين; gunman gunmen militant militants
مسلح مسلحون مسلحين; protester protesters demonstrator demonstrators متظاهر متظاهرون متظاهرين محتجون محتجين; worker
workers عامل عمال عاملين; player players لاعب لاعبون لاعبين; coach مدرب; goalkeeper keeper حارس; striker forward
مهاجم; bodyguard guard حارس; employee employees staff موظف موظفون موظفين; officer officers ضابط ضباط; victim victims
ضحية ضحايا; refugee refugees لاجئ لاجئون لاجئين; migrant migrants مهاجر مهاجرون مهاجرين; resident residents سكان
أهالي; voter voters ناخب ناخبون ناخبين; candidate candidates مرشح مرشحون مرشحين; minister وزير; regulator هيئة;
operator مشغل; management إدارة; team teams فريق منتخب; club clubs ناد نادي أندية; host مضيف; owner owners مالك;
expert experts خبير خبراء; scientist scientists عالم علماء; author writer كاتب كاتبة روائي روائية; poet شاعر شاعرة;
actor ممثل; actress ممثلة; singer مغني مطرب مغنية مطربة; artist فنان فنانة رسام; suspect suspects مشتبه; prisoner
prisoners inmate سجين سجناء أسير أسرى; hostage رهينة رهائن; tribe tribes قبيلة قبائل; newspaper paper daily صحيفة
جريدة; channel قناة; investor investors مستثمر مستثمرون مستثمرين; customer عميل زبون; patient patients مريض مرضى;
passenger passengers راكب ركاب; brother شقيق; neighbour neighbor جار جيران; deputies lawmaker lawmakers mp mps نائب
نواب; police policeman policemen officer شرطي شرطيان شرطيين شرطة; soldier جندي جنود; army جيش; witness witnesses
شاهد شهود; court محكمة; union نقابة اتحاد; company firm شركة; bank بنك مصرف; report تقرير
"""


_NOBODY = frozenset(  # keys of how many, when and where
    "most minority before after morning evening noon largest smallest highest lowest best worst outset finale daily "
    "weekly monthly annual inside outside minor serious".split()
)


class Word(NamedTuple):
    """A word or mark of a text, and the keys of what it names and of what it says is done, alike in both languages."""

    written: str
    folded: str
    names: frozenset[str]  # places, offices, people of some kind
    deeds: frozenset[str]


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in _WHO.split(";"):
        for word in fold(entry).split():
            found[word] = found.get(word, frozenset()) | {f"~{entry.split()[0]}"}
    return found


_KEYS = _table()


@lru_cache(200)
def read(text: str) -> tuple[Word, ...]:
    """The words and marks of a text."""
    return tuple(_word(match[0]) for match in _WORD.finditer(_TAKE_OVER.sub("acquired", plain(text))))


@lru_cache(20_000)
def _word(written: str) -> Word:
    folded = fold(written)
    plainly = [folded] if folded.isascii() else [form for one in readings(written) for form in _endings(fold(one))]
    known = {key for form in plainly for key in _KEYS.get(form, ())}
    meant = senses(folded)
    deeds = frozenset(meant) if is_deed(meant) else frozenset[str]()
    offices = {key for form in (written, *plainly) for key in office_keys(form)}
    places = set(place_keys(written))
    named = bool(known or places) or is_given(folded) or (is_arabic(written) and is_name(written))
    own = frozenset(known | offices | places | (set(meant) - deeds))
    return Word(written, folded, own, frozenset() if named else deeds)


def _endings(folded: str) -> tuple[str, str]:
    return folded, without_ending(folded)


def matched(claim: str, text: str) -> dict[int, list[int]]:
    """The words of the claim that name something which the text names, and where it does; deeds left out."""
    ours, theirs = read(claim), read(text)
    found: dict[int, list[int]] = {}
    for at, word in enumerate(ours):
        if len(word.folded) < 2 or word.deeds or word.folded in SMALL_WORDS or not word.written[0].isalpha():
            continue
        same = [n for n, other in enumerate(theirs) if _same(word, other)]
        if len(same) > 1:
            same = [n for n in same if alike(word.folded, theirs[n].folded)] or same
        if same:
            found[at] = same
    return found


@lru_cache(50_000)
def _same(word: Word, other: Word) -> bool:
    if other.deeds or other.folded in SMALL_WORDS or not other.written[0].isalpha():
        return False
    if word.names or other.names:
        return not word.names.isdisjoint(other.names)
    if is_arabic(word.written) == is_arabic(other.written):
        return alike(word.folded, other.folded) or _bare(word.folded) == _bare(other.folded)
    latin = next(one.written for one in (word, other) if not is_arabic(one.written))
    return latin[0].isupper() and named_in(word.written, other.written)


def _bare(folded: str) -> str:
    """Without a letter written onto it: لسليمة."""
    return folded[1:] if len(folded) > 4 and folded[0] in "ولبف" else folded


def may_act(word: Word) -> bool:
    """Whether a word may name one who does something."""
    if word.names:
        return not word.names <= _NOBODY
    return is_given(word.folded) or may_be_name(word.written) if is_arabic(word.written) else word.written[0].isupper()


def same_deed(word: Word, other: Word) -> bool:
    """Whether both words may say that the same is done."""
    if word.deeds or other.deeds:
        return not word.deeds.isdisjoint(other.deeds)
    plainly = word.folded not in SMALL_WORDS and not (word.names or other.names) and len(word.folded) > 3
    plainly = plainly and bool(_DEED.search(word.folded)) and not is_saying(word.folded)
    plainly = plainly and not (is_arabic(word.written) and may_be_name(word.written))
    return plainly and is_arabic(word.written) == is_arabic(other.written) and alike(word.folded, other.folded)
