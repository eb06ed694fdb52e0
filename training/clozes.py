"""Questions made of statements: a fact is taken out, and asked for, of a text that has it.

After Lewis et al. 2019 (Unsupervised question answering by cloze translation) and Ram et al. 2021 (recurring spans).
"""

import random
import re
from collections.abc import Iterator, Sequence

from rag.facts import numbers
from rag.names import names, same_name
from rag.places import named_places
from rag.text import language
from training.changes import facts
from training.example import Example
from training.news import Parallel, Story, around

_ASK = {
    "ar": {"number": "كم", "when": "متى", "where": "أين", "who": "من"},
    "en": {"number": "how many", "when": "when", "where": "where", "who": "who"},
}
_KEPT = 12  # words to each side of what is asked for
_ORDINARY = 0.5  # of the questions begin with what they ask


def question(text: str, start: int, end: int, kind: str, chance: random.Random) -> str:
    """The statement as a question for what stands there."""
    tongue = "ar" if language(text) == "ar" else "en"
    asks = _ASK[tongue][kind]
    before, after = text[:start].split()[-_KEPT:], text[end:].split()[:_KEPT]
    written = [asks, *before, *after] if chance.random() < _ORDINARY else [*before, asks, *after]
    return " ".join(written).rstrip(".؟? ") + ("؟" if tongue == "ar" else "?")


def of_titles(stories: Sequence[Story], chance: random.Random) -> Iterator[Example]:
    """Of a title, for what its article says in other words; and the same of another article, which does not say it."""
    for story in stories:
        for start, end, kind in facts(story.title):
            written = story.title[start:end]
            held = re.search(rf"\b{re.escape(written)}\b", story.lead)
            asked = question(story.title, start, end, kind, chance)
            if held:
                yield Example(asked, story.lead, "answered", held.span())
            elif written not in story.text:
                yield Example(asked, story.lead, "unanswered")


def across(parallels: Sequence[Parallel], chance: random.Random) -> Iterator[Example]:
    """Of a sentence, for what its translation says; and of lines of the same report that do not say it."""
    for report in parallels:
        for asking, holding in ((report.english, report.arabic), (report.arabic, report.english)):
            for n, (line, other) in enumerate(zip(asking, holding, strict=True)):
                for start, end, kind in facts(line):
                    span = _translated(line[start:end], kind, other)
                    if span is None:
                        continue
                    asked = question(line, start, end, kind, chance)
                    passage, at = around(holding, n, chance)
                    yield Example(asked, passage, "answered", (at + span[0], at + span[1]))
                    if far := [m for m in range(len(holding)) if abs(m - n) > 4]:
                        passage, _ = around(holding, chance.choice(far), chance)
                        if _translated(line[start:end], kind, passage) is None:
                            yield Example(asked, passage, "unanswered")


def _translated(written: str, kind: str, text: str) -> tuple[int, int] | None:
    """Where a text in the other language states a fact."""
    if kind in ("number", "when"):
        wanted = numbers(written)
        return next((m.span() for m in re.finditer(r"[\d.,٫٬]*\d", text) if numbers(m.group()) == wanted), None)
    if kind == "where":
        keys = {key for _, found in named_places(written) for key in found}
        found = next((other for other, own in named_places(text) if keys & set(own)), None)
    else:
        words = re.findall(r"[^\W\d_]+", text) if language(text) == "ar" else names(text, "en")
        found = next((word for word in words if len(word) > 2 and same_name(written, word)), None)
    match = re.search(rf"\b{re.escape(found)}\b", text) if found else None
    return match.span() if match else None
