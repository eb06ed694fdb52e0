"""A conversation as the server keeps it for a visitor: the questions, what became of each, how it is to be shown."""

from dataclasses import dataclass, field, replace

from rag.types import EVERYTHING, Answer, Article, Claim, Scope, Searched
from rag.verify import cite
from web.page.words import Look

STAGES = ("understanding", "searching", "reading", "checking")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, as far as it has come."""

    n: int  # never given twice in a conversation
    question: str
    answer: Answer | None = None
    stage: str = STAGES[0]  # at work, while there is no whole answer
    failed: str = ""  # why there is none
    stopped: bool = False

    @property
    def running(self) -> bool:
        return not (self.failed or self.stopped) and self.stage != ""

    def grown(self, claim: Claim, articles: dict[str, Article]) -> "Turn":
        """With one more claim, which the whole answer will hold too."""
        before = self.answer.citations if self.answer else ()
        claims = (*(self.answer.claims if self.answer else ()), claim)
        citations = cite(claims, {citation.article.id: citation.article for citation in before} | articles)
        return replace(self, answer=Answer(self.question, "und", claims, citations, (), Searched(0, 0)))

    def ended(self, answer: Answer) -> "Turn":
        return replace(self, answer=answer, stage="")


@dataclass(frozen=True, slots=True)
class Talk:
    """All turns of a visitor's session."""

    turns: tuple[Turn, ...] = ()
    look: Look = field(default_factory=Look)
    scope: Scope = EVERYTHING
    asked: int = 0  # questions so far, those that were taken back too
    editing: int | None = None  # the turn whose question is being put otherwise

    def ask(self, question: str) -> "Talk":
        """With a question more, in place of the one that is being edited and all after it."""
        kept = self.turns if self.editing is None else tuple(t for t in self.turns if t.n < self.editing)
        turn = Turn(self.asked + 1, question)
        return replace(self, turns=(*kept, turn), asked=self.asked + 1, editing=None)

    def now(self, turn: Turn) -> "Talk":
        """With the last turn as it has become."""
        return replace(self, turns=(*self.turns[:-1], turn))

    def stop(self) -> "Talk":
        if not self.turns or not self.turns[-1].running:
            return self
        return self.now(replace(self.turns[-1], stopped=True))

    def turn(self, n: int) -> Turn | None:
        return next((turn for turn in self.turns if turn.n == n), None)

    @property
    def earlier(self) -> list[str]:
        """The questions before the last."""
        return [turn.question for turn in self.turns[:-1]]
