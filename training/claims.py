"""Claims beside passages that bear them out, say otherwise, or say neither."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rag.text import language, words
from training.changes import Stock, changed
from training.example import Example, Label, held_back
from training.news import Parallel, Story, around, sentences_of
from training.questions import Asked

_ASKING = re.compile(
    r"^(?:(?:in|at|on|from|to|by|for|of)\s+)?(?:what|which|who|whom|whose|when|where|how\s+(?:many|much|long|old|far|large))\b"
    r"|^(?:في\s+|منذ\s+|ب|ل)?(?:من\s+هو|من\s+هي|من|ما\s+هو|ما\s+هي|ما|ماذا|متى|أين|كم|أي)(?=\s)",
    re.IGNORECASE,
)


def of_titles(stories: Sequence[Story], stock: Stock, chance: random.Random) -> Iterator[Example]:
    """Titles are borne out by their articles; with one thing changed they are not; another article says neither."""
    sharing = defaultdict(list)
    for story in stories:
        for word in set(words(story.title)):
            sharing[word].append(story)
    for story in stories:
        yield Example(story.title, story.lead, "supported")
        if (other := changed(story.title, stock, chance)) and _fresh(other, story):
            yield Example(other, story.lead, "contradicted")
        alike = [
            s for word in words(story.title) if 1 < len(sharing[word]) < 60 for s in sharing[word] if s is not story
        ]
        # Two reports of one thing bear one another out: those that share too much are left alone.
        apart = [s for s in chance.sample(alike, min(8, len(alike))) if len(_shared(story, s)) < 3]
        if apart:
            yield Example(story.title, max(apart, key=lambda s: len(_shared(story, s))).lead, "neither")


def _fresh(other: str, story: Story) -> bool:
    """Whether the words put into a title are not said by the article as well."""
    put = set(words(other)) - set(words(story.title))
    return not put or put.isdisjoint(words(story.lead))


def _shared(a: Story, b: Story) -> set[str]:
    return {word for word in words(a.title) if len(word) > 3} & set(words(b.lead))


def across(parallels: Sequence[Parallel], stock: Stock, chance: random.Random) -> Iterator[Example]:
    """Sentences beside their translations among others, and beside themselves."""
    for report in parallels:
        sides = (report.english, report.arabic)
        for asking, holding in ((0, 1), (1, 0), (0, 1), (1, 0), (0, 0), (1, 1)):
            for n, line in enumerate(sides[asking]):
                if len(line) < 30 or (asking == holding and chance.random() < 0.5):
                    continue
                passage, _ = around(sides[holding], n, chance)
                claim = shortened(line, chance)
                yield Example(claim, passage, "supported")
                if other := changed(claim, stock, chance):
                    yield Example(other, passage, "contradicted")
                if far := [m for m in range(len(sides[holding])) if abs(m - n) > 4]:
                    passage, _ = around(sides[holding], chance.choice(far), chance)
                    yield Example(claim, passage, "neither")


def shortened(line: str, chance: random.Random) -> str:
    """The line, or its longest clause."""
    clauses = re.split(r"[,،;؛]\s", line)
    longest = max(clauses, key=len)
    return longest if len(clauses) > 1 and len(longest) > 40 and chance.random() < 0.5 else line


def of_texts(texts: Sequence[str], stock: Stock, chance: random.Random) -> Iterator[Example]:
    """Sentences of articles among their neighbours; with one thing changed; and apart from them."""
    for text in texts:
        lines = list(sentences_of(text))
        if len(lines) < 6:
            continue
        at = chance.randrange(len(lines))
        claim, (passage, _) = shortened(lines[at], chance), around(lines, at, chance)
        if chance.random() < 0.5:
            yield Example(claim, passage, "supported")
        if other := changed(claim, stock, chance):
            yield Example(other, passage, "contradicted")
        apart = [line for n, line in enumerate(lines) if n != at]
        passage, _ = around(apart, max(0, at - 1), chance)
        yield Example(claim, passage, "neither")


def of_questions(
    ones: Sequence[Asked], wrong: dict[str, str], stock: Stock, chance: random.Random
) -> Iterator[Example]:
    """A question and its answer as a statement; with another answer; beside a passage, by question, without both."""
    by_tongue = defaultdict(list)
    for one in ones:
        if one.span:
            by_tongue[language(one.answers[0])].append(one.answers[0])
    for one in ones:
        if not one.span:
            continue
        answer = one.answers[0]
        yield Example(stated(one.question, answer), one.paragraph, "supported")
        other = changed(answer, stock, chance) or chance.choice(by_tongue[language(answer)])
        if other.casefold() not in one.paragraph.casefold():
            yield Example(stated(one.question, other), one.paragraph, "contradicted")
        elif turned := changed(stated(one.question, answer), stock, chance):
            yield Example(turned, one.paragraph, "contradicted")
        if one.question in wrong:
            yield Example(stated(one.question, answer), wrong[one.question], "neither")


def stated(question: str, answer: str) -> str:
    """A question with its answer, as a statement in rough grammar."""
    bare = question.strip().rstrip("?؟ ")
    told = _ASKING.sub("", bare, count=1).strip()
    if told == bare:
        return f"{bare}: {answer}"
    if re.match(r"\w+\s*", told) and language(question) == "ar":
        return f"{told} {answer}"
    return f"{answer} {told}" if re.match(r"(?:who|which)\b", bare, re.IGNORECASE) else f"{told} {answer}"


def judged(evals: Path, texts: dict[str, str], *, held: bool) -> Iterator[Example]:
    """Claims that people wrote of Arabic articles (ANS), told apart by the article; the texts by article."""
    labels: dict[str, Label] = {"supported": "supported", "refuted": "contradicted", "unrelated": "neither"}
    for line in (evals / "ans_claims_ar.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for id in row["evidence_ids"][:1]:
            if held_back(row["source_title"]) == held and id in texts:
                yield Example(row["claim"], " ".join(texts[id].split())[:700], labels[row["label"]])
