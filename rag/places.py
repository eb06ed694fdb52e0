"""Places, peoples and organisations whose names are translated, so that their sound does not give them away."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rag.sounds import is_arabic, plain
from rag.text import fold

# An entry holds all names of one thing, and the first makes its key; _ is a space. A name with a capital is only itself
# with it (Turkey, US). Left out are Arabic names that are also everyday words: مالي، صور، تدمر، البندقية، الأقصر.
# The adjectives of the first table (مصري، المصرية، مصريين) are derived, and only the irregular ones are in it.
_PEOPLES = """
egypt egyptian مصر; germany german ألمانيا ألمان الألمان; greece greek اليونان إغريقي; austria austrian النمسا نمساوي;
morocco moroccan المغرب; algeria algerian algiers الجزائر; tunisia tunisian tunis تونس; libya libyan ليبيا; sudan
sudanese السودان; south_sudan south_sudanese جنوب_السودان; somalia somali السومال الصومال; yemen yemeni اليمن; Jordan
jordanian الأردن; lebanon lebanese لبنان; syria syrian سوريا سورية; iraq iraqi العراق; kuwait kuwaiti الكويت;
palestine palestinian فلسطين; israel israeli إسرائيل; saudi_arabia saudi السعودية المملكة_العربية_السعودية;
united_arab_emirates emirates emirati UAE U.A.E. الإمارات; qatar qatari قطر; bahrain bahraini البحرين; oman omani
عمان; Turkey turkish Turk Turks turk تركيا أتراك الأتراك; iran iranian إيران; kurd kurdish كرد الكرد أكراد
الأكراد; arab arabic
arabian عرب العرب; jew jewish يهود اليهود; copt coptic قبطي أقباط الأقباط; druze دروز الدروز درزي; muslim مسلم المسلم
مسلمون مسلمين المسلمون المسلمين مسلمة; islam islamic islamist الإسلام; Christian مسيحي; shia shiite shi_ite شيعة
الشيعة; sunni سني; catholic كاثوليك الكاثوليك; Orthodox أرثوذكس الأرثوذكس; united_states US U.S. USA U.S.A. america
american الولايات_المتحدة أمريكا أميركا أمريكان الأمريكان; britain british briton UK U.K. united_kingdom بريطانيا
المملكة_المتحدة; england english إنجلترا إنكلترا إنجليزي إنجليز الإنجليز; scotland scottish اسكتلندا اسكتلندي; ireland
irish أيرلندا إيرلندا; france french فرنسا; spain spanish spaniard إسبانيا; portugal portuguese البرتغال; italy
italian إيطاليا طليان; netherlands dutch holland هولندا; belgium belgian بلجيكا; switzerland swiss سويسرا; sweden
swedish Swede Swedes Swede السويد; norway norwegian النرويج; denmark danish Dane Danes Dane الدنمارك الدانمارك;
finland finnish Finn Finns فنلندا; Poland
Polish بولندا; czech czechia تشيكيا التشيك; croatia croatian كرواتيا; serbia serbian Serb Serbs serb صربيا صرب
الصرب; bosnia
bosnian البوسنة; albania albanian ألبانيا; cyprus cypriot قبرص; romania romanian رومانيا; bulgaria bulgarian بلغاريا;
ukraine ukrainian أوكرانيا; russia russian روسيا روس الروس; belarus belarusian بيلاروسيا بيلاروس روسيا_البيضاء;
soviet_union soviet USSR الاتحاد_السوفيتي الاتحاد_السوفييتي سوفيتي سوفييتي; georgia georgian جورجيا; armenia armenian
أرمينيا أرمني أرمن الأرمن; azerbaijan azerbaijani azeri أذربيجان أذري; chechnya chechen الشيشان; kazakhstan kazakh
كازاخستان; uzbekistan uzbek أوزبكستان أوزبكي; afghanistan afghan أفغانستان أفغاني أفغان الأفغان; pakistan pakistani
باكستان; india indian الهند هنود الهنود; bangladesh bangladeshi بنغلادش بنغلاديش; sri_lanka sri_lankan سريلانكا
سري_لانكا; myanmar burma burmese ميانمار بورما; rohingya الروهينغا الروهينجا; thailand thai تايلاند تايلندا; vietnam
vietnamese فيتنام; indonesia indonesian إندونيسيا; malaysia malaysian ماليزيا; philippines philippine filipino
الفلبين; China chinese الصين; japan japanese اليابان; korea korean كوريا; uighur uyghur الإيغور; north_korea
north_korean كوريا_الشمالية كوري_شمالي الكوري_الشمالي الكورية_الشمالية; south_korea south_korean كوريا_الجنوبية
كوري_جنوبي الكوري_الجنوبي الكورية_الجنوبية; australia australian أستراليا; new_zealand نيوزيلندا نيوزيلاندا; canada
canadian كندا; mexico mexican المكسيك; cuba cuban كوبا; brazil brazilian البرازيل; argentina argentine argentinian
الأرجنتين; colombia colombian كولومبيا; venezuela venezuelan فنزويلا; Chile chilean تشيلي شيلي; ethiopia ethiopian
إثيوبيا أثيوبيا الحبشة; eritrea eritrean إريتريا; kenya kenyan كينيا; nigeria nigerian نيجيريا; south_africa
south_african جنوب_أفريقيا جنوب_إفريقيا; ivory_coast ivorian ساحل_العاج كوت_ديفوار; congo congolese الكونغو; africa
african أفريقيا إفريقيا; europe european أوروبا أوربا; asia asian آسيا; kurdistan كردستان; Gulf persian_gulf الخليج;
Chad chadian تشاد; iceland icelandic آيسلندا أيسلندا إيسلندا; greenland غرينلاند جرينلاند; luxembourg لوكسمبورغ;
malta maltese مالطا; wales Welsh ويلز; slovakia slovak سلوفاكيا; slovenia slovenian slovene سلوفينيا; estonia
estonian إستونيا; latvia latvian لاتفيا; lithuania lithuanian ليتوانيا; moldova moldovan مولدوفا مولدافيا; macedonia
macedonian مقدونيا; montenegro montenegrin الجبل_الأسود; kosovo kosovar كوسوفو; monaco موناكو; liechtenstein
ليختنشتاين; turkmenistan turkmen تركمانستان تركماني التركمان; tajikistan tajik طاجيكستان طاجيكي; kyrgyzstan kyrgyz
قرغيزستان قيرغيزستان; mongolia mongolian منغوليا; nepal nepalese nepali نيبال; bhutan bhutanese بوتان; maldives
maldivian المالديف; cambodia cambodian كمبوديا; laos laotian لاوس; brunei bruneian بروناي; east_timor timorese
تيمور_الشرقية; taiwan taiwanese تايوان; hong_kong هونغ_كونغ هونج_كونج; papua_new_guinea بابوا_غينيا_الجديدة; fiji
fijian فيجي; mauritania mauritanian موريتانيا; djibouti djiboutian جيبوتي; comoros comorian جزر_القمر; senegal
senegalese السنغال; gambia gambian غامبيا; guinea guinean غينيا; equatorial_guinea غينيا_الاستوائية; sierra_leone
سيراليون; liberia liberian ليبيريا; ghana ghanaian غانا; togo togolese توغو; benin beninese بنين; niger nigerien
النيجر; burkina_faso burkinabe بوركينا_فاسو; Mali malian; cameroon cameroonian الكاميرون; gabon gabonese الغابون;
central_african_republic أفريقيا_الوسطى إفريقيا_الوسطى; rwanda rwandan رواندا; burundi burundian بوروندي; uganda
ugandan أوغندا; tanzania tanzanian تنزانيا; malawi malawian ملاوي مالاوي; mozambique mozambican موزمبيق موزامبيق;
zambia zambian زامبيا; zimbabwe zimbabwean زيمبابوي; angola angolan أنغولا; namibia namibian ناميبيا; botswana
بوتسوانا; lesotho ليسوتو; eswatini swaziland إسواتيني سوازيلاند; madagascar malagasy مدغشقر; mauritius mauritian
موريشيوس; seychelles سيشل سيشيل; peru peruvian بيرو بيروفي; bolivia bolivian بوليفيا; ecuador ecuadorian الإكوادور;
paraguay paraguayan باراغواي; uruguay uruguayan أوروغواي الأوروغواي; guyana guyanese غيانا; suriname surinamese
سورينام; panama panamanian بنما; costa_rica costa_rican كوستاريكا; nicaragua nicaraguan نيكاراغوا; honduras honduran
هندوراس; el_salvador salvadoran السلفادور; guatemala guatemalan غواتيمالا; belize بليز; haiti haitian هايتي;
dominican_republic dominican الدومينيكان; jamaica jamaican جامايكا; bahamas bahamian الباهاما; barbados باربادوس;
trinidad_and_tobago ترينيداد_وتوباغو
"""
_PLACES = """
ankara أنقرة; istanbul إسطنبول اسطنبول; moscow موسكو; tehran teheran طهران; baghdad بغداد; beirut بيروت; doha الدوحة;
riyadh الرياض; kyiv kiev كييف; helsinki هلسنكي; berlin برلين; london لندن; madrid مدريد; washington واشنطن; new_york
نيويورك; tripoli طرابلس; benghazi بنغازي; rabat الرباط; khartoum الخرطوم; kabul كابول كابل; islamabad إسلام_آباد;
tokyo طوكيو; tel_aviv تل_أبيب; sochi سوتشي; astana أستانا أستانة; idlib إدلب; homs حمص; hama حماة; latakia اللاذقية;
raqqa الرقة; mosul الموصل; basra البصرة; erbil أربيل; kobani كوباني عين_العرب; afrin عفرين; odesa odessa أوديسا; davos
دافوس; hungary hungarian المجر هنغاريا هنغاري الهنغاري الهنغارية; indian_ocean المحيط_الهندي; Pacific المحيط_الهادئ
المحيط_الهادي; atlantic الأطلسي; black_sea البحر_الأسود; red_sea البحر_الأحمر; dead_sea البحر_الميت; mediterranean
حوض_المتوسط البحر_المتوسط البحر_الأبيض_المتوسط; nile نهر_النيل النيل; euphrates الفرات; tigris دجلة; suez_canal
قناة_السويس; bosphorus bosporus البوسفور البسفور; jordan_river river_jordan نهر_الأردن; golan golan_heights الجولان;
sinai سيناء; crimea crimean القرم; caucasus القوقاز; levant بلاد_الشام; middle_east الشرق_الأوسط; latin_america
أمريكا_اللاتينية أميركا_اللاتينية; West_Bank الضفة_الغربية; gaza_strip gaza قطاع_غزة غزة; cairo القاهرة;
alexandria الإسكندرية; luxor مدينة_الأقصر; giza الجيزة; damascus دمشق; aleppo حلب; jerusalem القدس; bethlehem بيت_لحم;
mecca makkah مكة مكة_المكرمة; Medina المدينة_المنورة; sanaa sana_a صنعاء; amman عمان; casablanca الدار_البيضاء;
nicosia نيقوسيا; addis_ababa أديس_أبابا; athens أثينا; rome روما; vienna فيينا; geneva جنيف; paris باريس;
brussels بروكسل; the_hague hague لاهاي; warsaw وارسو; beijing بكين; new_delhi delhi نيودلهي دلهي; vatican
الفاتيكان; united_nations UN U.N. الأمم_المتحدة أممي أممية الأممي الأممية;
general_staff joint_staff هيئة_الأركان رئاسة_الأركان; security_council مجلس_الأمن; UNESCO اليونسكو يونسكو; UNICEF Unicef
اليونيسف يونيسف اليونيسيف; UNHCR
مفوضية_اللاجئين; BBC بي_بي_سي; reuters رويترز; brexit بريكست بريكسيت; singapore سنغافورة; pyongyang بيونغ_يانغ
بيونغيانغ; catalonia catalan كتالونيا كاتالونيا; european_union EU E.U. الاتحاد_الأوروبي
الاتحاد_الأوربي; european_commission المفوضية_الأوروبية; european_parliament البرلمان_الأوروبي; african_union
الاتحاد_الأفريقي الاتحاد_الإفريقي; arab_league جامعة_الدول_العربية الجامعة_العربية; NATO Nato
north_atlantic_treaty_organization الناتو حلف_شمال_الأطلسي حلف_الأطلسي الحلف_الأطلسي; OPEC Opec أوبك;
gulf_cooperation_council GCC مجلس_التعاون_الخليجي مجلس_التعاون_لدول_الخليج; world_bank البنك_الدولي; world_cup
كأس_العالم; international_monetary_fund IMF صندوق_النقد_الدولي صندوق_النقد; world_health_organization
world_health_organisation WHO منظمة_الصحة_العالمية الصحة_العالمية;
international_criminal_court ICC المحكمة_الجنائية_الدولية الجنائية_الدولية;
international_court_of_justice ICJ محكمة_العدل_الدولية; international_atomic_energy_agency IAEA
الوكالة_الدولية_للطاقة_الذرية; UNRWA الأونروا أونروا; amnesty_international Amnesty منظمة_العفو_الدولية العفو_الدولية;
doctors_without_borders MSF أطباء_بلا_حدود; red_cross الصليب_الأحمر; red_crescent الهلال_الأحمر; White_House
البيت_الأبيض; pentagon البنتاغون البنتاجون; kremlin الكرملين; FBI federal_bureau_of_investigation
مكتب_التحقيقات_الفيدرالي مكتب_التحقيقات_الاتحادي; CIA central_intelligence_agency وكالة_الاستخبارات_المركزية
وكالة_المخابرات_المركزية; senate مجلس_الشيوخ; knesset الكنيست; palestinian_authority السلطة_الفلسطينية; hezbollah
hizbollah hizbullah حزب_الله; palestine_liberation_organization PLO منظمة_التحرير_الفلسطينية منظمة_التحرير; houthi
حوثي الحوثي حوثيين حوثيون الحوثيين الحوثيون أنصار_الله; islamic_state ISIS Isis ISIL daesh داعش الدولة_الإسلامية
تنظيم_الدولة; al_qaeda al_qaida qaeda تنظيم_القاعدة; muslim_brotherhood Brotherhood الإخوان_المسلمين الإخوان_المسلمون
جماعة_الإخوان; revolutionary_guard revolutionary_guards الحرس_الثوري; PKK kurdistan_workers_party
حزب_العمال_الكردستاني; SDF syrian_democratic_forces قوات_سوريا_الديمقراطية قسد; california californian كاليفورنيا;
texas texan تكساس; florida فلوريدا; hawaii هاواي; alaska ألاسكا; arizona أريزونا; antarctica antarctic
القارة_القطبية_الجنوبية أنتاركتيكا القطب_الجنوبي; amazon_river amazon الأمازون; paris_saint_germain PSG
باريس_سان_جيرمان باريس_سان_جرمان
"""

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_ENDINGS = ("", "ه", "ين", "ون", "ات", "ان", "تين", "تان", "ا")


def _adjectives(name: str) -> Iterator[str]:
    """مصر: مصري, المصري, مصرية, المصرية, مصريين..."""
    stem = re.sub("(?:يا|يه|ي|ا|ه)$", "", fold(name.removeprefix("ال"))) + "ي"
    return (article + stem + ending for ending in _ENDINGS for article in ("", "ال"))


def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The keys of the names as listed (عمان has two), and of the adjectives made of them."""
    listed: dict[str, tuple[str, ...]] = {}
    made: dict[str, tuple[str, ...]] = {}
    for entry in (_PEOPLES + ";" + _PLACES).split(";"):
        key = "@" + entry.split()[0].lower().replace("_", "-")
        for name in (" ".join(re.split("[_.]+", name)).strip() for name in entry.split()):
            for form in {name, name.upper()} if name[0].isupper() else {fold(name)}:
                listed[form] = (*listed.get(form, ()), key)
            if entry in _PEOPLES and is_arabic(name) and " " not in name:
                made |= dict.fromkeys(_adjectives(name), (key,))
    return listed, made


