"""Every knob of the project, read from the environment once."""

import os
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from rag.errors import InputError

_PREFIX = "KHABAR_"


class Settings(BaseSettings):
    """Settings from the environment, prefix KHABAR_; unknown names are refused."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, extra="forbid", populate_by_name=True)

    home: Path = Field(Path(".khabar"), description="The data folder: the catalogue and the indexes derived from it.")
    host: str = Field("127.0.0.1", description="Address the page is served on.")
    port: int = Field(7860, ge=0, le=65535, description="Port the page is served on.")
    root_path: str = Field(
        "",
        pattern="^(/[A-Za-z0-9._~-]+)*$",
        description="Path under which a proxy shows the page, like /portal/news; it takes that off what it hands on.",
    )

    grace: float = Field(20, ge=0, description="Seconds to finish the answers being given when the server is stopped.")
    log: str = Field(
        "warnings",
        pattern="^(warnings|json)$",
        description="What the server says: `warnings`, or a line of JSON for each request and answer.",
    )
    trace: bool = Field(False, description="Whether OpenTelemetry is told how long each stage of an answer took.")
    audit_days: int = Field(
        0, ge=0, description="Days for which it is kept who asked what and which evidence was shown; 0: not at all."
    )
    log_texts: bool = Field(False, description="Whether questions, claims and what errors say stand in that log.")

    url: str | None = Field(None, pattern="^https?://[^/]", description="The address people reach it at, if another.")
    hosts: tuple[str, ...] = Field((), description="Names it may be reached by beside this machine's, as JSON.")
    frame_ancestors: tuple[str, ...] = Field((), description="Portals whose pages may embed it, as JSON.")
    origins: tuple[str, ...] = Field((), description="Sites whose scripts may call it from a browser, as JSON.")
    proxies: tuple[str, ...] = Field((), description="Addresses or networks of the proxies in front, as JSON.")
    proxy_user: str | None = Field(None, description="Header in which those proxies name who they signed in.")
    proxy_groups: str | None = Field(None, description="Header in which they name that person's groups.")
    groups: Path | None = Field(None, description="A TOML file: what groups may do, and which outlets they read.")
    oidc_issuer: str | None = Field(None, pattern="^https?://[^/]", description="The OpenID provider for people.")
    oidc_client: str | None = Field(None, description="What Khabar is called there.")
    oidc_secret: SecretStr | None = Field(None, description="Its secret there, if it has one.")
    oidc_scope: str = Field("openid profile email", description="What is asked for of a person.")
    oidc_name: str = Field("email", description="The claim that a person is called by; `sub` where it is missing.")
    oidc_groups: str = Field("groups", description="The claim that names a person's groups.")
    session_hours: float = Field(12.0, gt=0, description="Hours for which somebody stays signed in.")

    requests_a_minute: int = Field(600, ge=1, description="Requests of one visitor, the parts of a page included.")
    answers_at_once: int = Field(
        0,
        ge=0,
        description="Questions and claims in work at once; 0: one a processor, 128 where a model elsewhere writes.",
    )
    answers_each: int = Field(4, ge=1, description="Those of one visitor, in work and waiting.")
    answers_waiting: int = Field(24, ge=0, description="Those that wait at most; more are told when to come again.")
    request_seconds: float = Field(120.0, gt=0, description="Seconds that a program's request may take.")
    body_mb: float = Field(1.0, gt=0, description="Megabytes of a request.")
    upload_mb: float = Field(64.0, gt=0, description="Megabytes of one that brings files or articles.")
    uploads_at_once: int = Field(4, ge=1, description="Such requests at once.")
    tokens_a_day: int = Field(0, ge=0, description="Tokens of the chat model for each visitor a day; 0: no end.")

    engine: str = Field(
        "e5",
        description="What embeds: `e5` (inside, no download), `openai` (any compatible endpoint), or the import path "
        "of a llama-index embedding class.",
    )
    engine_options: dict[str, Any] = Field({}, description="Arguments of a llama-index embedding class, as JSON.")
    embedding_model: str = Field("text-embedding-3-small", description="Model asked for when the engine is `openai`.")
    passage_tokens: int = Field(60, ge=16, le=400, description="Tokens of a passage at most (tiktoken o200k_base).")
    chroma_url: str | None = Field(None, description="A `chroma run` server to use instead of the embedded Chroma.")
    fetch_private: bool = Field(False, description="Whether pages may be fetched from private networks too.")

    evidence: int = Field(12, ge=1, le=50, description="Passages handed to the answerer.")
    reranker: str | None = Field(None, description="Import path of a llama-index node postprocessor that re-ranks.")
    reranker_options: dict[str, Any] = Field({}, description="Arguments of that postprocessor, as JSON.")

    answerer: str = Field(
        "auto",
        pattern="^(auto|extractive|llm)$",
        description="`extractive`, `llm`, or `auto`: llm if one is set.",
    )
    reader: bool = Field(True, description="Whether passages are read, for answers without a model and for claims.")
    judge: str = Field(
        "against",
        pattern="^(off|against|both)$",
        description="Where the judge of claims has a say: in what is `against` a claim, or in `both`.",
    )
    judge_model: bool = Field(False, description="Whether the chat model judges claims too, after the guards.")
    caution: str = Field(
        "balanced",
        pattern="^(bold|balanced|cautious)$",
        description="How sure the reader must be that a passage answers: `bold`, `balanced` or `cautious`.",
    )
    model: str = Field("gpt-5-mini", description="Chat model that writes answers.")
    bilingual: bool = Field(True, description="Whether the chat model puts the question into the other language too.")
    context: int = Field(8192, ge=1024, description="Tokens that the chat model reads and writes at most.")
    record: Path | None = Field(None, description="A file that each call to the chat model is appended to, for audit.")
    price_prompt: float | None = Field(None, ge=0, description="Price of a million tokens that the chat model reads.")
    price_completion: float | None = Field(None, ge=0, description="Price of a million tokens that it writes.")
    timeout: float = Field(60.0, gt=0, description="Seconds a call to an endpoint may take, with its tries.")
    openai_api_key: SecretStr | None = Field(
        None, validation_alias="OPENAI_API_KEY", description="Key of the endpoint."
    )
    openai_base_url: str | None = Field(
        None, validation_alias="OPENAI_BASE_URL", description="An OpenAI-compatible endpoint."
    )

    @property
    def has_endpoint(self) -> bool:
        return bool(self.openai_api_key or self.openai_base_url)


def load_settings(**given: Any) -> Settings:
    """The settings of this environment, with `given` on top; InputError names what is wrong."""
    known = {_PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(_PREFIX) and name not in known)
    if unknown:
        raise InputError(f"{unknown[0]} is not a setting; the README lists them all")
    try:
        return Settings(**given)
    except SettingsError as error:
        raise InputError(f"a setting is not the JSON it should be: {error}") from None
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        raise InputError(f"setting {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
