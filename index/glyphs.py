"""A program of its own: a PDF on its standard input, what stands where on its pages as JSON on its standard output.

It runs apart because a PDF may ask for any memory and any time: the system ends it at the limits below. Only this
file knows pdfminer; it imports nothing of ours, so that it starts quickly and from anywhere.
"""

import json
import logging
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTContainer, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

MEMORY = 512 * 2**20  # bytes
SECONDS = 60  # of the processor
PAGES = 200
GLYPHS = 300_000  # of the whole document
_FAR = 1e5  # points: no letter stands so far out, nor is so large
NOT_TOLD = "\ufffd"  # a letter that its font does not name


class _Collected(PDFLayoutAnalyzer):
    """The letters of each page as they are placed, without a guess at lines."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=None)
        self.pages: list[list[tuple[float, float, float, float, str]]] = []  # left, right, baseline, size, text
        self.left = GLYPHS

    def receive_layout(self, page: LTPage) -> None:
        glyphs: list[tuple[float, float, float, float, str]] = []
        for one in _letters(page):
            placed = 0 < one.size < _FAR and abs(one.x0) + abs(one.x1) + abs(one.matrix[5]) < _FAR
            if self.left and placed and one.upright and one.get_text().strip("\0"):
                self.left -= 1
                glyphs.append((one.x0, one.x1, one.matrix[5], one.size, one.get_text()))
        self.pages.append(glyphs)

    def handle_undefined_char(self, font: object, cid: int) -> str:
        return NOT_TOLD


def _letters(container: LTContainer[Any]) -> Iterator[LTChar]:
    for one in container:
        if isinstance(one, LTChar):
            yield one
        elif isinstance(one, LTContainer):
            yield from _letters(one)


def _text(value: object) -> str:
    value = resolve1(value)
    return decode_text(value) if isinstance(value, bytes) else ""


def read(data: bytes) -> dict[str, Any]:
    try:
        document = PDFDocument(PDFParser(BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return {"refused": "locked"}
    said = {name: value for one in reversed(document.info) for name, value in one.items()}
    resources = PDFResourceManager()
    collected = _Collected(resources)
    interpreter = PDFPageInterpreter(resources, collected)
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number == PAGES or not collected.left:
            return {"refused": "long"}
        interpreter.process_page(page)
    maker = f"{_text(said.get('Creator'))} {_text(said.get('Producer'))}"
    title, made = _text(said.get("Title")), _text(said.get("CreationDate"))
    return {"title": title, "made": made, "maker": maker, "pages": collected.pages}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    logging.disable()
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read())))
