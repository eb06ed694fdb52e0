"""An answer as plain text with numbered references, for the clipboard; escaped, as it waits in an attribute."""

from collections.abc import Iterator
from html import escape

from rag.types import Answer, Citation
from web.page.escaped import link
from web.page.talk import Turn
from web.page.words import Look


def copied(turn: Turn, look: Look) -> str:
    if turn.answer is None:
        return ""
    lines = [turn.question, "", *_claims(turn.answer, look), ""]
    lines += [_reference(citation, look) for citation in turn.answer.citations]
    return escape("\n".join(lines))


def _claims(answer: Answer, look: Look) -> Iterator[str]:
    numbers = {citation.quote: citation.n for citation in answer.citations}
    for claim in answer.claims:
        cited = "".join(f"[{look.n(numbers[quote])}]" for quote in claim.quotes)
        yield f"{' '.join(claim.text.split())} {cited}"


def _reference(citation: Citation, look: Look) -> str:
    article = citation.article
    address = article.url if link(article.url) else None
    parts = (article.title, look.outlet(article), look.when(article), address)
    quoted = " ".join(citation.quote.text.split())
    return f"[{look.n(citation.n)}] {'. '.join(part for part in parts if part)}\n    “{quoted}”"
