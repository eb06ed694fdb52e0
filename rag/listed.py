"""How complete a list is that an answer gives, as told by the reports that it cites and not by who wrote it."""

import re
from typing import NamedTuple

from rag.kind import kind_of
from rag.named import named
from rag.names import names, same_name
from rag.phrases import say
from rag.sentences import around
from rag.text import fold, language
from rag.types import Answer, Citation, Claim

# What asks for several, beside who did: which countries, name the, ما أسماء.
_SEVERAL = re.compile(
    r"\b(?:which|what)\s+(?:\w+\s+){0,2}?\w+s\b|\b(?:list|names? of|name the)\b"
    r"|\b(?:اي|ما)\s+(?:هي\s+)?(?:ال)?(?:دول|اسماء|اطراف|جهات|بلدان|منظمات|احزاب|شركات|مدن)\b|\b(?:اذكر|عدد|اسماء)\b"
)
# What says that there were more than are named.
_OTHERS = re.compile(
    r"\b(?:and|with|among|including|alongside) (?:\w+ ){0,2}?others?\b|\b(?:among them|including)\b"
    r"|\bother (?:\w+ )?(?:officials|ministers|leaders|delegates|members|figures|countries|people)\b"
    r"|\b(?:and|as well as|along with|alongside) (?:\w+ ){0,2}?(?:officials|representatives|delegates|aides|experts)\b"
    r"|\bو?(?:اخر(?:ون|ين)|غير(?:هم|هما|ه|ها))\b|\b(?:من )?بينهم\b|\bبمن فيهم\b|\bالي جانب\b"
    r"|\b(?:عدد من\s+)?[ول]?(?:ال)?(?:مسؤولين|مسؤولون|ممثلين|ممثلون|دبلوماسيين|خبراء|مستشارين)\b"
)


class Listing(NamedTuple):
    """So many named, in so many reports that are independent, and the numbers of the quotes that speak of others."""

    items: int
    reports: int
    others: tuple[Citation, ...]

    @property
    def others_in(self) -> int:
        """Reports that say that there were others."""
        return len({citation.article.story or citation.article.id for citation in self.others})


def listing(answer: Answer) -> Listing | None:
    """The list that an answer gives to a question for several people or things; None for any other answer.

    Without a model, whom its quotes name.
    """
    asked = kind_of(answer.question) == "who" or _SEVERAL.search(fold(answer.question))
    items = len(named(answer)) if not answer.model else _items(answer.claims) if asked else 0
    if items < 2:
        return None
    reports = {citation.article.story or citation.article.id for citation in answer.citations}
    others = tuple(one for one in answer.citations if _OTHERS.search(fold(_told(one))))
    return Listing(items, len(reports), others)


def listing_line(answer: Answer) -> str:
    """How complete the list is that the answer gives, by the reports themselves; empty for what is no list."""
    made = listing(answer)
    if made is None:
        return ""
    told = "listed_others" if made.others else "listed_alone"
    cited = "".join(f"[{citation.n}]" for citation in made.others)
    said = say("listed", answer.language, items=made.items, reports=made.reports)
    return f"{said}{say(told, answer.language, others=made.others_in)} {cited}".rstrip()


def _told(citation: Citation) -> str:
    return around(citation.article.text, citation.quote.start, citation.quote.end)


def _items(claims: tuple[Claim, ...]) -> int:
    """The claims that name somebody or something else than those before; names that all of them have tell nothing."""
    named = [names(claim.text, language(claim.text)) for claim in claims]
    shared = {name for name in named[0] if all(_has(name, other) for other in named[1:])} if named else set()
    found: list[tuple[str, ...]] = []
    for each in named:
        own = tuple(name for name in each if not _has(name, tuple(shared))) or each
        if not own or not any(_same(own, other) for other in found):
            found.append(own)
    return len(found)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and all(_has(name, longer) for name in shorter)


def _has(name: str, others: tuple[str, ...]) -> bool:
    return any(name == other or same_name(name, other) for other in others)
