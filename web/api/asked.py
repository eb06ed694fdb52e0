"""What may be asked: a field that is not known, or of another type, is an error that names it."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool

from rag.types import Language, Scope


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
