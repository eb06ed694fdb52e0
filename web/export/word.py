"""A conversation as a Word document, Arabic from the right. Only this file writes with python-docx."""

import re
from datetime import datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from rag.phrases import day
from rag.show import Line
from web.export.paper import Paper, Turn, direction
from web.export.words import address, kept, link, outlet_and_day, plain, said, title, unbroken

_FACE = "Arial"  # on every machine that has Word, with Arabic
_AFTER_BIDI = (
    "w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc "
    "w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange"
).split()
_GREEN, _GREY = RGBColor(0x0F, 0x6B, 0x64), RGBColor(0x55, 0x63, 0x6A)
_ARABIC = r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
_LATIN = r"[A-Za-z\u00c0-\u024f]"
_RUNS = {  # the words of the other direction within a line, with what stands between them
    "rtl": re.compile(rf"({_LATIN}(?:(?:(?!{_ARABIC}).)*{_LATIN})?)"),
    "ltr": re.compile(rf"({_ARABIC}(?:(?:(?!{_LATIN}).)*{_ARABIC})?)"),
}


def as_word(paper: Paper) -> bytes:
    document = docx.Document()
    _dress(document, paper)
    _line(document, said("title", paper.language), "Title")
    for turn in paper.turns:
        _turn(document, turn)
    if paper.references:
        _line(document, said("references", paper.language), "Heading 1")
        _references(document, paper)
    _tint(_line(document, said("made", paper.language, day=day(paper.made, paper.language))), _GREY)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _dress(document: Document, paper: Paper) -> None:
    """The face of the styles, the properties, and which side the pages begin on."""
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "Quote"):
        style: Any = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if key.lower().endswith("theme")]:
            del fonts.attrib[theme]  # which would count for more
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FACE)
        if name not in ("Normal", "List Bullet", "Quote"):
            style.font.color.rgb = _GREEN
    document.styles["Normal"].font.size = Pt(11)
    known = document.core_properties
    known.title, known.author, known.comments = said("title", paper.language), "Khabar", ""
    known.language, known.created = paper.language, datetime.combine(paper.made, time())
    if paper.language == "ar":
        bidi = document.sections[0]._sectPr
        bidi.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")


def _turn(document: Document, turn: Turn) -> None:
    _line(document, turn.question, "Heading 1")
    for block in turn.blocks:
        _line(document, block.heading, "Heading 2")
        for line in block.lines:
            _claim(document, line)
    for remark in turn.remarks:
        _tint(_line(document, remark), _GREY)


def _line(document: Document, text: str, style: str = "Normal") -> Paragraph:
    paragraph = _paragraph(document, text, style)
    _write(paragraph, plain(text))
    return paragraph


def _claim(document: Document, line: Line) -> None:
    paragraph = _paragraph(document, line.text, "List Bullet")
    if line.lead:
        _write(paragraph, f"{plain(line.lead)} — ", bold=True)
    for part, answers in line.parts():
        _write(paragraph, unbroken(part), bold=answers)
    for n in line.cited:
        paragraph.add_run(" ")
        _linked(paragraph, f"[{n}]", anchor=f"reference{n}").font.superscript = True


def _references(document: Document, paper: Paper) -> None:
    for one in paper.references:
        article = one.article
        heading = _paragraph(document, article.text)
        heading.paragraph_format.keep_with_next = True
        _mark(heading, one.n)
        _write(heading, f" {title(one)}", bold=True)
        _write(heading, f" — {outlet_and_day(one)}")
        quoted = _paragraph(document, article.text, "Quote")
        quoted.paragraph_format.keep_with_next = True
        _write(quoted, plain(one.quote.text))
        where = _paragraph(document, article.text)
        if found := link(article):
            _linked(where, address(article), url=found)
        else:
            _write(where, address(article))
        _write(where, f" ({kept(one)})")
        _tint(where, _GREY)


def _paragraph(document: Document, text: str, style: str = "Normal") -> Paragraph:
    """A paragraph that runs as its text does."""
    paragraph = document.add_paragraph(style=style)
    if direction(text) == "rtl":
        paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    return paragraph


def _write(paragraph: Paragraph, text: str, bold: bool = False) -> None:
    """The text in runs, each of one direction: in Word a run of the wrong one scrambles numbers and brackets."""
    own = "rtl" if paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:bidi")) is not None else "ltr"
    for n, part in enumerate(_RUNS[own].split(text)):
        if part:
            rtl = (own == "rtl") != bool(n % 2)
            run = paragraph.add_run(part)
            run.font.rtl = rtl or None
            run.bold, run.font.cs_bold = bold or None, (bold and rtl) or None


def _mark(paragraph: Paragraph, n: int) -> None:
    """The number of a reference, where the text's numbers lead."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(n))
    start.set(qn("w:name"), f"reference{n}")
    paragraph._p.append(start)
    paragraph.add_run(f"[{n}]").bold = True
    paragraph._p.append(end)


def _linked(paragraph: Paragraph, text: str, anchor: str = "", url: str = "") -> Run:
    """A run that leads to a bookmark or out of the document."""
    element = OxmlElement("w:hyperlink")
    if url:
        own = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element.set(qn("r:id"), own)
    else:
        element.set(qn("w:anchor"), anchor)
    run = paragraph.add_run(text)
    run.font.color.rgb = _GREEN
    element.append(run._r)
    paragraph._p.append(element)
    return run


def _tint(paragraph: Paragraph, color: RGBColor) -> None:
    for run in paragraph.runs:
        run.font.color.rgb, run.font.size = color, Pt(9)
