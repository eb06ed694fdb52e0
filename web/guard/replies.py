"""What the guard itself answers: short, and nothing of what is behind it."""

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:12vh auto;padding:0 1rem}"
    "input,button{font:inherit;width:100%;padding:.5rem;margin:.4rem 0;box-sizing:border-box}"
    "@media(prefers-color-scheme:dark){body{background:#16181d;color:#e8e8e8}a{color:#9db4ff}}"
)
_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>Khabar · خبر</title><style>{style}</style>"
    '<main><h1>Khabar <span lang="ar">خبر</span></h1>{said}{provider}'
    '<form method="post" action="{root}/sign-in"><input type="hidden" name="next" value="{back}">'
    '<label>Key · <span lang="ar" dir="rtl">المفتاح</span>'
    '<input type="password" name="key" autocomplete="current-password" required autofocus></label>'
    '<button>Sign in · <span lang="ar" dir="rtl">الدخول</span></button></form></main></html>'
)
_PROVIDER = (
    '<p><a href="{root}/sign-in/provider?next={back}">Sign in with your account · '
    '<span lang="ar" dir="rtl">الدخول بحسابك</span></a></p>'
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors {who}"


def refusal(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error for programs, in the form that OpenAI's clients read too."""
    kind = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}.get(status, "request_error")
    return JSONResponse({"error": {"message": message, "type": kind, "code": status}}, status, headers)


def sign_in_page(root: str, back: str, said: str, provider: bool, ancestors: str, status: int = 401) -> Response:
    """The page to sign in at, which comes in place of the one asked for."""
    told = f'<p role="alert">{escape(said)}</p>' if said else ""
    link = _PROVIDER.format(root=escape(root), back=escape(_quoted(back))) if provider else ""
    html = _PAGE.format(style=_STYLE, said=told, provider=link, root=escape(root), back=escape(back))
    return HTMLResponse(html, status, {"content-security-policy": _POLICY.format(who=ancestors)})


def local(path: str, root: str = "") -> str:
    """The address where to go on after signing in: one of ours, or the start, which a proxy may show under a path."""
    fine = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if fine else f"{root}/"


async def deny(scope: Scope, receive: Receive, send: Send, response: Response) -> None:
    """Answer a request, or turn a websocket away before it is opened."""
    if scope["type"] == "http":
        await response(scope, receive, send)
    else:
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": ""})


def _quoted(path: str) -> str:
    return quote(path, safe="/")
