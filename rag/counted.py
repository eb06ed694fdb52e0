"""Arabic nouns that are counted by their form: انفجاران are two explosions."""

import re

from rag.text import fold


def _any_of(block: str) -> str:
    return "|".join(fold(block).split())


# Stems of what news counts, without the ending of the feminine.
_COUNTED = _any_of(
    "يوم اسبوع شهر عام سن ساع دقيق مر شخص قتيل جريح جندي شرطي طفل رجل امرا وزير مسؤول مرشح صاروخ قذيف قنبل انفجار "
    "هجوم غار ضرب طائر سفين زورق هدف مقعد نقط خطو جول دول بلد مدين قري شرك مبني منزل مدرس مستشفي مصاب ضحي اتفاقي "
    "وثيق كتاب مليون مهاجم مسلح لاعب عامل صحفي صحافي طالب لاجئ "
    "موسم حزب فريق نادي مدير لجن وزار شاحن حافل سيار قطار جسر مصنع متجر كنيس مسجد "
    "عقد موقع سد ملف شرط بند حساب خط باب معبر ممر حكم جلس جول جريم تهم قضي مشروع مركز قاعد "
    "لوح فيلم جائز ميدالي بطول نسخ مرحل قرن سجين حارس ضابط عمليه فائز"
)
# Of these the same form is also that of many: مسؤولين.
_MANY = _any_of("مسؤول مهاجم مسلح لاعب عامل مصاب صحفي صحافي شرطي لاجئ مرشح مدرس مليون مدير حارس فائز")
_DUAL = re.compile(rf"(?:و|ف|ب|ل|ك)?(?:ال)?(?:{_COUNTED})ت?(?:ان|ين)")
_PLURAL = re.compile(rf"(?:و|ف|ب|ل|ك)?(?:ال)?(?:{_MANY})ين")


def is_dual(word: str) -> bool:
    """Whether a folded word is two of something, and cannot be more."""
    return bool(_DUAL.fullmatch(word)) and not _PLURAL.fullmatch(word)
