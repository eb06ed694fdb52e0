"""Who stands behind an event of the page: each asks, as every event can be sent by anybody."""

import gradio as gr

from web.visitor import Visitor, visitor


def asks(request: gr.Request) -> Visitor:
    """The visitor whom the guard let in; KeyError where no guard stands in front."""
    assert request.request is not None
    return visitor(request.request.scope)
