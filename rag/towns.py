"""Towns of the news by their names in both languages, and given names: what Arabic writes without a sign of a name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rag.sounds import is_arabic
from rag.text import fold, words

# An entry holds all names of one town; _ is a space. Left out are names that are also everyday words.
_TOWNS = """
fez fes فاس; marrakesh marrakech مراكش; tangier طنجة; agadir أغادير; oujda وجدة; meknes مكناس; tetouan تطوان; oran
وهران; constantine قسنطينة; annaba عنابة; setif سطيف; sfax صفاقس; sousse سوسة; bizerte بنزرت; gabes قابس; kairouan
القيروان; misrata مصراتة; derna درنة; sirte سرت; sebha سبها; tobruk طبرق; zawiya الزاوية; ghadames غدامس; aswan
أسوان; suez السويس; ismailia الإسماعيلية; port_said بورسعيد; mansoura المنصورة; tanta طنطا; fayoum الفيوم; damietta
دمياط; asyut assiut أسيوط; sohag سوهاج; arish العريش; rafah رفح; omdurman أم_درمان; port_sudan بورتسودان; fasher
الفاشر; nyala نيالا; aden عدن; taiz تعز; hodeidah hudaydah الحديدة; marib مأرب; mukalla المكلا; jeddah جدة; dammam
الدمام; taif الطائف; abha أبها; tabuk تبوك; dubai دبي; abu_dhabi أبوظبي; sharjah الشارقة; muscat مسقط; manama
المنامة; irbid إربد; zarqa الزرقاء; aqaba العقبة; nablus نابلس; hebron الخليل; ramallah رام_الله; jenin جنين;
tulkarm طولكرم; jericho أريحا; khan_younis خان_يونس; haifa حيفا; acre عكا; jaffa يافا; nazareth الناصرة; ashkelon
عسقلان; eilat إيلات; sidon صيدا; baalbek بعلبك; zahle زحلة; deir_ez_zor deir_al_zor دير_الزور; hasakah hasaka
الحسكة; qamishli القامشلي; daraa deraa درعا; sweida السويداء; tartus tartous طرطوس; manbij منبج; tell_abyad تل_أبيض;
ras_al_ain رأس_العين; jarabulus جرابلس; palmyra مدينة_تدمر; kirkuk كركوك; najaf النجف; karbala كربلاء; ramadi
الرمادي; falluja fallujah الفلوجة; samarra سامراء; tikrit تكريت; nasiriyah الناصرية; sulaymaniyah السليمانية; dohuk
duhok دهوك; sinjar سنجار; izmir إزمير; gaziantep غازي_عنتاب; diyarbakir ديار_بكر; antalya أنطاليا; adana أضنة; bursa
بورصة_التركية; isfahan أصفهان; mashhad مشهد_الإيرانية; shiraz شيراز; tabriz تبريز; qom مدينة_قم; herat هرات;
kandahar قندهار; karachi كراتشي; lahore لاهور; peshawar بيشاور; mumbai مومباي; kharkiv خاركيف; mariupol ماريوبول;
lviv لفيف; donetsk دونيتسك; kherson خيرسون; minsk مينسك; sevastopol سيفاستوبول; kazan قازان; grozny غروزني; munich
ميونيخ; hamburg هامبورغ; frankfurt فرانكفورت; marseille مرسيليا; lyon ليون; nice مدينة_نيس;
cannes مهرجان_كان مدينة_كان; barcelona برشلونة;
seville إشبيلية; valencia بلنسية فالنسيا; lisbon لشبونة; milan ميلانو; naples نابولي; venice مدينة_البندقية; turin
تورينو; zurich زيورخ; bern برن; stockholm ستوكهولم; oslo أوسلو; copenhagen كوبنهاغن; prague براغ; budapest بودابست;
bucharest بوخارست; sofia صوفيا; belgrade بلغراد; sarajevo سراييفو; zagreb زغرب; amsterdam أمستردام; dublin دبلن;
manchester مانشستر; liverpool ليفربول; edinburgh إدنبرة; chicago شيكاغو; boston بوسطن; houston هيوستن; los_angeles
لوس_أنجلس لوس_أنجليس; toronto تورونتو; ottawa أوتاوا; sydney سيدني; nairobi نيروبي; mogadishu مقديشو; djibouti
جيبوتي; asmara أسمرة; lagos لاغوس; abuja أبوجا; dakar داكار; bamako باماكو; niamey نيامي; nouakchott نواكشوط;
jakarta جاكرتا; manila مانيلا; seoul سيول; hanoi هانوي; bangkok بانكوك; shanghai شنغهاي; hong_kong هونغ_كونغ; wuhan
ووهان; dhaka دكا; colombo كولومبو; baku باكو; yerevan يريفان; tbilisi تبليسي; tashkent طشقند
"""
_COUNTRIES = """
uganda ugandan أوغندا; tanzania tanzanian تنزانيا; rwanda rwandan رواندا; burundi burundian بوروندي; ghana ghanaian
غانا; senegal senegalese السنغال; niger nigerien النيجر; burkina_faso burkinabe بوركينا_فاسو; cameroon cameroonian
الكاميرون; zambia zambian زامبيا; zimbabwe zimbabwean زيمبابوي; mozambique mozambican موزمبيق; angola angolan
أنغولا; mauritania mauritanian موريتانيا; gambia gambian غامبيا; guinea guinean غينيا; liberia liberian ليبيريا;
sierra_leone سيراليون; benin beninese بنين; togo togolese توغو; gabon gabonese الغابون; madagascar malagasy مدغشقر;
malawi malawian مالاوي; namibia namibian ناميبيا; botswana بوتسوانا; iceland icelandic آيسلندا أيسلندا; luxembourg
لوكسمبورغ; slovakia slovak سلوفاكيا; slovenia slovenian سلوفينيا; montenegro الجبل_الأسود; macedonia macedonian
مقدونيا; kosovo kosovan كوسوفو; moldova moldovan مولدوفا; lithuania lithuanian ليتوانيا; latvia latvian لاتفيا;
estonia estonian إستونيا; malta maltese مالطا; kyrgyzstan kyrgyz قرغيزستان; tajikistan tajik طاجيكستان; turkmenistan
turkmen تركمانستان; mongolia mongolian منغوليا; nepal nepalese نيبال; cambodia cambodian كمبوديا; laos لاوس; taiwan
taiwanese تايوان; peru peruvian بيرو; bolivia bolivian بوليفيا; ecuador ecuadorian الإكوادور; paraguay باراغواي;
uruguay أوروغواي; panama panamanian بنما; guatemala guatemalan غواتيمالا; honduras honduran هندوراس; nicaragua
nicaraguan نيكاراغوا; haiti haitian هايتي; jamaica jamaican جامايكا; mali malian في_مالي جمهورية_مالي; maldives
جزر_المالديف المالديف; brunei بروناي; comoros جزر_القمر; taliban طالبان
"""
GIVEN = frozenset(
    fold(
        """
