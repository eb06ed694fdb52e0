"""Prompts are filled strictly."""

import re
from pathlib import Path

import pytest

import prompts
from prompts import render

FOLDER = Path(prompts.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.md"))
FIELDS = ("language", "mark", "passages", "question")


def filled(**values: str) -> dict[str, str]:
    return {**{field: f"<{field}>" for field in FIELDS}, **values}


def test_there_are_prompts() -> None:
    assert "answer" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_renders_with_its_fields_and_leaves_none_open(name: str) -> None:
    fields = set(re.findall(r"\{\{(\w+)\}\}", (FOLDER / f"{name}.md").read_text("utf-8")))
    prompt = render(name, **{field: f"<{field}>" for field in fields})
    assert "{{" not in prompt
    assert all(f"<{field}>" in prompt for field in fields)


def test_a_prompt_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        render("nonsense")


@pytest.mark.parametrize("field", FIELDS)
def test_a_missing_value_is_refused_and_named(field: str) -> None:
    values = {name: value for name, value in filled().items() if name != field}
    with pytest.raises(ValueError, match=rf"prompt answer: missing \['{field}'\], unused \[\]"):
        render("answer", **values)


def test_a_value_without_a_field_is_refused_and_named() -> None:
    with pytest.raises(ValueError, match=r"prompt answer: missing \[\], unused \['tone'\]"):
        render("answer", **filled(tone="dry"))


@pytest.mark.parametrize("value", ["{{mark}}", "{{nonsense}}", "{{", "\\1 \\g<0>", "{mark}", "%s", ""])
def test_a_value_stays_as_it_is(value: str) -> None:
    prompt = render("answer", **filled(question=value))
    assert f"Question:\n{value}\n" in prompt
    assert "<mark>" in prompt
