"""What readers think of answers and citations, kept on disk: a line of JSON each, with the evidence that it judges.

The lines stand in `feedback.jsonl` of the data folder, the older ones in `feedback.1.jsonl`. A line holds no name, no
address and no session: who said so is nobody's business, what was wrong is.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from rag.errors import InputError
from rag.types import Answer, Citation, Claim

Verdict = Literal["good", "bad", "wrong_citation"]
VERDICTS: tuple[Verdict, ...] = ("good", "bad", "wrong_citation")
FULL = 16 * 2**20  # bytes, after which the file makes room; twice as much is kept
_REMARK = 1000  # characters
_LONGEST = 2000  # characters of a question or a claim
_CLAIMS = 40


@dataclass(frozen=True, slots=True)
class Feedback:
    """Under a data folder; safe to share between threads, and between processes that only add."""

    home: Path
    full: int = FULL

    def keep(self, verdict: Verdict, answer: Answer, cited: int | None = None, remark: str = "") -> None:
        """Keep a verdict on an answer, or on one of its citations by its number.

        InputError for a verdict that there is none, a citation that the answer has not, or a disk that is full.
        """
        if verdict not in VERDICTS:
            raise InputError(f"there is no verdict {verdict}: use {', '.join(VERDICTS)}")
        judged = [one for one in answer.citations if cited in (None, one.n)]
        if cited is not None and not judged:
            raise InputError(f"the answer has no citation {cited}")
        line = json.dumps(_line(verdict, answer, judged, cited, remark), ensure_ascii=False) + "\n"
        try:
            self._append(line.encode("utf-8", "replace"))
        except OSError as error:
            raise InputError(
                f"feedback cannot be kept: {error.strerror or error}; see that the disk has room"
            ) from error

    def read(self) -> Iterator[dict[str, Any]]:
        """What was kept, the oldest first; a line that was cut off is passed over."""
        for path in (self._older, self._path):
            if path.exists():
                for line in path.read_text("utf-8", "replace").splitlines():
                    try:
                        yield json.loads(line)
                    except json.JSONDecodeError:
                        continue

    @property
    def _path(self) -> Path:
        return self.home / "feedback.jsonl"

    @property
    def _older(self) -> Path:
        return self.home / "feedback.1.jsonl"

    def _append(self, line: bytes) -> None:
        with _WRITING:
            self.home.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size + len(line) > self.full:
                self._path.replace(self._older)
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, line)  # at once, so that two processes do not write into each other's lines
            finally:
                os.close(file)


_WRITING = Lock()


def _line(verdict: Verdict, answer: Answer, judged: list[Citation], cited: int | None, remark: str) -> dict[str, Any]:
    numbers = {citation.quote: citation.n for citation in answer.citations}
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "verdict": verdict,
        "question": answer.question[:_LONGEST],
        "language": answer.language,
        "answerer": answer.answerer,
        "model": answer.model,
        "claims": [_claim(claim, numbers) for claim in answer.claims[:_CLAIMS]],
        "citation": cited,
        "evidence": [_evidence(citation) for citation in judged[:_CLAIMS]],
        "remark": " ".join(remark.split())[:_REMARK],
    }


def _claim(claim: Claim, numbers: dict[Any, int]) -> dict[str, Any]:
    return {"text": claim.text[:_LONGEST], "citations": [numbers[quote] for quote in claim.quotes if quote in numbers]}


def _evidence(citation: Citation) -> dict[str, Any]:
    """Where the words stand; the text itself can be read again from there."""
    quote = citation.quote
    where = {"article": quote.article_id, "revision": quote.revision, "start": quote.start, "end": quote.end}
    return {"n": citation.n, **where}
