"""Whose conversation is kept, and for how long."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from web.page.sessions import Sessions

STATE, BOX = 1, 2


@pytest.fixture
def sessions() -> Sessions:
    """Of a page with a state and a box."""
    held = {STATE: gr.State([], render=False), BOX: gr.Textbox(render=False)}
    config = SimpleNamespace(blocks=held, config_for_block=lambda *given: {"props": {}})
    queue = SimpleNamespace(pending_messages_per_session={"closed": [], "open": []}, pending_event_ids_session={})
    page: Any = SimpleNamespace(default_config=config, blocks=held, state_session_capacity=100, _queue=queue)
    return Sessions(page)


def ago(sessions: Sessions, own: str, seconds: float) -> None:
    """The session was last used so long ago."""
    sessions.time_last_used[own] = datetime.now() - timedelta(seconds=seconds)


def test_each_visitor_has_a_state_of_their_own(sessions: Sessions) -> None:
    sessions["one"][STATE].append("said")
    assert sessions["one"][STATE] == ["said"] and sessions["two"][STATE] == []


def test_a_session_holds_no_copy_of_the_page(sessions: Sessions) -> None:
    one = sessions["one"]
    one[STATE] = ["said"]
    one._update_value_in_config(BOX, "said")
    assert not any(one.config_values.values())
    assert not list(one.components)


def test_a_page_that_is_closed_is_let_go_before_one_that_is_idle(sessions: Sessions) -> None:
    for own in ("open", "closed", "back", "just"):
        sessions[own].is_closed = own != "open"
    sessions["back"]  # the connection had only broken
    for own in ("open", "closed", "back"):
        ago(sessions, own, sessions.closed + 1)
    sessions.delete_all_expired_state()
    assert set(sessions.session_data) == {"open", "back", "just"} == set(sessions.time_last_used)
    assert set(sessions.blocks._queue.pending_messages_per_session) == {"open"}
    for own in ("open", "back", "just"):
        ago(sessions, own, sessions.idle + 1)
    sessions.delete_all_expired_state()
    assert not sessions.session_data


def test_of_too_many_the_one_used_longest_ago_is_let_go(sessions: Sessions) -> None:
    sessions.capacity = 2
    for own in ("one", "two", "one", "three"):
        sessions[own]
    assert set(sessions.session_data) == {"one", "three"}
