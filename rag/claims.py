"""Claims out of a model's reply, each as soon as it is complete, whatever stands around them."""

import json
import re
from collections.abc import Iterator

from rag.types import Draft

_MARKER = re.compile(r"\s*\[[\d\s,،]*\]")  # "[2]", "[٢]": the page numbers what is cited
_NUMBER = re.compile(r"\d{1,4}")
_LONGEST = 8_000  # characters of one claim with its quotes


class Claims:
    """Reads objects of a text and its quotes: in one list, one a line, or amid prose, which is passed over.

    `formed` says whether the reply kept to the form at all; a list of no claims does.
    """

    def __init__(self) -> None:
        self.formed = False
        self._text = ""
        self._open: list[int] = []  # where the objects begin that have not ended
        self._quoted = self._escaped = False

    def read(self, piece: str) -> Iterator[Draft]:
        """The claims that this piece of the reply completes."""
        at = len(self._text)
        self._text += piece
        for offset, char in enumerate(piece, at):
            if self._ends_object(char, offset):
                yield from self._draft(self._text[self._open.pop() : offset + 1])

    def _ends_object(self, char: str, offset: int) -> bool:
        if char == "\n" and self._quoted:  # no string goes over lines: what is open is broken
            self._open, self._quoted, self._escaped = [], False, False
        elif self._escaped:
            self._escaped = False
        elif self._quoted:
            self._escaped, self._quoted = char == "\\", char != '"'
        elif char == "{":
            self._open.append(offset)
        elif char == '"':
            self._quoted = bool(self._open)
        return char == "}" and not self._quoted and bool(self._open)

    def _draft(self, said: str) -> Iterator[Draft]:
        try:
            value = json.loads(said) if len(said) <= _LONGEST else None
        except (ValueError, RecursionError):
            return
        match value:
            case {"claims": list()}:
                self.formed = True
            case {"text": str(text), **rest}:
                self.formed = True
                quotes = list(_quotes(rest.get("quotes")))
                translations = tuple(translation for *_, translation in quotes)
                made = tuple((passage, words) for passage, words, _ in quotes)
                yield Draft(_plain(text), made, translations=translations if any(translations) else ())


def _quotes(said: object) -> Iterator[tuple[int, str, str]]:
    """Passage, words and their translation, which may be missing."""
    for quote in said if isinstance(said, list) else ():
        match quote:
            case {"passage": int() | str() as passage, "words": str(words), **rest}:
                number, translation = _NUMBER.search(str(passage)), rest.get("translation")
                translated = _plain(translation) if isinstance(translation, str) else ""
                yield int(number.group()) if number else 0, words, translated


def _plain(text: str) -> str:
    """The claim on one line, without markers, and without signs that are not seen or turn a text round."""
    line = " ".join(_MARKER.sub("", text).split())
    return "".join(char for char in line if char.isprintable())
