"""What is answered, as the OpenAPI document and the tools tell it; answers are not made by these."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from rag.types import Dated, Language, Support, Verdict


class Described(BaseModel):
    revision: str
    uri: str
    title: str
    source: str | None
    url: str | None
    published: date | None
    dated: Dated | None = Field(description="What said when it was published.")
    language: Language


class ArticleShown(Described):
    id: str
    story: str = Field(description="Articles that tell the same report share it.")
    text: str = Field(description="Every offset counts code points of it.")


class DayMentioned(BaseModel):
    start: int
    end: int
    first: date
    last: date
    sure: bool


class Quoted(Described):
    """Words that stand, character for character, in an article at its revision."""

    article_id: str
    story: str
    quote: str
    start: int
    end: int
    translation: str | None = Field(None, description="Of the quote, by the model that quoted it; never evidence.")
    dates: list[DayMentioned] = Field(description="The days that the quote speaks of.")


class Numbered(Quoted):
    n: int


class Evidence(Numbered):
    according_to: Any = Field(None, description="Those to whom its words give what they tell.")
    note: str | None = Field(None, description="Of what only comes near a claim: what it lacks of it.")


class Span(BaseModel):
    text: str
    start: int
    end: int


class ClaimShown(BaseModel):
    text: str
    citations: list[int]
    support: Support
    answer: list[Span] = Field(description="Where in the text the answer itself stands, the likeliest first.")


class Dropped(BaseModel):
    text: str
    reason: str | None


class First(Described):
    article_id: str


class StoryTold(BaseModel):
    story: str
    reports: int
    first: First
    citations: list[int]


class Near(First):
    text: str
    start: int
    end: int
    reason: str


class SearchedIn(BaseModel):
    articles: int
    passages: int
    since: date | None = Field(alias="from")
    until: date | None = Field(alias="to")
    sources: list[str]
    languages: list[Language]
    nearest: list[Near]


class Cost(BaseModel):
    prompt: int
    completion: int


class Named(BaseModel):
    """Whom the quotes of an answer without a model name, and in which."""

    name: str
    citations: list[int]


class Listed(BaseModel):
    """How complete a list is, by the reports that are cited."""

    items: int
    reports: int
    others_in: int = Field(description="Reports that say that there were others.")
    others: list[int] = Field(description="The citations that do.")
    names: list[Named] = Field(description="Of an answer without a model; with one, the claims are the items.")


class AnswerShown(BaseModel):
    """What `ask --json` prints; a refusal is an answer too."""

    question: str
    language: Language
    refused: bool
    answerer: str
    model: str | None
    note: str
    claims: list[ClaimShown]
    citations: list[Numbered]
    listed: Listed | None = Field(alias="list", description="Of a list that a model wrote.")
    reports: int
    independent: int
    stories: list[StoryTold]
    dropped: list[Dropped]
    searched: SearchedIn
    timings_ms: dict[str, float]
    tokens: Cost
    cost: float | None = Field(description="By the prices that are set.")


class PartShown(BaseModel):
    text: str
    verdict: Verdict
    checked: bool
    supporting: list[int] = Field(alias="for")
    against: list[int]
    near: list[int]
    reason: str


class CheckShown(BaseModel):
    """What `check --json` prints."""

    claim: str
    verdict: Verdict
    supporting: list[Evidence] = Field(alias="for")
    against: list[Evidence]
    near: list[Evidence] = Field(description="Where nothing decides, what comes nearest: it says neither.")
    reason: str
    language: Language
    parts: list[PartShown]


class Found(Quoted):
    rank: int
    score: float
    citation: str = Field(description="The permanent address of the passage.")


class SearchShown(BaseModel):
    query: str
    language: Language
    hits: list[Found]


class Now(BaseModel):
    revision: str
    stands: bool = Field(description="Whether the article that is held now has the same words.")
    start: int | None
    end: int | None


class CitationShown(Quoted):
    """What a quote said and where; `changed` tells whether the article has another text now."""

    id: str
    before: str
    after: str
    changed: bool
    now: Now


class Rejected(BaseModel):
    where: str
    reason: str


class ReportShown(BaseModel):
    """What `ingest --json` prints, and the ids of the articles that were read."""

    model_config = ConfigDict(extra="allow")

    new: int
    changed: int
    unchanged: int
    duplicate: int
    rejected: list[Rejected]
    ids: list[str]


class StatusShown(BaseModel):
    """What `status --json` prints; those who may read some outlets alone get the counts of these."""

    model_config = ConfigDict(extra="allow")

    articles: int
    passages: int


class ProblemShown(BaseModel):
    """RFC 9457."""

    model_config = ConfigDict(extra="allow")

    type: Literal["about:blank"]
    title: str
    status: int
    detail: str
