"""Counting tokens with tiktoken, offline."""

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import tiktoken

from rag.errors import InputError

ENCODING = "o200k_base"  # 3.1 Arabic characters a token; the older cl100k_base has 1.4


def count_tokens(text: str) -> int:
    """Tokens of the text; marks such as <|endoftext|> count as the plain characters they are."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> tiktoken.Encoding:
    # llama-index-core carries the tables that tiktoken would otherwise fetch.
    package = find_spec("llama_index.core")
    if package is None or package.origin is None:
        raise InputError("llama-index-core is not installed: run `pip install -e .` again")
    os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(Path(package.origin).parent / "_static" / "tiktoken_cache"))
    return tiktoken.get_encoding(ENCODING)
