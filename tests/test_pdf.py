"""PDFs written here, glyph by glyph, and printed by a browser where there is one."""

import random
import subprocess
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from evals.paper import Placed, paragraph, pdf
from index import glyphs
from index import pdf as reader
from index.clean import clean
from index.files import load
from index.pdf import pdf_record
from index.visual import upright
from rag.errors import InputError
from rag.types import Record, Rejection
from tests.browsing import CHROMIUM
from tests.test_webpage import TITLE, TITLE_AR, TOLD, TOLD_AR

LEFT, TOP, WIDTH = 40, 520, 340
MIXED = (
    "وقال المتحدث John Smith إن 3.5% من الأسر (نحو 1,200 أسرة) تنتظر،",
    "كما جاء يوم 8/2/2020 على موقع example.org.",
)
VISUAL = (
    "،رظتنت (ةرسأ 1,200 وحن) رسألا نم %3.5 نإ John Smith ثدحتملا لاقو",
    ".example.org عقوم ىلع 8/2/2020 موي ءاج امك",
)


def column(told: tuple[str, ...], left: float = LEFT, top: float = TOP, width: float = WIDTH) -> list[Placed]:
    """Paragraphs one below the other, the first line of each indented."""
    placed: list[Placed] = []
    for text in told:
        first, *rest = paragraph(text, left, top, width - 15)
        placed += [(first[0] + 15, *first[1:]), *rest]
        top = placed[-1][1] - 12
    return placed


def read(data: bytes) -> Record:
    return pdf_record(BytesIO(data), "file:///a.pdf")


def lines(data: bytes) -> list[str]:
    return read(data).text.split("\n")


def test_lines_are_joined_to_paragraphs() -> None:
    assert lines(pdf([column(TOLD)])) == list(TOLD)


def test_paragraphs_may_be_told_by_space_or_by_a_short_last_line() -> None:
    placed: list[Placed] = []
    top = TOP
    for n, text in enumerate(TOLD):
        placed += paragraph(text, LEFT, top, WIDTH)
        top = int(placed[-1][1]) - (22 if n % 2 else 12)
    assert lines(pdf([placed])) == list(TOLD)


def test_glyphs_are_read_where_they_stand_and_not_in_the_order_of_the_file() -> None:
    placed = column(TOLD)
    random.Random(7).shuffle(placed)
    assert lines(pdf([placed])) == list(TOLD)


def test_columns_are_read_one_after_the_other() -> None:
    page = [
        *paragraph(TITLE, LEFT, 560, WIDTH, 18),
        *column(TOLD[:2], LEFT, TOP, 160),
        *column(TOLD[2:], 220, 515, 160),
    ]
    article = clean(read(pdf([page])))
    assert (article.title, article.text.split("\n")) == (TITLE, list(TOLD))


def test_arabic_columns_are_read_from_the_right() -> None:
    page = [*turned(TOLD_AR[:2], 380, TOP, 150), *turned(TOLD_AR[2:], 200, 515, 150)]
    assert lines(pdf([page])) == list(TOLD_AR)


def turned(told: tuple[str, ...], right: float = LEFT + WIDTH, top: float = TOP, width: float = WIDTH) -> list[Placed]:
    """Arabic as a printer places it: each line from its right edge, its glyphs from left to right."""
    made: list[Placed] = []
    for _, y, size, drawn in column(told, 0, top, width):
        seen = on_paper("".join(drawn))
        indent = 15 if any(text.startswith("".join(drawn)) for text in told) else 0
        made.append((right - indent - len(seen) * size / 2, y, size, list(seen)))
    return made


def on_paper(line: str) -> str:
    """What a line without Latin or brackets looks like from left to right."""
    words = (word if any(c.isdigit() for c in word) else word[::-1] for word in line.split(" "))
    return " ".join(reversed(list(words)))


def test_numbers_latin_and_brackets_of_an_arabic_line_keep_their_order() -> None:
    page = [(LEFT + 340 - 5 * len(text), TOP - 12 * n, 10, list(text)) for n, text in enumerate(VISUAL)]
    assert lines(pdf([page])) == [" ".join(MIXED)]


def test_letters_in_the_forms_of_print_and_ligatures_of_two_letters_are_read() -> None:
    drawn = ["ة", "ر", "ﺧ", "ﻵ", "ا", " ", "ة", "ن", "و", "لآ", "ا", " ", "ﻲ", "ﻓ", " ", "ل", "ﺎ", "ﻗ"]
    assert lines(pdf([[(LEFT, TOP, 10, drawn)]])) == ["قال في الآونة الآخرة"]


def test_arabic_that_was_drawn_in_reverse_is_put_right() -> None:
    assert lines(pdf([column(TOLD_AR)])) == list(TOLD_AR)


def test_page_numbers_and_running_heads_are_left_out_and_a_sentence_goes_on_over_the_page() -> None:
    whole = column(TOLD * 4, top=500)
    parts = whole[:14], whole[14:]
    pages = [
        [
            (LEFT, 560, 8, f"Fjord Times, no. {31 + n}"),
            *((x, y + (500 - part[0][1]), size, drawn) for x, y, size, drawn in part),
            (200, 30, 8, f"- {n} -"),
        ]
        for n, part in enumerate(parts, 1)
    ]
    assert lines(pdf(pages)) == list(TOLD * 4)


def test_hyphens_at_the_end_of_a_line_are_taken_off_but_not_those_of_the_word() -> None:
    page = [
        "The well-known ferry will go on run-",
        "ning until March, said the well-",
        "known port, and then be re\u00ad",
        "built.",
    ]
    placed = [(LEFT, TOP - 12 * n, 10, line) for n, line in enumerate(page)]
    told = "The well-known ferry will go on running until March, said the well-known port, and then be rebuilt."
    assert lines(pdf([placed])) == [told]


