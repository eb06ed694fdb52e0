"""Who it is that a text names by an office alone, where the article names him with it elsewhere."""

import re

from rag.everyday import may_be_name
from rag.offices import office_keys
from rag.sounds import is_arabic
from rag.text import fold, folded_with_origin, words

_LONGEST, _LEAST = 6, 2  # words of an office
_NAME = re.compile(r"[\s،,:\"“”«»()-]+([^\W\d_]+(?:\s+[^\W\d_]+)?)")


def in_full(who: str, article: str) -> str:
    """The naming with the name that stands behind its first words in the article: the spokesman, the spokesman Kalin.

    As it is, where it has a name of its own, or where the article puts none behind it.
    """
    office = [word for word in words(who) if word != "the"]
    folded, origin = folded_with_origin(article)
    for size in range(min(len(office), _LONGEST), _LEAST - 1, -1):
        for match in re.finditer(r"\b" + r"\s+".join(map(re.escape, office[:size])) + _NAME.pattern, folded):
            start, first, last = (origin[at] for at in (match.start(), match.start(1), match.end() - 1))
            if _is_name(article[first : last + 1]):
                return article[start : last + 1]
    return who


def _is_name(words_of_it: str) -> bool:
    first = words_of_it.split()[0]
    return may_be_name(first) if is_arabic(first) else first[0].isupper() and not office_keys(fold(first))
