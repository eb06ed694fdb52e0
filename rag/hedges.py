"""The words by which news denies, refuses, plans, expects, doubts and asks for, in both languages, folded."""

import re
from functools import lru_cache
from typing import Literal

from rag.text import fold

FACT, PLANNED, EXPECTED, POSSIBLE, ASKED = range(5)  # how open a text leaves it; what is asked for may never be
Denial = Literal["not", "refuse", "deny"]  # what follows next is not so; is not done; and all that follows is not so


def _each(block: str) -> frozenset[str]:
    return frozenset(fold(block).split())


_DENIALS: dict[Denial, frozenset[str]] = {
    "not": _each(
        "no not never none nobody nothing without neither nor cannot unable unless لم لن لا ليس ليست ليسوا لست "
        "غير دون بدون عدم"
    ),
    "refuse": _each(
        "refuse refused refuses refusing reject rejected rejects rejecting decline declined declines fail "
        "failed fails failing failure رفض رفضت يرفض ترفض رافضا رفضوا فشل فشلت يفشل تفشل امتنع امتنعت يمتنع أخفق "
        "أخفقت تعذر استحالة عجز عجزت يعجز تعجز عاجز عاجزة عاجزين"
    ),
    "deny": _each(
        "deny denied denies denying denial disputed refuted ruled false untrue hoax نفى نفت نفوا ينفي تنفي نفي "
        "نفيه نفيها نفيهم نفيهما إنكاره إنكارها إنكارهم "
        "نافيا نافية أنكر أنكرت ينكر تنكر فند فندت كذب كذبت استبعد استبعدت يستبعد تستبعد كاذبة كاذب"
    ),
}
_PLANNED = _each(
    "will shall would ll scheduled intend intends intended threatened threatens threatening pledged promised "
    "vowed سوف المقرر مقرر المزمع يعتزم تعتزم يعتزمون يخطط تخطط ينوي تنوي نية اعتزام هدد هددت يهدد تهدد تعهد "
    "تعهدت وعد وعدت يتعهد تتعهد"
)
_VOWS = _each(
    "threatened threatens threatening pledged pledges promised promises vowed vows intends intended "
    "هدد هددت يهدد تهدد تعهد تعهدت يتعهد تتعهد وعد وعدت يعتزم تعتزم"
)
_EXPECTED = _each(
    "expected expects expect likely predicted forecast anticipated probably aim aims seek seeks hope hopes hoping "
    "hoped wants believe believes apparently seemingly presumably المتوقع متوقع يتوقع تتوقع توقع توقعت متوقعا "
    "المرجح يرجح ترجح مرجح رجح رجحت رجحوا "
    "المنتظر منتظر مساعيه مساعيها مساعيهم "
    "سعيه سعيها سعيهم مساعي مساع يأمل تأمل يأملون يسعى تسعى يسعون يريد تريد يريدون يبدو تبدو يعتقد يظن"
)
_POSSIBLE = _each(
    "may might could fear fears feared possible possibly perhaps maybe potentially whether considering mulling "
    "weighing contemplating negotiating negotiates يتفاوض تتفاوض يفاوض تفاوض حاول حاولت حاولوا يحاول تحاول يحاولون "
    "الاشتباه للاشتباه يشتبه تشتبه اشتباه يدرس تدرس يدرسون كاد كادت كادوا يكاد تكاد أوشك أوشكت أوشكوا يوشك توشك "
    "وشك ربما لعل المحتمل "
    "محتمل يحتمل احتمال إمكانية الممكن ممكن يمكن يخشى تخشى يخشون خشية مخاوف"
)
_ASKED = _each(
    "invite invited invites invitation urge urged urges urging demand demanded demands demanding ask asked "
    "asks asking must should ought يجب ينبغي request requested propose proposed proposes proposal suggested "
    "appealed recommended دعا دعت يدعو تدعو داعيا داعية دعوة الدعوة حث حثت يحث تحث طالب طالبت يطالب تطالب "
    "مطالبا مطالب مطالبة طالبوا ناشد ناشدت اقترح اقترحت يقترح مقترح طلب طلبت يطلب تطلب يطلبون أوصى أوصت "
    "ضرورة بضرورة وجوب بوجوب necessity"
)
_LEVELS = {
    word: level
    for level, words in ((PLANNED, _PLANNED), (EXPECTED, _EXPECTED), (POSSIBLE, _POSSIBLE), (ASKED, _ASKED))
    for word in words
}
_TRIED = "try tries tried trying attempt attempts attempted attempting bid offer offers offered ready willing prepared"
_BEFORE_TO = {  # only before "to", "on" or "for": "called on", but not "a town called"
    **dict.fromkeys("plan plans planned planning due set going about".split(), PLANNED),
    **dict.fromkeys("believed thought understood seems seemed seem appears appeared appear".split(), EXPECTED),
    **dict.fromkeys("call calls called calling".split(), ASKED),
    **dict.fromkeys("poised slated supposed".split(), PLANNED),
    **dict.fromkeys(f"{_TRIED} willingness readiness".split(), POSSIBLE),
}
_IF = _each("if unless whether إذا لو")
# Words of denial in turns of phrase that deny nothing: "no less than", "still", "not only".
_IDIOMS = re.compile(
    r"(?:ما\s+)?لا\s+(?:ي|ت)(?:قل|زيد)\s+عن\b|\b(?:ما\s+)?(?:[وف]?لا\s+(?:سيما|بد)|(?:لا\s+)?(?:زال|زالت|زالوا|يزال|تزال|يزالون))\b"
    r"|\bاطلاقا\b|\bno\.?\s+(?=\d)|\bليس\s+فقط\b|\bدون\s+(?=سن\b|ال(?:عاشره|عشرين|ثلاثين)|ال\w{4,5}\s+عشره?\b|\d)|\bغير\s+ان\b|\bمحكمه\s+(?:ال)?استيناف\b|\b(?:من\s+)?دون\s+رد\b|\bno\s+(?:less|fewer|more|later)\s+than\b|\bnot\s+only\b"
    r"|(?<=\bhow\scan\s)(?:i|we|you|they|one)\s+not\b|\bwithout\s+reply\b|\bno\s+doubt\b|\bnot\s+(?:less|fewer)\b"
)
# Who is not to be named denies nothing.
_UNNAMED = re.compile(
    r"\b(?:not|(?:declin|refus)(?:ed|ing))\s+to\s+be\s+(?:named|identified)\b"
    r"|\b(?:(?:لم\s+[يت]كشف|رفض\w*\s+(?:ال)?كشف|عدم\s+(?:(?:ال)?كشف|(?:ال)?افصاح))\s+عن|عدم\s+(?:نشر|ذكر))\s+(?:ال)?(?:اسم|هوي)\w*"
)
_UNSETTLED = re.compile(
    r"\b(?:under|being)\s+(?:study|review|consider\w+|stud\w+)|\b(?:قيد|[يت]جري)\s+(?:ال)?(?:دراسه|بحث|نظر)\b"
)
# Who is left out is not what is ruled out: استبعد المدرب اللاعب.
_LEFT_OUT = re.compile(
    r"\b[وف]?(?:استبعدت?|[يت]ستبعد)\b(?![^.,;]*\s(?:ان|احتمال\w*|امكانيه|حدوث|وقوع|وجود|حصول|اي|فكره|خيار|فرضيه)\b)"
)
# Close to what is not done: read as "might".
_END = r"(?:اندماج|اتفاق|توقيع|انهيار|افلاس|فوز|تاهل|حسم|ابرام|اعلان|توصل|انجاز)"
_ALMOST = re.compile(
    r"\bon\s+the\s+(?:verge|brink|edge|point)\s+of\b"
    r"|\bclos(?:e|er|ing)\s+(?:to|in\s+on)\s+(?=(?:an?\s+|the\s+)?(?:\w+ing|deal|agreement|accord|merger|collapse|victory)\b)"
    r"|\b(?:almost|nearly)\s+(?=[a-z]{2,}ed\b|(?:won|lost|fell|made|went|hit|sank|broke|took|came|left)\b)"
    rf"|\b(?:[يت]|ا)قترب\w*(?=\s+(?:\w+\s+){{0,4}}من\s+(?:ال)?{_END}\b)"
)
# What is not clear of it does not say that it is not so: it was not clear who had fired. Two words of `rag.senses`.
_WH = r"(?=(?:who|what|how|why|where|which|when)\b)"
_CAUSE = r"(?=(?:من|ما|كيف|لماذا|سبب|اسباب|هويه|الجهه)\b)"
_UNCLEAR = re.compile(
    rf"\bnot\s+(?:(?:immediately|yet|fully|been)\s+)*(?:clear|known?|determined?|established?)\s+{_WH}"
    rf"|\bلم\s+[يت](?:تضح|عرف|حدد)(?:وا)?\s+(?:\w+\s+){{0,3}}?{_CAUSE}"
)
_CLEAR = re.compile(
    rf"\b(?:clear|know[ns]?|knew|determined?|established?)\s+{_WH}|\b[وف]?(?:اتضح|عرف|حدد)(?:ت|وا)?\s+(?:\w+\s+){{0,3}}?{_CAUSE}"
)
_FOR = re.compile(r"\b(vot\w+)\s+for\b|\bin\s+favou?r\s+of\b")
# Turns of phrase for which one word is listed.
_TURNS = (
    (re.compile(r"\b(?:stay(?:ed|s|ing)?|kept|keeps?)\s+away\b"), "absent"),
    (re.compile(r"\b(?:goal|aim|objective)\s+(?:of\s+(?:\w+\s+){1,4})?(?:is|was|were|remains?)\b"), "hopes"),
    (re.compile(r"\b(?:ال)?هدف\w*\s+(?:\w+\s+){0,3}(?:هو|هي)\b"), "يامل"),
    (re.compile(r"\bturn(?:ed|s|ing)?\s+down\b"), "rejected"),
    (re.compile(r"\bcall(?:ed|s|ing)?\s+off\b"), "cancelled"),
    (re.compile(r"\bput\s+off\b"), "postponed"),
    (re.compile(r"\b(?:took|take|takes|taking|taken)\s+part\b"), "participated"),
    (re.compile(r"\b(?:passed\s+away|lost\s+(?:his|her|their)\s+li(?:fe|ves))\b"), "died"),
    (re.compile(r"\b(?:broke|breaks|broken)\s+out\b"), "erupted"),
    (re.compile(r"\b(?:stood|stands?|standing|stepped|steps?|stepping)\s+(?:down|aside)\b"), "resigned"),
    (re.compile(r"\b(?:laid|lays?|laying)\s+off\b"), "dismissed"),
    (re.compile(r"\b(?:but\s+|f[ae]ll(?:en|s|ing)?\s+)?short\s+of\s+(?=an?\b|the\b)"), "not reached "),
    (re.compile(r"\bback(?:ed|s|ing)?\s+(?:away|out)\b"), "refused"),
    (re.compile(r"\b[وفبل]?(?:ال)?تراجع(?:ه|ها|هم)?\s+عن\b"), "رفض"),
    (re.compile(r"\b([وف]?)لوحت?\s+(?=ب)"), r"\1هدد "),
    (re.compile(r"\bonce\s+(?=(?:the\s+)?\w+(?:\s+\w+)?\s+(?:approve|agree|accept|sign|is|are|has|have)s?\b)"), "if "),
    (re.compile(r"\b(?:provided(?:\s+that)?|in\s+case|on\s+condition\s+that|subject\s+to)\b"), "if"),
    (re.compile(r"\b(?:في\s+حاله?|شريطه|ب?شرط\s+ان|بمجرد)\b"), "اذا"),
    (re.compile(r"\b(?:at\s+risk\s+of|in\s+danger\s+of|threatened\s+with)\b|\bمعرض\w*\s+ل|\bمهدد\w*\s+ب"), "might "),
    (re.compile(r"\b[وف]?اتفق\w*\s+علي\s+(?=[^.]*\bعلي\s+ان\s+[يت])"), "المقرر "),  # what is yet to begin
    (re.compile(r"\bagreed\s+to\s+(?=[^.;]*\b(?:to|will|would)\s+(?:begin|start|take\s+place)\b)"), "planned to "),
    (re.compile(r"\b[يت]نتظر\s+(?=ان\b)"), "المتوقع "),
    (re.compile(r"\bnot\s+guilty\b"), "acquitted"),
    (re.compile(r"\b([وف]?)(?:تراجعت?|عدلت?|احجمت?|تخلي|تخلت)\s+عن\b"), r"\1رفض"),
    (re.compile(r"\b(?:is|are)\s+to\s+(?=[a-z]{2})"), "will "),
    (re.compile(r"\bin\s+talks\s+to\b"), "might"),
    (re.compile(r"\b(?:in\s+principle|on\s+suspicion\s+of|(?:over|on)\s+suspected|suspected\s+of)\b"), "possibly"),
    (re.compile(r"\bمن\s+شان\w*\b"), "سوف"),
    (re.compile(r"\b(?:مبدييا|من\s+حيث\s+المبدا)\b|\b[وفبل]?(?:ال)?(?:استعداد|مستعد)\w*"), "ربما"),
    (re.compile(r"\bعرض(?:ت|وا)?\s+(?=(?:ال)?(?:استقال|وساط|شراء|بيع|تقديم|ان\b))"), "ربما "),
    (re.compile(r"\b(?:محادثات|مفاوضات|مباحثات)\s+(?=ل\w{3,})"), "ربما "),
    (re.compile(r"\b(?:خط[طه]|نيه)\s+(?=ل\w{3,})"), "يعتزم "),
    (re.compile(r"\b(?:[إا]لا\s+اذا|(?:ما|(?:اذا|حال))\s+لم|حال\s+عدم)\b"), "unless"),
)
_NOT = re.compile(r"n['’]t\b")
_THAT_NOT = re.compile(r"\bأ(?:لا|لّا|لاّ)(?=\s[يتن])")
_MAY = re.compile(r"\b(?:May|March)\b(?=\s+\d|\s*$)|(?<=\d )March\b")
_WORDS = re.compile(r"\w+|[.,;:!?\n]")
_WILL = re.compile(r"[وف]?س[يتن]\w{3,}")
_NO_WILL = re.compile(r"[وف]?(?:سيا|سيد|سيط|سين|سيول|سير|ستين|ستا|ستوك|ستيف|سنو|سنت|سنه|\w+يرا$)")
_MANY = re.compile("(?<=....)(?:وا|ون|ين|ه)$")  # مطالبين
_TWO = re.compile(r"([يت]\w{3,})ان")  # تدرسان
_IS = re.compile(r"[ينت]\w{2,}")
_WAS = re.compile(  # past verbs that begin as others do in the present: قد توفي
    r"(?:تم|تمت|تقرر|تبين|تلقي|تلقت|نفي|نفت|نجا"
    r"|(?:توفي|تعرض|توصل|تسلم|تولي|تراجع|تمكن|تسبب|تعهد|نقل|نشر|نجح)\w*)"
)
_SOFT = re.compile(
    r"(?:un(?!i[tvqflco]|der|til|less|anim|cover|doubt|earth|employ|expect|fold|leash|load|lock|preced|rest|veil|wind)"
    r"|im(?=p[^ol]|mo)(?!p(?:act|air|each|end|ress|ris|rov|ul))|il(?=l)(?!l(?:ness|um|ust))|in(?=acc|ade|adm|app|cap|com[mp]|con|dir|eff|exp|jus|secu|stab|suf|vali))[a-z]{5,}"
)


