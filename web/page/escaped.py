"""Text that others wrote, as HTML: never markup, in its own direction, without the letters that turn text round."""

import re
from html import escape
from urllib.parse import urlsplit

from rag.text import language
from web.page.words import direction

# Overrides, embeddings and isolates turn round what follows them.
_TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])

_BREAKS = re.compile(r"\s*\n\s*")


def plain(text: str) -> str:
    """Escaped, on one line."""
    return escape(" ".join(text.translate(_TURNS).split()))


def within(text: str) -> str:
    """Escaped, each paragraph a line; for a part of a text."""
    return escape(_BREAKS.sub("\n", text.translate(_TURNS)))


def aside(text: str) -> str:
    """Escaped, for text within other text."""
    return f"<bdi>{plain(text)}</bdi>"


def spoken(text: str) -> str:
    """The attributes of an element that holds this text."""
    said = language(text)
    return f'lang="{said}" dir="{direction(said)}"' if said != "und" else 'dir="auto"'


def link(url: str | None) -> str | None:
    """An address to lead to, escaped; None for what is not on the web."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return escape(parts.geturl()) if parts.scheme in ("http", "https") and parts.hostname else None
