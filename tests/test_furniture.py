import pytest

from index.furniture import advertises, ends_article, is_date_line, is_furniture, may_be_title
from tests.conftest import article

FURNITURE = """
Share this article
Facebook | Twitter | WhatsApp
شارك هذا الخبر
شاركها فيسبوك تويتر واتساب
تم نسخ الرابط
Read also: The ferries that made the harbour
READ MORE: The ferries that made the harbour
See also – the old bridge
Also read the story of the ferries
اقرأ أيضاً: إضراب العبارات
اقرأ أيضا إضراب العبارات يدخل أسبوعه الثاني
إقرأ المزيد... إضراب العبارات
اقرأ أيضا/ إضراب العبارات
للمزيد: إضراب العبارات يدخل أسبوعه الثاني
لقراءة المزيد من الأخبار: ميناء الشمال
تخطى قصص مقترحة وواصل القراءة
قصص مقترحة نهاية
مواضيع قد تهمك نهاية
Skip recommended stories and continue reading
End of newsletter promotion
تابعونا على واتساب
📌 تابعنا على تيليغرام
تابعوا آخر أخبارنا عبر Google News
للاشتراك في قناتنا على تلغرام اضغط هنا
انضم إلى قناة الأخبار على تيليجرام
لمتابعة آخر الأخبار انضموا إلى قناتنا
اشترك في النشرة البريدية
Follow us on X
Join our WhatsApp channel for more
Subscribe to our newsletter.
Sign up for our morning newsletter.
🕒 3 دقائق للقراءة
⏱ دقيقتان للقراءة
مدة القراءة: 4 دقائق
5 min read
Reading time: 4 minutes
🕔 10:30
استمع إلى الخبر
Listen to this article
تكبير الخط
حجم الخط - +
عدد المشاهدات: 1٬523
1,204 views
منذ 3 ساعات
3 hours ago
إعلان
Advertisement
مباشر
📷 الجسر عند الفجر
مصدر الصورة، وكالة الميناء
التعليق على الصورة، الجسر عند الفجر
تصوير: سامي كرم
صورة أرشيفية
Image source, Harbour Agency
Photo: A. Berg
Photo credit: A. Berg / Harbour Agency
(رويترز)
(Harbour Agency)
لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *
المصدر: مرفأ برس + وكالات
الوسوم
الكلمات المفتاحية: جسر، ميناء
Tags: bridge, harbour
قيم الخبر ★★★★☆
للتواصل مع المحرر: desk@harbour.example
جميع الحقوق محفوظة © 2021
حقوق النشر محفوظة لمرفأ برس
All rights reserved.
We use cookies to make this site better. By going on you accept them, as our privacy policy says.
يستخدم هذا الموقع ملفات تعريف الارتباط
نستخدم في موقعنا ملفات تعريف الارتباط لتحسين تجربتكم
-----------------
* * *
🕒
""".strip().split("\n")

SAID = """
Facebook was fined 12 million crowns on Monday.
Telegram said that it would appeal.
"We use cookies to follow readers", the company wrote to the court.
The site uses cookies in its kitchen, baked by the editor's mother.
Cookies were found on the phones of nine readers.
تعرضت ثلاثة مواقع لغرامة بسبب ملفات تعريف الارتباط.
"نستخدم ملفات تعريف الارتباط"، قالت الشركة أمام المحكمة.
"Read also the small print," she told the buyers.
Read also the small print, she told the buyers.
Watch also for ice on the roads.
"اقرأ أيضا ما كتب بخط صغير"، هكذا نصحت القراء.
وشاهد الوزير أيضا المعرض.
شارك الوزير في الاجتماع الذي عقد أمس.
شارك في السباق مئتا متسابق
اشترك في التأليف ثلاثة كتاب
اشترك في المسابقة طلاب من تسع مدارس.
انضم إلى فيسبوك عام 2012
انضم إلى قناة الميناء مراسلا عام 1998
تابعوا سيرهم نحو الحدود.
تابعوا القضية منذ البداية محامون من ثلاث دول.
تابعوا الخطاب عبر فيسبوك. ثم خرجوا إلى الشوارع.
سجل في قائمة المطلوبين
Follow us or perish, the rebels told the villagers.
Sign up for the army began on Monday.
Subscribe to the theory, and much follows from it.
Live fire was heard near the port.
الصورة، كما يقول، قاتمة
Five minutes of reading a day are enough, says the teacher.
قرأ الوزير البيان في خمس دقائق
منذ ثلاث ساعات والنار مشتعلة
المصدر: "سنواصل الإضراب"
Most read the letter twice.
الإعلان عن النتائج يوم الأحد
(He paused, then said: no.)
2. The second demand
العملية السياسية
""".strip().split("\n")


