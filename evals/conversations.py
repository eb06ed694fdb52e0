"""What many conversations with the page leave in memory, of people who come, ask and leave."""

from functools import partial
from typing import Any

from evals import Say
from evals.browsed import page_served
from evals.crowd import quoting
from evals.people import apart, one_after_the_other
from evals.turn import resident
from rag.settings import Settings

_MARKS = (0.1, 0.5, 1.0)  # of all
_CLOSED = 5.0  # seconds that a page which is closed is kept for, here


def conversations(settings: Settings, say: Say, people: int = 1000) -> dict[str, Any]:
    """MiB held after so many, eight at a time, each with a session, a question and an answer of its own.

    A page that is closed is let go after five seconds here, so that what grows is what is never let go.
    """
    from web.page.sessions import Sessions

    Sessions.closed = _CLOSED
    answered, begun, held = 0, 0, {}
    with page_served(partial(quoting, pause=0.0)) as address:
        before = resident()
        for mark in _MARKS:
            upto = round(people * mark)
            answered += apart(one_after_the_other, address, begun, upto)
            begun, held[upto] = upto, resident()
    figures = {"people": people, "answered": answered, "before_mib": before, "after_mib": held}
    for name, value in figures.items():
        say(f"  {name}: {value}")
    return figures
