"""What the page says of itself, in Arabic and English, and how a reader wants it: the language, the digits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rag import phrases
from rag.types import Article, Language

Digits = Literal["latn", "arab"]
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_WORDS = {
    "ask": ("Ask", "اسأل"),
    "check": ("Check a claim", "تحقق من ادعاء"),
    "corpus": ("Corpus", "الأرشيف"),
    "placeholder": ("Ask about the news", "اسأل عن الأخبار"),
    "stop": ("Stop", "أوقف"),
    "evidence": ("Evidence", "الأدلة"),
    "no_evidence": (
        "The words that an answer stands on are shown here, each in the article that it comes from.",
        "تظهر هنا الكلمات التي يستند إليها الجواب، كل منها في مقالها.",
    ),
    "welcome": ("Ask the news", "اسأل الأخبار"),
    "promise": (
        "Every sentence of an answer stands, word for word, in an article that you can open beside it.",
        "كل جملة في الجواب واردة بنصها في مقال يمكنك فتحه إلى جانبها.",
    ),
    "held": ("{articles}, {outlets}, to {day}", "{articles}، {outlets}، حتى {day}"),
    "empty": ("No articles yet", "لا مقالات بعد"),
    "examples": ("For instance", "مثلا"),
    "understanding": ("Understanding the question", "فهم السؤال"),
    "searching": ("Searching", "البحث"),
    "reading": ("Reading", "القراءة"),
    "checking": ("Checking the quotes", "مطابقة الاقتباسات"),
    "stopped": (
        "Stopped: what stands here was checked, and may not be all.",
        "أُوقف: ما ظهر هنا مدقَّق، وقد لا يكون كاملا.",
    ),
    "checked": ("Every sentence checked against its quote", "كل جملة قورنت باقتباسها"),
    "dropped": ("{count} not shown: no quoted words bear it out", "لم يُعرض {count}: لا اقتباس يسنده"),
    "took": ("{seconds} s", "{seconds} ث"),
    "searched": ("Searched {articles}", "جرى البحث في {articles}"),
    "searched_within": (
        "Searched {articles}, published {since} to {until}",
        "جرى البحث في {articles}، منشورة بين {since} و{until}",
    ),
    "refused": ("Nothing in the corpus answers this.", "لا شيء في الأرشيف يجيب عن هذا السؤال."),
    "nearest": ("The nearest passages, and why they are not enough", "أقرب المقاطع، ولماذا لا تكفي"),
    "independent": ("{reports}, {own} independent", "{reports}، المستقل منها {own}"),
    "first_by": ("first by {outlet}", "الأول: {outlet}"),
    "of_story": ("{reports} of the same story, first by {outlet}", "{reports} عن القصة نفسها، الأول: {outlet}"),
    "copy": ("Copy with sources", "نسخ مع المصادر"),
    "copied": ("Copied", "نُسخ"),
    "retry": ("Ask again", "اسأل ثانية"),
    "edit": ("Edit", "تعديل"),
    "editing": ("Editing: this question and those after it will be replaced.", "تعديل: يُستبدل هذا السؤال وما بعده."),
    "cancel": ("Cancel", "إلغاء"),
    "whole": ("Whole article", "المقال كاملا"),
    "fold": ("Fold", "طي"),
    "original": ("Original", "الرابط الأصلي"),
    "edited": ("edited since", "عُدِّل بعد ذلك"),
    "gone": ("no longer in the corpus", "لم يعد في الأرشيف"),
    "undated": ("undated", "غير مؤرخ"),
    "unnamed": ("outlet not named", "جهة نشر غير مذكورة"),
    "source": ("Source {n}", "المصدر {n}"),
    "back": ("Back to where it is cited", "عودة إلى موضع الاستشهاد"),
    "switch": ("العربية", "English"),
    "theme": ("Light or dark", "فاتح أو داكن"),
    "digits": ("Digits: 123 or ١٢٣", "الأرقام: 123 أو ١٢٣"),
    "show_evidence": ("Show or hide the evidence", "إظهار الأدلة أو إخفاؤها"),
    "missing": (
        "This article is not in the corpus, or not for you to read.",
        "هذا المقال ليس في الأرشيف أو ليس متاحا لك.",
    ),
    "ar": ("Arabic", "العربية"),
    "en": ("English", "الإنجليزية"),
}  # fmt: skip
# One thing; two, three to ten, eleven to ninety-nine, a hundred and its like of them.
_NOUNS = {
    "report": (("{n} report", "{n} reports"), ("تقرير واحد", "تقريران", "{n} تقارير", "{n} تقريرا", "{n} تقرير")),
    "article": (("{n} article", "{n} articles"), ("مقال واحد", "مقالان", "{n} مقالات", "{n} مقالا", "{n} مقال")),
    "outlet": (("{n} outlet", "{n} outlets"), ("مصدر واحد", "مصدران", "{n} مصادر", "{n} مصدرا", "{n} مصدر")),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a reader wants the page."""

    language: Literal["ar", "en"] = "en"
    digits: Digits = "latn"

    @property
    def direction(self) -> str:
        return direction(self.language)

    def say(self, word: str, **values: object) -> str:
        """What the page says, with values that are already written as the reader wants."""
        return _WORDS[word][self.language == "ar"].format(**values)

    def n(self, number: int | float) -> str:
        """A number in the reader's digits."""
        return self.written(f"{number:,}" if self.language == "en" else str(number))

    def written(self, text: str) -> str:
        """A text of the page's own in the reader's digits."""
        return text.translate(_ARABIC_INDIC) if self.digits == "arab" else text

    def day(self, value: date) -> str:
        return self.written(phrases.day(value, self.language))

    def count(self, number: int, noun: str) -> str:
        """So many of a thing."""
        english, arabic = _NOUNS[noun]
        form = english[number != 1] if self.language == "en" else arabic[_arabic_form(number)]
        return form.format(n=self.n(number))

    def outlet(self, article: Article) -> str:
        return article.source or self.say("unnamed")

    def when(self, article: Article) -> str:
        return self.day(article.published) if article.published else self.say("undated")


def _arabic_form(number: int) -> int:
    if number in (1, 2):
        return number - 1
    rest = number % 100
    return 2 if 3 <= rest <= 10 else 3 if rest >= 11 else 4


def direction(language: Language | str) -> Literal["rtl", "ltr"]:
    return "rtl" if language == "ar" else "ltr"


def look_of(query: Mapping[str, str], accepted: str = "") -> Look:
    """The look that an address asks for, or else the browser's first language; anything else is English."""
    asked = query.get("lang") or accepted.strip()[:2].lower()
    return Look("ar" if asked == "ar" else "en", "arab" if query.get("digits") == "arab" else "latn")


def table(language: Literal["ar", "en"]) -> dict[str, str]:
    """Every word without a blank in it, for what gradio translates by itself."""
    return {word: both[language == "ar"] for word, both in _WORDS.items() if "{" not in both[0]}
