"""Checked claims as HTML: the verdict, part by part, and what is for and against side by side."""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence

from rag.phrases import say
from rag.show import cost_line
from rag.types import Check, Citation, Part
from web.page.escaped import plain, spoken
from web.page.labels import label
from web.page.reports import report_card
from web.page.words import Look
from web.reviews import Checked, Failed, as_claim_review, as_csv, as_json

_FILES = (
    ("JSON", "khabar-check.json", "application/json", as_json),
    ("CSV", "khabar-check.csv", "text/csv", as_csv),
    ("ClaimReview", "khabar-check.claimreview.json", "application/ld+json", as_claim_review),
)


def checked_html(checked: Sequence[Checked], look: Look, notice: str = "") -> str:
    """All claims; of many, each behind its verdict, and how many have which."""
    told = f'<p class="notice" role="status">{notice}</p>' if notice else ""
    if not checked:
        return told
    if len(checked) == 1:
        return f'{told}<div class="checks">{_one(checked[0], look)}</div>{_save(checked, look)}'
    folded = "".join(
        f'<details class="of-claim"><summary>{_verdict(one, look)} <span {spoken(one.claim)}>{plain(one.claim)}</span>'
        f"</summary>{_one(one, look)}</details>"
        for one in checked
    )
    return f'{told}{_counts(checked, look)}<div class="checks">{folded}</div>{_save(checked, look)}'


def _counts(checked: Sequence[Checked], look: Look) -> str:
    counts = Counter(_name(one) for one in checked)
    made = (f"<li>{_badge(name, look)} {look.n(n)}</li>" for name, n in counts.most_common())
    return f'<ul class="verdicts">{"".join(made)}</ul>'


def _one(one: Checked, look: Look) -> str:
    """A claim with its verdict and evidence."""
    if isinstance(one, Failed):
        where = f"<bdi>{plain(one.where)}</bdi>: " if one.where else ""
        return (
            f'<section class="check">{_claim(one)}<p>{_verdict(one, look)} {where}{_reason(one.reason)}</p></section>'
        )
    parts = f'<h3>{label(look, "parts")}</h3><ol class="parts">{"".join(_part(part, one) for part in one.parts)}</ol>'
    sides = f'<div class="sides">{_side("for", one.supporting, look)}{_side("against", one.against, look)}</div>'
    near = _side("near", one.near, look) if one.near else ""
    decided = sides if one.supporting or one.against or not near else ""
    return (
        f'<section class="check">{_claim(one)}<p>{_verdict(one, look)} {_reason(one.reason)}</p>'
        f"{parts if len(one.parts) > 1 else ''}{decided}{near}{_cost(one)}</section>"
    )


def _cost(check: Check) -> str:
    spent = cost_line(check)
    return f'<p class="note" {spoken(spent)}>{plain(spent)}</p>' if spent else ""


def _claim(one: Checked) -> str:
    return f'<h2 class="claim" {spoken(one.claim)}>{plain(one.claim)}</h2>' if one.claim else ""


def _reason(reason: str) -> str:
    return f'<span class="reason" {spoken(reason)}>{plain(reason)}</span>'


def _name(one: Checked) -> str:
    if isinstance(one, Failed):
        return "failed"
    fit = not one.parts or any(part.checked for part in one.parts)
    return one.verdict if fit else "unchecked"


def _verdict(one: Checked, look: Look) -> str:
    return _badge(_name(one), look)


def _badge(name: str, look: Look) -> str:
    told = label(look, "failed") if name == "failed" else say(f"verdict_{name}", look.language)
    return f'<strong class="verdict {name}" lang="{look.language}">{plain(told)}</strong>'


def _part(part: Part, check: Check) -> str:
    """A part in the language of the claim."""
    name = part.verdict if part.checked else "unchecked"
    numbers = "".join(f" [{citation.n}]" for citation in (*part.supporting, *part.against, *part.near))
    verdict = plain(say(f"verdict_{name}", check.language))
    return (
        f'<li {spoken(part.text)}><strong class="verdict {name}">{verdict}</strong> '
        f'<q>{plain(part.text)}</q>{numbers} <span class="reason">{plain(part.reason)}</span></li>'
    )


def _side(side: str, citations: Sequence[Citation], look: Look) -> str:
    cards = "".join(report_card([one.quote], one.article, look, one.n, one.note) for one in citations)
    none = "" if cards else f'<p class="none">{label(look, f"none_{side}")}</p>'
    title = f'{label(look, side)} <span class="count">{look.n(len(citations))}</span>'
    return f'<section class="side {side}"><h3>{title}</h3>{cards or none}</section>'


def _save(checked: Sequence[Checked], look: Look) -> str:
    """The files, within the page itself: nothing of a visitor is kept on the server for it."""
    links = "".join(
        f'<a download="{name}" href="data:{media};base64,{b64encode(write(checked).encode()).decode()}">{kind}</a> '
        for kind, name, media, write in _FILES
    )
    return f'<p class="save">{label(look, "save")}: {links}</p>'
