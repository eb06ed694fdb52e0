"""Word documents made here, and files that only look like them."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from index.clean import clean
from index.docx import document_record
from index.files import load
from rag.errors import InputError
from rag.types import Record
from tests.test_webpage import TITLE, TITLE_AR, TOLD, TOLD_AR


def document(title: str, told: tuple[str, ...], style: str = "Title", properties: str = "") -> bytes:
    made = docx.Document()
    made.core_properties.title = properties
    if title:
        made.add_paragraph(title, style)
    for paragraph in told:
        made.add_paragraph(paragraph)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def packed(**parts: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("_", "/") + ".xml", content)
    return stream.getvalue()


def replaced(*pairs: bytes) -> bytes:
    """A document with something else in the place of its parts, each after what it replaces."""
    stream = BytesIO()
    with ZipFile(BytesIO(document(TITLE, TOLD))) as whole, ZipFile(stream, "w") as made:
        for part in whole.namelist():
            content = whole.read(part)
            for old, new in zip(pairs[::2], pairs[1::2], strict=True):
                content = content.replace(old, new) if part == "word/document.xml" else content
            made.writestr(part, content)
    return stream.getvalue()


@pytest.mark.parametrize(("title", "told"), [(TITLE, TOLD), (TITLE_AR, TOLD_AR)])
@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_the_title_is_the_one_that_is_styled_so_and_the_text_is_all_the_rest(
    title: str, told: tuple[str, ...], style: str
) -> None:
    article = clean(document_record(document(title, told, style, "Document1"), "file:///a.docx"))
    assert (article.title, article.text.split("\n")) == (title, list(told))


def test_without_a_styled_title_the_properties_say_it() -> None:
    assert document_record(document("", TOLD, properties=TITLE), "u").title == TITLE


def test_a_table_is_read_where_it_stands() -> None:
    made = docx.Document()
    made.add_paragraph(TOLD[0])
    table = made.add_table(2, 2)
    for n, text in enumerate(("Cost", "412 million", "Length", "2 km")):
        table.cell(n // 2, n % 2).text = text
    made.add_paragraph(TOLD[1])
    stream = BytesIO()
    made.save(stream)
    text = document_record(stream.getvalue(), "u").text
    assert text.split("\n") == [TOLD[0], "Cost 412 million", "Length 2 km", TOLD[1]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (packed(a_b=b"x"), "no Word document"),
        (packed(word_document=b"<nonsense"), "damaged"),
        (document(TITLE, TOLD)[:-300], "damaged"),
        (b"PK\x03\x04" + b"\x00" * 40, "damaged"),
        (document("", ()), "without text"),
        (replaced(b"<w:body>", b"<w:other>", b"</w:body>", b"</w:other>"), "damaged"),
        (packed(word_document=b"0" * 300 * 2**20), "200 MB unpacked"),
    ],
)
def test_what_is_no_document_with_text_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        document_record(content, "u")


def test_no_entity_of_a_document_is_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    stream = BytesIO()
    with ZipFile(BytesIO(document(TITLE, ("The word ENTITY stands here.",)))) as whole, ZipFile(stream, "w") as made:
        for part in whole.namelist():
            content = whole.read(part)
            if part == "word/document.xml":
                head, _, rest = content.partition(b"?>")
                declared = f"?><!DOCTYPE d [<!ENTITY s SYSTEM '{secret.as_uri()}'>]>".encode()
                content = head + declared + rest.replace(b"ENTITY stands", b"&s; stands")
                assert b"&s; stands" in content
            made.writestr(part, content)
    text = document_record(stream.getvalue(), "u").text
    assert "the secret" not in text
    assert text.startswith(f"{TITLE}\nThe word")


def test_documents_are_known_by_what_they_begin_with(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(document(TITLE, TOLD))
    (tmp_path / "b.txt").write_bytes(document(TITLE_AR, TOLD_AR))
    assert {one.title for one in load([str(tmp_path)], {}) if isinstance(one, Record)} == {TITLE, TITLE_AR}
