"""How far an ingest is, and what came of it, as HTML."""

from collections.abc import Sequence

from index.report import Report
from rag.types import Rejection
from web.page.escaped import aside, plain, spoken
from web.page.labels import label
from web.page.words import Look

_LISTED = 100


def progress_html(report: Report, behind: int, size: int, look: Look) -> str:
    """A bar over the bytes of the files; without any, one that only says that work is done."""
    share = f' value="{min(behind, size)}" max="{size}"' if size else ""
    told = label(look, "so_far", articles=look.count(report.articles, "article"), passages=look.n(report.passages))
    left = f" · {label(look, 'indexing', pending=look.n(report.pending))}" if behind >= size and report.pending else ""
    working = label(look, "working")
    bar = f'<progress{share} aria-label="{working}"></progress>'
    return f'<div class="progress" role="status">{bar}<p>{working}: {told}{left}</p></div>'


def report_html(report: Report, look: Look) -> str:
    """What was stored, and each thing that was not with its reason."""
    counts = {"new": report.new + report.duplicate, "changed": report.changed, "same": report.unchanged}
    told = label(look, "added", **{name: look.n(n) for name, n in counts.items()})
    copies = report.duplicate + report.near
    also = f" {label(look, 'copies', count=look.n(copies))}." if copies else ""
    return f'<p class="notice done" role="status">{told}.{also}</p>{rejected_html(report.rejected, look)}'


def rejected_html(rejected: Sequence[Rejection], look: Look) -> str:
    if not rejected:
        return ""
    rows = "".join(
        f"<tr><td>{aside(_name(one.where))}</td><td {spoken(one.reason)}>{plain(_unpathed(one))}</td></tr>"
        for one in rejected[:_LISTED]
    )
    return (
        f'<table class="rejected"><caption>{label(look, "rejected", count=look.n(len(rejected)))}</caption>'
        f"<thead><tr><th>{label(look, 'what')}</th><th>{label(look, 'why')}</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _name(where: str) -> str:
    """A file without the folders of the server; an address as it is."""
    return where if "://" in where and not where.startswith("file:") else where.rpartition("/")[2]


def _unpathed(rejection: Rejection) -> str:
    folder = rejection.where.rpartition("/")[0]
    return rejection.reason.replace(f"{folder}/", "") if folder else rejection.reason
