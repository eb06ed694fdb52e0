"""A conversation as one HTML page that prints well, needs nothing from outside and runs nothing."""

from html import escape

from rag.phrases import day
from rag.show import Line
from rag.text import language as spoken
from web.export.paper import Paper, Turn, direction
from web.export.words import address, kept, link, outlet_and_day, plain, said, title, unbroken

_STYLE = """
:root { color-scheme: light; }
body { color: #1c2428; background: #fff; font: 11.5pt/1.75 "IBM Plex Sans Arabic", "IBM Plex Sans", "Noto Sans Arabic",
  "Segoe UI", Tahoma, Arial, sans-serif; max-width: 46rem; margin: 2rem auto; padding-inline: 1.25rem; }
h1 { font-size: 1.1rem; color: #0f6b64; } h2 { font-size: 1.35rem; margin-block: 2.2rem .6rem; line-height: 1.4; }
h3 { font-size: 1rem; color: #0f6b64; margin-block: 1.2rem .3rem; }
p, ul, ol, blockquote { margin-block: .3rem; text-align: start; } ul, ol { padding-inline-start: 1.4rem; }
li { overflow-wrap: anywhere; } mark { background: #fde68a; color: inherit; }
.remark, .where, footer { color: #55636a; font-size: .85em; }
.n { unicode-bidi: isolate; direction: ltr; text-decoration: none; font-size: .8em; vertical-align: .25em; }
a { color: #0f6b64; } .references { list-style: none; padding: 0; }
.references li { margin-block-end: 1rem; break-inside: avoid; } .references li:target { background: #f2f7f6; }
blockquote { border-inline-start: 3px solid #f2c94c; margin-inline: 0; padding-inline-start: .8rem; }
bdi { overflow-wrap: anywhere; } h2, h3 { break-after: avoid; }
@page { margin: 20mm 18mm; } @media print { body { margin: 0; max-width: none; padding: 0; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_page(paper: Paper) -> str:
    own = paper.language
    body = [f"<h1>{escape(said('title', own))}</h1>", *map(_turn, paper.turns)]
    if paper.references:
        items = "".join(_references(paper))
        body.append(f'<h2>{escape(said("references", own))}</h2><ol class="references">{items}</ol>')
    body.append(f"<footer>{escape(said('made', own, day=day(paper.made, own)))}</footer>")
    return (
        f'<!doctype html><html lang="{own}" dir="{"rtl" if own == "ar" else "ltr"}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(said('title', own))}</title><style>{_STYLE}</style>"
        f"</head><body>{''.join(body)}</body></html>\n"
    )


def _turn(turn: Turn) -> str:
    parts = [f"<h2{_runs(turn.question)}>{_text(turn.question)}</h2>"]
    for block in turn.blocks:
        parts.append(f"<h3{_runs(block.heading)}>{_text(block.heading)}</h3>")
        for line in block.lines:  # a list each: the bullet stands where its line begins
            parts.append(f"<ul{_runs(line.text)}><li>{_line(line)}</li></ul>")
    parts += [f'<p class="remark"{_runs(remark)}>{_text(remark)}</p>' for remark in turn.remarks]
    return f"<section>{''.join(parts)}</section>"


def _line(line: Line) -> str:
    lead = f"<strong><bdi>{_text(line.lead)}</bdi></strong> — " if line.lead else ""
    parts = ((escape(unbroken(part)), answers) for part, answers in line.parts())
    told = "".join(f"<strong>{part}</strong>" if answers else part for part, answers in parts)
    links = "".join(f' <a class="n" href="#r{n}">[{n}]</a>' for n in line.cited)
    return f"{lead}{told}{links}"


def _references(paper: Paper) -> list[str]:
    made = []
    for one in paper.references:
        article, found = one.article, link(one.article)
        where = escape(address(article))
        shown = (
            f'<a href="{escape(found)}" rel="noopener noreferrer"><bdi dir="ltr">{where}</bdi></a>'
            if found
            else (f'<bdi dir="ltr">{where}</bdi>')
        )
        runs = _runs(article.text)
        made.append(
            f'<li id="r{one.n}"{runs}><p><bdi dir="ltr">[{one.n}]</bdi> <strong>{_text(title(one))}</strong> — '
            f"{_text(outlet_and_day(one))}</p><blockquote>{_text(one.quote.text)}</blockquote>"
            f'<p class="where">{shown}<br>{_text(kept(one))}</p></li>'
        )
    return made


def _text(text: str) -> str:
    return escape(plain(text))


def _runs(text: str) -> str:
    """The language and direction of an element, by its text."""
    return f' lang="{spoken(text)}" dir="{direction(text)}"'
