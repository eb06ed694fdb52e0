"""An answer as the text of a chat message: claims with numbers, then the list of what the numbers stand for.

The words are an article's, and a chat front end reads them as Markdown: what would make a link or a picture of them is
escaped, so that no crawled page has anything loaded.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from rag.phrases import report_of, say
from rag.show import blocks, citation_json, stories_line
from rag.types import Answer, Citation, Claim, Language, Quote
from web.api.cited import address_of
from web.api.events import numbered

_MARKUP = re.compile(r"\]\(|\]\[|\]:|!\[|<(?=[A-Za-z/!?])")
_NUMBER = re.compile(r"(?<!\\)\[(\d+)\](?!\()")


def claim_text(claim: Claim, numbers: dict[Quote, int]) -> str:
    """A claim on one line, after its short answer, with the numbers of what it quotes."""
    cited = "".join(f"[{n}]" for n, _ in numbered(claim, numbers))
    lead = f"**{unmarked(claim.lead)}** " if claim.lead else ""
    return f"{lead}{unmarked(claim.text)} {cited}\n\n"


def rest_text(answer: Answer) -> str:
    """What follows the claims: how many were dropped, a refusal and what came near, and the references."""
    lines = []
    for block in blocks(answer):
        if block.article is None:
            lines += [unmarked(block.heading), *(f"- {unmarked(line.text)}" for line in block.lines)]
    if told := stories_line(answer):
        lines.append(unmarked(told))
    if answer.citations:
        lines += ["", f"{say('sources', answer.language)}:", *_references(answer)]
    return "\n".join(lines).strip("\n")


def _references(answer: Answer) -> Iterator[str]:
    for citation in answer.citations:
        yield f"{citation.n}. {_reference(citation, answer.language)}"


def _reference(citation: Citation, language: Language) -> str:
    article = citation.article
    named = f"{unmarked(article.title)} ({unmarked(report_of(article, language))})"
    return f"{named} {link}" if (link := web_address(article.url)) else named


def web_address(url: str | None) -> str | None:
    """An address that a browser may be sent to."""
    return url if url and re.fullmatch(r"https?://[^\s<>\"'()\[\]\\]+", url) else None


def unmarked(text: str) -> str:
    """A text on one line, nothing of which is a link, a picture or a tag."""
    return _MARKUP.sub(lambda found: "".join(f"\\{c}" for c in found[0]), " ".join(text.split()))


def annotations(content: str, answer: Answer, permanent: Callable[[str], str]) -> list[dict[str, Any]]:
    """Each number in the claims of a message, as OpenAI has it, beside where the quoted words stand."""
    citations = {citation.n: citation for citation in answer.citations}
    claims = content[: len(content) - len(rest_text(answer))]
    return [
        _annotation(found.start(), found.end(), citations[int(found[1])], permanent)
        for found in _NUMBER.finditer(claims)
        if int(found[1]) in citations
    ]


def _annotation(start: int, end: int, citation: Citation, permanent: Callable[[str], str]) -> dict[str, Any]:
    address = permanent(address_of(citation.quote))
    url = web_address(citation.article.url) or address
    return {
        "type": "url_citation",
        "url_citation": {"start_index": start, "end_index": end, "url": url, "title": citation.article.title},
        "khabar": {**citation_json(citation), "citation": address_of(citation.quote), "address": address},
    }
