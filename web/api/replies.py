"""An answer as a chat message: claims with numbers, then the list of what the numbers stand for.

The words are an article's, and a chat front end reads them as Markdown: what would make a link or a picture of them is
escaped, so that no crawled page has anything loaded.
"""

import re
from collections.abc import Callable
from typing import Any

from rag.objects import citation_json
from rag.phrases import report_of, say
from rag.show import blocks, stories_line
from rag.types import Answer, Citation, Claim, Quote
from web.api.cited import address_of
from web.api.events import numbered

_MARKUP = re.compile(r"\]\(|\]\[|\]:|!\[|<(?=[A-Za-z/!?])")


class Message:
    """The text as it grows, and where in it the numbers stand."""

    def __init__(self) -> None:
        self.text = ""
        self._numbers: dict[Quote, int] = {}
        self._places: list[tuple[int, int, int]] = []  # start, end, and the number that stands there

    def claim(self, claim: Claim) -> str:
        """A claim on one line, after its short answer, with the numbers of what it quotes."""
        lead = f"**{unmarked(claim.lead)}** " if claim.lead else ""
        piece = f"{lead}{unmarked(claim.text)} "
        for n, _ in numbered(claim, self._numbers):
            start = len(self.text) + len(piece)
            piece += f"[{n}]"
            self._places.append((start, len(self.text) + len(piece), n))
        return self._add(f"{piece}\n\n")

    def rest(self, answer: Answer) -> str:
        """What follows the claims: a refusal and what came near, notes, and the references."""
        lines = []
        for block in blocks(answer):
            if block.article is None:
                lines += [unmarked(block.heading), *(f"- {unmarked(line.text)}" for line in block.lines), ""]
        if told := stories_line(answer):
            lines += [unmarked(told), ""]
        if answer.citations:
            lines += [f"{say('sources', answer.language)}:", *(_reference(one, answer) for one in answer.citations)]
        return self._add("\n".join(lines).strip("\n"))

    def annotations(self, answer: Answer, permanent: Callable[[str], str]) -> list[dict[str, Any]]:
        """Each number of the text, as OpenAI has it, beside where the quoted words stand."""
        cited = {citation.n: citation for citation in answer.citations}
        return [_annotation(start, end, cited[n], permanent) for start, end, n in self._places]

    def _add(self, piece: str) -> str:
        self.text += piece
        return piece


def web_address(url: str | None) -> str | None:
    """An address that a browser may be sent to."""
    return url if url and re.fullmatch(r"https?://[^\s<>\"'()\[\]\\]+", url) else None


def unmarked(text: str) -> str:
    """A text on one line, nothing of which is a link, a picture or a tag."""
    return _MARKUP.sub(lambda found: "".join(f"\\{char}" for char in found[0]), " ".join(text.split()))


def _reference(citation: Citation, answer: Answer) -> str:
    article = citation.article
    named = f"[{citation.n}] {unmarked(article.title)} ({unmarked(report_of(article, answer.language))})"
    return f"- {named} {link}" if (link := web_address(article.url)) else f"- {named}"


def _annotation(start: int, end: int, citation: Citation, permanent: Callable[[str], str]) -> dict[str, Any]:
    own = address_of(citation.quote)
    url = web_address(citation.article.url) or permanent(own)
    return {
        "type": "url_citation",
        "url_citation": {"start_index": start, "end_index": end, "url": url, "title": citation.article.title},
        "khabar": {**citation_json(citation), "citation": own, "address": permanent(own)},
    }
