"""Text that a model is shown between lines with a mark, made anew for each call: no article can guess it."""

import secrets

from rag.types import Article


def new_mark() -> str:
    return secrets.token_hex(8)


def fenced(mark: str, text: str, name: str = "") -> str:
    """The text between its two lines; a name stands on the first."""
    return f"--- {' '.join(filter(None, (mark, name)))}\n{text}\n--- {mark} end"


def fenced_passage(mark: str, number: int, article: Article, text: str) -> str:
    """A passage under its number, and under its article's title, outlet and day."""
    said = " | ".join(part for part in (article.title, article.source, str(article.published or "undated")) if part)
    return fenced(mark, f"{said}\n{text}", f"passage {number}")
