"""A chat model as the judge of claims that the guards let pass; one that does not say drops nothing."""

import re
from collections.abc import Sequence

from prompts import render
from rag.aside import Short
from rag.errors import ModelError
from rag.fences import fenced, new_mark
from rag.types import Judgement

_VERDICTS = {
    "supported": Judgement(1.0, 0.0),
    "contradicted": Judgement(0.0, 1.0),
    "neither": Judgement(0.0, 0.0),
}
_UNSAID = Judgement(1.0, 0.0)  # the guards have let it pass
_VERDICT = re.compile(r"\W*(supported|contradicted|neither)\W*", re.IGNORECASE)


class ModelJudge:
    """Asks about one passage at a time, a short call each."""

    def __init__(self, model: Short) -> None:
        self._model = model

    def __call__(self, claim: str, passages: Sequence[str]) -> list[Judgement]:
        return [self._judged(claim, passage) for passage in passages]

    def _judged(self, claim: str, passage: str) -> Judgement:
        mark = new_mark()
        prompt = render("judge", mark=mark, claim=fenced(mark, claim), passage=fenced(mark, passage))
        try:
            reply = "".join(piece for piece in self._model.write(lambda room: prompt) if isinstance(piece, str))
        except ModelError:
            return _UNSAID
        said = _VERDICT.fullmatch(reply)
        return _VERDICTS[said[1].lower()] if said else _UNSAID