def plain_words(text: str) -> list[str]:
    """The folded words and marks of a text, without the turns of phrase that only seem to deny or to doubt."""
    folded = fold(_THAT_NOT.sub("أن لا", _NOT.sub(" not", _MAY.sub("Month", text))))
    for turn, word in _TURNS:
        folded = turn.sub(word, folded)
    folded = _CLEAR.sub(" clarified ", _UNCLEAR.sub(" obscure ", _LEFT_OUT.sub(" اقصي ", folded)))
    folded = _UNSETTLED.sub(" whether ", _ALMOST.sub(" might ", folded))
    return _WORDS.findall(_FOR.sub(r"\1 favour ", _IDIOMS.sub(" ", _UNNAMED.sub(" ", folded))))


@lru_cache(20_000)
def denial(word: str) -> Denial | None:
    """How a word denies, alone or behind an "and" or "with" that is written onto it."""
    bare = {word, word.removeprefix("و"), word[1:] if len(word) > 3 and word[0] in "وفبل" else word}
    return next((kind for kind, listed in _DENIALS.items() if not bare.isdisjoint(listed)), None)


def openness(word: str, after: str) -> int:
    """How open a word leaves what it is said of, by the word after it."""
    bare = _without_and(word)
    if bare == "قد":
        return POSSIBLE if is_present(after) else FACT
    if word in _BEFORE_TO:
        return _BEFORE_TO[word] if after == "to" or (after in ("on", "for") and word != "set") else FACT
    if word in _LEVELS or bare in _LEVELS:
        return _LEVELS.get(word) or _LEVELS[bare]
    two = _TWO.fullmatch(bare)
    if level := _LEVELS.get(two[1] if two else _MANY.sub("", bare), FACT):
        return level
    return PLANNED if bare == "لن" or will_be(word) else FACT


def vows(word: str) -> bool:
    """Whether somebody threatens, promises or means to do what follows."""
    return word in _VOWS or _without_and(word) in _VOWS


def is_if(word: str) -> bool:
    """Whether what the sentence says hangs on a condition."""
    return word in _IF or _without_and(word) in _IF


def will_be(word: str) -> bool:
    """Whether an Arabic verb has its "will" written onto it."""
    return bool(_WILL.fullmatch(word)) and not _NO_WILL.match(word)


def is_present(word: str) -> bool:
    """Whether an Arabic word looks like a verb that is not past."""
    return bool(_IS.fullmatch(word)) and not _WAS.fullmatch(word)


def is_unlike(word: str) -> bool:
    """Whether an English word says not by how it begins: unrealistic."""
    return bool(_SOFT.fullmatch(word))


def _without_and(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ف") and len(word) > 2 else word
