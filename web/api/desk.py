"""What a visitor may do: every door for programs asks here, so that rights and outlets are minded in one place."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from index.ingest import Cleaned, Ingest, cleaned
from rag.objects import article_json
from rag.types import Answer, Article, Check, Citation, Claim, Hit, Record, Rejection, Scope
from web.api.cited import address_of, cited_json, parse, without_number
from web.api.problems import Problem
from web.held import held_json
from web.service import Service
from web.visitor import Right, Visitor, visitor


@dataclass(frozen=True, slots=True)
class Desk:
    """A service as one visitor has it. Problem for what the visitor may not do, or what is not there."""

    service: Service
    visitor: Visitor

    def ask(self, question: str, scope: Scope, earlier: Sequence[str] = ()) -> Answer:
        return next(step for step in self.stream(question, scope, earlier) if isinstance(step, Answer))

    def stream(self, question: str, scope: Scope, earlier: Sequence[str] = ()) -> Generator[Claim | Answer]:
        """As the pipeline's."""
        self.may("read")
        yield from self.service.pipeline.stream(question, self.visitor.within(scope), earlier)

    def check(self, claim: str) -> Check:
        self.may("read")
        return self.service.check(claim, self.visitor.within(Scope()))

    def search(self, text: str, scope: Scope, limit: int) -> dict[str, Any]:
        """The nearest passages, near-copies folded into one, best first."""
        self.may("read")
        pipeline = self.service.pipeline
        query = pipeline.understand(text, self.visitor.within(scope))
        hits = pipeline.rank(query, pipeline.retrieve(query))[:limit]
        self.service.shown("search", text, (hit.passage.quote for hit in hits))
        places = 3 if self.visitor.sources is None else 0  # the rest of a score tells how long all texts are
        return {"query": query.text, "language": query.language, "hits": [_hit_json(hit, places) for hit in hits]}

    def article(self, own: str, revision: str | None = None) -> dict[str, Any]:
        found = self._article(own, revision)
        self.service.shown("read", own, (found.whole,))
        return article_json(found)

    def citation(self, address: str) -> dict[str, Any]:
        """What stood at an address that an answer gave."""
        place = parse(address)
        absent = Problem(404, f"there is no citation {address}: it is ARTICLE.REVISION.START-END of an answer's quote")
        if place is None:
            raise absent
        try:
            article, current = self._article(place.article, place.revision), self._article(place.article)
        except Problem as problem:
            raise absent if problem.status == 404 else problem from None
        quote = place.quote(article)
        if quote is None:
            raise absent
        self.service.shown("cite", address, (quote,))
        return cited_json(quote, article, current)

    def ingest(self, records: Iterable[Record | Rejection]) -> dict[str, Any]:
        """Store what is brought; Problem if nothing of it could be taken."""
        self.may("ingest", everywhere=True)
        ids: list[str] = []
        service = self.service
        with service.corpus.writing():
            run = Ingest(service.corpus, service.embed, service.settings.passage_tokens)
            report = run(_noted(cleaned(records), ids))
        service.ingested(report)
        told = {**report.as_json(), "ids": list(dict.fromkeys(ids))}
        if report.rejected and not report.articles:
            raise Problem(422, f"nothing of it could be taken: {report.rejected[0].reason}", rejected=told["rejected"])
        return told

    def remove(self, own: str) -> None:
        self.may("ingest", everywhere=True)
        if not self.service.corpus.remove([own]):
            raise _no_article(own)

    def status(self) -> dict[str, Any]:
        self.may("read")
        return held_json(self.service.corpus, self.visitor.within(Scope()))

    def _article(self, own: str, revision: str | None = None) -> Article:
        self.may("read")
        found = self.service.corpus.catalogue.article(own, revision, self.visitor.within(Scope()))
        if found is None:
            raise _no_article(own, revision)
        return found

    def may(self, right: Right, *, everywhere: bool = False) -> None:
        """Problem if the visitor lacks the right, or may read some outlets alone where all are touched."""
        if right not in self.visitor.rights:
            raise Problem(403, f"this needs the right to {right}, which these credentials do not carry")
        if everywhere and self.visitor.sources is not None:
            raise Problem(403, "articles are changed by those who may read every outlet")


async def at_desk(service: Service, request: Request) -> Desk:
    """Whoever sends a request, at the desk; async, as a thread would cost more than this does."""
    return Desk(service, visitor(request.scope))


def _no_article(own: str, revision: str | None = None) -> Problem:
    return Problem(404, f"there is no article {own}{f' at revision {revision}' if revision else ''}")


def _noted(items: Iterator[Cleaned | Rejection], ids: list[str]) -> Iterator[Cleaned | Rejection]:
    for item in items:
        if isinstance(item, Cleaned):
            ids.append(item.article.id)
        yield item


def _hit_json(hit: Hit, places: int) -> dict[str, Any]:
    """A passage as an answer cites it, with its rank and score."""
    quote = hit.passage.quote
    found = without_number(Citation(hit.rank, quote, hit.passage.article))
    return {"rank": hit.rank, "score": round(hit.score, places), "citation": address_of(quote), **found}
