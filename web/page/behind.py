"""Who stands behind an event of the page: each handler asks, as every event can be sent by anybody."""

import gradio as gr

from web.seen import asker
from web.visitor import Visitor, visitor


def behind(request: gr.Request) -> Visitor:
    """The visitor whom the guard let in, who is also told of as the asker; KeyError where no guard stands in front."""
    assert request.request is not None
    asker.asks(request.request.scope)
    return visitor(request.request.scope)
