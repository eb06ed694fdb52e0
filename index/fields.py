"""A row of a file to a record, by the field names that news data commonly uses."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from index.dated import in_metadata
from rag.errors import InputError
from rag.types import Record

NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articleBody", "article_body", "article", "fulltext"),
    "title": ("title", "headline"),
    "published": (
        "date",
        "published",
        "pubDate",
        "datePublished",
        "published_at",
        "publish_date",
        "date_published",
    ),
    "url": ("url", "link"),
    "source": ("source", "publisher", "outlet", "site_name"),
    "id": ("id", "_id", "guid"),
}


def record(row: Any, file_uri: str, place: str, mapping: Mapping[str, str]) -> Record:
    """The record of one row; `mapping` names the row's field for any of NAMES. InputError if it holds no text."""
    if not isinstance(row, dict):
        raise InputError("not an object with named fields")
    text = _value(row, "text", mapping)
    if not text.strip():
        raise InputError(f"no text: none of the fields {', '.join(_candidates('text', mapping))} holds any")
    url, own_id = _value(row, "url", mapping), _value(row, "id", mapping)
    # A bare id is only unique within its file; a url is everywhere.
    address = url or f"{file_uri}#{own_id or place}"
    return Record(
        uri=url or own_id or address,
        address=address,
        text=text,
        title=_value(row, "title", mapping),
        source=_value(row, "source", mapping) or None,
        url=url or None,
        published=in_metadata(_value(row, "published", mapping)),
    )


def _candidates(name: str, mapping: Mapping[str, str]) -> tuple[str, ...]:
    return (mapping[name],) if name in mapping else NAMES[name]


def _value(row: dict[Any, Any], name: str, mapping: Mapping[str, str]) -> str:
    """The first field of that meaning that holds something; schema.org objects are known by their `name`."""
    for field in _candidates(name, mapping):
        value = row.get(field)
        if isinstance(value, dict):
            value = value.get("name") or value.get("@id")
        if isinstance(value, date):
            value = value.isoformat()
        if isinstance(value, list):
            value = "\n\n".join(v for v in value if isinstance(v, str))
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).encode("utf-8", "ignore").decode()  # half of a surrogate pair is no character
    return ""


def parse_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """`text=story` and the like, checked."""
    mapping = {}
    for pair in pairs:
        name, equals, field = pair.partition("=")
        if name not in NAMES or not equals or not field:
            raise InputError(f"--field {pair}: write NAME=FIELD, with NAME one of {', '.join(NAMES)}")
        mapping[name] = field
    return mapping
