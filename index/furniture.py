"""What stands on a news page and is not the article: share bars, comment forms, related news, bylines.

Patterns are matched on folded lines (`rag.text.fold`), so one spelling stands for all. What people do in the news, too
(share, follow, subscribe, read), counts only with the outlet's own channels beside it, or as a label with a colon.
"""

import re
from functools import lru_cache

from rag.dates import stated_dates
from rag.places import place_keys
from rag.text import fold, words

_LONGEST = 140  # characters of a furniture line; anything longer is the article's
_FEW_WORDS, _BYLINE_WORDS = 8, 24  # of a line that is a date, or all that a page says of itself
_POLICY = 600  # characters of a paragraph about what may be commented, or about cookies
_CLOCKED = 40  # characters of a line that begins with a clock
_TITLE = 110  # characters of a title that is advertised
_folded = lru_cache(4)(fold)  # a line is looked at for several things

_AFTER_THE_ARTICLE = re.compile(
    r"(?:(?:ال)?(?:اخبار|مواضيع|مقالات|مواد)\s+(?:ال)?(?:متعلقه|مشابهه|مرتبطه)|(?:اخبار|مواضيع|مقالات|مواد)\s+ذات\s+صله|"
    r"اترك\s+(?:تعليقا|ردا)|اضف\s+تعليقا?|(?:ال)?تعليقات|الخبر\s+(?:السابق|التالي)|المقال\s+(?:السابق|التالي)|"
    r"(?:قد\s+يعجبك|(?:مواضيع\s+)?قد\s+(?:يهمك|تهمك))(?:\s+ايضا)?|الاكثر\s+(?:قراءه|مشاهده)|(?:اخر|احدث)\s+الاخبار|كن\s+اول\s+من\s+(?:يعلق|يكتب\s+تعليقا)|"
    r"leave\s+a\s+(?:comment|reply)|related\s+(?:news|articles|stories|posts|topics)|be\s+the\s+first\s+to\s+comment|"
    r"you\s+(?:may|might)\s+also\s+like|more\s+(?:on\s+this\s+story|from\s+.{2,30})|most\s+(?:read|viewed)|latest\s+news|comments|"
    r"(?:previous|next)\s+(?:article|post|story)|post\s+navigation)\s*[:.(\d)]*"
)
_ADVERTISED = re.compile(
    r"(?:(?:اقرا|اقراي|اقراوا|شاهد|شاهدوا|طالع|تابع)\s+(?:ايضا|المزيد)|(?:اخبار|مواضيع|مقالات)\s+ذات\s+صله|ذات\s+صله|"
    r"(?:مواضيع\s+)?قد\s+(?:يهمك|تهمك)(?:\s+ايضا)?|(?:read|see|watch)\s+(?:also|more|next)|also\s+read|"
    r"related(?:\s+(?:news|articles|stories|posts|topics))?|recommended(?:\s+stories|\s+for\s+you)?|don'?t\s+miss)\s*[:|-]*"
)
_PLATFORM = (
    r"(?:تويتر|فيسبوك|فيس\s+بوك|واتس\s?اب|انست[غج]رام|يوتيوب|تي?لي?[غج]رام|تيك\s+توك|(?:جو|غو)[جغ]ل|google|twitter|facebook|whatsapp|"
    r"telegram|instagram|youtube|tiktok|x\b)"
)
_OURS = r"(?:قناتنا|قنواتنا|صفحتنا|صفحاتنا|حسابنا|حساباتنا|مجموعتنا|تطبيقنا|نشرتنا|خدمتنا|موقعنا|منصاتنا)"
_BAR = (
    r"(?:share|tweet|facebook|twitter|whatsapp|telegram|linkedin|email|print|copy\s+link|save|فيسبوك|تويتر|واتساب|لينكدان|"
    r"تي?لي?[غج]رام|طباعه|حفظ|ارسال|نسخ\s+الرابط|تم\s+نسخ\s+الرابط|تم\s+النسخ)"
)
_LINES = (
    # share bars
    r".{0,12}(?:شارك|مشاركه|شاركها|للمشاركه)\s*(?:(?:هذا\s+|هذه\s+)?(?:الخبر|المقال|القصه|الموضوع|عبر|علي)(?:\s+\w+){0,2})?\s*:?",
    rf"(?:شاركها?\s+)?{_BAR}(?:[\s|,/·+&]+(?:this|article|on|x|{_BAR}))*\s*:?",
    # other news: with a label, or as a title, which has no full stop
    r"(?:اقرا|اقراي|اقراوا|شاهد|تابع|طالع)\s+(?:ايضا|المزيد)(?:\s*(?:[|/-]|\.\.+).*|.{0,20}:.*|[^:.!?]*[!?]?)",
    r"(?:(?:لقراءه\s+|لمعرفه\s+)?(?:ال|لل)مزيد(?:\s+(?:من|عن|حول|في)\s.{2,40})?|ذات\s+صله)\s*:.*",
    r"(?:read|see|watch)\s+also(?:\s*(?:[|/-]|\.\.+).*|.{0,20}:.*|[^:.!?]*[!?]?)|also\s+read\b.*|(?:read\s+)?more\s*:.*|related\s*:.*",
    r"(?:تخط(?:ي|ي\s+الي)?\s+.{2,60}\sوواصل\s+القراءه|.{0,40}\s?قد\s+تهمك\s+نهايه|قصص\s+مقترحه(?:\s+نهايه)?)",
    r"skip\s+.{2,60}\sand\s+continue\s+reading|end\s+of\s+(?:recommended|related|most\s+read|newsletter)\b.{0,40}",
    # the outlet's channels
    rf"(?:تابعونا|تابعنا)(?:\s.*)?|تابعوا\s[^.]{{1,60}}\s(?:علي|عبر)\s(?:[^.]{{0,12}}\s)?(?:{_PLATFORM}|{_OURS})[^.]*|تابعوا\s.{{1,30}}\sعلي",
    rf"(?:لمتابعه\s.{{1,40}}\s)?(?:للاشتراك|للانضمام|اشترك(?:وا|ي)?|انضم(?:وا|ي)?)\s+(?:الان\s+)?(?:في|الي|ب|علي)\s?(?:{_OURS}|(?:ال)?نشره|قناه\s.*{_PLATFORM}).{{0,60}}",
    r"(?:حمل|حملوا|نزل|نزلوا)\s+(?:الان\s+)?(?:تطبيقنا|التطبيق\b).{0,60}",
    r"follow\s+us(?:\s+(?:on|@|at)\b.*)?|follow\s+.{2,30}\s+on\s+(?:twitter|facebook|x|instagram)\b.*|"
    r"(?:join|subscribe\s+to)\s+(?:our|the)\s.{0,40}(?:channel|newsletter|podcast|magazine|feed|briefing|group)\b.*|"
    r"(?:subscribe|sign\s+up)(?:\s+(?:now|today|here))?|subscribe\s+to\s+our\b.*|"
    r"sign\s+up\s+(?:for|to)\s+.{0,40}(?:newsletter|alert|update|briefing|email|news|stories)s?\b.*|"
    r"for\s+more\s+stories\s+like\s+this\b.*|click\s+here\b.*|got\s+a\s+story\b.*|get\s+(?:in\s+touch\s+with|the\s+latest)\b.*",
    # reading
    r"(?:(?:وقت|مده|زمن)\s+القراءه\s*:?\s*)(?:\d+\s+)?(?:دقيقه|دقيقتان|دقيقتين|دقايق)(?:\s+واحده)?|"
    r"(?:\d+\s+)?(?:دقيقه|دقيقتان|دقيقتين|دقايق)(?:\s+واحده)?\s+(?:لل)?(?:قراءه)|"
    r"(?:reading\s+time\s*:?\s*)\d+\s*min(?:ute)?s?|\d+\s*[-\s]?min(?:ute)?s?\s+read",
    r"استمع\s+(?:الي|ل)\s*(?:هذا\s+)?(?:ال)?(?:خبر|مقال|تقرير|نص)|(?:تكبير|تصغير|حجم)\s+(?:ال)?(?:خط|نص)[\s+-]*|"
    r"listen\s+to\s+this\s+(?:article|story)|(?:increase|decrease)\s+(?:font|text)\s+size|text\s+size[\s+-]*",
    r"(?:عدد\s+)?(?:ال)?(?:مشاهدات|قراءات|زيارات)\s*:?\s*[\d.,k]+|[\d.,k]+\s+(?:مشاهده|قراءه|views?|shares?|comments?)|views?\s*:?\s*[\d.,k]+",
    r"(?:منذ|قبل)\s+(?:\d+\s+)?(?:دقيقه|دقايق|دقيقتين|ساعه|ساعات|ساعتين|يوم|ايام|يومين)|\d+\s+(?:minute|min|hour|day)s?\s+ago",
    r"(?:للتواصل|راسلونا|لمراسله|contact|email)\b.{0,40}\S@\S+\.?|قيم\s+(?:هذا\s+)?(?:ال)?(?:خبر|مقال)\W*",
    r"اعلان|اعلانات|مساحه\s+اعلانيه|مباشر|عاجل|حصري|advertise?ment|sponsored|promoted|live|breaking|exclusive|ad",
    # pictures, which are not stored
    r"(?:مصدر\s+الصوره|التعليق\s+علي\s+الصوره)\s*[:,].{1,80}|(?:(?:ال)?صوره|تصوير)\s*:.{1,60}|صوره\s+(?:ارشيفيه|من\s+الارشيف)|"
    r"(?:photo|image|picture)\s+(?:credits?|source|caption|courtesy(?:\s+of)?|by)\s*[:,]?\s.{1,60}|(?:photo|image|picture)s?\s*:.{1,60}|"
    r"(?:file|archive)\s+(?:photo|picture)\.?|\([^().!?:\d]{2,30}\)",
    # forms, sources, rights
    r"لن\s+يتم\s+نشر\s+عنوان\s+بريدك.*|الحقول\s+الالزاميه.*|your\s+email\s+address\s+will\s+not.*|required\s+fields\s+are.*",
    r"(?:المصدر|المصادر|source|sources)\s*:\s*[^\"]{1,60}|(?:ال)?(?:وسوم|علامات|كلمات\s+(?:ال)?(?:مفتاحيه|دلاليه))\s*:?\s*|"
    r"(?:(?:ال)?(?:وسوم|كلمات\s+(?:ال)?(?:مفتاحيه|دلاليه))|tags?|keywords?)\s*:\s*.*",
    r"(?:جميع\s+(?:ال)?حقوق|حقوق\s+(?:النشر|الطبع|التاليف)).{0,20}\sمحفوظه.*|(?:all\s+rights\s+reserved|copyright\s+(?:c\s+)?\d{4}).*",
)
_LINE = re.compile("|".join(_LINES))
_PLAIN = re.compile(r"[^\w\"'(\[]*((?:.*[\w\"')\].!?:])?)")  # without emoji, bullets and arrows around it
_PICTURED = re.compile(r"[\U0001f4f7\U0001f4f8\U0001f4f9\U0001f3a5]")  # cameras: what follows is a caption
_CLOCK = re.compile(r"[\U0001f550-\U0001f567\u23f0-\u23f3\u231a\u231b]")
_COOKIES = re.compile(
    r"(?:we|this\s+(?:site|website)|our\s+(?:site|website|partners))\s+uses?\s+cookies\b|"
    r"(?:نستخدم|يستخدم\s+(?:هذا\s+|هذه\s+)?(?:ال)?موقع(?:نا)?)\s+(?:(?:في|علي)\s+(?:هذا\s+)?(?:ال)?موقع(?:نا)?\s+)?(?:ملفات\s+)?(?:تعريف\s+الارتباط|(?:ال)?كوكيز)"
)
# A page's last words are often glued to the article's: "... وكالاتتابعوا RT على".
_GLUED_END = re.compile(
    r"(?:\s*(?:المصدر|المصادر)\s*:[^.؟!\n]{1,60}?)?\s*(?:تابعوا|تابعونا)\s*(?P<outlet>[^.\n]{0,30}?)\s+على\s*[^.\n]{0,20}$"
    r"|\s+(?:المصدر|المصادر)\s*:[^.؟!\n]{1,60}$"
)
# The outlet speaks of itself and its readers; in news, too, opinions "do not reflect" somebody's.
_COMMENT_POLICY = re.compile(
    r"مراجعه\s+التعليقات\s+قبل\s+نشرها|"
    r"^(?:ال)?(?:تعليقات|مشاركات|اراء)\s+(?:الوارده|المنشوره)\s+(?:ادناه|هنا)?.{0,30}لا\s+تعبر\s.{0,20}(?:ال)?موقع|"
    r"^(?:all\s+|your\s+)?comments\s+(?:are|will\s+be)\s+(?:pre-?)?moderated|"
    r"^(?:comments|views|opinions)\s+(?:posted|expressed)\s+(?:below|here|by\s+(?:readers|users)).{0,40}do\s+not\b"
)
_PUBLISHED = re.compile(
    r"تم\s+النشر|نشر\s+(?:في|بتاريخ)|تاريخ\s+النشر|اخر\s+تحديث|published|posted\s+on|last\s+updated|updated\s*:"
)
_DESK = re.compile(r"(?P<outlet>.{2,30}?)\s*[-:|/]\s*(?:فريق\s+التحرير|التحرير|متابعات|وكالات|staff|newsroom|editors?)")
_DATELINE = re.compile(r"(?P<outlet>[^\W\d]+(?:\s[^\W\d]+)?)\s*[-–—|]\s*[^\W\d]+(?:\s[^\W\d]+)?")


