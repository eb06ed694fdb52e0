"""What is held, and whether the stores agree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """What is held, and whether the stores agree."""

    articles: int
    sections: int
    passages: int
    section_vectors: int
    passage_vectors: int
    words: int
    chroma: int  # vectors of passages there
    pending: int  # changes that an index has still to follow
    engine: str | None

    @property
    def consistent(self) -> bool:
        return (
            not self.pending
            and self.sections == self.section_vectors == self.words
            and self.passages == self.passage_vectors == self.chroma
        )
