"""The settings of the environment."""

import os
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from rag.errors import InputError
from rag.settings import Settings, load_settings

SECRET = "sk-very-secret"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without settings."""
    for name in [name for name in os.environ if name.startswith(("KHABAR_", "OPENAI_"))]:
        monkeypatch.delenv(name)


def test_without_any_setting_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings == Settings()
    assert (settings.home, settings.host, settings.port) == (Path(".khabar"), "127.0.0.1", 7860)
    assert (settings.engine, settings.engine_options, settings.passage_tokens) == ("e5", {}, 60)
    assert (settings.answerer, settings.timeout, settings.evidence) == ("auto", 60.0, 12)
    assert settings.context == 8192
    assert (settings.chroma_url, settings.reranker, settings.openai_api_key) == (None, None, None)
    assert not settings.has_endpoint


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("KHABAR_HOME", "/data/news", "home", Path("/data/news")),
        ("KHABAR_PORT", "8080", "port", 8080),
        ("KHABAR_PORT", "0", "port", 0),
        ("KHABAR_TIMEOUT", "0.5", "timeout", 0.5),
        ("KHABAR_ANSWERER", "llm", "answerer", "llm"),
        ("KHABAR_ENGINE_OPTIONS", '{"a": 1}', "engine_options", {"a": 1}),
        ("OPENAI_BASE_URL", "http://127.0.0.1:1/v1", "openai_base_url", "http://127.0.0.1:1/v1"),
        ("OPENAI_API_KEY", SECRET, "openai_api_key", SecretStr(SECRET)),
        ("PORT", "8080", "port", 7860),
    ],
)
def test_a_setting_is_read_from_the_environment_under_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, expected: Any
) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(load_settings(), field) == expected


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_PORT", "8080")
    assert load_settings(port=9090).port == 9090


@pytest.mark.parametrize("name", ["KHABAR_", "KHABAR_PROT", "KHABAR_OPENAI_BASE_ULR"])
def test_an_unknown_setting_is_refused_and_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, SECRET)
    with pytest.raises(InputError, match=f"^{name} is not a setting") as raised:
        load_settings()
    assert SECRET not in str(raised.value)


def test_an_unknown_setting_that_is_given_is_refused_and_named() -> None:
    with pytest.raises(InputError, match="setting prot:"):
        load_settings(prot=1)


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("KHABAR_PORT", SECRET, "port"),
        ("KHABAR_PORT", "65536", "port"),
        ("KHABAR_PORT", "-1", "port"),
        ("KHABAR_TIMEOUT", "0", "timeout"),
        ("KHABAR_EVIDENCE", "0", "evidence"),
        ("KHABAR_CONTEXT", "1023", "context"),
        ("KHABAR_PASSAGE_TOKENS", "15", "passage_tokens"),
        ("KHABAR_ANSWERER", SECRET, "answerer"),
        ("KHABAR_ENGINE_OPTIONS", f'["{SECRET}"]', "engine_options"),
    ],
)
def test_a_bad_value_is_named_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, named: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match=f"^setting {named}") as raised:
        load_settings()
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("name", ["KHABAR_ENGINE_OPTIONS", "KHABAR_RERANKER_OPTIONS"])
def test_options_that_are_not_json_are_refused_and_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "{bad")
    with pytest.raises(InputError, match=name.removeprefix("KHABAR_").lower()):
        load_settings()


@pytest.mark.parametrize("name", ["KHABAR_OPENAI_API_KEY", "KHABAR_OPENAI_BASE_URL"])
def test_the_endpoint_may_also_be_set_under_our_prefix(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:1/v1")
    assert load_settings().has_endpoint


@pytest.mark.parametrize(
    ("given", "has"),
    [
        ({}, False),
        ({"openai_api_key": ""}, False),
        ({"openai_base_url": ""}, False),
        ({"openai_api_key": SECRET}, True),
        ({"openai_base_url": "http://127.0.0.1:1/v1"}, True),
    ],
)
def test_a_key_or_an_address_makes_an_endpoint(given: dict[str, str], has: bool) -> None:
    assert load_settings(**given).has_endpoint is has


def test_settings_cannot_be_changed() -> None:
    settings = load_settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.port = 1


def test_a_key_is_masked_wherever_settings_are_printed() -> None:
    settings = load_settings(openai_api_key=SECRET)
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == SECRET
    for printed in (repr(settings), str(settings), str(settings.model_dump()), settings.model_dump_json()):
        assert SECRET not in printed


def test_every_setting_is_described() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
