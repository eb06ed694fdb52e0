"""A conversation as plain text with its sources: what "copy with sources" copies."""

from rag.show import Line
from web.export.paper import Paper, Turn
from web.export.words import address, kept, outlet_and_day, plain, said, title


def as_text(paper: Paper) -> str:
    parts = [_turn(turn) for turn in paper.turns]
    if paper.references:
        sources = [said("references", paper.language)]
        for one in paper.references:
            opens, closes = "«»" if one.article.language == "ar" else "“”"
            told = outlet_and_day(one)
            where = f"{address(one.article)} ({kept(one)})"
            sources.append(f"[{one.n}] {title(one)} — {told}\n{opens}{plain(one.quote.text)}{closes}\n{where}")
        parts.append("\n\n".join(sources))
    return "\n\n\n".join(parts) + "\n"


def _turn(turn: Turn) -> str:
    parts = [plain(turn.question)]
    for block in turn.blocks:
        parts.append("\n".join([plain(block.heading), *(f"• {_line(line)}" for line in block.lines)]))
    parts += map(plain, turn.remarks)
    return "\n\n".join(parts)


def _line(line: Line) -> str:
    numbers = "".join(f"[{n}]" for n in line.cited)
    return " ".join(filter(None, (f"{plain(line.lead)} —" if line.lead else "", plain(line.text), numbers)))
