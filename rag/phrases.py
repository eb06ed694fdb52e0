"""What the project itself says to a reader, in both languages."""

from datetime import date

from rag.types import Article, Language

_MONTHS_AR = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
_WEEKDAYS_AR = "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split()
_PHRASES = {
    "report_of": ("Reported on {day} by {source}", "تقرير بتاريخ {day}، {source}"),
    "undated": ("Undated report by {source}", "تقرير غير مؤرخ، {source}"),
    "unnamed": ("an outlet not named", "جهة نشر غير مذكورة"),
    "refused": ("Nothing in the corpus answers this.", "لا شيء في الأرشيف يجيب عن هذا السؤال."),
    "searched": (
        "Searched {articles} articles ({passages} passages){dates}.",
        "جرى البحث في المقالات ({articles}) ومقاطعها ({passages}){dates}.",
    ),
    "dates": (", published {since} to {until}", "، المنشورة بين {since} و{until}"),
    "any": ("any day", "أي تاريخ"),
    "nearest": ("Nearest passages, and why they are not enough:", "أقرب المقاطع، ولماذا لا تكفي:"),
    "far": ("it has little to do with the question", "لا صلة وثيقة له بالسؤال"),
    "unlikely": ("it does not seem to hold the answer", "لا يبدو أن فيه الجواب"),
    "absent": ("its article does not mention {premise}", "مقاله لا يذكر {premise}"),
    "unheld": ("what was written from it did not hold", "ما كُتب استنادا إليه لم يثبت"),
    "unanswering": ("it does not answer the question", "لا يجيب عن السؤال"),
    "dropped": ("Not shown, because no quoted words bear it out: {count}", "لم يُعرض لأن النص لا يسنده: {count}"),
    "cut": ("There may be more: {reason}.", "قد يكون هناك المزيد: {reason}."),
    "unread": ("weighed without the model: {reason}", "وُزن من دون النموذج: {reason}"),
    "without": ("Answered without the model: {reason}.", "أُجيب من دون النموذج: {reason}."),
    "orders": ("it gives orders to a machine", "فيه أوامر موجهة إلى آلة"),
    "sources": ("Sources", "المصادر"),
    "reports": ("Reports: {count}, independent: {own}", "عدد التقارير: {count}، المستقل منها: {own}"),
    "first": ("{cited} carried by {count}, first: ", "{cited} عدد ناقليه {count}، أولهم: "),
    "listed": ("Named: {items}, in {reports} report(s)", "المذكورون: {items}، عدد التقارير: {reports}"),
    "listed_others": (
        "; {others} of them say(s) that there were others.",
        "؛ منها ما يذكر أن هناك آخرين: {others}.",
    ),
    "listed_alone": ("; none of them speaks of others.", "؛ لا يذكر أي منها أن هناك آخرين."),
    "named": (
        "Named in these quotes, which may tell of more than one event: {names}",
        "أسماء وردت في هذه الاقتباسات، وقد تتحدث عن أكثر من حدث: {names}",
    ),
    "translated": ("Translation by the model, not evidence", "ترجمة من النموذج، وليست دليلا"),
    "cost": (
        "{model}: {prompt} tokens read, {completion} written{price}.",
        "{model}: رموز مقروءة {prompt}، مكتوبة {completion}{price}.",
    ),
    "price": (", cost {cost}", "، الكلفة {cost}"),
    "lead": ("What the reports say, in their own words:", "ما تقوله التقارير بنصها:"),
    "verdict_supported": ("Supported", "مدعوم"),
    "verdict_contradicted": ("Contradicted", "مناقَض"),
    "verdict_mixed": ("Reports differ", "التقارير متباينة"),
    "verdict_unchecked": ("Cannot be checked", "لا يمكن التحقق منه"),
    "verdict_not_found": ("Not found", "غير موجود"),
    "because_supported": ("{supporting} report(s) say so", "عدد التقارير التي تقول ذلك: {supporting}"),
    "because_contradicted": (
        "{against} report(s) on the same matter say otherwise",
        "عدد التقارير التي تقول خلاف ذلك في الأمر نفسه: {against}",
    ),
    "because_mixed": (
        "{supporting} report(s) say so, {against} say otherwise",
        "عدد التقارير التي تقول ذلك: {supporting}، والتي تقول خلافه: {against}",
    ),
    "because_not_found": (
        "none of the {passages} nearest passages says this or its contrary in the claim's own terms",
        "لم يرد هذا ولا نقيضه بألفاظ الادعاء في أقرب {passages} مقطعا",
    ),
    "because_not_read": (
        "{model} found neither this nor its contrary in the {passages} nearest passages",
        "لم يجد {model} هذا ولا نقيضه في أقرب {passages} مقطعا",
    ),
    "lacks": ("It does not have: {missing}", "ليس فيه: {missing}"),
    "lacks_nothing": (
        "It has every name, number and day of the claim",
        "فيه كل ما في الادعاء من أسماء وأرقام وأيام",
    ),
    "lacks_weekday": ("the day of the week", "يوم الأسبوع"),
    "lacks_office": ("the office that it names", "المنصب الذي يذكره"),
    "lacks_speaker": ("In it another says so", "فيه يقول ذلك غير من ذكره الادعاء"),
    "lacks_denial": ("One of the two denies what the other says", "أحدهما ينفي ما يقوله الآخر"),
    "lacks_modality": ("It is not as sure of it as the claim", "ليس فيه ما في الادعاء من الجزم"),
    "lacks_actor": ("In it who did it and to whom stand the other way round", "الفاعل والمفعول فيه على عكس الادعاء"),
    "according": (", according to {by}", "، بحسب {by}"),
    "quoted": (", according to a source that the article quotes.", "، بحسب مصدر ينقل عنه المقال."),
    "comma": (", ", "، "),
    "parts": ("of {count} parts: ", "من أجزاء الادعاء ({count}): "),
    "parts_supported": ("{count} supported", "مدعوم {count}"),
    "parts_contradicted": ("{count} contradicted", "مناقَض {count}"),
    "parts_mixed": ("{count} told in different ways", "متباين {count}"),
    "parts_not_found": ("{count} not found", "غير موجود {count}"),
    "parts_unchecked": ("{count} cannot be checked", "لا يمكن التحقق منه {count}"),
    "unfit_question": (
        "this asks and states nothing: put it as a statement, or use `ask`",
        "هذا سؤال لا ادعاء: اكتبه في صيغة خبر، أو استعمل `ask`",
    ),
    "unfit_name": (
        "this is only a name: say what it did, or what happened to it",
        "هذا اسم فحسب: اذكر ما فعله أو ما جرى له",
    ),
    "unfit_opinion": (
        "this is an opinion: only what happened, or what somebody said, can be checked",
        "هذا رأي: لا يمكن التحقق إلا مما حدث أو مما قاله أحد",
    ),
    "unfit_prediction": (
        "this is yet to come: only what happened, or what somebody foresees, can be checked",
        "هذا توقع: لا يمكن التحقق إلا مما حدث أو مما توقعه أحد",
    ),
    "unfit_short": (
        "this says too little to be told apart: say who did what, where or when",
        "هذا أقصر من أن يُتحقق منه: اذكر من فعل ماذا وأين أو متى",
    ),
    "for": ("For", "ما يؤيده"),
    "against": ("Against", "ما يخالفه"),
    "near": ("Near, but it decides nothing: read it yourself", "قريب منه ولا يحسم شيئا: اقرأه بنفسك"),
}  # fmt: skip


def say(phrase: str, language: Language, **values: object) -> str:
    """The phrase in Arabic for an Arabic reader, else in English."""
    return _PHRASES[phrase][language == "ar"].format(**values)


def day(value: date | None, language: Language) -> str:
    if value is None:
        return say("any", language)
    if language == "ar":
        return f"{value.day} {_MONTHS_AR[value.month - 1]} {value.year}"
    return f"{value.day} {value:%B %Y}"


def weekday(value: date, language: Language) -> str:
    return _WEEKDAYS_AR[value.weekday()] if language == "ar" else f"{value:%A}"


def report_of(article: Article, language: Language) -> str:
    """Who reported and when: what stands over the words of each article."""
    source = article.source or say("unnamed", language)
    if article.published is None:
        return say("undated", language, source=source)
    return say("report_of", language, day=day(article.published, language), source=source)
