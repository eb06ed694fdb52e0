"""Sentences of Arabic and English news text, as offsets that cover the whole of it."""

import re

_CLOSERS = r"[\"'”’»)\]]*"
_END = re.compile(
    rf"""
      [!?؟۔…]+{_CLOSERS}(?=\s|$)                                # a mark that always ends
    | (?<=[\u0621-\u064a]{{2}})\.(?=[\u0621-\u064a]{{2}})       # Arabic sentences run together: "كلمة.وقال"
    | (?<!\b[^\W\d_])                                           # not after an initial: "د.", "J."
      \.+{_CLOSERS}(?=\s|$)
    | \n+
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*")
_WINDOW = 1500  # characters to each side of a span in which its sentences are looked for
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|St|vs|No|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec"
    r"|Inc|Ltd|Co|approx|أ\.د|م\.م)|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence with the space after it; joined, they are the text again."""
    spans: list[tuple[int, int]] = []
    start = 0
    for mark in _END.finditer(text):
        if mark.start() < start or _goes_on(text, start, mark):
            continue
        space = _SPACE.match(text, mark.end())
        end = space.end() if space else mark.end()
        spans.append((start, end))
        start = end
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def around(text: str, start: int, end: int) -> str:
    """The whole sentences that a span is taken from: a denial may stand outside of it."""
    start, end = span_around(text, start, end)
    return text[start:end]


def span_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences that a span is taken from begin and end."""
    # A sentence has an end near by; the window keeps a long article from being cut up for each span.
    first = max(0, start - _WINDOW)
    spans = [(first + one, first + other) for one, other in sentences(text[first : end + _WINDOW])]
    whole = [span for span in spans if span[0] < end and start < span[1]]
    return trimmed(text, whole[0][0], whole[-1][1]) if whole else (start, start)


def _goes_on(text: str, start: int, mark: re.Match[str]) -> bool:
    """A full stop that ends an abbreviation ends a sentence only before a new line."""
    if mark.group() != ".":
        return False
    after = text[mark.end() : mark.end() + 2]
    return "\n" not in after and bool(_ABBREVIATION.search(text[max(start, mark.end() - 16) : mark.end()]))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space around it."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