_LISTED, _MADE = _tables()
COUNTRIES = frozenset("@" + entry.split()[0].lower().replace("_", "-") for entry in _PEOPLES.split(";"))  # and peoples
_KEYS = _MADE | _LISTED
_LONGEST: dict[str, int] = {}  # words in the longest name that begins with a word
for _size, _first in sorted((len(_name.split()), _name.split()[0]) for _name in _KEYS):
    _LONGEST[_first] = _size
# An adjective or a people takes a clitic other than "and" only before its article: بروس is Bruce, not "by Russians".
_BARE = {_name.split()[0] for _name in _LISTED if "ال" + _name not in _LISTED}


@lru_cache(20_000)
def _readings(word: str) -> tuple[str, ...]:
    """The beginnings of names that a word may be, as it is written first, then without clitics or plural ending."""
    folded = fold(word)
    forms = [word, folded]
    if is_arabic(word):
        forms += [folded[1:]] if folded.startswith("و") else []
        bare = [folded, folded[1:]] if folded.startswith(("و", "ف")) else [folded]
        bare += [form[1:] for form in bare if form.startswith(("ب", "ك", "ل"))]
        bare += ["ال" + form[1:] for form in bare if form.startswith("ل")]
        forms += [form for form in bare if form.startswith("ال") or form in _BARE]
    else:
        forms.append(folded.removesuffix("s"))
    return tuple(form for form in dict.fromkeys(forms) if form in _LONGEST)


