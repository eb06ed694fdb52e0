"""Answers, reports and progress in a terminal. Only this file knows rich."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console, JustifyMethod
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from rag.phrases import report_of, say
from rag.show import Line, blocks, cost_line, searched_line, stories_line, translation_line
from rag.text import language
from rag.types import Answer, Article, Check, Citation, Rejection
from web.reviews import Failed

if TYPE_CHECKING:
    from index.report import Report
    from index.status import Status

_LISTED = 50  # rejections that are named one by one
_MONTHS, _BAR = 24, 40  # months that are shown, and the letters of the longest bar
_console = Console(highlight=False)


def _line(text: str, style: str = "", indent: int = 2) -> None:
    """One paragraph in the direction of its own script; crawled text is never markup."""
    side: JustifyMethod | None = "right" if language(text) == "ar" else None
    _console.print(Text(text if side else " " * indent + text, style=style), justify=side)


def show_answer(answer: Answer) -> None:
    for block in blocks(answer):
        _console.print()
        _line(block.heading, "bold", 0)
        for line in block.lines:
            _claim(line)
    _show_citations(answer.citations, say("sources", answer.language), quoted=answer.model is not None)
    if told := stories_line(answer):
        _line(told, "dim", 0)
    if not answer.refused:
        _line(searched_line(answer), "dim", 0)
    if spent := cost_line(answer):
        _line(spent, "dim", 0)


def _claim(line: Line) -> None:
    """A claim with what answers in bold, and a short answer before it."""
    told = Text(f"{line.lead} — " if line.lead else "", style="")
    told.stylize("bold")
    for part, answers in line.parts():
        told.append(part, "bold" if answers else "")
    told.append(f" {''.join(f'[{n}]' for n in line.cited)}".rstrip())
    side: JustifyMethod | None = "right" if language(line.text) == "ar" else None
    _console.print(told if side else Text("  ") + told, justify=side)


def show_check(check: Check) -> None:
    _line(f"{say(f'verdict_{check.verdict}', check.language)}: {check.reason}", "bold", 0)
    if len(check.parts) > 1:
        for part in check.parts:
            cited = "".join(f"[{citation.n}]" for citation in (*part.supporting, *part.against, *part.near))
            verdict = say(f"verdict_{part.verdict if part.checked else 'unchecked'}", check.language)
            _line(f"{verdict}: {part.text} {cited}".rstrip())
            _line(part.reason, "dim", 4)
    _show_citations(check.supporting, say("for", check.language), quoted=True)
    _show_citations(check.against, say("against", check.language), quoted=True)
    _show_citations(check.near, say("near", check.language), quoted=True)
    if spent := cost_line(check):
        _line(spent, "dim", 0)


def show_checked(done: Sequence[Check | Failed], path: str) -> None:
    """How many claims have which verdict, and where they were written; to the error stream."""
    counts = Counter("failed" if isinstance(one, Failed) else one.verdict for one in done)
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    Console(stderr=True, highlight=False).print(Text(f"{len(done)} claims ({told}) written to {path}"), soft_wrap=True)


def _show_citations(citations: Sequence[Citation], heading: str, quoted: bool = False) -> None:
    if not citations:
        return
    _console.print()
    _line(heading, "bold", 0)
    for c in citations:
        _line(f"[{c.n}] {c.article.title} — {report_of(c.article, c.article.language)}")
        if quoted:
            _line(c.quote.text)
            if translated := translation_line(c):
                _line(translated, "italic")
            if c.note:
                _line(f"→ {c.note}", "italic")
        _line(f"{c.quote.article_id} {c.quote.start}–{c.quote.end}  {c.article.uri}", "dim")


def show_article(article: Article) -> None:
    _line(article.title, "bold", 0)
    _line(f"{report_of(article, article.language)}", "dim", 0)
    for paragraph in article.text.split("\n"):
        _line(paragraph, indent=0)


def show_status(
    held: "Status",
    first: date | None,
    last: date | None,
    sources: Sequence[tuple[str | None, int]],
    months: Mapping[str, int],
) -> None:
    _console.print(f"{held.articles} articles, {held.passages} passages, published {first or '–'} to {last or '–'}")
    _console.print(f"engine {held.engine or 'none yet'}")
    agreed = "agree" if held.consistent else f"differ ({held.pending} changes pending): run `python app.py rebuild`"
    vectors = f"{held.section_vectors} + {held.passage_vectors} vectors, {held.chroma} in Chroma"
    _console.print(f"{held.sections} sections, {vectors}, {held.words} in the word index: the stores {agreed}")
    _show_counts([(source or "(outlet not named)", n) for source, n in sources], 20)
    _show_months(months)


def _show_counts(counts: Sequence[tuple[str, int]], most: int) -> None:
    for name, count in counts[:most]:
        _console.print(Text(f"  {count:6} {name}"))
    if len(counts) > most:
        _console.print(f"  … and {len(counts) - most} more; --json lists them all")


def _show_months(months: Mapping[str, int]) -> None:
    """A bar a month that has articles, the last ones; as long as its share of the fullest."""
    shown = list(months.items())[-_MONTHS:]
    fullest = max((count for _, count in shown), default=1)
    for month, count in shown:
        _console.print(Text(f"  {month} {count:6} {'█' * max(round(_BAR * count / fullest), 1)}"))
    if len(months) > len(shown):
        _console.print(f"  … and {len(months) - len(shown)} earlier months; --json lists them all")


def show_audited(entry: Mapping[str, Any]) -> None:
    """One entry of the audit, its text on a line of its own."""
    shown = entry.get("shown") or []
    places = ", ".join(f"{one['article']}:{one['revision']} {one['start']}–{one['end']}" for one in shown)
    told = (
        f"{entry.get('at')}  {entry.get('who') or '–'}  {entry.get('did')}  {entry.get('came')}  {entry.get('request')}"
    )
    _line(told, "bold", 0)
    _line(str(entry.get("text", "")))
    _line(places or "nothing shown", "dim", 4)


def show_recurring(found: Mapping[str, Counter[str]]) -> None:
    """The lines that were taken off, and how often; those of one outlet together."""
    for outlet, lines in found.items():
        _console.print(Text(f"{outlet}: {lines.total()} lines, {len(lines)} different ones", style="bold"))
        _show_counts(lines.most_common(), 20)


def show_report(report: "Report") -> None:
    _console.print(
        f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged, {report.duplicate} duplicate, "
        f"{len(report.rejected)} rejected; {report.passages} passages stored, {report.embedded} texts embedded"
    )
    if report.spared:
        _console.print(f"{report.spared} pages or feeds have not changed, and were not fetched again")
    if report.articles:
        languages = ", ".join(f"{count} {name}" for name, count in sorted(report.languages.items()))
        dated = ", ".join(f"{count} by {name}" for name, count in _most(report.dated))
        _console.print(f"{languages}; {report.undated} without a date{f', dated {dated}' if dated else ''}")
        _show_counts([(name or "(outlet not named)", n) for name, n in _most(report.sources)], 10)
    if report.recurring:
        _console.print(f"{sum(report.recurring.values())} lines taken off that recur at an outlet, see `recurring`:")
        _show_counts([(name or "(outlet not named)", n) for name, n in _most(report.recurring)], 10)
    if copies := report.duplicate + report.near:
        told = f"{_counted(copies, 'copy', 'copies')} of {_counted(len(report.stories), 'story', 'stories')}"
        _console.print(f"{told} ({report.near} of them edited), most often told again:")
        _show_counts(_most(report.stories), 3)
    _show_rejected(report.rejected)


def _show_rejected(rejected: Sequence[Rejection]) -> None:
    if len(rejected) > _LISTED:
        _show_counts(Counter(one.reason for one in rejected).most_common(), 10)
    for rejection in rejected[:_LISTED]:
        _console.print(Text(f"  rejected {rejection.where}: {rejection.reason}", style="yellow"))
    if len(rejected) > _LISTED:
        _console.print(f"  … and {len(rejected) - _LISTED} more; --json lists them all")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


@contextmanager
def progress(total: int, stream: TextIO) -> Iterator[Callable[["Report", int], None]]:
    """A bar over the bytes of the files, with articles, rate and time left; nothing when not a terminal."""
    columns = (
        BarColumn(),
        TextColumn("{task.fields[articles]} articles  {task.fields[embedded]} passages  {task.fields[rate]}/s"),
        TextColumn("{task.fields[rejected]} rejected{task.fields[left]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    console = Console(file=stream)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total, articles=0, embedded=0, rejected=0, rate="–", left="")

        def watch(report: "Report", behind: int) -> None:
            seconds = bar.tasks[0].elapsed or 0
            bar.update(
                task,
                completed=behind,
                articles=report.articles,
                embedded=report.embedded,
                rejected=len(report.rejected),
                left=f"  {report.pending} still to be indexed" if behind >= total and report.pending else "",
                rate=f"{report.embedded / seconds:.1f}" if seconds > 1 else "–",
            )

        yield watch