@pytest.mark.parametrize("line", FURNITURE)
def test_the_page_s_own_lines_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", SAID)
def test_what_an_article_says_is_not(line: str) -> None:
    assert not (is_furniture(line) or ends_article(line) or advertises(line))


def test_nothing_is_neither_and_what_is_long_is_the_article_s() -> None:
    assert not is_furniture("")
    assert not is_furniture("Read also: " + "the harbour and its bridge " * 10)
    assert not is_furniture("📷 " + "the harbour and its bridge " * 10)


@pytest.mark.parametrize("line", ["Read also", "اقرأ أيضاً:", "مواضيع ذات صلة", "🔴 شاهد أيضا", "Related", "قد يهمك|"])
def test_a_heading_of_other_news_is_told(line: str) -> None:
    assert advertises(line)


@pytest.mark.parametrize(("line", "title"), [
    ("إضراب العبارات يدخل أسبوعه الثاني", True), ("Who owns the harbour?", True), ("", False),
    ("وقالت الهيئة إن الجسر سيبقى مغلقا.", False), ('He said: "It is closed."', False), ("وأضاف:", False),
])  # fmt: skip
def test_titles_are_no_sentences(line: str, title: bool) -> None:
    assert may_be_title(line) is title


BODY = "افتتح الجسر صباح الاثنين أمام حركة السير، بعد تسع سنوات."
MORE = "وقالت رئيسة البلدية إن الأعمال كلفت 412 مليون كرونة."


@pytest.mark.parametrize(("between", "kept"), [
    (["اقرأ أيضا", "إضراب العبارات"], []),
    (["اقرأ أيضا:", "", "إضراب العبارات", "كلفة الجسر"], ["كلفة الجسر"]),  # a subheading, for all that is known
    (["مواضيع ذات صلة", "- إضراب العبارات", "- سوق السمك يغير مكانه"], []),
    (["Read also", "• The ferries", "• The port"], []),
    (["اقرأ أيضا", "وقال مهندس الجسر إن العمل سيستمر."], ["وقال مهندس الجسر إن العمل سيستمر."]),
])  # fmt: skip
def test_a_block_of_other_news_in_a_text_goes_with_its_titles(between: list[str], kept: list[str]) -> None:
    text = article("\n".join([BODY, *between, MORE])).text
    assert [line for line in text.split("\n") if line] == [BODY, *kept, MORE]


def test_titles_of_other_news_that_end_a_page_go_all() -> None:
    assert (
        article("\n".join([BODY, MORE, "قد يهمك", "إضراب العبارات", "سوق السمك", "من بنى الجسر؟"])).text
        == f"{BODY}\n{MORE}"
    )


def test_an_article_without_full_stops_is_not_taken_for_titles() -> None:
    lines = [f"سطر من قصيدة البحر رقم {n}" for n in range(12)]
    assert article("\n".join([BODY, "اقرأ أيضا", "عنوان آخر", *lines])).text == "\n".join([BODY, *lines])


def test_repeats_of_the_title_clocks_and_times_glued_to_bylines_are_not_text() -> None:
    title = "افتتاح الجسر بعد تسع سنوات"
    head = [title, title, "كتب: سامي كرم 🕔 تم النشر بتاريخ : 8 آذار، 2021 1:38:02 م", "⏱ 3 دقائق للقراءة"]
    made = article("\n".join([*head, BODY, MORE]), page=True)
    assert (made.title, made.text, str(made.published)) == (title, f"{BODY}\n{MORE}", "2021-03-08")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("تم النشر في 8 شباط 2020 الساعة 10:15 بتوقيت دمشق", True),
        ("كتبت ليلى حداد، نشر بتاريخ 08/02/2020 - آخر تحديث 09/02/2020", True),
        ("Published on 8 February 2020.", True),
        ("Last updated: 9 February 2020, 14:05 GMT by the news desk", True),
        ("التقرير الذي نشر في 8/2/2020 قال إن المحادثات لم تصل إلى اتفاق.", False),
        ("The study, published on 8 February 2020, found that the wells were dry.", False),
        ("The ministry posted on 8 February 2020 that the road would stay closed.", False),
    ],
)
def test_a_date_line_says_when_the_page_was_published_and_not_when_something_else_was(line: str, is_one: bool) -> None:
    assert is_date_line(line) is is_one