def _named(words: list[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where names begin and end, and their keys; the longest at each word, and none inside another."""
    folded, at = [fold(word) for word in words], 0
    while at < len(words):
        size, found = _longest(words, folded, at)
        if found:
            yield at, at + size, found
        at += size


def _longest(words: list[str], folded: list[str], at: int) -> tuple[int, tuple[str, ...]]:
    readings = _readings(words[at])
    longest = max((_LONGEST[first] for first in readings), default=0)
    for size in range(min(longest, len(words) - at), 0, -1):
        for first in readings:
            for rest in (words, folded):
                if found := _KEYS.get(" ".join([first, *rest[at + 1 : at + size]])):
                    return size, found
    return 1, ()


def _words(text: str) -> list[str]:
    return _WORD.findall(_POSSESSIVE.sub("", plain(text)))


def named_places(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each place, people or organisation that a text names, as it is written, with its keys."""
    words = _words(text)
    return [(" ".join(words[start:end]), keys) for start, end, keys in _named(words)]


def place_keys(text: str) -> list[str]:
    """Keys, alike in both languages, of the places, peoples and organisations a text names, in order."""
    return [key for _, _, found in _named(_words(text)) for key in found]


def shared_words(text: str, other: str) -> frozenset[str]:
    """The words of a text that name places, peoples and organisations which the other text names too."""
    known, words = set(place_keys(other)), _words(text)
    spans = [words[start:end] for start, end, found in _named(words) if known.intersection(found)]
    return frozenset(word for span in spans for word in span)


@lru_cache(20_000)
def _place(name: str) -> frozenset[str]:
    """The keys of a name that is one as a whole."""
    words = _words(name)
    return frozenset(key for start, end, found in _named(words) if end - start == len(words) for key in found)


def same_place(a: str, b: str) -> bool:
    """Whether two names, in any case, name the same place, people or organisation, or stem from it."""
    one, other = (_place(name) or _place(name.title()) for name in (a, b))
    return not one.isdisjoint(other)
