"""What is asked and what is answered, as the OpenAPI document tells it; answers are not made by these."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool

from rag.types import Dated, Language, Scope, Support, Verdict


def _day(value: object) -> date:
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError("write a day as YYYY-MM-DD")
    return date.fromisoformat(value)


def _whole(value: str) -> str:
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise ValueError("half of a surrogate pair is no character")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Text = Annotated[str, AfterValidator(_whole)]
Outlet = Annotated[Text, Field(min_length=1, max_length=300)]


class Asked(BaseModel):
    """A request: a field that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Narrowed(Asked):
    """What narrows a search; days are those of publication, both included."""

    since: Day | None = Field(None, alias="from", examples=["2023-09-01"])
    until: Day | None = Field(None, alias="to", examples=["2023-09-30"])
    sources: list[Outlet] = Field([], max_length=100, description="Only these outlets.", examples=[["Tagus Post"]])
    languages: list[Language] = Field([], max_length=3, description="Only articles in these languages.")

    def scope(self) -> Scope:
        return Scope(self.since, self.until, tuple(self.sources), tuple(self.languages))


class QuestionAsked(Narrowed):
    question: Text = Field(examples=["Who attended the Ankara talks?", "من حضر محادثات أنقرة؟"])
    earlier: list[Text] = Field([], max_length=50, description="The questions before this one, the first first.")


class Question(QuestionAsked):
    stream: StrictBool = Field(False, description="Whether claims come as events, each once it is verified.")


class ClaimAsked(Asked):
    claim: Text = Field(examples=["Fourteen boats will sail daily from Lisbon."])


class SearchAsked(Narrowed):
    q: Text = Field(description="What to look for.", examples=["Ankara talks"])
    limit: int = Field(10, ge=1, le=50, description="Passages at most; KHABAR_EVIDENCE bounds it too.")


class RevisionAsked(Asked):
    revision: Text | None = Field(None, max_length=100, description="An earlier text of the article.")


class ArticleAsked(RevisionAsked):
    id: Text = Field(max_length=100, description="As a citation or a passage names it.")


class Posted(Asked):
    articles: list[dict[str, Any]] = Field(
        min_length=1,
        max_length=10_000,
        description="A row an article, with the field names that files have: text, title, date, url, source, id.",
        examples=[[{"text": "Fourteen boats will sail daily.", "title": "A ferry line", "date": "2023-05-07"}]],
    )
    fields: dict[str, str] = Field(
        {}, description='Where a row keeps something, e.g. {"text": "story"}.', examples=[{"text": "story"}]
    )


# Answers


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


class Listed(BaseModel):
    """How complete a list is, by the reports that are cited."""

    items: int
    reports: int
    others_in: int = Field(description="Reports that say that there were others.")
    others: list[int] = Field(description="The citations that do.")


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
    reason: str


class CheckShown(BaseModel):
    """What `check --json` prints."""

    claim: str
    verdict: Verdict
    supporting: list[Evidence] = Field(alias="for")
    against: list[Evidence]
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