def ends_article(line: str) -> bool:
    """True for the heading of what follows an article, comments or related news, and for a rule of comments."""
    if len(line) <= _LONGEST and _AFTER_THE_ARTICLE.fullmatch(_folded(line).strip()):
        return True
    return len(line) <= _POLICY and bool(_COMMENT_POLICY.search(_folded(line)))


def is_furniture(line: str) -> bool:
    """True for a line that is the page's and not the article's."""
    if line and not any(map(str.isalnum, line)):
        return True  # a rule of dashes, a clock
    if len(line) > _POLICY:
        return False
    if _PICTURED.match(line) or (_CLOCK.match(line) and len(line) <= _CLOCKED):
        return len(line) <= _LONGEST
    said = _plain(line)
    return bool(_COOKIES.match(said)) or (len(line) <= _LONGEST and bool(_LINE.fullmatch(said)))


def advertises(line: str) -> bool:
    """True for the heading of other news, whose titles follow it."""
    return len(line) <= _LONGEST and bool(_ADVERTISED.fullmatch(_plain(line)))


def may_be_title(line: str) -> bool:
    """True for a line such as other news are advertised by: short, and no sentence of the article."""
    return 0 < len(line) <= _TITLE and not line.rstrip('"”»)').endswith((".", "!", ":", "،", "؛"))


