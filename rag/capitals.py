"""Everyday words that English writes with a capital in a name, and Arabic translates: National Dialogue, الحوار الوطني.

Those of offices and institutions are in `rag.offices`; these are no office anywhere else.
"""

from functools import lru_cache

from rag.sounds import readings
from rag.text import fold, words

# An entry holds an English word and all Arabic ones for it.
_WORDS = """
dialogue حوار; conference مؤتمر; liberties حريات; freedom حرية; joint مشترك; staff أركان; stadium ملعب استاد
إستاد; park حديقة متنزه; castle قلعة; tower towers برج أبراج; mount جبل; valley وادي; storm عاصفة; hurricane
إعصار; cyclone إعصار; ship سفينة; red أحمر حمراء; cross صليب; green أخضر خضراء; economic اقتصادي; political
سياسي; military عسكري; liberation تحرير; revolutionary ثوري; popular شعبي; free حر; new جديد; great كبير كبرى
عظمى; old قديم; village قرية; county مقاطعة; highway road طريق; border حدود; patrol دورية; canal قناة; dam سد;
strait مضيق; peninsula جزيرة; territory إقليم أراضي; plan خطة; law act قانون; constitution دستور; declaration
إعلان; initiative مبادرة; summit قمة; forum منتدى; day يوم; week أسبوع; games ألعاب دورة; olympics أولمبياد
أولمبي; championship بطولة; final نهائي; senate شيوخ; representatives نواب; reserve احتياطي; kingdom مملكة;
tribunal محكمة; criminal جنائي; environment environmental بيئة بيئي; research بحث بحوث أبحاث; studies دراسات;
strategic استراتيجي; aid مساعدات معونة; relief إغاثة; nuclear نووي; space فضاء; book كتاب; theatre theater مسرح;
art arts فن فنون; literature أدب آداب; children أطفال طفولة; women نساء مرأة; youth شباب; brotherhood إخوان;
resistance مقاومة; martyrs شهداء; eagle نسر; lion lions أسد أسود; sun شمس; star نجم نجمة; moon قمر; golden gold
ذهبي ذهب; silver فضي فضة; black أسود سوداء; white أبيض بيضاء; blue أزرق زرقاء; middle أوسط وسطى; citizen مواطن;
veterans محاربين قدامى; tourism سياحة; culture cultural ثقافة ثقافي; assistant مساعد; science sciences علوم;
technology تكنولوجيا تقنية; industry صناعة; transport نقل مواصلات; housing إسكان; planning تخطيط; media إعلام;
information إعلام معلومات; exhibition معرض; fair معرض; library مكتبة; cathedral
كاتدرائية; coalition تحالف ائتلاف; alliance تحالف; opposition معارضة; transitional انتقالي; interim مؤقت
انتقالي; provisional مؤقت; special خاص; independent مستقل; unified موحد; unity وحدة; salvation إنقاذ;
reform إصلاح; justice عدالة; welfare رفاه; cooperation تعاون; solidarity تضامن; memorial تذكاري; film cinema
فيلم سينما; music موسيقى; heritage تراث; nations أمم; powers قوى; protocol بروتوكول; convention اتفاقية; charter
ميثاق; resolution قرار; panel لجنة; mission بعثة; observers مراقبين; monitoring رصد; emergency
emergencies طوارئ; disaster disasters كوارث; management إدارة; risk مخاطر; rescue إنقاذ; renaissance نهضة; grand كبير;
jury تحكيم هيئة محلفين; prize award جائزة; fire إطفاء حرائق; coast
ساحل سواحل خفر; operations عمليات; logistics لوجستي
"""
_ENDINGS = ("يين", "يون", "ون", "ين", "ات", "يه", "ي", "ه")


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 2), "")
    return word.removesuffix(ending)


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in _WORDS.split(";"):
        seen = [fold(word) for word in entry.split()]
        arabic = frozenset(_stem(word) for word in seen if not word.isascii())
        found |= {word: found.get(word, frozenset()) | arabic for word in seen if word.isascii()}
    return found


_ARABIC = _table()


def translated_in(word: str, text: str) -> bool:
    """Whether an Arabic text has a word for a capitalised English one."""
    known = _ARABIC.get(fold(word))
    return known is not None and not known.isdisjoint(_stems(text))


@lru_cache(200)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(fold(form)) for word in words(text) for form in (word, *readings(word)))
