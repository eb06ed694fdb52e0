"""Prompts are Markdown files here; `render` fills them, strictly."""

import re
from pathlib import Path

_FIELD = re.compile(r"\{\{(\w+)\}\}")


def render(name: str, **values: str) -> str:
    """The prompt with each {{field}} filled; ValueError if one is missing, or a value has no field."""
    template = Path(__file__).with_name(f"{name}.md").read_text("utf-8")
    fields = set(_FIELD.findall(template))
    if fields != set(values):
        raise ValueError(
            f"prompt {name}: missing {sorted(fields - set(values))}, unused {sorted(set(values) - fields)}"
        )
    return _FIELD.sub(lambda match: values[match[1]], template)
