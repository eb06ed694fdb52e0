"""An answer as server-sent events: each claim once it is verified, with what it quotes, then the whole."""

import json
from collections.abc import Generator, Iterator
from typing import Any

from starlette.background import BackgroundTask
from starlette.responses import StreamingResponse

from rag.errors import KhabarError
from rag.objects import answer_json
from rag.types import Answer, Claim, Quote
from web.api.cited import address_of
from web.api.problems import problem_of
from web.visitor import Visitor

_AS_IT_COMES = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def streamed(lines: Generator[str]) -> StreamingResponse:
    """Lines as they come, each made in a thread; who goes away before the end stops the work."""
    done = BackgroundTask(lines.close)
    return StreamingResponse(lines, media_type="text/event-stream", headers=_AS_IT_COMES, background=done)


def begun(steps: Generator[Claim | Answer]) -> Generator[Claim | Answer]:
    """The same steps, the first of them made: what goes wrong until then is no stream's matter."""
    first = next(steps)

    def rest() -> Generator[Claim | Answer]:
        try:
            yield first
            yield from steps
        finally:
            steps.close()

    return rest()


def events(steps: Generator[Claim | Answer], visitor: Visitor) -> Generator[str]:
    """`claim` events, then one `answer` with what `ask --json` prints, or a `problem`."""
    numbers: dict[Quote, int] = {}
    try:
        for step in steps:
            if isinstance(step, Answer):
                yield event("answer", answer_json(step))
            else:
                yield event("claim", _claim_json(step, numbers))
    except KhabarError as error:
        yield event("problem", problem_of(error, visitor).as_json())
    finally:
        steps.close()


def event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def numbered(claim: Claim, numbers: dict[Quote, int]) -> Iterator[tuple[int, Quote]]:
    """The quotes of a claim with the numbers that they get in the whole answer; `numbers` grows from claim to claim."""
    for quote in claim.quotes:
        yield numbers.setdefault(quote, len(numbers) + 1), quote


def _claim_json(claim: Claim, numbers: dict[Quote, int]) -> dict[str, Any]:
    quotes = list(numbered(claim, numbers))
    return {
        "text": claim.text,
        "citations": [n for n, _ in quotes],
        "support": claim.support,
        "answer": [{"text": claim.text[start:end], "start": start, "end": end} for start, end in claim.marked],
        "quotes": [
            {
                "n": n,
                "citation": address_of(quote),
                "article_id": quote.article_id,
                "revision": quote.revision,
                "start": quote.start,
                "end": quote.end,
                "quote": quote.text,
            }
            for n, quote in quotes
        ],
    }
