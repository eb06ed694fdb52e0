"""A text to the pieces that multilingual-e5-small reads, by their ids. Only this file knows tokenizers.

Of 250,000 pieces, texts in Latin and Arabic letters, with whatever signs, can only ever use half: a tokenizer of these
alone gives them the same ids, and takes half the memory and time to make. The whole one, 260 MB, is made when a text in
another script first asks for it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from threading import Lock

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from index.weights import Weights
from rag.sentences import trimmed

_SPACE = "▁"
# Latin with its accents, Arabic, punctuation, currencies, arrows and other symbols (among them _SPACE), emoji.
_COMMON = re.compile(
    "[\x00-\x7f\u00a0-\u036f\u0600-\u06ff\u0750-\u077f\u1e00-\u1eff\u2000-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff]*"
)


class Pieces:
    """Texts to the ids of their pieces, without the ends the model puts around a text."""

    def __init__(self, weights: Weights) -> None:
        self._weights, self._lock = weights, Lock()
        self._rewritten = weights.rewritten()
        self._few = _Tokenizer(weights, common=True)

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        readable = [self._readable(text) for text in texts]
        common = [bool(_COMMON.fullmatch(text)) for text in readable]
        found = {True: iter(self._few(text for text, few in zip(readable, common, strict=True) if few))}
        if not all(common):
            found[False] = iter(self._whole(text for text, few in zip(readable, common, strict=True) if not few))
        return [next(found[few]) for few in common]

    def located(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """The ids of a text's pieces, and the characters of it each is made of, without spaces; (0, 0) for none."""
        read = [self._readable(char) for char in text]
        origin = [at for at, chars in enumerate(read) for _ in chars]
        readable = "".join(read)
        tokenizer = self._few if _COMMON.fullmatch(readable) else self._whole
        ids, offsets = tokenizer.located(readable)
        spans = [trimmed(text, origin[start], origin[end - 1] + 1) if end > start else (0, 0) for start, end in offsets]
        return ids, [span if span[0] < span[1] else (0, 0) for span in spans]

    def _readable(self, text: str) -> str:
        """The text in the characters the pieces are made of; half a surrogate pair is no character."""
        return text.replace("\0", " ").encode("utf-8", "replace").decode().translate(self._rewritten)

    @property
    def _whole(self) -> "_Tokenizer":
        with self._lock:
            return self._all

    @cached_property
    def _all(self) -> "_Tokenizer":
        return _Tokenizer(self._weights, common=False)


class _Tokenizer:
    def __init__(self, weights: Weights, *, common: bool) -> None:
        pieces, unknown = weights.pieces()
        # The rarest stays: what an unknown character costs is reckoned from it.
        rarest = min(range(len(pieces)), key=lambda n: pieces[n][1])
        kept = [
            n for n, (piece, _) in enumerate(pieces) if not common or _COMMON.fullmatch(piece) or n in (unknown, rarest)
        ]
        model = models.Unigram([pieces[n] for n in kept], unk_id=kept.index(unknown), byte_fallback=False)
        self._ids = np.array(kept)
        self._tokenizer = Tokenizer(model)
        self._tokenizer.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
        self._tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(_SPACE, prepend_scheme="always")

    def __call__(self, texts: Iterable[str]) -> list[list[int]]:
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [self._ids[found.ids].tolist() if found.ids else [] for found in encoded]

    def located(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        return self._ids[encoded.ids].tolist() if encoded.ids else [], encoded.offsets
