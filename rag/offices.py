"""Titles, and the words that institutions are named with, in both languages: Supreme Court, المحكمة العليا.

Such words are capitalised in an English name and translated in an Arabic one, so that no sound relates them.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from rag.sounds import is_arabic, readings
from rag.text import fold, words

# An entry holds all words for one thing; the first makes its key.
_WORDS = """
president presidency رئيس رئيسة رئاسة رئاسي; vice نائب; deputy نائب; minister وزير وزيرة وزراء; ministry وزارة
وزارتي وزارتا; prime رئيس وزراء; premier رئيس وزراء; secretary أمين وزير وزيرة سكرتير; foreign خارجية خارجي
أجنبي; interior داخلية;
defence defense دفاع; finance مالية; treasury خزانة; justice عدل عدالة; labour labor عمل عمال; health صحة; education
تعليم تربية; energy طاقة; trade تجارة; general عام عامة جنرال لواء; colonel عقيد; captain نقيب كابتن قبطان; admiral
أميرال; major رائد; lieutenant ملازم; brigadier عميد; marshal مشير مارشال; commander قائد; chief رئيس قائد; chairman
رئيس; head رئيس; director مدير; governor حاكم محافظ والي; mayor عمدة رئيس; ambassador سفير سفيرة; envoy مبعوث مبعوثة
موفد; representative ممثل ممثلة مندوب; spokesman spokesperson spokeswoman متحدث متحدثة ناطق; senator سيناتور عضو;
judge قاضي قاض قاضية; attorney مدعي مدع محامي نائب; prosecutor مدعي مدع نائب; professor بروفيسور أستاذ أستاذة;
doctor dr دكتور دكتورة طبيب طبيبة; king ملك; queen ملكة; prince أمير; princess أميرة; crown ولي عهد; emperor
إمبراطور; sultan سلطان; sheikh شيخ; pope بابا; bishop أسقف مطران; patriarch بطريرك; imam إمام; mufti مفتي; ayatollah
آية; chancellor مستشار مستشارة; adviser advisor مستشار; commissioner مفوض; inspector مفتش; party حزب; democratic
ديمقراطي; democrat ديمقراطي; republican republic جمهوري جمهورية; conservative محافظ محافظين; liberal ليبرالي أحرار;
socialist اشتراكي; communist شيوعي; union اتحاد نقابة; federation اتحاد; league رابطة دوري جامعة; association اتحاد
جمعية رابطة; society جمعية; organization organisation منظمة; agency وكالة; authority سلطة هيئة; commission لجنة
مفوضية هيئة; committee لجنة; council مجلس; assembly جمعية مجلس; parliament برلمان; congress كونغرس مؤتمر; house مجلس
بيت; court محكمة; supreme عليا أعلى; high عليا أعلى; constitutional دستوري; office مكتب; department وزارة إدارة;
bureau مكتب; service خدمة جهاز; intelligence استخبارات مخابرات; security أمن; police شرطة; army جيش; navy بحرية; air
جوية جوي; force قوة قوات; guard حرس; front جبهة; movement حركة; brigade لواء كتيبة كتائب; bank بنك مصرف; fund صندوق;
company شركة; group مجموعة; university جامعة; college كلية; school مدرسة; institute معهد; academy أكاديمية; center
centre مركز; hospital مستشفى; church كنيسة; mosque مسجد جامع; palace قصر; museum متحف; airport مطار; port ميناء;
hotel فندق; street شارع; square ميدان ساحة; bridge جسر; river نهر; lake بحيرة; sea بحر; ocean محيط; island جزيرة
جزر; mountain جبل جبال; desert صحراء; city مدينة; province محافظة إقليم مقاطعة; district منطقة حي; region إقليم
منطقة; state دولة ولاية; states دول ولايات; national وطني قومي; international دولي عالمي; world عالم عالمي; global
عالمي; central مركزي; united متحدة متحد; federal فيدرالي اتحادي; royal ملكي; north northern شمال شمالي; south
southern جنوب جنوبي; east eastern شرق شرقي; west western غرب غربي; cup كأس; olympic أولمبي; festival مهرجان; prize
جائزة; award جائزة; treaty معاهدة; agreement accord deal اتفاق اتفاقية; war حرب; peace سلام; revolution ثورة; human
إنسان; rights حقوق; refugee لاجئ لاجئين; affairs شؤون; times تايمز; post بوست بريد; food أغذية غذاء غذائي;
agriculture agricultural زراعة زراعي; development تنمية; programme program برنامج; monetary نقد نقدي; migration
هجرة; atomic ذري ذرية; humanitarian إنساني; crescent هلال; electoral انتخابات انتخابي; commerce تجارة; customs جمارك
جمركي; statistics إحصاء; meteorological meteorology أرصاد; geological جيولوجي جيولوجية; survey مسح; observatory
مرصد; foundation corporation مؤسسة; railway railways سكك; airlines airways خطوط طيران; broadcasting إذاعة;
television تلفزيون; radio إذاعة راديو; news أنباء أخبار; press صحافة; civil مدني; cabinet وزراء; electricity
electrical electric كهرباء كهربائي; coronavirus corona covid كورونا كوفيد; command قيادة; future مستقبل; water مياه
"""
_MINISTERS = frozenset("#minister #ministry #secretary".split())
PORTFOLIOS = frozenset(
    f"#{one}" for one in "foreign interior defence finance justice labour health education energy trade".split()
)
_ENDINGS = ("يين", "يون", "ين", "ات", "يه", "ي", "ه")


def _keys_of(entries: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries.split(";"):
        key = "#" + entry.split()[0]
        for word in dict.fromkeys(_stem(fold(word)) for word in entry.split()):
            found[word] = (*found.get(word, ()), key)
    return found


def _stem(word: str) -> str:
    """A folded word without the ending of a plural or an adjective."""
    if not is_arabic(word):
        return word.removesuffix("s")
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(ending)


_KEYS = _keys_of(_WORDS)


@lru_cache(20_000)
def office_keys(word: str) -> tuple[str, ...]:
    """Keys, alike in both languages, of a title or a word for an institution; none for any other word."""
    forms = (_KEYS.get(_stem(fold(form)), ()) for form in readings(word))
    return next(filter(None, forms), ())


def portfolios(text: str) -> Iterator[tuple[str, str]]:
    """What the ministers and ministries that a text names are in charge of, as it is written, with its key."""
    read = [(word, frozenset(office_keys(word))) for word in words(text) if word not in ("of", "for", "the")]
    for one, other in pairwise(read):
        # "the defence minister" and "the minister of defence", but only وزير الدفاع
        for (_, title), (word, field) in ((one, other), (other, one))[: 1 if is_arabic(one[0]) else 2]:
            if title & _MINISTERS:
                yield from ((word, key) for key in field & PORTFOLIOS)
