"""The words of the project: what flows between the stages. Imports nothing of ours."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Language = Literal["ar", "en", "und"]
Dated = Literal["metadata", "url", "byline", "text"]  # what said when an article was published, the surest first
Support = Literal["supported", "contradicted", "unsupported"]
Verdict = Literal["supported", "contradicted", "mixed", "not_found"]
Doubt = Literal[  # what speaks against a claim: its form, the guards in their order, the judge
    "empty", "unquoted", "unfound",
    "number", "date", "name", "speaker", "denial", "modality", "actor", "words", "report",
    "judged",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned news article; every offset in the project counts code points of its `text`."""

    id: str  # hash of its address
    revision: str  # hash of its text
    uri: str  # where it came from: a file: URI, or a row's own url or id
    title: str
    text: str
    source: str | None = None  # the outlet
    url: str | None = None
    published: date | None = None
    language: Language = "und"
    story: str = ""  # articles that tell the same report share it
    dated: Dated | None = None  # what said when it was published

    @property
    def whole(self) -> "Quote":
        return Quote(self.id, self.revision, 0, len(self.text), self.text)


@dataclass(frozen=True, slots=True)
class Record:
    """One article as a file holds it, before cleaning."""

    uri: str
    address: str  # what tells this article from every other; its id is made from it
    text: str
    title: str = ""
    source: str | None = None
    url: str | None = None
    published: date | None = None
    page: bool = False  # a crawled page saved as text: title, date and outlet stand in the text itself
    dated: Dated = "metadata"  # what said when it was published


@dataclass(frozen=True, slots=True)
class Rejection:
    """Input that could not be taken: where it stands, and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Section:
    """Some paragraphs of an article: what words are searched in, and the setting of its passages."""

    id: str  # article:revision:s:n
    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or a few of an article: what is found and cited."""

    id: str  # article:revision:n
    article: Article
    start: int
    end: int
    section: str  # the id of the section that holds it

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def quote(self) -> "Quote":
        return Quote(self.article.id, self.article.revision, self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date that a text names, and the days it stands for, both included."""

    start: int  # offsets in the text
    end: int
    first: date
    last: date
    sure: bool  # False where a reader, too, might take it for other days


@dataclass(frozen=True, slots=True)
class Scope:
    """What the asker narrowed the search to; publication dates, both ends included."""

    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    readable: tuple[str, ...] | None = None  # outlets beyond which nothing is there for the asker; None: all are


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood."""

    text: str
    language: Language
    standalone: str  # the question as it reads without the conversation before it
    scope: Scope = EVERYTHING
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    days: tuple[tuple[date, date], ...] = ()  # asked about: from the first to the last of each


@dataclass(frozen=True, slots=True)
class Candidate:
    """A section that some search found, with what its score is made of."""

    section: str
    language: Language
    words: float  # BM25; 0 where the word search did not find it
    nearness: float  # cosine of question and section
    passage: float  # cosine of question and its nearest passage, or a bound on it where none was found


@dataclass(frozen=True, slots=True)
class Match:
    """A passage with its fused score, and what that was made of."""

    passage_id: str
    score: float
    found: dict[str, float]  # as in Hit


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage, its place, and the score of each way in which it was found."""

    passage: Passage
    rank: int  # 1 is best
    score: float
    found: dict[str, float] = field(default_factory=dict)  # cosine of "passage" and "section", BM25 of "words"
    copies: tuple[str, ...] = ()  # ids of near-identical passages that this one stands for


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand, character for character, in a stored article."""

    article_id: str
    revision: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as an answerer wrote it: the words it quotes are not yet looked up."""

    text: str
    quotes: tuple[tuple[int, str], ...]  # (rank of the hit, words said to stand in it)
    marked: tuple[tuple[int, int], ...] = ()  # where in the text the answer itself stands, the likeliest first
    short: bool = False  # whether that alone says it: a time, a place, a number
    translations: tuple[str, ...] = ()  # of the quotes, in their order, "" for none


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer and what it stands on."""

    text: str
    quotes: tuple[Quote, ...]
    support: Support
    reason: str | None = None  # why it is not supported
    marked: tuple[tuple[int, int], ...] = ()  # as in Draft
    short: bool = False
    doubt: Doubt | None = None  # of which kind the reason is, where it is not supported
    translations: tuple[str, ...] = ()  # as in Draft, those that agree with their quotes

    @property
    def lead(self) -> str:
        """The short answer, which goes before the sentence that it stands in; none where the words mark several."""
        return self.text[slice(*self.marked[0])] if self.short and len(self.marked) == 1 else ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with its number and the article it stands in, as shown."""

    n: int
    quote: Quote
    article: Article
    translation: str = ""  # of the quote, by the model that quoted it: for reading, and never evidence
    note: str = ""  # of what only comes near a claim: what it lacks


@dataclass(frozen=True, slots=True)
class Story:
    """One report, and all articles of the corpus that tell it, the first first; their texts are left out."""

    id: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """A passage that came near, and why it was not enough."""

    passage: Passage
    reason: str


@dataclass(frozen=True, slots=True)
class Searched:
    """How much was looked through."""

    articles: int
    passages: int
    scope: Scope = EVERYTHING
    nearest: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True)
class Tokens:
    prompt: int = 0
    completion: int = 0
    cost: float | None = None  # in the currency of the prices that are set; None where none are

    def __add__(self, other: "Tokens") -> "Tokens":
        costs = [one.cost for one in (self, other) if one.cost is not None]
        total = sum(costs) if costs else None
        return Tokens(self.prompt + other.prompt, self.completion + other.completion, total)


@dataclass(frozen=True, slots=True)
class Drafts:
    """What an answerer returns: its claims, unchecked, and what they cost."""

    claims: tuple[Draft, ...] = ()
    misses: tuple[Miss, ...] = ()  # passages it weighed and set aside
    model: str | None = None
    tokens: Tokens = Tokens()
    answerer: str = ""  # who wrote them, if not the one that was asked
    note: str = ""  # as in Answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question comes back with; a refusal is an answer too."""

    question: str
    language: Language
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    dropped: tuple[Claim, ...]
    searched: Searched
    answerer: str = ""
    model: str | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)
    tokens: Tokens = Tokens()
    stories: tuple[Story, ...] = ()  # those that the citations stand in, in their order
    note: str = ""  # what the reader must know of how it was written

    @property
    def refused(self) -> bool:
        return not self.claims

    @property
    def reports(self) -> int:
        """Articles of the corpus that tell what is cited; of each story, one is independent of the others."""
        return sum(len(story.articles) for story in self.stories)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely a passage bears out a claim, or says otherwise; what is left of 1 is that it does neither."""

    supported: float
    contradicted: float


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a claim that was checked by itself, with the citations that bear on it."""

    text: str
    verdict: Verdict
    supporting: tuple[Citation, ...]
    against: tuple[Citation, ...]
    reason: str
    checked: bool = True  # False for what cannot be checked, as the reason says: it does not count
    near: tuple[Citation, ...] = ()  # where nothing decides, what comes nearest


@dataclass(frozen=True, slots=True)
class Check:
    """A claim weighed against the corpus."""

    claim: str
    language: Language
    verdict: Verdict
    supporting: tuple[Citation, ...]
    against: tuple[Citation, ...]
    reason: str
    parts: tuple[Part, ...] = ()
    near: tuple[Citation, ...] = ()  # as in its parts
    model: str | None = None  # that read the passages
    tokens: Tokens = Tokens()
