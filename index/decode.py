"""Bytes to text: UTF-8, else windows-1256 where that reads as Arabic; never a guess that garbles."""

import re

from rag.errors import InputError
from rag.text import language

SNIFFED = 2048  # bytes in which a file shows what it is
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_PDF = re.compile(rb"(?:^|[\r\n])%PDF-\d")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def decode(data: bytes) -> str:
    """The text of the bytes; InputError if they are not text, or in no encoding that can be told."""
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return _strict(data, encoding)
    if len(_CONTROL.findall(data[:4096])) > len(data[:4096]) / 100:
        raise InputError("not text: it looks like a binary file; save it as UTF-8 text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    arabic = data.decode("cp1256", errors="replace")
    if language(arabic) == "ar" and _reads_as_arabic(arabic):
        return arabic
    raise InputError("neither UTF-8 nor windows-1256 text; save it as UTF-8")


def is_page(start: bytes) -> bool:
    """True for the first bytes of a web page, whatever the file is called."""
    return bool(_PAGE.match(start[:SNIFFED].removeprefix(b"\xef\xbb\xbf")))


def is_pdf(start: bytes) -> bool:
    """True for the first bytes of a PDF, before which may stand what a mail or a printer put there."""
    return bool(_PDF.search(start[:1024]))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"damaged {encoding} text at byte {error.start}; save it as UTF-8") from error


def _reads_as_arabic(text: str) -> bool:
    """Arabic puts its articles and ل, ا, ي, و, م everywhere; other encodings read as windows-1256 do not."""
    letters = re.findall(r"[\u0621-\u064a]", text)
    return sum(c in "اليومن" for c in letters) > len(letters) * 0.35
