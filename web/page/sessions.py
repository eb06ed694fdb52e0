"""The sessions of the page's visitors: small, made in no time, and let go once nobody comes back to them."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from fastapi import FastAPI
from gradio import Blocks
from gradio.state_holder import SessionState, StateHolder


class Sessions(StateHolder):
    """Gradio's sessions, without what makes each of them cost 15 ms and half a megabyte, and with an end."""

    idle = 4 * 3600.0  # seconds that a page may stand open unused
    closed = 600.0  # seconds in which one whose connection broke may come back

    def __init__(self, blocks: Blocks) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.set_blocks(blocks)

    def __getitem__(self, session_id: str) -> SessionState:
        if session_id not in self.session_data:
            self.session_data[session_id] = _Session(self.blocks)
        session = super().__getitem__(session_id)
        session.is_closed = False
        return session

    def delete_all_expired_state(self) -> None:
        """Gradio asks for this every second."""
        now, queue = datetime.now(), self.blocks._queue
        for own, session in list(self.session_data.items()):
            kept = self.closed if session.is_closed else self.idle
            if (now - self.time_last_used[own]).total_seconds() > kept:
                del self.session_data[own], self.time_last_used[own]
                queue.pending_messages_per_session.pop(own, None)  # which gradio leaves behind
                queue.pending_event_ids_session.pop(own, None)


class _Session(SessionState):
    """Holds no copy of what each component is: only links to a state need it, which this page does not make."""

    def __init__(self, blocks: Blocks) -> None:
        bare: Any = SimpleNamespace(default_config=blocks.default_config, blocks=())
        super().__init__(bare)
        self.blocks_config.config_for_block = _nothing  # type: ignore[method-assign, assignment]


def _nothing(*given: Any) -> dict[str, Any]:
    return {}


def hold(site: FastAPI, blocks: Blocks) -> None:
    """Let the application that was mounted last, which is gradio's, keep its sessions so."""
    site.routes[-1].app.state_holder = Sessions(blocks)  # type: ignore[attr-defined]
