"""Reports of like events on different days, that say when in passing: is the one of the day that is asked for found?

Written for this measurement: six kinds of event in four cities, each in three weeks, in either language. Only the day
tells the three apart, and no report states it with its year: they say "أمس" or "on Saturday", and when they were
published.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from app import build
from evals import Say
from index.ingest import Ingest, cleaned
from rag.phrases import day
from rag.settings import Settings
from rag.types import EVERYTHING, Language, Record
from web.service import Service

_KINDS: dict[Language, tuple[tuple[str, str, str], ...]] = {  # (report, what follows, question)
    "ar": (
        ("عقد الوفدان {when} جولة محادثات في {city} من دون اتفاق.", "وقال مراقبون إن الخلاف على الحدود باق.",
         "ماذا جرى في محادثات {city} يوم {day}؟"),
        ("غمرت السيول {when} أحياء من {city} وتضررت عشرات المنازل.", "ونقلت فرق الإنقاذ العالقين إلى المدارس.",
         "أين وقعت سيول {city} في {day}؟"),
        ("أضرب عمال النقل {when} في {city} مطالبين بزيادة الأجور.", "وتعطلت الحافلات ساعات طويلة.",
         "من أضرب في {city} في {day}؟"),
        ("اندلع حريق {when} في مستودع بضواحي {city} وأصيب عاملان.", "وتحقق الشرطة في الأسباب.",
         "ماذا احترق في {city} يوم {day}؟"),
        ("تظاهر آلاف {when} وسط {city} احتجاجا على الغلاء.", "ورفع المحتجون لافتات وأغلقوا الساحة.",
         "لماذا تظاهر الناس في {city} في {day}؟"),
        ("أقر مجلس بلدية {city} {when} موازنة جديدة للطرق.", "واعترض أربعة أعضاء على القرار.",
         "ماذا أقر مجلس {city} في {day}؟"),
    ),
    "en": (
        ("The delegations held a round of talks in {city} {when} without agreement.",
         "Observers said the border dispute remained.", "What came of the talks in {city} on {day}?"),
        ("Flood water covered districts of {city} {when}, damaging dozens of homes.",
         "Rescuers took stranded people to schools.", "What did the flood in {city} on {day} damage?"),
        ("Transport workers in {city} went on strike {when} to demand better pay.",
         "Buses stood still for long hours.", "Who went on strike in {city} on {day}?"),
        ("A fire broke out {when} in a warehouse on the edge of {city}, injuring two workers.",
         "Police are looking into the cause.", "What burned in {city} on {day}?"),
        ("Thousands marched {when} through the centre of {city} against rising prices.",
         "They carried banners and closed the square.", "Why did people march in {city} on {day}?"),
        ("The city council of {city} passed a new road budget {when}.", "Four members objected to the decision.",
         "What did the council of {city} pass on {day}?"),
    ),
}  # fmt: skip
_CITIES: dict[Language, tuple[str, ...]] = {
    "ar": ("أنقرة", "جنيف", "طرابلس", "بغداد"),
    "en": ("Ankara", "Geneva", "Tripoli", "Baghdad"),
}
_WEEKDAYS: dict[Language, list[str]] = {
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_SAID: dict[Language, tuple[tuple[str, int], ...]] = {  # how the day is told, and how many days later
    "ar": (("أمس", 1), ("{weekday}", 2), ("مساء {weekday}", 1), ("قبل يومين", 2), ("أمس {weekday}", 1),
           ("{weekday} الماضي", 5), ("{weekday} {date}", 3), ("أول أمس", 2)),
    "en": (("yesterday", 1), ("on {weekday}", 2), ("on {weekday} evening", 1), ("two days ago", 2),
           ("on {weekday}, {date},", 3), ("on {date}", 4)),
}  # fmt: skip
_FIRST = date(2020, 1, 7)


@dataclass(frozen=True, slots=True)
class Event:
    """A report, and what asks for it in either language."""

    record: Record
    language: Language
    questions: dict[Language, str]


def events() -> Iterator[Event]:
    n = 0
    for kind in range(6):
        for city in range(4):
            for week in range(3):
                for language in ("ar", "en"):
                    yield _event(n, language, kind, city, _FIRST + timedelta(31 * week + 3 * kind + 5 * city + n % 2))
                    n += 1


def _event(n: int, language: Language, kind: int, city: int, on: date) -> Event:
    told, later = _SAID[language][n // 2 % len(_SAID[language])]
    when = told.format(weekday=_WEEKDAYS[language][on.weekday()], date=day(on, language).rsplit(" ", 1)[0])
    report, more, _ = _KINDS[language][kind]
    text = f"{report.format(when=when, city=_CITIES[language][city])} {more}"
    questions = {
        asked: _KINDS[asked][kind][2].format(city=_CITIES[asked][city], day=day(on, asked)) for asked in _KINDS
    }
    return Event(Record(str(n), f"dated:{n}", text, published=on + timedelta(later)), language, questions)


def found(settings: Settings, say: Say) -> dict[str, dict[str, float]]:
    """How often the report of the day is the first found, by the languages of question and report."""
    told = list(events())
    figures: dict[str, dict[str, float]] = {}
    with TemporaryDirectory() as home:
        app = build(settings.model_copy(update={"home": Path(home)}))
        with app.corpus.writing():
            Ingest(app.corpus, app.embed, settings.passage_tokens)(cleaned(event.record for event in told))
        for asked, held in product(_KINDS, _KINDS):
            of_held = [event for event in told if event.language == held]
            by_day = sum(_first(app, event, asked) for event in of_held)
            without = sum(_first(app, event, asked, ()) for event in of_held)
            figures[f"{asked}→{held}"] = {
                "reports": len(of_held),
                "by_day": round(by_day / len(of_held), 3),
                "without": round(without / len(of_held), 3),
            }
            say(f"  first found {asked}→{held} {figures[f'{asked}→{held}']}")
        app.corpus.close()
    return figures


def _first(app: Service, event: Event, asked: Language, days: tuple[()] | None = None) -> bool:
    """True if the first hit in the report's language is the report; with `days` in place of those asked about."""
    query = app.pipeline.understand(event.questions[asked], EVERYTHING)
    hits = app.pipeline.retrieve(query if days is None else replace(query, days=days))
    best = next((hit for hit in hits if hit.passage.article.language == event.language), None)
    return best is not None and best.passage.article.uri == event.record.uri
