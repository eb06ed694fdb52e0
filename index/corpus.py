"""The catalogue and the indexes derived from it, kept together: one writer, many readers."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

import numpy as np

from index.catalogue import KINDS, Catalogue, Kind
from index.derived import Follower, Indexed, Worded
from index.lock import writer
from index.memory import give_back
from index.near import WIDTH, Found, Near
from index.passages import embedded_text
from index.rows import Entry
from index.scan import Scan
from index.status import Status
from rag.errors import CorpusError, LockedError
from rag.questions import centre
from rag.stages import Embedder, Vectors
from rag.types import EVERYTHING, Article, Candidate, Passage, Query, Scope, Searched, Story

COMPARED = 1 << 20  # passages in a scope that are compared one by one: a fortieth of a second's work
_SOON = 5000  # changes that Chroma follows while somebody waits
_BEING_REBUILT = "(being rebuilt)"


class Corpus:
    """Everything stored under one folder; vectors that another engine than `embed` made are refused.

    Its own indexes follow every batch that is stored, and Chroma, where a vector costs more, follows at a run's end.
    """

    def __init__(self, folder: Path, chroma: Indexed, words: Worded, embed: Embedder, compared: int = COMPARED) -> None:
        self.catalogue = Catalogue(folder)
        self._folder, self._embed, self._words, self._compared = folder, embed, words, compared
        scans: dict[Kind, Scan] = {kind: Scan(folder / "vectors", kind) for kind in KINDS}
        self.near: Callable[[Kind, Vectors, Scope, bool], Found] = Near(self.catalogue, scans, chroma, compared)
        self._followers = (
            Follower("section vectors", "sections", scans["sections"], self.catalogue),
            Follower("passage vectors", "passages", scans["passages"], self.catalogue),
            Follower("words", "sections", words, self.catalogue),
        )
        self._chroma = Follower("chroma", "passages", chroma, self.catalogue)
        self._beside = ThreadPoolExecutor(2, "words")  # words are looked for while vectors are compared
        self._refreshing = Lock()
        self._seen: tuple[tuple[int, int], ...] = ()  # another process may have gone on since the indexes were opened

    def close(self) -> None:
        self._beside.shutdown()
        for follower in (*self._followers, self._chroma):
            follower.index.close()
        self.catalogue.close()

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock, with our own indexes brought level first."""
        with writer(self._folder), self.catalogue.unmapped():
            self.require_engine()
            self._stamp()
            self._refresh()
            self.follow()
            for follower in self._followers:
                if not follower.level:
                    follower.refill()
            yield

    def _stamp(self) -> None:
        if self.catalogue.meta("engine") != self._embed.name:
            for language, vector in centre(self._embed).items():
                self.catalogue.set_meta(f"centre:{language}", ",".join(f"{x:.6f}" for x in vector))
            self.catalogue.set_meta("engine", self._embed.name)

    def store(self, articles: Sequence[tuple[Article, Sequence[Entry]]]) -> None:
        """Keep articles in the catalogue, then let the indexes follow; only within `writing`."""
        self.catalogue.put(articles)
        self.follow()

    def remove(self, ids: Sequence[str]) -> list[str]:
        """Take articles out everywhere; returns those that were there."""
        with self.writing():
            removed = self.catalogue.remove(ids)
            self.follow_all()
        return removed

    def follow(self) -> None:
        """Bring our own indexes up to the catalogue's last change."""
        for follower in self._followers:
            follower.follow()
        self._forget()

    def _forget(self) -> None:
        self._seen = self._positions()
        self.catalogue.forget_changes(min(self._reached()))

    def follow_all(self) -> None:
        """Bring every index up to the catalogue's last change, Chroma too."""
        self.follow()
        give_back()
        self._chroma.follow()
        if not self._chroma.level:
            self._chroma.refill()
        self._forget()

    def settle(self) -> None:
        """Finish what a stopped run left undone, unless it is much or somebody is writing now."""
        if self._ours_behind() or 0 < self.pending() <= _SOON:
            if self.catalogue.meta("engine") != self._embed.name:
                return
            with suppress(LockedError), self.writing():
                if self.pending() <= _SOON:
                    self.follow_all()

    def rebuild(self) -> None:
        """Make the indexes again from the catalogue; embed anew if the vectors are another engine's."""
        with writer(self._folder):
            if self.catalogue.meta("engine") != self._embed.name:
                self.catalogue.set_meta("engine", _BEING_REBUILT)
                self._embed_again()
            for follower in (*self._followers, self._chroma):
                follower.refill()
            self._stamp()
            self.follow_all()

    def _embed_again(self) -> None:
        for kind in KINDS:
            for ids in self.catalogue.all_ids(kind, 64):
                spans = self.catalogue.spans(kind, ids)
                vectors = self._embed([embedded_text(span) for span in spans.values()])
                self.catalogue.set_vectors(kind, list(zip(spans, vectors, strict=True)))

    def _positions(self) -> tuple[tuple[int, int], ...]:
        return tuple(follower.position for follower in (*self._followers, self._chroma))

    def _reached(self) -> tuple[int, ...]:
        return tuple(follower.reached for follower in (*self._followers, self._chroma))

    def pending(self) -> int:
        """How many changes an index has still to follow."""
        return self.catalogue.last_change() - min(self._reached())

    def _ours_behind(self) -> bool:
        return self.catalogue.last_change() > min(follower.reached for follower in self._followers)

    # Reading

    def require_engine(self) -> None:
        """CorpusError if the stored vectors are not of the engine in use."""
        stamped = self.catalogue.meta("engine")
        if stamped not in (None, self._embed.name):
            raise CorpusError(
                f"the vectors in {self._folder} were made by {stamped}, and the engine in use is {self._embed.name}: "
                "run `python app.py rebuild` to embed everything again, or set KHABAR_ENGINE back"
            )

    def faults(self) -> Iterator[str]:
        """What keeps questions from being answered, each with what to do; nothing if all is well."""
        try:
            self.require_engine()
            self._refresh()
            asked = [*self._followers, *([self._chroma] if self.catalogue.count("passages") > self._compared else [])]
            if any(not (one.level or one.behind or one.level) for one in asked):  # at last: it may just have followed
                yield "an index has lost what it held; the catalogue still has everything: run `python app.py rebuild`"
        except CorpusError as error:
            yield str(error)

    def centre(self, language: str) -> Vectors | None:
        """The mean vector of questions in a language, made when the corpus was stamped."""
        kept = self.catalogue.meta(f"centre:{language}")
        return np.array(kept.split(","), np.float32) if kept else None

    def candidates(self, query: Query, vector: Vectors) -> list[Candidate]:
        """The sections that any search finds within the query's scope, with what they are scored by."""
        self.require_engine()
        self._refresh()
        searched = self._beside.submit(self._words.search, query, WIDTH)
        near = dict(self._nearest("sections", vector, query.scope))
        passages = dict(self._nearest("passages", vector, query.scope))
        words = dict(searched.result())
        nearest: dict[str, float] = {}
        for own, section in self.catalogue.sections_of(list(passages)):
            nearest[section] = max(passages[own], nearest.get(section, -1.0))
        bound = min(passages.values(), default=-1.0)  # what was not found lies farther
        found = list(dict.fromkeys([*words, *near, *nearest]))
        ids, languages, vectors = self.catalogue.section_vectors(found)
        return [
            Candidate(own, language, words.get(own, 0.0), float(cosine), nearest.get(own, bound))
            for own, language, cosine in zip(ids, languages, vectors @ vector if ids else (), strict=True)
        ]

    def passages_in(self, sections: Sequence[str], vector: Vectors) -> dict[str, list[tuple[str, float]]]:
        """All passages of the sections, each with its cosine to the vector."""
        places, vectors = self.catalogue.passages_within(sections)
        found: dict[str, list[tuple[str, float]]] = {}
        for (section, own), cosine in zip(places, vectors @ vector if places else (), strict=True):
            found.setdefault(section, []).append((own, float(cosine)))
        return found

    def load(self, ids: Sequence[str], scope: Scope = EVERYTHING) -> dict[str, Passage]:
        """Passages by id, with their articles; an id that is gone, or may not be read, is left out."""
        found = self.catalogue.passages(ids)
        return found if scope.readable is None else self.catalogue.retold.passages(found, scope.readable)

    def _nearest(self, kind: Kind, vector: Vectors, scope: Scope) -> Found:
        """What lies nearest; an index that has lost all it held is told from a scope that holds nothing."""
        found = self.near(kind, vector, scope, self._chroma.reached == self.catalogue.last_change())
        if not found and self.catalogue.count(kind, scope) and not self._ours_behind():
            raise CorpusError(
                f"the vectors of the {kind} are gone; the catalogue still holds everything: run `python app.py rebuild`"
            )
        return found

    def _refresh(self) -> None:
        """See what another process has stored since."""
        positions = self._positions()
        if positions == self._seen:  # as nearly always: nobody has to wait for anybody
            return
        with self._refreshing:
            if positions != self._seen:
                for follower in (*self._followers, self._chroma):
                    follower.index.reopen()
                self._seen = positions

    def told(self, stories: Sequence[str], scope: Scope = EVERYTHING) -> tuple[Story, ...]:
        """The stories with all their articles that may be read, the first first."""
        if scope.readable is None:
            return self.catalogue.stories.told(stories)
        return self.catalogue.retold.told(stories, scope.readable)

    def searched(self, scope: Scope) -> Searched:
        """How much there is to search within a scope."""
        return Searched(self.catalogue.count("articles", scope), self.catalogue.count("passages", scope), scope)

    def status(self) -> Status:
        """The counts of all stores."""
        self._refresh()
        count = self.catalogue.count
        section_vectors, passage_vectors, words = (follower.index.count() for follower in self._followers)
        return Status(
            count("articles"),
            count("sections"),
            count("passages"),
            section_vectors,
            passage_vectors,
            words,
            self._chroma.index.count(),
            self.pending(),
            self.catalogue.meta("engine"),
        )
