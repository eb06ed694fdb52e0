"""Names that one text spells out and another shortens: WFP, the World Food Programme."""

import re

from rag.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = re.compile(r"\b[A-Z]{3,7}\b")
_LETTERS = {
    name: letter
    for entry in fold(
        "A إيه ايه أي; B بي; C سي; D دي; E إي; F إف; G جي; H إتش; I آي; J جيه; K كيه كي; L إل; M إم; N إن; O أو; P پي; "
        "Q كيو; R آر أر; S إس; T تي; U يو; V في; W دبليو; X إكس; Y واي; Z زد"
    ).split(";")
    for letter, *names in [entry.upper().split()]
    for name in names
}
_BETWEEN = frozenset("of for the and on in to".split())  # words that initials pass over


def spelled_out(claim: str, quote: str) -> set[str]:
    """The words of the claim's names that the quote has in the other form."""
    found = {short for short in _SHORT.findall(claim) if _run(short, quote) or _named_by_letters(short, quote)}
    for short in set(_SHORT.findall(quote)):
        found |= set(_run(short, claim))
    return found


def _named_by_letters(short: str, text: str) -> bool:
    """TRT, تي آر تي: the names of its letters, as Arabic writes them."""
    read = [_LETTERS.get(fold(word), "") for word in _WORD.findall(text)]
    return any("".join(read[at : at + len(short)]) == short for at, one in enumerate(read) if one)


def _run(short: str, text: str) -> list[str]:
    """The words of the text, each with a capital, whose first letters are these; none if there are no such."""
    words = [word for word in _WORD.findall(text) if word.lower() not in _BETWEEN]
    for at in range(len(words) - len(short) + 1):
        run = words[at : at + len(short)]
        if "".join(word[0] for word in run) == short and len(run[-1]) > 1:
            return run
    return []
