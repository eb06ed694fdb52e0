"""What a model's tokens cost, by the prices that are set."""

from dataclasses import dataclass, replace

from rag.types import Tokens

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """Of a million tokens read and written, in any currency; None is free, and where both are None nothing is said."""

    prompt: float | None = None
    completion: float | None = None

    def __call__(self, tokens: Tokens) -> Tokens:
        if self.prompt is None and self.completion is None:
            return tokens
        read, written = tokens.prompt * (self.prompt or 0), tokens.completion * (self.completion or 0)
        return replace(tokens, cost=(read + written) / _MILLION)
