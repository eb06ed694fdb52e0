"""A PDF to a record: its lines to paragraphs, without what stands at the edges of every page."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import IO, Any

from index import glyphs
from index.furniture import is_date_line
from index.layout import Line, in_order, rows
from index.visual import plain, upright
from rag.errors import InputError
from rag.text import language, words
from rag.types import Language, Record

_LARGEST = 64 * 2**20  # bytes, pictures too
_WAITED = 2 * glyphs.SECONDS  # of the clock; a busy machine gives the processor to others
_EDGE = 2  # lines at the top of a page and at its bottom that may be the same on every page
_GAP = 1.7  # of the size: between a running head and the text
_ALIKE = 0.87, 1.15  # sizes of one text
_OFTEN = 0.3  # of the pages
_UNTOLD = 0.05  # of the letters, at most, may be of fonts that do not name them
_PAGE_NUMBER = re.compile(r"(?:page|صفحة)?\s*\d{1,4}(?:\s*(?:/|of|من)\s*\d{1,4})?", re.I)
_ENDED = re.compile(r"[.!?؟…:»”\"]$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_NO_TITLE = re.compile(r"^(?:microsoft \w+ -|untitled|بدون عنوان|.*\.(?:docx?|pdf|indd|rtf|txt|html?|qxd)$)|://", re.I)
_PRINTED = re.compile(r"mozilla|chrom|skia|webkit|wkhtml|quartz|cairo", re.I)
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def pdf_record(file: IO[bytes], uri: str) -> Record:
    """InputError that says why, where it holds no text that can be told."""
    return record_of(_told(file.read(_LARGEST + 1)), uri)


def record_of(told: dict[str, Any], uri: str) -> Record:
    """Of what stands where on the pages."""
    from_right = _check("".join(glyph[4] for page in told["pages"] for glyph in page)) == "ar"
    pages = _without_edges([rows(page) for page in told["pages"]])
    lines = [line for page in pages for line in in_order(page, from_right)]
    if not lines:
        raise InputError("a PDF without text but what stands on each page: scanned, it holds only pictures of it")
    drawn = [line.text(from_right) for line in lines]
    texts = upright("\n".join(drawn)).split("\n")
    paragraphs = _paragraphs(lines, texts, from_right and texts == drawn)  # in reverse, they begin at the left
    text = "\n".join(paragraphs)
    return Record(uri, uri, text, _title(told["title"], lines, paragraphs), published=_made(told, text), page=True)


def _told(data: bytes) -> dict[str, Any]:
    """What stands where on the pages, and what the document says of itself, read by a program apart."""
    if len(data) > _LARGEST:
        raise InputError(f"a PDF of more than {_LARGEST // 2**20} MB: save it without its pictures")
    command = [sys.executable, "-I", str(Path(glyphs.__file__))]
    try:
        run = subprocess.run(command, input=data, capture_output=True, timeout=_WAITED)
    except subprocess.TimeoutExpired as error:
        raise InputError(_too_long()) from error
    if run.returncode in (-24, -9):  # what the system ends at its limit of time
        raise InputError(_too_long())
    if b"MemoryError" in run.stderr:
        raise InputError(f"a PDF that unpacks to more than {glyphs.MEMORY // 2**20} MB: print it again to a new PDF")
    if run.returncode:
        raise InputError("a damaged PDF: print it again to a new one")
    told: dict[str, Any] = json.loads(run.stdout)
    refused = {
        "locked": "a locked PDF: save it without a password",
        "long": f"a PDF of more than {glyphs.PAGES} pages or {glyphs.GLYPHS:,} letters: split it into articles",
    }
    if reason := refused.get(told.get("refused", "")):
        raise InputError(reason)
    return told


def _too_long() -> str:
    return f"a PDF that takes more than {glyphs.SECONDS} seconds to read: print it again to a new one"


def _check(letters: str) -> Language:
    if not letters.strip():
        raise InputError("a PDF without text; a scanned one holds only pictures of it: read it with an OCR program")
    if letters.count(glyphs.NOT_TOLD) > len(letters) * _UNTOLD:
        raise InputError("a PDF whose fonts do not say which letters they draw: read it with an OCR program")
    return language(plain(letters))


def _without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages without their numbers and running heads: lines set apart at the edges, and alike on many pages."""
    edges = [[*_apart(page), *_apart(page[::-1])] for page in pages]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = max(2, len(pages) * _OFTEN)
    return [
        [line for line in page if line not in edge or not (seen[_key(line)] >= often or _is_number(line))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _apart(page: Sequence[Line]) -> Sequence[Line]:
    """The first lines, up to a gap that is wider than a paragraph's or to another size."""
    for n, (one, other) in enumerate(pairwise(page[: _EDGE + 1]), 1):
        if abs(one.y - other.y) > _GAP * other.size or not _ALIKE[0] < one.size / other.size < _ALIKE[1]:
            return page[:n]
    return page if len(page) <= _EDGE else []


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text(True))


def _is_number(line: Line) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text(True).strip("-–—| ")))


def _paragraphs(lines: Sequence[Line], texts: Sequence[str], from_right: bool) -> list[str]:
    pitches = [(a.y - b.y) / b.size for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * b.size]
    pitch = median(pitches) if pitches else 1.2
    hyphens = set(re.findall(r"\w+[-\u2010]\w+", " ".join(texts)))
    made: list[str] = []
    for n, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if not n or _begins(lines[n - 1], line, texts[n - 1], text, pitch, from_right):
            made.append(text)
        elif (cut := _HYPHENATED.search(made[-1])) and text[:1].islower():
            before = made[-1][: cut.start()]
            whole = f"{before.split()[-1]}-{text.split()[0]}"
            made[-1] = (f"{before}-" if whole.strip(".,;:") in hyphens else before) + text
        else:
            made[-1] = f"{made[-1]} {text}"
    return made


def _begins(before: Line, line: Line, said: str, text: str, pitch: float, from_right: bool) -> bool:
    """Whether a paragraph begins with this line."""
    if not _ALIKE[0] < line.size / before.size < _ALIKE[1]:
        return True
    ended = bool(_ENDED.search(said))
    if line.left != before.left or line.y >= before.y:  # the next column or page
        return ended
    if (before.y - line.y) / line.size > 1.3 * pitch:
        return True
    if _start(before, from_right) < line.size < _start(line, from_right):
        return True  # indented
    first = len(text.partition(" ")[0]) + 1
    return ended and _start(before, not from_right) > first * (line.x1 - line.x0) / max(len(text), 1) + line.size


def _start(line: Line, from_right: bool) -> float:
    """How far from the right edge of its column a line begins, or from the left."""
    return line.right - line.x1 if from_right else line.x0 - line.left


def _title(said: str, lines: Sequence[Line], paragraphs: Sequence[str]) -> str:
    """What the document says of itself if it stands at its beginning; else what is set larger there; else that."""
    said = "" if _NO_TITLE.search(said) or len(words(said)) < 2 else " ".join(said.split())
    head = paragraphs[0]
    if said and " ".join(words(said)) in " ".join(words(" ".join(paragraphs[:4]))):
        return said
    usual = median(line.size for line in lines)
    return head if lines[0].size > 1.15 * usual and len(head) <= 220 else said


def _made(told: dict[str, Any], text: str) -> date | None:
    """The day on which it was made, where the text names none; a page that is printed was made earlier."""
    found = _MADE.match(told["made"])
    if not found or _PRINTED.search(told["maker"]) or any(is_date_line(line) for line in text.split("\n")):
        return None
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return None
    return day if date(1990, 1, 1) <= day <= date.today() + timedelta(1) else None
