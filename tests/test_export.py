"""A conversation taken out: numbered references, in every format, and nothing crawled is more than words."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from rag.types import Answer, Citation, Claim, Miss, Quote, Searched, Story
from tests.browsing import Watch
from tests.conftest import article, passage
from web.export.files import File, exported
from web.export.markdown import as_markdown, escaped
from web.export.paper import Turns, paper
from web.export.printed import as_page
from web.export.text import as_text
from web.export.word import as_word
from web.export.words import address, link, plain, unbroken

MADE = date(2024, 3, 1)
BOATS = "Its mayor said 14 boats would sail (daily) to قصر الشاطئ and back."
LIBRARY = "افتتح الوزير سامر النابلسي (45 عاما) مكتبة New Harbour Library بكلفة 5.25% من الموازنة."
HOSTILE = [
    "<script>alert(1)</script>", "![x](http://evil.example/a.png)", "[click](http://evil.example)",
    "[1]: http://evil.example", "**bold** _it_ `code` ~~gone~~", "<img src=x onerror=alert(1)>",
    "http://evil.example/auto", "www.evil.example", "# heading", "- item", "1. item", "1) item", "> quoted", "+ item",
    "===", "---", "a@evil.example", "| a | b |", "$$x^2$$", "&lt;b&gt;", "[^1] footnote",
    "</li></ol></body><h1>out</h1>", '"><b>', "\\", "\\<b>", "``` mermaid", '=HYPERLINK("http://evil.example")',
    "<http://evil.example>", "https://evil.example/(a)", "ftp://evil.example", "<!-- hidden", "<details open>",
    "{{ field }}", "mailto:a@evil.example", "evil.example", "1986. A year",
]  # fmt: skip


def turn(question: str, quoted: str, text: str = "", **more: Any) -> tuple[str, Answer]:
    """A question answered by the words that it quotes."""
    of = article(text or quoted, name=more.pop("name", quoted), **more)
    at = of.text.index(quoted)
    quote = Quote(of.id, of.revision, at, at + len(quoted), quoted)
    claim = Claim(quoted, (quote,), "supported")
    spoken = "ar" if "؟" in question else "en"
    return question, Answer(question, spoken, (claim,), (Citation(1, quote, of),), (), Searched(36, 120), "extractive")


ENGLISH = turn(
    "Who sails from Lisbon?", BOATS, f"The council approved a line. {BOATS}", title="A ferry line", source="Tagus Post",
    published=date(2023, 5, 7), url="https://tagus.example/a?b=1&c=<2>",
)  # fmt: skip
ARABIC = turn(
    "من افتتح المكتبة في 8 شباط 2020؟",
    LIBRARY,
    title="مكتبة BBC في الميناء",
    source="صحيفة الرصيف",
    published=date(2020, 2, 8),
)
BOTH = [ENGLISH, ARABIC]


def files(turns: Turns) -> list[File]:
    return [exported(turns, kind, language, MADE) for kind in ("markdown", "word", "page") for language in ("ar", "en")]


def read(turns: Turns, language: Any = "en") -> Any:
    return docx.Document(BytesIO(as_word(paper(turns, language, MADE))))


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


# What all have in common


def test_nothing_asked_makes_whole_files() -> None:
    for file in files([]):
        assert file.data
    assert as_text(paper([], "en", MADE)) == "\n"


def test_a_refusal_has_no_references_and_says_how_much_was_searched() -> None:
    near = Miss(passage("The harbour was <b>closed</b>."), "it does not answer the question")
    refusal = Answer("Who?", "en", (), (), (), Searched(3, 7, nearest=(near,)))
    whole = paper([("Who?", refusal)], "en", MADE)
    for made in (as_text(whole), as_markdown(whole), as_page(whole), "\n".join(lines(read([("Who?", refusal)])))):
        assert "Searched 3 articles" in made
        assert "References" not in made


def test_quotes_are_numbered_through_and_each_is_listed_once() -> None:
    whole = paper([ENGLISH, ARABIC, ENGLISH], "en", MADE)
    assert [one.n for one in whole.references] == [1, 2]
    assert [line.cited for turn in whole.turns for block in turn.blocks for line in block.lines] == [(1,), (2,), (1,)]


def test_who_carried_a_report_is_told_with_the_numbers_of_the_whole() -> None:
    question, answer = ARABIC
    own = answer.citations[0].article
    told = replace(answer, stories=(Story(own.story, (own, article("نسخة من الخبر.", "copy"))),))
    assert "[2]" in paper([ENGLISH, (question, told)], "ar", MADE).turns[1].remarks[0]


def test_the_names_and_kinds_of_the_files() -> None:
    names = [file.name for file in files(BOTH)]
    assert names[::2] == ["khabar-2024-03-01.md", "khabar-2024-03-01.docx", "khabar-2024-03-01.html"]


def test_words_are_on_one_line_without_what_turns_or_cannot_be_written() -> None:
    assert plain(" a\x00b\u202ecd\u2066e\n\n f\u2028g\ufffe\ud800 ") == "abcde f g"
    assert unbroken(" a\n b ") == " a b "
    assert plain("می\u200cشود\u200f") == "می\u200cشود\u200f"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://a.example/خبر?x=1#y", "https://a.example/%D8%AE%D8%A8%D8%B1?x=1#y"),
        ('https://a.example/"><b>', "https://a.example/%22%3E%3Cb%3E"),
        ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("file:///etc/passwd", ""), ("http://[", ""),
        ("//a.example", ""), (None, ""),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_linked_to(url: str | None, found: str) -> None:
    assert link(article("It rained.", url=url)) == found


def test_a_file_on_the_server_is_named_without_its_folders() -> None:
    assert address(article("It rained.", "file:///srv/secret/rain.txt")) == "rain.txt"


# Plain text


def test_plain_text_has_the_words_then_their_sources() -> None:
    made = as_text(paper(BOTH, "en", MADE))
    assert f"• {BOATS} [1]" in made
    assert (
        f"[1] A ferry line — Tagus Post, 7 May 2023\n“{BOATS}”\nhttps://tagus.example/a?b=1&c=%3C2%3E (article " in made
    )
    assert f"[2] مكتبة BBC في الميناء — صحيفة الرصيف، 8 فبراير 2020\n«{LIBRARY}»" in made
    assert re.search(r"revision \w+, characters 29–\d+\)", made)


# Markdown


def rendered(markdown: str) -> Any:
    return html.document_fromstring(MarkdownIt("gfm-like").render(markdown))


def test_markdown_holds_numbers_quotes_and_links() -> None:
    made = rendered(as_markdown(paper(BOTH, "ar", MADE)))
    assert [item.text_content().strip() for item in made.iterfind(".//ul/li")] == [f"{BOATS} [1]", f"{LIBRARY} [2]"]
    assert [quote.text_content().strip() for quote in made.iterfind(".//blockquote")] == [BOATS, LIBRARY]
    assert [a.get("href") for a in made.iterfind(".//a")] == ["https://tagus.example/a?b=1&c=%3C2%3E"]
    assert made.find(".//h1").text == "أسئلة أجابت عنها الأخبار"


@pytest.mark.parametrize("said", HOSTILE)
def test_no_crawled_word_is_markdown(said: str) -> None:
    made = rendered(escaped(said))
    assert [element.tag for element in made.iter()] == ["html", "body", "p"]
    assert made.text_content().strip() == " ".join(said.split())


# Every format against hostile words, as text, title, outlet and question


def shape(made: str) -> list[str]:
    return [str(element.tag) for element in html.fromstring(made).iter()]


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_words_make_no_other_document_than_harmless_ones(said: str) -> None:
    def asked(words: str) -> Turns:
        quoted = f"{words} he said {words}"
        question, answer = turn(f"{words}?", quoted, title="t", source="s", name="a")
        own = replace(answer.citations[0].article, title=words, source=words, uri=f"row {words}")
        return [(question, replace(answer, citations=(replace(answer.citations[0], article=own),)))]

    hostile, harmless = (paper(asked(words), "en", MADE) for words in (said, "word"))
    assert shape(as_page(hostile)) == shape(as_page(harmless))
    markdown = (MarkdownIt("gfm-like").render(as_markdown(one)) for one in (hostile, harmless))
    assert shape(next(markdown)) == shape(next(markdown))
    document = docx.Document(BytesIO(as_word(hostile)))
    assert plain(said) in "\n".join(lines(document))
    assert not document.element.xpath("//w:fldChar | //w:fldSimple | //w:instrText")


# Word


def test_a_word_document_reads_back_with_its_references() -> None:
    told = lines(read(BOTH))
    assert told[0] == "Asked of the news"
    assert f"{BOATS} [1]" in told and f"{LIBRARY} [2]" in told
    at = told.index("References")
    assert told[at + 1] == "[1] A ferry line — Tagus Post, 7 May 2023"
    assert told[at + 2] == BOATS
    assert told[at + 3].startswith("https://tagus.example/a?b=1&c=%3C2%3E (article ")
    assert told[at + 5] == LIBRARY


def test_arabic_paragraphs_and_runs_go_from_the_right_and_latin_ones_do_not() -> None:
    (claim,) = (p for p in read(BOTH).paragraphs if p.text == f"{LIBRARY} [2]")
    assert claim._p.pPr.find(qn("w:bidi")) is not None
    runs = {run.text: run.font.rtl for run in claim.runs}
    assert runs["New Harbour Library"] is None
    assert runs[" بكلفة 5.25% من الموازنة."] is True
    (boats,) = (p for p in read(BOTH).paragraphs if p.text == f"{BOATS} [1]")
    assert boats._p.pPr.find(qn("w:bidi")) is None
    assert {run.text: run.font.rtl for run in boats.runs}["قصر الشاطئ"] is True


def test_the_order_inside_a_paragraph_is_the_one_that_word_asks_for() -> None:
    for paragraph in read([ARABIC], "ar").paragraphs:
        names = [child.tag.rpartition("}")[2] for child in (paragraph._p.pPr if paragraph._p.pPr is not None else ())]
        order = ["pStyle", "keepNext", "bidi", "spacing", "ind", "jc", "rPr"]
        assert names == sorted(names, key=order.index)


def test_the_pages_of_an_arabic_reader_begin_on_the_right() -> None:
    assert read(BOTH, "ar").element.xpath("//w:sectPr/w:bidi")
    assert not read(BOTH, "en").element.xpath("//w:sectPr/w:bidi")
    assert lines(read(BOTH, "ar"))[0] == "أسئلة أجابت عنها الأخبار"


def test_numbers_lead_to_their_references_and_addresses_out() -> None:
    document = read(BOTH)
    anchors = document.element.xpath("//w:hyperlink/@w:anchor")
    assert set(anchors) == {"reference1", "reference2"}
    assert set(anchors) <= set(document.element.xpath("//w:bookmarkStart/@w:name"))
    outside = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert outside == ["https://tagus.example/a?b=1&c=%3C2%3E"]


def test_a_document_says_who_made_it_and_nothing_of_the_machine() -> None:
    known = read(BOTH).core_properties
    assert (known.author, known.title, known.comments) == ("Khabar", "Asked of the news", "")
    with ZipFile(BytesIO(as_word(paper(BOTH, "en", MADE)))) as packed:
        assert not [name for name in packed.namelist() if "macro" in name.lower() or "embed" in name.lower()]


# The page to print


@pytest.mark.parametrize(("language", "side"), [("ar", "rtl"), ("en", "ltr")])
def test_the_page_is_set_in_the_readers_direction_and_asks_for_nothing(
    browser: Browser, tmp_path: Path, language: Any, side: str
) -> None:
    file = tmp_path / "page.html"
    hostile = turn("?", "<img src=http://evil.example/a.png> said [x](http://evil.example)", title="<script>1</script>")
    file.write_bytes(exported([*BOTH, hostile], "page", language, MADE).data)
    watch = Watch(browser, file.as_uri(), viewport={"width": 800, "height": 900})
    browsing = watch.page
    browsing.goto(file.as_uri())
    assert browsing.locator("html").evaluate("e => getComputedStyle(e).direction") == side
    for words, own in ((LIBRARY, "rtl"), (BOATS, "ltr")):
        quoted = browsing.locator("blockquote", has_text=words)
        assert quoted.evaluate("e => getComputedStyle(e).direction") == own
        assert quoted.inner_text() == words
    assert browsing.locator("img, script").count() == 0
    assert browsing.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    browsing.locator("a.n").first.click()
    assert browsing.url.endswith("#r1")
    assert browsing.locator("#r1:target").count() == 1
    watch.close()
