"""Clauses that stand beside one another in an Arabic sentence, as `rag.clauses` finds English ones."""

import re

from rag.offices import office_keys
from rag.places import place_keys
from rag.text import fold

_LONGEST_SUBJECT = 12  # words
_SAYS = frozenset("قال قالت اعلن اعلنت اكد اكدت اضاف اضافت نفي نفت ذكر ذكرت صرح صرحت اوضح اوضحت اعتبر".split())
_ALONE = frozenset(  # verbs whose noun is their subject
    "انهار انهارت ارتفع ارتفعت انخفض انخفضت بلغ بلغت توفي توفيت مات ماتت استقال استقالت فاز فازت خسر خسرت تاهل وصل "
    "وصلت انتهي انتهت بدا بدات استمر استمرت سقط سقطت توقف توقفت قتل قتلت اصيب اصيبت جرح نزح شرد كان كانت لقي حضر "
    "شارك شاركت ضرب ضربت جري جرت حضرت اندلع اندلعت غرق غرقت اقيم اقيمت عقد عقدت".split()
)
_ACTS = frozenset(
    "غادر غادرت زار زارت وقع وقعت دمر دمرت وصف وصفت دعا دعت طلب طلبت رفض رفضت التقي التقت سجل سجلت احرز "
    "احرزت توجه توجهت عاد عادت افتتح افتتحت اتهم اتهمت وافق وافقت اتفق اتفقت سيطر سيطرت اطلق اطلقت شن شنت "
    "استضاف استضافت تعهد تعهدت حذر حذرت خفض خفضت رفع رفعت هزم هزمت قدم قدمت ادي ادت ابحر ابحرت".split()
)
_PASSIVE = frozenset("قتل اصيب اصيبت جرح نزح شرد بلغ بلغت".split())
_PREPOSITIONS = frozenset("الي في من علي عن مع بعد قبل ان بان حتي منذ خلال ضد بين نحو لدي عبر".split())
_JOINT = re.compile(
    r"،?\s+(?:و?لكن|بينما|في\s+حين)\s+(?:[أإ]ن\s+)?|،\s*(?:فيما|كما)\s+|،?\s+و(?=[أإ]ن\s)|،?\s+و(?=[\u0621-\u064a]{3})"
)
_HEAD = re.compile(r"^.{0,120}?\s[أإب]{1,2}ن\s")


def clauses(sentence: str, before: str = "") -> list[str]:
    """The clauses of an Arabic sentence; `before` is the part before it."""
    found: list[str] = []
    start, left = 0, before
    for joint in (*_JOINT.finditer(sentence), None):
        end = joint.start() if joint else len(sentence)
        clause = sentence[start:end].strip(" ،")
        right = sentence[joint.end() :] if joint else ""
        if joint and not (has_verb(clause) and _stands(right, clause, joint.group())):
            continue
        found.append(_complete(clause, left))
        start, left = (joint.end() if joint else end), found[-1]
    return found


def has_verb(clause: str) -> bool:
    """Whether the clause has one of the verbs that news is made of."""
    return any(_is_verb(word) for word in fold(clause).split())


def _is_verb(word: str) -> bool:
    return word.removeprefix("و") in _SAYS | _ALONE | _ACTS or word in _SAYS | _ALONE | _ACTS


def _stands(right: str, left: str, joint: str) -> bool:
    """Whether what follows is a clause that stands alone, or can be given its subject."""
    words = fold(right).split()
    if len(words) < 2:
        return False
    if words[0] == "ان":
        return bool(_HEAD.match(left))
    if not _is_verb(words[0]):
        return not joint.endswith("و") and any(map(_is_verb, words[:6]))
    if _own_subject(words) or not joint.rstrip().endswith("و"):
        return True
    if _lacks_subject(words):
        return bool(_subject(left))
    # A name behind the verb is its subject, "، وسجل مبابي هدفين"; what "، ورفض الاتفاق" names may be its object.
    return "،" in joint and not words[1].startswith("ال") and not place_keys(words[1])


def _own_subject(words: list[str]) -> bool:
    verb, after = words[0], words[1]
    if after in _PREPOSITIONS or after.startswith(("لل", "بال")):
        return False
    return verb in _PASSIVE or (verb in _SAYS | _ALONE and not (after[0].isdigit() or _object(after)))


def _object(word: str) -> bool:
    """The accusative without an article: "عقد اجتماعا"."""
    return word.endswith("ا") and not word.startswith("ال") and not place_keys(word)


def _lacks_subject(words: list[str]) -> bool:
    verb, after = words[0], words[1]
    plain = after in _PREPOSITIONS or after.startswith(("لل", "بال")) or after[0].isdigit() or _object(after)
    return verb in _SAYS | _ALONE | _ACTS and plain


def _complete(clause: str, left: str) -> str:
    """The clause with the head "he said that", or the subject, of the one before it."""
    words = fold(clause).split()
    if not left or len(words) < 2:
        return clause
    if words[0] == "ان" and (head := _HEAD.match(left)):
        return head[0] + clause.split(" ", 1)[1]
    if _is_verb(words[0]) and not _own_subject(words) and _lacks_subject(words):
        verb, rest = clause.split(" ", 1)
        return f"{verb} {_subject(left)} {rest}".replace("  ", " ")
    return clause


def _subject(clause: str) -> str:
    """What stands before the verb or, where the verb opens the clause, the noun behind it with what describes it."""
    words = clause.split()
    folded = [fold(word) for word in words]
    at = next((n for n, word in enumerate(folded) if _is_verb(word)), None)
    if at is None:
        return ""
    if at > 0:
        return " ".join(words[:at]) if at <= _LONGEST_SUBJECT and folded[0] not in _PREPOSITIONS else ""
    taken: list[str] = []
    for word, plain in zip(words[1:], folded[1:], strict=True):
        titled = bool(taken) and bool(office_keys(taken[0])) and not plain[0].isdigit()
        described = plain.startswith("ال") and plain.endswith(("ي", "يه", "يون", "ين"))
        if (
            plain in _PREPOSITIONS
            or plain.startswith("نظير")
            or plain[0].isdigit()
            or (taken and not described and not titled)
        ):
            break
        taken.append(word.strip("،"))
    return " ".join(taken[:6])