أحمد محمد محمود حامد حمد حمدي حميد علي حسين حسان عمر عمرو عثمان خالد وليد سعيد سعد سعود فهد فيصل فؤاد فادي فارس
ماجد مجدي مازن مروان مصطفى منصور منير موسى نادر ناصر نبيل نزار هاني هيثم هشام وائل ياسر ياسين يحيى يوسف يونس
إبراهيم إسماعيل إسحاق إلياس أنس أنور أيمن أسامة أشرف أكرم أمجد أمين باسل بشار بكر بلال بهاء تامر توفيق تميم ثامر
جابر جاسم جمال جورج جوزيف حاتم حازم حبيب خليل خلوصي داود راشد رامي رائد رشيد رضا رفيق زكريا زياد زيد سامح سامر
سامي سالم سلمان سليم سليمان سمير سهيل شكري صالح صلاح طارق طاهر طلال عادل عارف عاصم عامر عباس عبدالله عبدالرحمن
عدنان عصام عماد عيسى غازي غسان فاروق فراس فوزي كريم كمال قاسم لطفي لؤي مالك ماهر محسن مراد مسعود معاذ معتز ميشال
ميشيل نجيب نضال نعيم نوري هادي فاطمة عائشة خديجة مريم زينب سارة ليلى سلمى سميرة سعاد سهام نادية نوال نجوى هالة
هناء مها لمياء رنا ريم رانيا دينا دلال حنان ثريا بثينة آمنة أمينة لينا لارا لمى نهلة سهى سناء نجلاء داليا شيرين
رغد جوليا صوفيا أنجيلا أورسولا إنغريد أستريد إيلينا ناتاليا كاترينا كريستين كامالا هيلاري جينيفر بيار طوني جبران نبيه
نواف طلال بندر باسم وسيم شادي إيهاب يعقوب فلاديمير سيرغي ديمتري إيغور نيكولاي ميخائيل بافيل مايكل ديفيد روبرت جيمس
وليام ريتشارد توماس تشارلز دانيال ماثيو ستيفن أندرو كيفن إدوارد رونالد
"""
    ).split()
)


def _table() -> dict[str, str]:
    entries = [(entry.split()[0], entry.split()) for entry in (_TOWNS + ";" + _COUNTRIES).split(";")]
    made = {form: key for key, names in entries if f"{names[-1]}" in _COUNTRIES for form in _adjectives(names[-1])}
    return made | {fold(name.replace("_", " ")): key for key, names in entries for name in names}


def _adjectives(country: str) -> Iterator[str]:
    """أوغندا: أوغندي, الأوغندية."""
    stem = re.sub("(?:يا|ا|و|ي)$", "", fold(country.removeprefix("ال"))) + "ي"
    return (article + stem + ending for ending in ("", "ه", "ين", "ون") for article in ("", "ال"))


_KEYS = _table()


def towns(text: str) -> list[tuple[str, str]]:
    """Each town that a text names, as it is written, folded, with its key."""
    return list(_towns(tuple(words(text))))


@lru_cache(2000)
def _towns(seen: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(_found(seen))


def _found(seen: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for at, word in enumerate(seen):
        forms = (word, word[1:], word[2:]) if is_arabic(word) and word[0] in "وفبلك" else (word,)
        for form in (*forms, *("ال" + word[2:] for _ in range(word.startswith("لل")))):
            names = (" ".join((form, *seen[at + 1 : at + size])) for size in (3, 2, 1))
            if name := next((name for name in names if name in _KEYS), None):
                yield name, _KEYS[name]
                break


def is_given(word: str) -> bool:
    """Whether an Arabic word is a common given name, alone or with "and" or "to" written onto it."""
    folded = fold(word)
    return folded in GIVEN or (folded[:1] in "وفبل" and folded[1:] in GIVEN)
