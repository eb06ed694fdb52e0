"""A checked claim as HTML, every word of it escaped; its evidence is shown as that of an answer is."""

from html import escape

from rag.phrases import say
from rag.text import language
from rag.types import Check


def check_html(check: Check, turn: int) -> str:
    """The verdict with its reason, then each part of the claim with its own."""
    found = [f"<strong>{escape(say(f'verdict_{check.verdict}', check.language))}</strong>: {escape(check.reason)}"]
    for part in check.parts if len(check.parts) > 1 else ():
        named = say(f"verdict_{part.verdict if part.checked else 'unchecked'}", check.language)
        found.append(f"<strong>{escape(named)}</strong>: <bdi>{escape(part.text)}</bdi> ({escape(part.reason)})")
    numbers = [citation.n for citation in (*check.supporting, *check.against)]
    cited = [numbers] if len(found) == 1 else [[]]
    cited += [[citation.n for citation in (*part.supporting, *part.against)] for part in check.parts[: len(found) - 1]]
    direction = "rtl" if language(check.claim) == "ar" else "ltr"
    lines = (f'<p dir="{direction}">{line} {_links(own, turn)}</p>' for line, own in zip(found, cited, strict=True))
    return f"<div>{''.join(lines)}</div>"


def _links(numbers: list[int], turn: int) -> str:
    return "".join(f'<a href="#q{turn}-{n}">[{n}]</a>' for n in numbers)