def is_date_line(line: str) -> bool:
    """True for a short line that says when the page was published, or holds little but a whole date."""
    if len(line) > _LONGEST or not any(d.whole for d in stated_dates(line)):
        return False
    sentence, labelled = line.endswith((".", "!", "؟", "?")), bool(_PUBLISHED.search(_folded(line)))
    if labelled:  # a sentence may say so of a report
        return len(words(line)) <= (_FEW_WORDS if sentence else _BYLINE_WORDS)
    return not sentence and len(words(line)) < _FEW_WORDS


def outlet_of_byline(line: str, *, below_title: bool) -> str | None:
    """The outlet that a byline names: "Outlet – newsroom", or below the title "Outlet - place"."""
    if len(line) > 60:
        return None
    byline = _DESK.fullmatch(_folded(line).strip()) or (_DATELINE.fullmatch(line.strip()) if below_title else None)
    outlet = line.strip()[: byline.end("outlet")].strip() if byline else None
    return outlet if outlet and not place_keys(outlet) else None  # "Turkey - Russia" is a heading


def without_glued_end(line: str) -> tuple[str, str | None]:
    """The line without the page's last words, and the outlet those name."""
    match = _GLUED_END.search(line)
    if not match or match.start() < len(line) / 2:
        return line, None
    return line[: match.start()].rstrip(), match.group("outlet") or None


def _plain(line: str) -> str:
    match = _PLAIN.match(_folded(line))
    return match[1] if match else ""
