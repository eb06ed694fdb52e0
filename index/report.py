"""What became of the records of one run."""

from dataclasses import asdict, dataclass, field

from index.stories import Telling
from rag.types import Article, Rejection


@dataclass(slots=True)
class Report:
    """Counts of articles, but where it says otherwise; grows while the run goes."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    spared: int = 0  # pages and feeds that were not fetched again, not having changed; not among the articles
    duplicate: int = 0  # the same text as another article's, word for word; kept, and shown as a copy
    near: int = 0  # of the new, those that are copies too: edited, cut short or gone on with
    rejected: list[Rejection] = field(default_factory=list)
    passages: int = 0
    embedded: int = 0  # sections and passages
    pending: int = 0  # changes that an index has still to follow
    undated: int = 0
    dated: dict[str, int] = field(default_factory=dict)  # by what said when they were published
    languages: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)  # "" for those that name no outlet
    recurring: dict[str, int] = field(default_factory=dict)  # lines taken off articles, by outlet, that recur there
    stories: dict[str, int] = field(default_factory=dict)  # copies, exact or near, by the story they tell again

    @property
    def articles(self) -> int:
        return self.new + self.changed + self.unchanged + self.duplicate

    def read(self, article: Article) -> None:
        """Count what an article says of itself."""
        self.undated += article.published is None
        if article.dated:
            self.dated[article.dated] = self.dated.get(article.dated, 0) + 1
        for counts, key in ((self.languages, article.language), (self.sources, article.source or "")):
            counts[key] = counts.get(key, 0) + 1

    def stored(self, telling: Telling, changed: bool) -> None:
        """Count an article that is to be stored; `changed` if it was held with another text or title."""
        if changed:
            self.changed += 1
            return
        self.duplicate += telling.words == "same"
        self.new += telling.words != "same"
        self.near += telling.words == "near"
        if telling.words != "own":
            self.stories[telling.story] = self.stories.get(telling.story, 0) + 1

    def take_off(self, article: Article, lines: int) -> None:
        """Count the lines that an article has lost, because they recur at its outlet."""
        outlet = article.source or ""
        self.recurring[outlet] = self.recurring.get(outlet, 0) + lines

    def as_json(self) -> dict[str, object]:
        return asdict(self)
