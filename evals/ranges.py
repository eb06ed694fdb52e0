"""How far the encoder's channels reach over the samples: what `index/encoder.py` evens out before it rounds."""

from typing import Any

import numpy as np

from evals import Say
from index.clean import clean
from index.e5 import E5Embedder, ready
from index.encoder import RANGES, SMOOTHED, encoder
from index.files import load
from index.passages import cut, embedded_text
from index.tokens import count_tokens
from index.weights import Weights, find
from rag.settings import Settings
from rag.types import Record
from web.commands.page import SAMPLES

_MATRICES = ("qkv", "ao", "fi", "fo")


def ranges(settings: Settings, say: Say) -> dict[str, Any]:
    """Write the file the engine reads; it is part of the project, and needs no making again while the samples stand."""
    embed, watched = E5Embedder(), list[str]()
    weights = Weights(find())
    exact = ready(encoder(weights, exact=True, watched=watched))
    reach = [np.zeros(0, np.float32) for _ in watched]
    sections, passages = texts_of_samples(settings)
    texts = [*sections, *passages]
    for tokens in embed.tokens([f"passage: {text}" for text in texts]):
        seen = exact(embed.sums(tokens[:510]), watched)
        reach = [
            np.maximum(np.abs(x[0]).max(0), before if before.size else 0) for before, x in zip(reach, seen, strict=True)
        ]
    kept = {name: np.stack(reach[_MATRICES.index(name) :: len(_MATRICES)]).astype(np.float16) for name in SMOOTHED}
    np.savez(RANGES, allow_pickle=False, **kept)
    say(f"  {len(texts)} texts → {RANGES.name}")
    return {"texts": len(texts)}


def texts_of_samples(settings: Settings) -> tuple[list[str], list[str]]:
    """What is embedded of the sample articles: sections, passages."""
    pairs = [
        cut(clean(record), settings.passage_tokens, count_tokens)
        for record in load([str(SAMPLES)], {})
        if isinstance(record, Record)
    ]
    sections = [embedded_text(section) for found, _ in pairs for section in found]
    return sections, [embedded_text(passage) for _, found in pairs for passage in found]
