"""Short calls to the model beside the answer: the question in the other language, or as it reads alone.

What it says is only searched with, and only where the guards find nothing in it that was not asked.
"""

from collections import OrderedDict
from collections.abc import Callable, Generator, Sequence
from typing import NamedTuple, Protocol

from prompts import render
from rag.errors import ModelError
from rag.facts import numbers
from rag.fences import fenced, new_mark
from rag.guards import unsupported
from rag.names import named_in, names
from rag.text import language, words
from rag.types import Language, Query, Tokens

_LANGUAGES: dict[Language, str] = {"ar": "Arabic", "en": "English"}
_LONGEST = 400  # characters of a reply that is believed to be a question
_TURNS = 4  # questions before this one that the model is shown
_OF_TURN = 500  # characters of each
_KEPT = 512  # replies that are remembered


class Said(NamedTuple):
    """What the model made of a question, None if nothing that can be used, and what it cost."""

    text: str | None
    tokens: Tokens = Tokens()


class Short(Protocol):
    def write(self, prompt: Callable[[int], str]) -> Generator[str | Tokens]: ...


class Asides:
    """Asks each thing once, and remembers the last replies; what fails is done without."""

    def __init__(self, model: Short, bilingual: bool = True) -> None:
        self._model, self._bilingual = model, bilingual
        self._replies: OrderedDict[tuple[str, ...], str] = OrderedDict()

    def across(self, query: Query) -> Said | None:
        """The question in the other language; None where it is of no use."""
        other: Language = "en" if query.language == "ar" else "ar"
        wanted = query.scope.languages
        if not self._bilingual or (wanted and other not in wanted):
            return None
        said = self._asked("translate", other, question=query.standalone)
        asked = query.standalone
        true = said.text is not None and numbers(said.text) == numbers(asked) and unsupported(said.text, asked) is None
        return said if true else Said(None, said.tokens)

    def alone(self, question: str, earlier: Sequence[str]) -> Said:
        """The question as it reads without those before it, out of which alone it takes names and numbers."""
        shown = [one[:_OF_TURN] for one in earlier[-_TURNS:]]
        said = self._asked("standalone", language(question), question=question, earlier="\n".join(shown))
        known = " ".join((*shown, question))
        true = said.text is not None and all(named_in(name, known) for name in names(said.text, language(question)))
        return said if true and numbers(said.text or "") <= numbers(known) else Said(None, said.tokens)

    def _asked(self, prompt: str, into: Language, **said: str) -> Said:
        key = (prompt, into, *said.values())
        if (reply := self._replies.get(key)) is not None:
            return Said(_line(reply, into))
        try:
            reply, tokens = self._reply(prompt, _LANGUAGES[into], said)
        except ModelError:
            return Said(None)
        self._replies[key] = reply
        while len(self._replies) > _KEPT:
            self._replies.popitem(last=False)
        return Said(_line(reply, into), tokens)

    def _reply(self, prompt: str, into: str, said: dict[str, str]) -> tuple[str, Tokens]:
        mark = new_mark()
        shown = {name: fenced(mark, text) for name, text in said.items()}
        made, reply, cost = render(prompt, language=into, mark=mark, **shown), "", Tokens()
        for piece in self._model.write(lambda room: made):
            if isinstance(piece, Tokens):
                cost = piece
            else:
                reply += piece
        return reply, cost


def _line(reply: str, into: Language) -> str | None:
    """The one line of a reply, if it may be a question in that language."""
    lines = [line.strip(" \t\"'“”«»*`") for line in reply.strip().splitlines() if line.strip()]
    if len(lines) != 1 or len(lines[0]) > _LONGEST or not words(lines[0]) or language(lines[0]) != into:
        return None
    return lines[0]
