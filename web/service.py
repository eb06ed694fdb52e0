"""The parts of the product, put together and handed to every face."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import Literal, TypeAlias

from index.addresses import anywhere, is_url, public
from index.corpus import Corpus
from index.files import load
from index.ingest import Ingest, cleaned
from index.report import Report
from index.visits import Visits, visits_in
from rag.check import Checker
from rag.pipeline import Pipeline
from rag.settings import Settings
from rag.stages import Embedder
from rag.types import Quote, Record, Rejection

Did: TypeAlias = Literal["search", "read", "cite"]
Shown: TypeAlias = Callable[[Did, str, Iterable[Quote]], None]


@dataclass(frozen=True, slots=True)
class Service:
    """What `app.build` makes."""

    settings: Settings
    corpus: Corpus
    embed: Embedder
    pipeline: Pipeline
    check: Checker
    make_embed: Callable[[], Embedder]  # for the workers of a cluster
    ingested: Callable[[Report], None] = lambda report: None  # told of each run that came to its end
    shown: Shown = lambda did, text, quotes: None  # told of what is put before somebody beside answers, before it is

    def ingest(
        self,
        targets: list[str],
        mapping: dict[str, str],
        watch: Callable[[Report, int], None] | None = None,
        ray: str | None = None,
    ) -> Report:
        """Store what the files and web addresses hold; `watch` is told the report and the bytes of files behind it.

        With the address of a Ray cluster, its workers clean and embed.
        """
        report = self._ingest(targets, mapping, watch, ray)
        self.ingested(report)
        return report

    def _ingest(
        self,
        targets: list[str],
        mapping: dict[str, str],
        watch: Callable[[Report, int], None] | None,
        ray: str | None,
    ) -> Report:
        behind = 0

        def read_so_far(n: int) -> None:
            nonlocal behind
            behind = n

        def told(report: Report) -> None:
            if watch:
                watch(report, behind)

        urls = [target for target in targets if is_url(target)]
        files = [target for target in targets if not is_url(target)]
        with self.corpus.writing(), visits_in(self.settings.home) as visits:
            run = Ingest(self.corpus, self.embed, self.settings.passage_tokens, told)
            pages = cleaned(self._pages(urls, visits, run.report))
            if ray is None:
                return run(chain(pages, cleaned(load(files, mapping, read_so_far))))
            from index.cluster import cleaned_on_ray

            known, size = self.corpus.catalogue.versions(), self.settings.passage_tokens
            with closing(cleaned_on_ray(ray, files, mapping, size, self.make_embed, known, read_so_far)) as items:
                return run(chain(pages, items))

    def _pages(self, urls: list[str], visits: Visits, report: Report) -> Iterator[Record | Rejection]:
        """What the web addresses hold; fetched as the run comes to each."""
        if not urls:
            return
        from index.fetch import Fetch
        from index.remote import remote  # what reads pages is slow to import

        yield from remote(urls, Fetch(anywhere if self.settings.fetch_private else public), visits)
        report.spared = visits.spared
