"""A Word document to a record. Only this file reads with python-docx."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table

from index.limits import LARGEST
from rag.errors import InputError
from rag.types import Record

_UNPACKED = 200 * 2**20  # bytes, pictures too
_TAGS = 200_000
# What zipfile and python-docx raise where parts are missing or not what they should be; of a locked file, RuntimeError.
_DAMAGED = (BadZipFile, OpcError, LookupError, ValueError, SyntaxError, RuntimeError, AttributeError, TypeError)
_HEADED = ("Title", "Heading 1")  # the styles of a title


def document_record(data: bytes, uri: str) -> Record:
    """InputError that says why, where it is no Word document or cannot be read."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            _weigh(packed)
        document = docx.Document(BytesIO(data))
        text, title = "\n".join(_lines(document)), _title(document)
    except _DAMAGED as error:
        raise InputError(f"a damaged or locked Word document ({error}): save it again without a password") from error
    if not text.strip():
        raise InputError("a Word document without text; a scanned one holds only pictures of it")
    return Record(uri, uri, text, title, page=True)


def _weigh(packed: ZipFile) -> None:
    """InputError for what is no document, or unpacks to very much."""
    sizes = {part.filename: part.file_size for part in packed.infolist()}
    if "word/document.xml" not in sizes:
        raise InputError("a zip archive, and no Word document: unpack it")
    texts = [name for name in sizes if name.endswith((".xml", ".rels"))]
    large = sum(sizes.values()) > _UNPACKED or sum(sizes[name] for name in texts) > LARGEST
    if large or sum(packed.read(name).count(b"<") for name in texts) > _TAGS:
        most = f"{_UNPACKED // 2**20} MB unpacked, {LARGEST // 2**20} MB of text or {_TAGS:,} elements"
        raise InputError(f"a Word document of more than {most}: save its text alone")


def _lines(document: Document) -> list[str]:
    """Paragraphs, and of tables a row a line, in the order of the document."""
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += [" ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows]
        else:
            lines.append(block.text)
    return lines


def _title(document: Document) -> str:
    """What is styled as one, else what the properties say."""
    styled = (p.text for p in document.paragraphs if p.style is not None and p.style.name in _HEADED)
    return next(filter(str.strip, styled), "") or document.core_properties.title
