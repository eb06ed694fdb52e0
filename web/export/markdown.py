"""A conversation as Markdown in which no crawled word is markup."""

import re

from rag.phrases import day
from rag.show import Line
from web.export.paper import Paper, Turn
from web.export.words import address, kept, link, outlet_and_day, plain, said, title

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$^&!@]")
_OPENS_LIST = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_LINKS_ITSELF = re.compile(r"(?i)://|\bwww\.")


def as_markdown(paper: Paper) -> str:
    parts = [f"# {said('title', paper.language)}"]
    for turn in paper.turns:
        parts += _turn(turn)
    if paper.references:
        parts += [f"## {said('references', paper.language)}", "\n\n".join(_references(paper))]
    parts += ["---", said("made", paper.language, day=day(paper.made, paper.language))]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """The text on one line, to be read as it is; it may begin a line, and follow any mark of ours."""
    one = _MARKUP.sub(r"\\\g<0>", plain(text))
    one = _LINKS_ITSELF.sub(lambda found: found[0].replace(":", r"\:").replace(".", r"\."), one)
    return _OPENS_LIST.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], one)


def _turn(turn: Turn) -> list[str]:
    parts = [f"## {escaped(turn.question)}"]
    for block in turn.blocks:
        parts.append(f"### {escaped(block.heading)}")
        if block.lines:
            parts.append("\n".join(f"- {_line(line)}" for line in block.lines))
    return [*parts, *map(escaped, turn.remarks)]


def _line(line: Line) -> str:
    lead = f"**{escaped(line.lead)}** — " if line.lead else ""
    return f"{lead}{escaped(line.text)} {''.join(f'[{n}]' for n in line.cited)}".rstrip()


def _references(paper: Paper) -> list[str]:
    """A list item a reference: title, outlet and day, the quote, where it is from."""
    made = []
    for one in paper.references:
        found = link(one.article)
        where = f"<{found}>" if found else escaped(address(one.article))
        lines = (
            f"**{escaped(title(one))}** — {escaped(outlet_and_day(one))}",
            f"> {escaped(one.quote.text)}",
            f"{where} ({escaped(kept(one))})",
        )
        indent = "\n\n" + " " * len(f"{one.n}. ")
        made.append(f"{one.n}. {indent.join(lines)}")
    return made
