"""What news says that people and things do, in both languages: the same deed under one key, and its rivals.

A claim that exports fell is not borne out by words that say they rose, nor one of the wounded by words on the dead.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rag.offices import office_keys
from rag.sounds import is_arabic
from rag.text import SMALL_WORDS, fold

# Of a group that ends with ; the entries, apart by |, are rivals; the first word of each is its key. After ! the one is
# what the other denies.
_RIVALS = """
rise rose risen increase grow grew grown growth climb climbed gain raise jump surge soar expand ارتفع زاد زيد ازداد
زيادة نما نمو ينمو صعد رفع قفز تصاعد | fall fell fallen drop decrease decline cut slash lower lowered reduce reduction
shrink shrank shrunk smaller slump plunge انخفض تراجع هبط هوى خفض تخفيض نقص نقصان قلص تقلص; win won victory winner beat
beaten defeat defeated هزم تغلب توج فاز فوز يفوز ربح انتصر انتصار | lose lost loss خسر خسارة انهزم; buy bought purchase
acquire اشترى شراء ابتاع استحوذ | sell sold sale باع بيع بيع; import imported استورد استيراد واردات وارد | export
exported تصدير صادرات صادر; start began begin begun begins launch open opened reopen reopened starting بدأ انطلق باشر
شرع أطلق افتتح فتح استأنف resume | end ended finish conclude complete close closed closure shut انتهى أنهى اختتم انتهاء
إنهاء أغلق إغلاق غلق أقفل إقفال; enter entered entry join joined joins انضم انضمام دخل دخول اقتحم | leave left exit
depart departed غادر مغادرة خرج خروج withdraw withdrew withdrawn withdrawal pull انسحب انسحاب سحب; impose imposed فرض
tighten شدد | lift lifted ease رفع خفف; arrest arrested detain detained detention jail jailed اعتقل اعتقال أوقف توقيف
احتجز احتجاز سجن | release released free freed أفرج إفراج أطلق سراح; kill killed dead death die died deaths slain قتل
قتيل مقتل قتلى مات موت توفي وفاة لقي مصرع أودى | wound wounded injure injured injuries hurt أصيب إصابة جرح جريح جرحى
مصاب مصابين | survive survived survivor نجا ناج ناجيا ناجين ناجون | missing فقد مفقود مفقودين; support supported back
backed favour endorse أيد تأييد دعم لصالح ساند | oppose opposed against عارض معارضة ضد مناهض; allow allowed permit
permitted سمح سماح أجاز أتاح | ban banned prohibit prohibited bar barred prevent prevented حظر منع; strengthen
strengthened عزز تعزيز | weaken weakened أضعف إضعاف; convict convicted guilty أدان إدانة مذنب | acquit acquitted
innocent cleared برأ تبرئة براءة بريء; deploy deployed نشر انتشار | recall recalled استدعى; build built construct بنى
بني بناء شيد | demolish demolished destroy destroyed destruction هدم دمر تدمير حطم; appoint appointed عين تعيين |
dismiss dismissed sack sacked fired remove أقال إقالة أعفى إعفاء يقيل يقل عزل; praise praised welcome welcomed أشاد رحب
ترحيب | condemn condemned criticise criticised دان دانت criticize denounce أدان إدانة ندد انتقد انتقاد; confirm
confirmed admit admitted acknowledge أكد اعترف أقر | deny denied denies denial نفى نفي ينفي تنفي أنكر; lend lent أقرض
أعار إعارة | borrow borrowed اقترض; ! attend attended attendance present حضر حضور شارك مشاركة participate participated
| absent absence missed boycott boycotted غاب غياب تغيب قاطع مقاطعة; ! accept accepted approve approved approval agree
agreed grant granted adopt adopted قبل قبول وافق موافقة أقر إقرار منح اعتمد | reject rejected refuse refused refusal
decline turn رفض امتنع; ! succeed succeeded success manage managed نجح نجاح تمكن | fail failed failure فشل أخفق إخفاق;
! legal lawful قانوني شرعي | illegal unlawful; ! safe آمن | unsafe dangerous خطر خطير
"""
_QUALITIES = """
before قبل قبيل | after following بعد عقب; most معظم غالبية majority أغلب | minority قلة أقلية; north northern شمال
شمالي | south southern جنوب جنوبي; east eastern شرق شرقي | west western غرب غربي; civilian civilians مدني مدنيين
مدنيون | soldier soldiers troops military جندي جنود عسكري عسكريين عسكريون; men man male رجل رجال ذكور | women woman
female امرأة نساء نسائي إناث | children child طفل أطفال; foreign خارجية أجنبي أجنبية أجانب | interior داخلية |
defence defense دفاع | finance مالية | justice عدل | health صحة | education تعليم تربية | trade تجارة | labour labor
عمل | oil petroleum نفط بترول | culture ثقافة | sport رياضة | tourism سياحة | agriculture زراعة | environment بيئة |
energy طاقة; supreme عليا | constitutional دستورية | military عسكرية; dollar dollars $ دولار | euro euros € يورو |
pound pounds £ جنيه ليرة | riyal ريال | dinar دينار | dirham درهم | rouble ruble روبل | yen ين; morning am صباح
صبيحة صباحا | evening pm مساء مساء ليل night | noon afternoon ظهر
"""
_OTHERS = """
stop stopped halt cease suspend أوقف وقف توقف علق تعليق; hold held stage عقد انعقد; sign signed signing وقع توقيع;
reach reached توصل وصل توصل بلغ; accord agreement deal pact اتفاق اتفاقية; arrive arrived come came travel travelled
traveled وصل قدم توجه سافر; visit visited زار زور زيارة; meet met meeting receive received التقى لتقى لتق لقاء اجتمع
اجتماع استقبل استقبال قابل; attack attacked strike struck bomb bombed hit shell shelled bombard raid هاجم هجوم قصف
ضرب استهدف أغار; return returned back عاد عود عودة رجع; flee fled escape displaced فر هرب نزح نزوح; vote voted صوت
تصويت اقترع; elect elected انتخب انتخاب; resign resigned استقال استقالة; pay paid دفع سدد راتب رواتب; order ordered
أمر; shoot shot fire fired gunfire أطلق إطلاق نار; send sent أرسل إرسال; find found عثر وجد; pull pulled rescue
rescued أنقذ إنقاذ انتشل; record recorded register registered سجل تسجيل; produce produced yield أدى أدت يؤدي تؤدي
yielded lead led أفضى تفضي تفض أسفر أدى نتج; store stored خزن تخزين; collapse collapsed انهار انهيار; offer offered
عرض; give gave given أعطى منح قدم; discuss discussed بحث ناقش; call called calls urge urged demand demanded دعا دعت
يدعو تدعو حث طالب ناشد; announce announced أعلن إعلان; publish published issue issued نشر أصدر; privatise privatised
privatize خصخص; accuse accused اتهم; invade invaded غزا اجتاح; cross crossed عبر; occupy occupied احتل; capture
captured seize seized control استولى سيطر; supply supplied زود; threaten threatened هدد; apologise apologised
apologize apologized اعتذر; transfer transferred نقل; smuggle smuggled smuggling تهريب هرب; steal stole stolen سرق;
sue sued قاضى; invite invited دعا; cancel cancelled canceled ألغى إلغاء; postpone postponed delay delayed أجل تأجيل;
extend extended مدد تمديد; violate violated خرق انتهك; test tested اختبر; intercept intercepted shot downed اعترض
أسقط; evacuate evacuated أجلى إجلاء; repair repaired أصلح; use used استخدم استعمل; contain contained احتوى; finance
financed fund funded مول; recognise recognised recognize recognized اعترف; ship shipped شحن; sink sank sunk غرق;
crash crashed تحطم; marry married تزوج; score scored سجل; identify identified حدد تحدد; compete run ran candidate
ترشح; work worked عمل يعمل; loot looted looting نهب; revenge avenge انتقم انتقام; suffer suffered suffers عانى
يعاني; negotiate negotiated تفاوض; protest protested demonstrate تظاهر احتج احتجاج; fight fought قاتل قتال; help
helped ساعد مساعدة; live lived lives عاش يعيش يعيشون تعيش سكن; born ولد; investigate investigated investigation حقق
تحقيق; search searched inspect فتش تفتيش; discover discovered اكتشف اكتشاف; develop developed طور; spread انتشر;
vaccinate vaccinated vaccine لقاح تطعيم تلقيح; recover recovered تعافى شفي; repeal repealed ألغى; amend amended عدل
تعديل; pass passed أقر; submit submitted قدم; sentence sentenced حكم; try tried trial حاكم محاكمة; execute executed
execution أعدم إعدام; pardon pardoned عفا عفو; extradite extradited hand handed سلم تسليم; expel expelled طرد;
deport deported رحل ترحيل; summon summoned استدعى; explode exploded explosion blast انفجر انفجار تفجير; burn burned
burnt fire blaze احترق حريق حرق; fly flew flown flight حلق طار رحلة; land landed هبط; lead قاد تزعم ترأس; found founded
establish established أسس تأسيس; remain remained stay stayed بقي ظل; change changed تغير تغيير; vanish vanished
disappear disappeared اختفى اختفت تختفي يختفي; warn warned حذر تحذير; restore restored إعادة يعيد تعيد أعاد استعاد;
celebrate celebrated احتفل; bury buried شيع دفن; speak spoke spoken تحدث كلم; respond responded reply replied رد;
thank thanked شكر; compensate compensated عوض تعويض; charge charged وجه; fine fined غرم غرامة; tax taxed ضريبة;
flood flooded فيضان; rain rained هطل أمطار; qualify qualified تأهل; draw drew drawn تعادل; play played لعب; contact
contacted اتصل; own owned owns امتلك تمتلك يمتلك ملك; employ employed hire hired وظف; complain complained شكا شكوى;
guarantee guaranteed ضمن; connect connected ربط; cost كلف تكلفة; donate donated تبرع; freeze froze frozen جمد تجميد;
retire retired اعتزل تقاعد; replace replaced خلفا; merge merged merger اندمج اندماج; cause caused سبب تسبب نجم ناجم
"""
_ENGLISH = re.compile(r"(?:ing|ed|es|s)$")
_ON = re.compile(r"^(?:[بكل]?ال(?=..)|لل(?=..)|[بكل](?=...))?")
_WILL = re.compile(r"^س(?=[يتن]..)")
_PREFIX = re.compile(r"^[يتن](?=..)")
_ENDING = re.compile(r"(?<=..)(?:وا|ون|ين|ان|ات|تا|ته|تها|ه|ها|هم|هما|ت|ا|يه)$")
_WEAK = re.compile(r"(?<=.)[اوي](?=.)|^ا")


@lru_cache(20_000)
def forms(word: str) -> tuple[str, ...]:
    """What a folded word may be listed as: raised, rais; سيرتفعون، رتفع."""
    if not is_arabic(word):
        bare = _ENGLISH.sub("", word) if len(word) > 4 else re.sub(r"(?<=[^su])s$", "", word)
        return word, re.sub(r"(.)\1$", r"\1", bare).rstrip("e") or bare
    roots = [word, word[1:]] if word[0] in "وف" and len(word) > 3 else [word]
    return tuple(dict.fromkeys(form for root in roots for form in _arabic_forms(root)))


def _arabic_forms(word: str) -> Iterator[str]:
    bare = _WILL.sub("", _ON.sub("", word))
    light = _ENDING.sub("", bare)
    verb = _PREFIX.sub("", light)
    yield from (word, bare, light, verb)
    letters = (_WEAK.sub("", light), _WEAK.sub("", verb))
    yield from (one for form in letters for one in (form, form.removesuffix("ي")) if len(one) > 2)  # لم يلتق


def _table() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]], frozenset[str]]:
    """Keys of stems, rivals of keys, and the keys that are a denial of their rival."""
    keys: dict[str, tuple[str, ...]] = {}
    rivals: dict[str, frozenset[str]] = {}
    denials: set[str] = set()
    for group in f"{_RIVALS};{_QUALITIES};{_OTHERS}".split(";"):
        entries = group.lstrip(" !\n").split("|")
        written = 3 if group in _QUALITIES else None  # verbs have many forms, other words few
        names = [entry.split()[0] for entry in entries]
        for name, entry in zip(names, entries, strict=True):
            rivals[name] = rivals.get(name, frozenset()) | frozenset(names) - {name}
            for word in fold(entry).split():
                bare = word.removesuffix("ه")  # رياضة, sport, but not Riyad
                for form in (word, *(form for form in forms(word)[:written] if len(form) > 2 and form != bare)):
                    keys[form] = tuple(dict.fromkeys((*keys.get(form, ()), name)))
        if group.lstrip().startswith("!"):
            denials.add(names[-1])
    return keys, rivals, frozenset(denials)


_KEYS, _RIVAL, _DENIED = _table()
# Words for offices are no deeds: وزارة is no visit, الدفاع no payment; nor are these.
_NO_DEEDS = frozenset(entry.split()[0] for entry in re.split("[;|]", _QUALITIES))
_NOUNS = frozenset(fold("حكومة حكومات شركة شركات شركاء شريك سعر أسعار عبر دانا").split())


@lru_cache(20_000)
def senses(word: str) -> tuple[str, ...]:
    """The keys of a folded word; none for a word that the table does not know."""
    if word in SMALL_WORDS and word not in ("before", "after", "قبل", "بعد"):
        return ()
    if not _NOUNS.isdisjoint(forms(word)):
        return ()
    found = next((_KEYS[form] for form in forms(word) if form in _KEYS), ())
    return tuple(key for key in found if key in _NO_DEEDS) if office_keys(word) else found


def is_deed(keys: tuple[str, ...]) -> bool:
    """Whether the keys are of something done, rather than of who, where, when, or how many."""
    return not _NO_DEEDS.issuperset(keys)


def rivals(keys: tuple[str, ...]) -> Iterator[str]:
    return (rival for key in keys for rival in _RIVAL[key])


def contrary(key: str, rival: str) -> bool:
    """Whether to deny the one is to say the other: absent is not present."""
    return (key in _DENIED) != (rival in _DENIED) and rival in _RIVAL[key]
