"""Arabic lines as they stand on paper, left to right, to the order in which they are read.

What a run of Latin letters or a number says keeps its order (Unicode's annex 9, from the other end).
"""

import re
import unicodedata
from collections.abc import Sequence

from rag.errors import InputError

_RUN = re.compile(r"L(?:[OS]*[LN])*|N(?:S?N)*")  # classes of what reads from left to right in an Arabic line
_SEPARATORS = ".,:/٫٬"
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_FORMS = re.compile(r"[\ufb00-\ufb06\ufb50-\ufdef\ufe70-\ufefc]")
_FULL_STOP = re.compile(r"[.,:;!،؛؟]\s?\w")  # no line that begins at the left begins so
_ARABIC = re.compile(r"[\u0621-\u064a]")
# In reading order many words begin with the article and end in ة or ى, which begin none; small words are everywhere.
_RIGHT = re.compile(r"\b(?:[وبفك]?ال\w{2,}|\w{2,}[ةى]|من|في|على|إلى|عن|أن|إن|التي|الذي|هذا|قال)\b")
_WRONG = re.compile(r"\b(?:\w{2,}لا[وبفك]?|[ةى]\w{2,}|نم|يف|ىلع|ىلإ|نع|نأ|نإ|يتلا|يذلا|اذه|لاق)\b")
_NEVER = re.compile(r"\b(?:[ةى]\w{2,}|يف|ىلع|ىلإ|نأ|يتلا|يذلا)\b")  # words of no text that stands right
_SURE = 3  # times as much for one order as for the other
_LEAST = 2  # words that no right text has
_UNTOLD = 0.1  # of the Arabic of a text whose order is mixed


def logical(clusters: Sequence[str], from_right: bool) -> str:
    """The line that these letters, each with its marks, make from left to right on paper."""
    classes = "".join(map(_class, clusters))
    if from_right and ("R" in classes or _FULL_STOP.match("".join(clusters))):
        return _turned(clusters, classes)
    return _within(clusters, classes) if "L" in classes else _turned(clusters, classes)


def _turned(clusters: Sequence[str], classes: str) -> str:
    """Runs of an Arabic line from its right end."""
    pieces: list[str] = []
    at = 0
    for run in _RUN.finditer(classes):
        pieces += (one.translate(_MIRRORED) for one in clusters[at : run.start()])
        pieces.append("".join(clusters[run.start() : run.end()]))
        at = run.end()
    pieces += (one.translate(_MIRRORED) for one in clusters[at:])
    return "".join(reversed(pieces))


def _within(clusters: Sequence[str], classes: str) -> str:
    """A line of Latin script, with its Arabic words turned where they stand."""
    pieces: list[str] = []
    at = 0
    for run in re.finditer(r"R(?:[^L]*R)?", classes):
        pieces += [*clusters[at : run.start()], _turned(clusters[run.start() : run.end()], run[0])]
        at = run.end()
    return "".join([*pieces, *clusters[at:]])


def _class(cluster: str) -> str:
    kind = unicodedata.bidirectional(cluster[0])
    if kind in ("R", "AL"):
        return "R"
    if kind in ("EN", "AN") and cluster not in _SEPARATORS:
        return "N"
    return "L" if kind == "L" else "S" if cluster in _SEPARATORS else "O"


def plain(text: str) -> str:
    """Letters in place of the forms that letters take in print: ﻟ is ل, ﻻ is لا, ﬁ is fi."""
    return _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]).replace("ـ", "").strip(), text)


def upright(text: str) -> str:
    """The text with each line in reading order; InputError where it is mixed and a part does not tell."""
    if len(_NEVER.findall(text)) < _LEAST:
        return text
    right, wrong = _told(text)
    if right >= wrong * _SURE:
        return text
    if wrong >= right * _SURE:
        return "\n".join(map(_reversed, text.split("\n")))
    lines = text.split("\n")
    untold = [line for line in lines if min(_told(line)) * _SURE > max(_told(line)) or _told(line) == (0, 0)]
    if _letters("".join(untold)) > _letters(text) * _UNTOLD:
        raise InputError("the letters of its Arabic stand in reverse in places, and where cannot be told")
    return "\n".join(_reversed(line) if _told(line)[1] > _told(line)[0] else line for line in lines)


def _told(text: str) -> tuple[int, int]:
    """How many words speak for the order as it is, and for the other."""
    return len(_RIGHT.findall(text)), len(_WRONG.findall(text))


def _letters(text: str) -> int:
    return len(_ARABIC.findall(text))


def _reversed(line: str) -> str:
    return logical(list(line), from_right=True) if _ARABIC.search(line) else line
