"""Names that lead to this machine, a certificate for them, and a proxy that shows what is inside under a path."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import FastAPI, Request
from starlette.background import BackgroundTask
from starlette.responses import HTMLResponse, Response, StreamingResponse

from tests.doors import App, served

_OF_THE_WAY = (b"connection", b"transfer-encoding", b"keep-alive")


def certificate(folder: Path) -> dict[str, str]:
    """Nobody's but its own word for all names of `.test`, and its key, as uvicorn takes them."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem, private = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, private, plain))
    (folder / "certificate.pem").write_bytes(made.public_bytes(pem))
    return {"ssl_keyfile": str(folder / "key.pem"), "ssl_certfile": str(folder / "certificate.pem")}


@contextmanager
def named(name: str, app: App, tls: dict[str, str]) -> Iterator[str]:
    """The application over https, by a name."""
    with served(app, **tls) as address:
        yield f"https://{name}:{urlsplit(address).port}"


def portal() -> FastAPI:
    """A page that shows another in a frame, whose address its own query says."""
    app = FastAPI()

    @app.get("/")
    def page(frame: str) -> Response:
        return HTMLResponse(f'<!doctype html><title>Portal</title><iframe src="{frame}" width="900" height="700">')

    return app


def proxy(inside: str, under: str) -> FastAPI:
    """What a portal's proxy does: it takes the path off, and says whom it asks for, and how they came."""
    client = httpx.AsyncClient(base_url=inside, timeout=60)

    @asynccontextmanager
    async def closing(app: FastAPI) -> AsyncIterator[None]:
        async with client:
            yield

    app = FastAPI(lifespan=closing)

    @app.api_route(under + "/{path:path}", methods=["GET", "HEAD", "POST"])
    async def passed(request: Request, path: str) -> Response:
        assert request.client
        said = {"x-forwarded-proto": request.url.scheme, "x-forwarded-for": request.client.host}
        url = httpx.URL(path=f"/{path}", query=request.url.query.encode())
        asked = client.build_request(request.method, url, headers={**request.headers, **said}, content=request.stream())
        reply = await client.send(asked, stream=True)
        given = StreamingResponse(reply.aiter_raw(), reply.status_code, background=BackgroundTask(reply.aclose))
        given.raw_headers = [(n.lower(), v) for n, v in reply.headers.raw if n.lower() not in _OF_THE_WAY]
        return given

    return app
