"""The files that a conversation can be taken out as."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rag.types import Language
from web.export.markdown import as_markdown
from web.export.paper import Paper, Turns, paper
from web.export.printed import as_page

Kind = Literal["word", "page", "markdown"]
KINDS: tuple[Kind, ...] = ("word", "page", "markdown")


@dataclass(frozen=True, slots=True)
class File:
    name: str
    media: str
    data: bytes


def exported(turns: Turns, kind: Kind, language: Language, made: date) -> File:
    """The conversation as a file, whose own words are in the language of the reader."""
    ending, media, write = _MADE[kind]
    return File(f"khabar-{made:%Y-%m-%d}.{ending}", media, write(paper(turns, language, made)))


def _word(whole: Paper) -> bytes:
    from web.export.word import as_word  # python-docx is slow to import

    return as_word(whole)


_MADE: dict[Kind, tuple[str, str, Callable[[Paper], bytes]]] = {
    "markdown": ("md", "text/markdown; charset=utf-8", lambda whole: as_markdown(whole).encode()),
    "word": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word),
    "page": ("html", "text/html; charset=utf-8", lambda whole: as_page(whole).encode()),
}