@pytest.mark.parametrize(
    ("said", "size", "expected"),
    [
        (TITLE, 10, TITLE),
        ("", 16, TITLE),
        ("Microsoft Word - bridge final 3.docx", 16, TITLE),
        ("The harbour bridge, at last", 10, "The harbour bridge, at last"),
        ("untitled", 10, ""),
        ("bridge.pdf", 10, ""),
    ],
)
def test_titles(said: str, size: float, expected: str) -> None:
    page = [(LEFT, 560, size, TITLE[: int(680 / size)]), *column(TOLD)]
    assert read(pdf([page], {"Title": said})).title == expected


@pytest.mark.parametrize(
    ("info", "first", "expected"),
    [
        ({"CreationDate": "D:20210308093000+01'00'"}, "", date(2021, 3, 8)),
        ({"CreationDate": "D:20210308093000+01'00'"}, "Published 5 March 2021", None),
        ({"CreationDate": "D:20210308093000", "Producer": "Skia/PDF m156"}, "", None),
        ({"CreationDate": "D:20213908"}, "", None),
        ({"CreationDate": "D:19010101"}, "", None),
        ({"CreationDate": "yesterday"}, "", None),
        ({}, "", None),
    ],
)
def test_the_day_it_was_made_counts_where_the_text_says_none(
    info: dict[str, str], first: str, expected: date | None
) -> None:
    head = [(LEFT, 560, 10, first)] if first else []
    assert read(pdf([[*head, *column(TOLD)]], info)).published == expected


LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -4 >> /ID [<00> <00>]" % (b"11" * 32, b"22" * 32)
BOMB = zlib.compress(zlib.compress(bytes(2**30), 9), 9)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([[]]), "without text.*scanned"),
        (pdf([column(TOLD)], more=LOCK), "locked"),
        (b"%PDF-1.7\n" + b"\xff" * 500, "damaged"),
        (
            pdf([[(LEFT, TOP - 12 * n, 10, ["", *line]) for n, line in enumerate(("a", "b"))]]),
            "do not say which letters",
        ),
        (pdf([[(LEFT, TOP, 10, "a")]] * 201), "more than 200 pages"),
    ],
)
def test_what_holds_no_text_that_can_be_told_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(data)


def test_what_unpacks_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pdf([column(TOLD)])
    at = whole.rindex(b"<< /Filter /FlateDecode")
    packed = b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%b\nendstream" % (len(BOMB), BOMB)
    assert len(packed) < 20_000
    with pytest.raises(InputError, match="unpacks to more than 512 MB"):
        read(whole[:at] + packed + whole[whole.index(b"\nendobj", at) :])


def test_what_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_WAITED", 0.01)
    with pytest.raises(InputError, match="takes more than"):
        read(pdf([column(TOLD)]))


def test_what_is_too_large_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LARGEST", 2**20)
    with pytest.raises(InputError, match="more than 1 MB"):
        read(bytes(2**20 + 1))


def test_one_that_is_cut_off_is_read_or_refused() -> None:
    whole = pdf([column(TOLD)])
    for end in range(0, len(whole), 211):
        try:
            assert lines(whole[:end]) == list(TOLD)
        except InputError as error:
            assert "PDF" in str(error)


def test_pdfs_are_known_by_what_they_begin_with(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\r\n" + pdf([column(TOLD)]))
    (tmp_path / "b.pdf").write_text("no such thing")
    found = list(load([str(tmp_path)], {}))
    assert [one.text.split("\n") for one in found if isinstance(one, Record)] == [list(TOLD)]
    assert [one.where for one in found if isinstance(one, Rejection)] == [str(tmp_path / "b.pdf")]


@pytest.mark.skipif(not CHROMIUM.exists(), reason="no chromium to print with")
@pytest.mark.parametrize(("title", "told"), [(TITLE, TOLD), (TITLE_AR, (*TOLD_AR, " ".join(MIXED)))])
@pytest.mark.parametrize("columns", [1, 2])
def test_what_a_browser_prints_is_read_as_it_stands(
    tmp_path: Path, title: str, told: tuple[str, ...], columns: int
) -> None:
    style = f"@page{{size:A5}} div{{columns:{columns};text-align:justify;hyphens:auto;font-size:10pt}}"
    numbered = [f"{n}: {text}" for n in range(1, 10) for text in told]
    body = "".join(f"<p>{text}" for text in numbered)
    lang = "ar dir=rtl" if told != TOLD else "en"
    page = f"<!doctype html><html lang={lang}><meta charset=utf-8><title>{title}</title><style>{style}</style>"
    (tmp_path / "a.html").write_text(f"{page}<h1>{title}</h1><div>{body}</div>", "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    printed = tmp_path / "a.pdf"
    subprocess.run(
        [CHROMIUM, *flags, f"--print-to-pdf={printed}", str(tmp_path / "a.html")],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    article = clean(read(printed.read_bytes()))
    assert article.title == title
    assert article.text.split("\n") == numbered
    assert upright(article.text) == article.text


def test_the_reader_holds_to_its_limits() -> None:
    assert glyphs.MEMORY <= 2**29 and glyphs.SECONDS <= 60


def test_a_scan_with_a_stamp_on_each_page_is_refused_and_named() -> None:
    with pytest.raises(InputError, match="without text"):
        read(pdf([paragraph("Scanned with a telephone", 60, 60, 400) for _ in range(4)]))
