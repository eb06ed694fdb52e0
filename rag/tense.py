"""What stands around a date: whether the sentence speaks of what is to come, and whether the date is part of a name."""

import re
from collections.abc import Sequence

from rag.calendars import YEAR
from rag.tokens import Token

_SAID = frozenset(
    "said says told announced stated added confirmed reported قال قالت اعلن اعلنت اكد اكدت ذكر ذكرت اضاف اضافت افاد "
    "افادت صرح صرحت كشف كشفت".split()
)
_COMING = frozenset(
    "will shall expected scheduled planned upcoming ahead سوف لن يعتزم تعتزم المقرر المقرره مقرر مقرره المتوقع "
    "المرتقب المرتقبه المزمع توقع توقعت توقعوا يتوقع تتوقع متوقعا".split()
)
_WILL = re.compile(r"و?س[يتن]\w{3,}")  # Arabic writes "will" onto the verb; these are no verbs
_NO_VERB = re.compile(r"و?(?:سيا|سيد|سيط|سين|سيو|سير|ستين|ستا|ستوك|ستيف|سنو|سنت)")
_IS = re.compile(r"و?ي\w{3,}|و?ت\w{2,}[^ت\W]")
_TELLS = re.compile(r"و?[يت](?:ذكر|شار|اتي|عد|عتبر|قع|بلغ|قول|ري|ضيف|ركيا)")
_ENDS = ".?!\n"


def coming(before: Sequence[Token]) -> bool | None:
    """True if what leads up to a day speaks of what will be, None if it may, False if nothing says so."""
    first = ""
    for token in reversed(before):
        if token.kind in _ENDS:
            break
        word = first = token.word
        if word in _SAID:
            return False
        if word in _COMING or (_WILL.fullmatch(word) and not _NO_VERB.match(word)):
            return True
    return None if _IS.fullmatch(first) and not _TELLS.fullmatch(first) else False


# "14 آذار" is a party, "25 يناير" a revolution, and "6 أكتوبر" a bridge.
_CALLED = frozenset(
    "ثوره انتفاضه قوي تحالف حركه هجمات اعتداءات احداث شارع كوبري جسر ميدان ساحه ملعب جامعه مدينه مستشفي حرب نصر فريق "
    "تجمع نكسه انقلاب street avenue bridge".split()
)
_CALLS = frozenset("alliance movement revolution uprising coalition bloc attacks coup generation square street".split())
_BEFORE_DAY = frozenset(
    "كل خطبه صلاه سوق عبد ايام كلا جامع مسجد ليالي بين every each black good bloody palm ash super cyber easter that "
    "following previous same holy the".split()
)
_AFTER_DAY = frozenset(
    "times telegraph mirror mail express herald prayers prayer sermon school night's السوداء الاسود الدامي العظيمه "
    "الحزينه".split()
)


def is_name(before: Sequence[Token], read: Sequence[Token], after: Sequence[Token]) -> bool:
    """True for a date without a year, or a day of the week, that names something else."""
    own = before[-1].word if before else ""
    follows = after[0].word if after else ""
    if all(token.kind not in "NO" for token in read):
        return follows in _AFTER_DAY or _names_days(before, after)
    years = any(token.kind == "U" and token.value == YEAR for token in read)
    parts = [(token.kind, token.value) for token in read if token.kind in "NOMW"]
    attacks = {value for _, value in parts} == {9, 11} and ("M", 9) in parts  # of 2001, and no other year's
    return not years and (attacks or own in _CALLED or follows in _CALLS)


def _names_days(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """True after "every" and the like, with other days between: "أيام الجمعة والسبت"."""
    at = len(before) - 1
    while at >= 0 and before[at].kind in "W&,":
        at -= 1
    if at < 0:
        return False
    if before[at].word == "بين" and after and (after[0].kind == "W" or after[0].kind == "&"):
        return False
    word = before[at].word
    word = word if word in _BEFORE_DAY else word[1:]
    return word in _BEFORE_DAY and (at == len(before) - 1 or word in ("ايام", "كل", "every"))
