"""The names that an answer without a model marks in its quotes, each person once, with the quotes that name him."""

import re
from collections.abc import Iterator

from rag.kind import kind_of
from rag.names import same_name
from rag.people import people
from rag.phrases import say
from rag.text import fold
from rag.types import Answer

# On folded text: what asks for more than one.
_SEVERAL = re.compile(
    r"\b(?:attend\w*|t(?:oo|a)k\w* part|participa\w*|met|meet\w*|present|represent\w*|join\w*|sign\w*|members?|all)\b"
    r"|\b[وف]?(?:ي|ت)?(?:حضر\w*|شارك\w*|التق\w*|لتق\w*|مثل\w*|اجتمع\w*|جتمع\w*|وقع\w*)\b"
    r"|\b(?:ال)?(?:اعضاء|حاضر\w+|مشارك\w+|مجتمع\w+)\b"
)
_BEGINS = 4  # letters that two spellings of a family name share: فيرشين، فيرشينين
_FEWEST = 2
_FIRST, _LAST = "\u2068", "\u2069"  # a name keeps to its own direction


def named(answer: Answer) -> list[tuple[str, tuple[int, ...]]]:
    """Whom the quotes of an answer to "who attended" name, written out most, with the numbers of those quotes."""
    if answer.model or kind_of(answer.question) != "who" or not _SEVERAL.search(fold(answer.question)):
        return []
    told = list(_told(answer))
    found: dict[str, tuple[int, ...]] = {}
    for name in (name for name, marked, _ in told if marked):
        if not any(_same_person(name, other) for other in found):
            same = [(other, numbers) for other, _, numbers in told if _same_person(name, other)]
            fullest = max((other for other, _ in same), key=lambda one: (len(one.split()), len(one)))
            found[fullest] = tuple(sorted({n for _, numbers in same for n in numbers}))
    return list(found.items()) if len(found) >= _FEWEST else []


def named_line(answer: Answer) -> str:
    """The same in one line; empty where there are not several."""
    told = (f"{_FIRST}{name}{_LAST} {''.join(f'[{n}]' for n in numbers)}" for name, numbers in named(answer))
    names = say("comma", answer.language).join(told)
    return say("named", answer.language, names=names) if names else ""


def _told(answer: Answer) -> Iterator[tuple[str, bool, tuple[int, ...]]]:
    """Every naming of the claims: the words, whether they are marked, and the numbers of what the claim quotes."""
    numbers = {citation.quote: citation.n for citation in answer.citations}
    for claim in answer.claims:
        for span in people(claim.text, answer.question):
            yield claim.text[slice(*span)], span in claim.marked, tuple(numbers[quote] for quote in claim.quotes)


def _same_person(one: str, other: str) -> bool:
    """Whether all words of the shorter name can be words of the longer."""
    short, long = sorted((one.split(), other.split()), key=len)
    return all(any(same_name(word, own) or _spelled(word, own) for own in long) for word in short)


def _spelled(one: str, other: str) -> bool:
    short, long = sorted((fold(one), fold(other)), key=len)
    return len(short) >= _BEGINS and long.startswith(short)
