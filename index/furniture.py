"""What stands on a news page and is not the article: share bars, comment forms, related news, bylines.

Patterns are matched on folded lines (`rag.text.fold`), so one spelling stands for all.
"""

import re

from rag.dates import stated_dates
from rag.places import place_keys
from rag.text import fold, words

_LONGEST = 140  # characters of a furniture line; anything longer is the article's
_POLICY = 600  # characters of a paragraph about what may be commented

_AFTER_THE_ARTICLE = re.compile(
    r"(?:(?:ال)?(?:اخبار|مواضيع|مقالات|مواد)\s+(?:ال)?(?:متعلقه|مشابهه|مرتبطه)|(?:اخبار|مواضيع|مقالات|مواد)\s+ذات\s+صله|"
    r"اترك\s+(?:تعليقا|ردا)|اضف\s+تعليقا?|(?:ال)?تعليقات|الخبر\s+(?:السابق|التالي)|المقال\s+(?:السابق|التالي)|"
    r"قد\s+يعجبك\s+ايضا|الاكثر\s+قراءه|leave\s+a\s+(?:comment|reply)|related\s+(?:news|articles|stories|posts|topics)|"
    r"you\s+(?:may|might)\s+also\s+like|more\s+(?:on\s+this\s+story|from\s+.{2,30})|most\s+(?:read|viewed)|comments|"
    r"(?:previous|next)\s+(?:article|post|story)|post\s+navigation)\s*[:.(\d)]*"
)
_LINE = re.compile(
    r"(?:.{0,12}(?:شارك|مشاركه|شاركها|للمشاركه)\s*(?:(?:هذا\s+)?(?:الخبر|المقال|عبر|علي)(?:\s+\w+){0,2})?\s*:?|"
    r"(?:share|tweet|facebook|twitter|whatsapp|telegram|email|print|copy\s+link|فيسبوك|تويتر|واتساب|طباعه|نسخ الرابط)"
    r"(?:[\s|,/·+&]+(?:share|tweet|this|article|on|facebook|twitter|whatsapp|telegram|email|print|فيسبوك|تويتر|واتساب|تيليجرام|طباعه|x))*\s*:?|"
    r"(?:اقرا|اقراي|اقراوا|شاهد|تابع)\s+ايضا\b.*|(?:read|see|watch)\s+also\b.*|also\s+read\b.*|"
    r"تابعوا?(?:نا)?\s+.{1,40}|follow\s+us\b.*|subscribe\s+to\s+(?:our|the)\b.*|sign\s+up\s+for\b.*|اشترك\s+في\s+.{1,60}|"
    r"لن\s+يتم\s+نشر\s+عنوان\s+بريدك.*|الحقول\s+الالزاميه.*|your\s+email\s+address\s+will\s+not.*|required\s+fields\s+are.*|"
    r"(?:المصدر|المصادر|source|sources)\s*:\s*.{1,60}|(?:كلمات\s+(?:مفتاحيه|دلاليه)|tags?|keywords?)\s*:\s*.*|"
    r"(?:read\s+)?more\s*:.*|click\s+here\b.*|got\s+a\s+story\b.*|get\s+(?:in\s+touch\s+with|the\s+latest)\b.*|"
    r"follow\s+.{2,30}\s+on\s+(?:twitter|facebook|x|instagram)\b.*|sign\s+up\s+to\b.*|for\s+more\s+stories\s+like\s+this\b.*|"
    r"(?:we\s+use|this\s+(?:site|website)\s+uses)\s+cookies.*|(?:جميع\s+الحقوق\s+محفوظه|all\s+rights\s+reserved).*)"
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
    if len(line) <= _LONGEST and _AFTER_THE_ARTICLE.fullmatch(fold(line).strip()):
        return True
    return len(line) <= _POLICY and bool(_COMMENT_POLICY.search(fold(line)))


def is_furniture(line: str) -> bool:
    """True for a line that is the page's and not the article's."""
    return len(line) <= _LONGEST and bool(_LINE.fullmatch(fold(line).strip()))


def is_date_line(line: str) -> bool:
    """True for a short line that says when the page was published, or holds little but a whole date."""
    if len(line) > _LONGEST or not any(d.whole for d in stated_dates(line)):
        return False
    return bool(_PUBLISHED.search(fold(line))) or (len(words(line)) <= 7 and not line.endswith((".", "!", "؟", "?")))


def outlet_of_byline(line: str, *, below_title: bool) -> str | None:
    """The outlet that a byline names: "Outlet – newsroom", or below the title "Outlet - place"."""
    if len(line) > 60:
        return None
    byline = _DESK.fullmatch(fold(line).strip()) or (_DATELINE.fullmatch(line.strip()) if below_title else None)
    outlet = line.strip()[: byline.end("outlet")].strip() if byline else None
    return outlet if outlet and not place_keys(outlet) else None  # "Turkey - Russia" is a heading


def without_glued_end(line: str) -> tuple[str, str | None]:
    """The line without the page's last words, and the outlet those name."""
    match = _GLUED_END.search(line)
    if not match or match.start() < len(line) / 2:
        return line, None
    return line[: match.start()].rstrip(), match.group("outlet") or None
