"""What an exported conversation says of itself, and which of its characters are kept. Pure."""

import re
from urllib.parse import quote, urlsplit

from rag.phrases import day, say
from rag.types import Article, Citation, Language

_SAID = {
    "title": ("Asked of the news", "أسئلة أجابت عنها الأخبار"),
    "references": ("References", "المراجع"),
    "made": ("Exported from Khabar on {day}", "صُدّر من خبر في {day}"),
    "kept": ("article {id}, revision {revision}, characters {span}", "المقال {id}، النسخة {revision}، الأحرف {span}"),
    "undated": ("undated", "غير مؤرخ"),
    "unnamed": ("outlet not named", "جهة نشر غير مذكورة"),
    "untitled": ("Untitled", "بلا عنوان"),
}
# Controls that are no space, halves of characters and what is no character, which no XML holds; and what turns text
# round, so that it lies about its order.
_LEFT_OUT = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_ADDRESS = "%/:?#[]@!$&'()*+,;=~-._"


def said(phrase: str, language: Language, **values: object) -> str:
    return _SAID[phrase][language == "ar"].format(**values)


def plain(text: str) -> str:
    """The text on one line, without what cannot be written or turns the order of what is read."""
    return unbroken(text).strip()


def unbroken(text: str) -> str:
    """As `plain`, for a part of a line: the spaces at its ends stay."""
    return re.sub(r"\s+", " ", _LEFT_OUT.sub("", text))


def title(citation: Citation) -> str:
    article = citation.article
    return plain(article.title) or said("untitled", article.language)


def outlet_and_day(citation: Citation) -> str:
    """Who published the article, and when, in its own language."""
    article = citation.article
    language = article.language
    published = day(article.published, language) if article.published else said("undated", language)
    return say("comma", language).join((plain(article.source or "") or said("unnamed", language), published))


def kept(citation: Citation) -> str:
    """Where the quote stands, so that anyone can check it: article, revision, offsets."""
    own = citation.quote
    spoken = citation.article.language
    return said("kept", spoken, id=own.article_id, revision=own.revision, span=f"{own.start}–{own.end}")


def link(article: Article) -> str:
    """The article's address on the web, fit to be linked to; empty if it has none."""
    for given in (article.url, article.uri):
        try:
            parts = urlsplit(plain(given or ""))
            if parts.scheme in ("http", "https") and parts.hostname:
                return quote(parts.geturl(), safe=_ADDRESS)
        except ValueError:  # "http://[" is none
            continue
    return ""


def address(article: Article) -> str:
    """Where the article came from, as text; of a file on the server, only its name."""
    whole = link(article) or plain(article.uri)
    return re.sub(r"^file:.*/", "", whole)
