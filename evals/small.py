"""A small file of every kind that is read, and ways to damage it. Only this file of the evaluations knows pyarrow."""

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from evals.paper import paragraph, pdf

Edit = tuple[int, int, int, bytes]  # where, of 65,536; how; how much; what
TOLD = (
    "The lighthouse of the northern cape was lit again on Sunday, 12 years after the storm that broke its lamp.",
    "Keeper Ada Lind said that 340 people had climbed the stairs since noon.",
    "أضيئت منارة الرأس الشمالي من جديد يوم الأحد 9 أيار 2021، بعد 12 عاما على العاصفة التي كسرت مصباحها.",
    "وقالت الحارسة آدا ليند إن 340 شخصا صعدوا الدرج منذ الظهر (وفق بيان نشر على موقع example.org).",
)
TOKENS = (
    b"", b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd8\xa7\xd9", b"\xed\xa0\x80", b"\r", b"\n\n", b'"', b"'",
    b"<", b">", b"</", b"<p>", b"<!--", b"<![CDATA[", b"]]>", b"&#x110000;", b"&lt;", b"&a;", b"{", b"[", b"}", b"]",
    b"\\ud800", b"\\u0000", b"1e999", b"-", b"99999999999999999999", b"0000", b"null", b"NaN", b"obj", b"endobj",
    b"stream", b"endstream", b"/Length 99999999", b" 0 R", b"<<", b">>", b"xref", b"trailer", b"WARC/1.0\r\n\r\n",
    b"Content-Length: -5\r\n", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", b"<script>", b"<form>",
    b"<table><tr><td>", b",", b";", "طظ٪\u202e".encode(), "ﻻ".encode(), "Ø§Ù„".encode(), b"2021-02-31",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """`content` is what is damaged, and `packed` makes a file of it."""

    suffix: str
    content: bytes
    packed: Callable[[bytes], bytes] = bytes


def damaged(content: bytes, edits: Sequence[Edit]) -> bytes:
    for where, how, much, what in edits:
        at = where * len(content) // 65536
        if how == 0:
            content = content[:at] + what + content[at:]
        elif how == 1:
            content = content[:at] + what + content[at + len(what) :]
        elif how == 2:
            content = content[:at] + content[at + much :]
        elif how == 3:
            content = content[:at] + content[at : at + 1 + much % 64] * (1 + much) + content[at:]
        elif how == 4:
            content = content[:at] + what * (1 + much) + content[at:]
        else:
            content = content[:at]
    return content[: 2**23]


def kinds() -> dict[str, Kind]:
    rows = [{"id": n, "title": "Lit", "text": text, "date": "2021-05-10"} for n, text in enumerate(TOLD)]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    text = "\n".join(("A lighthouse is lit", "10 May 2021", *TOLD)).encode()
    warc, wet = _archive("response", b"HTTP/1.1 200 OK\r\n\r\n" + _page()), _archive("conversion", text)
    document = f"<w:body>{''.join(f'<w:p><w:r><w:t>{one}</w:t></w:r></w:p>' for one in TOLD)}</w:body>"
    wordml = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    printed = pdf([[*paragraph(TOLD[0], 40, 500, 300)], [*paragraph(TOLD[2][::-1], 40, 500, 300)]], {"Title": "Lit"})
    word = f'<?xml version="1.0"?><w:document {wordml}>{document}</w:document>'.encode()
    return {
        "html": Kind(".html", _page()),
        "feed": Kind(".xml", _feed()),
        "warc": Kind(".warc", warc),
        "warc packed": Kind(".warc.gz", warc, gzip.compress),
        "wet": Kind(".wet", wet),
        "docx": Kind(".docx", _docx(word)),
        "docx inside": Kind(".docx", word, _docx),
        "pdf": Kind(".pdf", printed),
        "parquet": Kind(".parquet", _parquet(rows)),
        "json": Kind(".json", b"[%b]" % lines.replace(b"\n", b",\n")),
        "jsonl": Kind(".jsonl", lines),
        "csv": Kind(".csv", "\n".join(["title,text,date", *(f'Lit,"{one}",2021-05-10' for one in TOLD)]).encode()),
        "txt": Kind(".txt", text),
        "gz": Kind(".txt.gz", gzip.compress(text)),
    }


def _page() -> bytes:
    said = {"@type": "NewsArticle", "headline": "A lighthouse is lit", "datePublished": "2021-05-10T08:00:00+02:00"}
    told = "".join(f"<p>{text}</p>" for text in TOLD)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Lit | Cape News</title>"
        f"<script type='application/ld+json'>{json.dumps(said)}</script></head><body><nav><ul><li>Sport</li></ul></nav>"
        f"<article><h1>A lighthouse is lit</h1><time datetime='2021-05-10'></time>{told}</article></body></html>"
    ).encode()


def _feed() -> bytes:
    items = "".join(
        f"<item><title>Lit {n}</title><link>https://cape.example/{n}</link><pubDate>Mon, 10 May 2021 08:00:00 GMT"
        f"</pubDate><description>{text}</description></item>"
        for n, text in enumerate(TOLD)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Cape</title>{items}</channel></rss>'.encode()


def _archive(kind: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://cape.example/1\r\n"
        f"WARC-Date: 2021-05-10T08:00:00Z\r\nContent-Type: {'application/http' if kind == 'response' else 'text/plain'}"
        f"\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return (head.encode() + block + b"\r\n\r\n") * 2


def _docx(document: bytes) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    package, relations = "http://schemas.openxmlformats.org/package/2006", "application/vnd.openxmlformats-package"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="{relations}.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{main}"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}" '
        'Target="word/document.xml"/></Relationships>',
    }
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
        file.writestr("word/document.xml", document)
    return stream.getvalue()


def _parquet(rows: Sequence[dict[str, object]]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    stream = BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(rows)), stream)
    return stream.getvalue()
