"""What the model is trained on: a question or a claim before a passage, and what is true of the two."""

import hashlib
from dataclasses import dataclass
from typing import Literal

Label = Literal["answered", "unanswered", "supported", "contradicted", "neither"]


@dataclass(frozen=True, slots=True)
class Example:
    """One pair; `span` is where in the passage the answer stands, in characters, for what is answered."""

    asked: str  # the question, or the claim
    passage: str
    label: Label
    span: tuple[int, int] | None = None


def held_back(title: str) -> bool:
    """Whether everything of the article with this title is kept from training: three titles of twenty."""
    return hashlib.sha256(title.strip().casefold().encode()).digest()[0] < 40
