"""What the tabs and the chips say, in Arabic and English."""

from typing import Literal

from web.page.words import Look

_WORDS = {
    # Narrowing
    "narrow": ("Narrow the search", "تضييق البحث"),
    "any_dates": ("Any date", "كل التواريخ"),
    "any_sources": ("Any outlet", "كل المصادر"),
    "any_languages": ("Any language", "كل اللغات"),
    "of_question": ("from the question", "من السؤال"),
    "more_outlets": ("{first} and {count} more", "{first} و{count} غيره"),
    "from": ("From", "من"),
    "to": ("To", "إلى"),
    "since": ("Since {day}", "منذ {day}"),
    "until": ("Until {day}", "حتى {day}"),
    "span": ("{since} – {until}", "{since} – {until}"),
    "apply": ("Apply", "طبّق"),
    "remove": ("Remove: {chip}", "إزالة: {chip}"),
    "turned": ("The first day is after the last: exchange them.", "اليوم الأول بعد الأخير: بدّل بينهما."),
    # The corpus
    "held_title": ("What is held", "ما في الأرشيف"),
    "articles": ("articles", "المقالات"),
    "stories": ("stories", "القصص"),
    "outlets": ("outlets", "المصادر"),
    "published": ("published", "مدة النشر"),
    "by_language": ("by language", "بحسب اللغة"),
    "timeline": ("Articles a month, by outlet", "المقالات شهريا بحسب المصدر"),
    "month": ("Month", "الشهر"),
    "outlet": ("Outlet", "المصدر"),
    "others": ("others", "غيرها"),
    "undated_too": ("Without a date, and not in the plot: {articles}.", "بلا تاريخ، وخارج الرسم: {articles}."),
    "nothing_held": ("There is nothing here yet, or nothing that you may read.", "لا شيء هنا بعد، أو لا شيء متاح لك."),
    "find": ("Search in the articles", "ابحث في المقالات"),
    "find_hint": ("Words, a name or a question", "كلمات أو اسم أو سؤال"),
    "find_do": ("Search", "ابحث"),
    "found": ("The nearest of {articles}, the best first", "الأقرب من بين {articles}، والأفضل أولا"),
    "found_none": ("Nothing was found.", "لم يُعثر على شيء."),
    # Adding
    "add": ("Add articles", "أضف مقالات"),
    "add_files": ("Files: saved pages, PDF, Word, text, JSON, CSV", "ملفات: صفحات محفوظة، PDF، Word، نص، JSON، CSV"),
    "add_urls": ("Addresses of pages or feeds, a line each", "عناوين صفحات أو خلاصات، عنوان في كل سطر"),
    "add_do": ("Add", "أضف"),
    "forbidden": ("You may read here, and not add articles.", "يمكنك القراءة هنا دون إضافة مقالات."),
    "add_nothing": ("Choose files, or write addresses (http…).", "اختر ملفات أو اكتب عناوين تبدأ بـ http."),
    "too_many": ("Add at most {most} at once.", "أضف {most} على الأكثر في المرة."),
    "working": ("Reading and storing", "القراءة والحفظ"),
    "indexing": ("{pending} still to be indexed", "بقي للفهرسة {pending}"),
    "added": ("{new} new, {changed} changed, {same} already held", "جديد {new}، متغير {changed}، موجود من قبل {same}"),
    "so_far": ("{articles} read, {passages} passages stored", "قُرئ {articles}، وحُفظ من المقاطع {passages}"),
    "copies": ("{count} of them tell what others told before", "منها {count} تكرر ما نُشر من قبل"),
    "rejected": ("Not taken, {count}", "لم يُقبل، {count}"),
    "what": ("What", "ما هو"),
    "why": ("Why", "السبب"),
    "too_large": ("larger than {most} MB; split it", "أكبر من {most} م.ب؛ قسّمه"),
    "kind": ("not a kind of file that is read", "نوع من الملفات لا يُقرأ"),
    "no_address": ("not an address that begins with http", "ليس عنوانا يبدأ بـ http"),
    "not_uploaded": ("not a file that was uploaded here", "ليس ملفا رُفع هنا"),
    # Checking
    "claim": ("A claim: what somebody says has happened", "ادعاء: ما يقال إنه حدث"),
    "claim_hint": ("For example: the talks were held on Monday", "مثلا: عُقدت المحادثات يوم الاثنين"),
    "check_do": ("Check", "تحقق"),
    "claims_file": (
        "Or a file of claims: CSV (a column “claim”), JSON, text",
        "أو ملف ادعاءات: CSV (عمود claim) أو JSON أو نص",
    ),
    "no_claim": ("Write a claim, or choose a file of claims.", "اكتب ادعاء أو اختر ملف ادعاءات."),
    "too_many_claims": ("Only the first {most} claims of the file were checked.", "دُقق أول {most} ادعاء فقط من الملف."),
    "checking": ("Checked {done}", "دُقق {done}"),
    "for": ("For", "ما يؤيده"),
    "against": ("Against", "ما يخالفه"),
    "near": ("Near, but it decides nothing: read it yourself", "قريب منه ولا يحسم شيئا: اقرأه بنفسك"),
    "none_for": ("No report says so.", "لا تقرير يقول ذلك."),
    "none_against": ("No report says otherwise.", "لا تقرير يقول خلافه."),
    "parts": ("Part by part", "جزءا جزءا"),
    "failed": ("Could not be checked", "تعذر التحقق"),
    "save": ("Download", "تنزيل"),
    # After an answer
    "cited": ("Source {n} is wrong", "المصدر {n} خاطئ"),
    "good": ("Good answer", "جواب جيد"),
    "bad": ("Bad answer", "جواب سيئ"),
    "wrong_citation": ("Wrong citation?", "اقتباس خاطئ؟"),
    "judged": ("Kept, with the evidence. Thank you.", "حُفظ رأيك مع الأدلة. شكرا."),
    "take": ("Export", "تصدير"),
    "take_word": ("Word", "Word"),
    "take_page": ("Page to print", "صفحة للطباعة"),
    "take_markdown": ("Markdown", "Markdown"),
}  # fmt: skip


def label(look: Look, word: str, **values: object) -> str:
    """What a tab says, with values that are already written as the reader wants."""
    return _WORDS[word][look.language == "ar"].format(**values)


def table(language: Literal["ar", "en"]) -> dict[str, str]:
    """Every word without a blank in it, for what gradio translates by itself."""
    return {word: both[language == "ar"] for word, both in _WORDS.items() if "{" not in both[0]}
