"""A small PDF, written here: text at places on pages, in a font that says of each glyph which letters it draws."""

import zlib
from collections.abc import Mapping, Sequence

Placed = tuple[float, float, float, Sequence[str]]  # left, baseline, size, and from there on what each glyph draws
WIDTH, HEIGHT = 420, 595
BOM = "\ufeff"
ADVANCE = 0.5  # of the size: the width of every glyph


def pdf(pages: Sequence[Sequence[Placed]], info: Mapping[str, str] | None = None, more: bytes = b"") -> bytes:
    """`more` goes into the trailer."""
    letters = list(dict.fromkeys(letter for page in pages for *_, drawn in page for letter in drawn))
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /DW %d /FontDescriptor << /Type /FontDescriptor /FontName /Made /Ascent 800 /Descent -200 "
        b"/FontBBox [0 -200 1000 800] >> >>] /ToUnicode 4 0 R >>" % (ADVANCE * 1000),
        _stream(_unicode(letters)),
        b"<< %b >>" % b" ".join(f"/{name} <{_hex(value, BOM)}>".encode() for name, value in (info or {}).items()),
    ]
    for n, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (WIDTH, HEIGHT, 7 + 2 * n)
        )
        objects.append(_stream("\n".join(_shown(placed, letters) for placed in page).encode()))
    return _file(objects, more)


def paragraph(text: str, left: float, top: float, width: float, size: float = 10) -> list[Placed]:
    """Lines of a text that begin at the left."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width / (size * ADVANCE):
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return [(left, top - 1.2 * size * n, size, list(line)) for n, line in enumerate(lines)]


def _shown(placed: Placed, letters: Sequence[str]) -> str:
    x, y, size, drawn = placed
    codes = "".join(f"{1 + letters.index(letter):04x}" for letter in drawn)
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET"


def _unicode(letters: Sequence[str]) -> bytes:
    """Glyphs are numbered from 1 in the order of the letters; an empty one is not named."""
    named = [f"<{n:04x}> <{_hex(letter)}>" for n, letter in enumerate(letters, 1) if letter]
    parts = [named[at : at + 100] for at in range(0, len(named), 100)]
    listed = "\n".join(f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /Made def /CMapType 2 def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{listed}\nendcmap end"
    ).encode()


def _hex(text: str, before: str = "") -> str:
    return f"{before}{text}".encode("utf-16-be").hex()


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed)


def _file(objects: Sequence[bytes], more: bytes) -> bytes:
    made = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for n, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (n, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    at, size = len(made), len(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    return bytes(made + b"trailer << /Size %d /Root 1 0 R /Info 5 0 R %b >>\nstartxref\n%d\n%%%%EOF" % (size, more, at))
