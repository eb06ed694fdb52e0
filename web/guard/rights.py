"""The right that a request needs: a new way in needs the right to store until it is listed here."""

from web.visitor import Right

SAFE = ("GET", "HEAD", "OPTIONS")
# What is asked by POST, and stores nothing of the corpus.
_ASKING = ("/api/ask", "/api/check", "/api/search", "/api/feedback", "/v1", "/mcp", "/gradio_api", "/sign-out")
_ADMIN = ("/api/embed", "/metrics", "/audit")


def needed(method: str, path: str) -> Right:
    """The right for a method at a path; that of a websocket is asked for as GET."""
    if _under(path, _ADMIN):
        return "admin"
    return "read" if method in SAFE or _under(path, _ASKING) else "ingest"


def _under(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)
