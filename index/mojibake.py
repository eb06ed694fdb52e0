"""UTF-8 that somebody read in another encoding, put right where it is sure. Only this file knows ftfy.

ftfy knows the encodings of the west; windows-1256, in which Arabic most often goes wrong, it does not.
"""

import re

from ftfy import TextFixerConfig, fix_encoding

from rag.errors import InputError

_TIMES = 3  # that a text may have been read wrongly
_WHOLE = TextFixerConfig(replace_lossy_sequences=False, decode_inconsistent_utf8=False)  # what is lost is not made up
_PARTS = TextFixerConfig(replace_lossy_sequences=False)  # for a line that is right in other places
_SURELY = "â€"  # three letters of it are a quote mark or dash, and stand in no text that is right
# An Arabic letter, which no encoding that ftfy knows has, and nothing that it would mend by itself.
_RIGHT = re.compile(r"[^\x80-\x9f€]*[\u0621-\u064a][^\x80-\x9f€]*")
# What a line of windows-1256 is once it is read as the UTF-8 that it was: Arabic, Latin, and the marks of the press.
_EXPECTED = re.compile(r"[\t\x20-\x7e\u00a0-\u024f\u02c6\u02dc\u0600-\u06ff\u200b-\u203a\u20ac\u2122\ufb50-\ufeff]*")
_HIGH = re.compile(r"[^\x00-\x7f]")
# Letters of UTF-8 as windows-1252 and windows-1256 show them: two in a row, or a mark of the press; or nothing at all.
_SECOND = "[\u0080-\u00bf‚ƒ„…†‡ˆ‰‹Œ‘’“”•–—™›œžŸŠŽšٹپچژڈگکڑںھ،؛؟\u200c\u200d]"
_GARBLED = re.compile(rf"(?:[ÂÃÐÑØÙÚÛطظأآ]{_SECOND}){{2}}|[âأ][€¢]{_SECOND}|\ufffd")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST, _SHARE = 3, 0.05  # of such places, and of the letters, in a text that cannot be read


def unscrambled(text: str) -> str:
    """The text as it was written; one that is right is returned as it is."""
    return text if text.isascii() else "\n".join(map(_line, text.split("\n")))


def require_readable(text: str) -> None:
    """InputError for what is garbled still."""
    garbled = len(_GARBLED.findall(text))
    if garbled >= _LEAST and garbled > len(_LETTER.findall(text)) * _SHARE:
        raise InputError("its letters were garbled before it came here, and some are lost: save it again as UTF-8")


def _line(line: str) -> str:
    for _ in range(_TIMES):
        if line.isascii():
            break
        config = _PARTS if _SURELY in line else _WHOLE
        mended = _arabic(line) or (line if _RIGHT.fullmatch(line) else fix_encoding(line, config))
        if mended == line:
            break
        line = mended
    return line


def _arabic(line: str) -> str | None:
    """The line whose UTF-8 was read as windows-1256; Arabic is not by chance UTF-8 in two places and nowhere not."""
    try:
        read = line.encode("cp1256").decode("utf-8")
    except UnicodeError:
        return None
    return read if len(_HIGH.findall(read)) > 1 and _EXPECTED.fullmatch(read) else None
