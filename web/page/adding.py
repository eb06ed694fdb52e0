"""Articles that a visitor adds: files and addresses, taken in while the page tells how far it is."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from time import sleep
from typing import Any

import gradio as gr

from index.addresses import is_url
from index.formats import SUFFIXES
from index.report import Report
from rag.errors import KhabarError
from rag.types import Rejection
from web.page.added import progress_html, report_html
from web.page.behind import behind
from web.page.escaped import plain, spoken
from web.page.labels import label
from web.page.talk import Talk
from web.page.uploads import refused
from web.page.words import Look
from web.service import Service
from web.visitor import Visitor

_MOST = 50  # files or addresses at once
_LARGEST = 32  # MB of a file
_EVERY = 0.3  # seconds between two tellings


def may_add(who: Visitor) -> bool:
    """Whoever reads some outlets alone adds nothing: what others read would change behind what they see."""
    return "ingest" in who.rights and who.sources is None


@dataclass(frozen=True)
class Adding:
    """The event of the tab's button; rights are asked for here, as the button's being hidden keeps nobody out."""

    service: Service

    def add(
        self, files: Sequence[str] | None, urls: str, talk: Talk, request: gr.Request
    ) -> Iterator[tuple[Any, Any, Any]]:
        """Take in what is sent, and tell how it went; the fields are emptied once it is done."""
        look = talk.look
        wrong = self._wrong(files or (), urls, behind(request), look)
        if wrong:
            yield _notice(wrong), gr.skip(), gr.skip()
            return
        targets, turned_away = self._taken(files or (), urls, look)
        run = _Run(self.service, targets, request)
        run.start()
        for report, read in run.told():
            yield progress_html(report, read, run.size, look), gr.skip(), gr.skip()
        if run.failed:
            yield _notice(run.failed), gr.skip(), gr.skip()
            return
        run.report.rejected.extend(turned_away)
        yield report_html(run.report, look), None, ""

    def _wrong(self, files: Sequence[str], urls: str, who: Visitor, look: Look) -> str:
        if not may_add(who):
            return label(look, "forbidden")
        sent = len(files) + len(urls.split())
        return (
            label(look, "too_many", most=look.n(_MOST)) if sent > _MOST else "" if sent else label(look, "add_nothing")
        )

    def _taken(self, files: Sequence[str], urls: str, look: Look) -> tuple[list[str], list[Rejection]]:
        """What is to be read, the files kept where articles can go on naming them; and what is not."""
        targets: list[str] = []
        rejected: list[Rejection] = []
        for path in map(Path, files):
            if why := refused(path, SUFFIXES, _LARGEST, look):
                rejected.append(Rejection(path.name, why))
            else:
                targets.append(str(kept(path, self.service.settings.home / "added")))
        for url in urls.split():
            if is_url(url):
                targets.append(url)
            else:
                rejected.append(Rejection(url, label(look, "no_address")))
        return targets, rejected


def kept(path: Path, folder: Path) -> Path:
    """A copy of a file under the name of what it holds: nobody's file takes the place of another's."""
    with path.open("rb") as file:
        digest = sha256(file.read()).hexdigest()[:16]
    own = folder / digest / path.name
    if not own.exists():
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, own)
    return own.resolve()


@dataclass
class _Run:
    """An ingest in a thread of its own, which goes on to its end though nobody may wait for it."""

    service: Service
    targets: list[str]
    request: gr.Request
    report: Report = field(default_factory=Report)
    failed: str = ""
    _said: SimpleQueue[tuple[Report, int] | None] = field(default_factory=SimpleQueue)

    @property
    def size(self) -> int:
        return sum(Path(target).stat().st_size for target in self.targets if not is_url(target))

    def start(self) -> None:
        Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        behind(self.request)  # whose run it is, in this thread too
        try:
            if self.targets:
                self.report = self.service.ingest(
                    self.targets, {}, lambda report, behind: self._said.put((report, behind))
                )
        except (KhabarError, OSError) as error:
            self.failed = str(error)
        finally:
            self._said.put(None)

    def _tell(self, report: Report, behind: int) -> None:
        self._said.put((report, behind))

    def told(self) -> Iterator[tuple[Report, int]]:
        """How far it is, not more often than one can read."""
        said = self._said.get()
        while said is not None:
            yield said
            said = self._next()

    def _next(self) -> tuple[Report, int] | None:
        """The newest word after a while."""
        sleep(_EVERY)
        said = self._said.get()
        while said is not None and not self._said.empty():
            said = self._said.get()
        return said


def _notice(told: str) -> str:
    return f'<p class="notice" role="status" {spoken(told)}>{plain(told)}</p>'
