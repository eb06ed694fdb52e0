"""What is fetched of a small web server, and all that is not."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from index.addresses import public
from index.fetch import AGENT, Fetch
from index.visits import Version
from rag.errors import InputError

ELSEWHERE = {
    "inside.example": "10.0.0.5",
    "rebound.example": "127.0.0.9",
    "six.example": "::1",
    "meta.example": "169.254.169.254",
}


@dataclass
class Site:
    """Answers by path; remembers the path and headers of each request."""

    port: int = 0
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    pause: float = 0.0

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def leads(self, path: str, location: str, status: int = 302) -> None:
        self.pages[path] = (status, {"Location": location}, b"")

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, dict(self.headers)))
            status, headers, content = made.pages.get(self.path, (404, {}, b"none"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            for at in range(0, len(content), 1000):
                time.sleep(made.pause)
                self.wfile.write(content[at : at + 1000])

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A caller that hangs up is expected here."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        made.port = server.server_port
        yield made
        server.shutdown()
        thread.join()


@pytest.fixture
def fetch() -> Fetch:
    """Permits the site's address and what is public; no name is looked up outside."""
    return Fetch(lambda address: address == "127.0.0.1" or public(address), looked_up)


def looked_up(host: str, port: int) -> list[str]:
    if host == "news.example":
        return ["127.0.0.1"]
    if host in ELSEWHERE:
        return [ELSEWHERE[host]]
    if host == "both.example":
        return ["127.0.0.1", "10.0.0.5"]
    if host in ("localhost", "127.0.0.1.nip.example"):
        return ["127.0.0.1"]
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]  # as the system reads 127.1, 0x7f.1 and 2130706433
    except OSError:
        pass
    if ":" in host:
        return [host]
    raise socket.gaierror("Name or service not known")


def test_a_page_is_fetched_under_its_own_name_by_an_honest_agent(site: Site, fetch: Fetch) -> None:
    site.pages["/a?b=1"] = (200, {"Content-Type": "text/html"}, b"<html>hello")
    got = fetch(site.url("/a?b=1"))
    assert (got.content, got.url) == (b"<html>hello", site.url("/a?b=1"))
    (robots, _), (_, headers) = site.asked
    assert robots == "/robots.txt"
    assert headers["Host"] == f"news.example:{site.port}"
    assert headers["User-Agent"] == AGENT
    assert "Cookie" not in headers and "Referer" not in headers


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(site: Site, fetch: Fetch, status: int) -> None:
    site.leads("/old", "/new", status)
    site.pages["/new"] = (200, {}, b"here")
    assert fetch(site.url("/old")).url == site.url("/new")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.9/", "http://127.1.1.1/", "http://2130706441/", "http://0x7f000009/", "http://0177.0.0.11/",
        "http://0/", "http://0.0.0.0/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1:8080/",
        "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::]/", "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/", "http://[fc00::1]/", "http://[64:ff9b::a00:1]/", "http://[2002:a00:1::]/",
        "http://inside.example/", "http://rebound.example/", "http://six.example/", "http://meta.example/",
        "http://both.example/", "http://100.64.0.1/", "http://224.0.0.1/", "http://255.255.255.255/",
        "https://10.0.0.1/", "http://inside.example:80/", "http://INSIDE.example/", "http://198.18.0.1/",
    ],
)  # fmt: skip
def test_addresses_of_private_networks_are_refused_and_so_are_redirects_to_them(
    site: Site, fetch: Fetch, url: str
) -> None:
    site.leads("/away", url)
    for asked in (url, site.url("/away")):
        with pytest.raises(InputError, match="private network|not a web address|Invalid URL"):
            fetch(asked)
    assert site.paths == ["/away"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://news.example/", "gopher://news.example/", "javascript:alert(1)",
        "data:text/html,x",
        "http://", "http:///a", "http://news.example:99999/", "http://news.example:x/", "http://[::1/",
        "http://user:secret@news.example/", "http://news.example@10.0.0.1/", "http://news.example\\@10.0.0.1/",
        "http://news.example/ a", "http://news.example\r\nX: y/", "http://news.example\u202e/", "//news.example/", "",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(site: Site, fetch: Fetch, url: str) -> None:
    with pytest.raises(InputError, match="web address") as refused:
        fetch(url)
    assert "secret" not in str(refused.value)
    site.leads("/away", url or "http://")
    with pytest.raises(InputError):
        fetch(site.url("/away"))
    assert set(site.paths) <= {"/away", "/a", "//news.example/"}


def test_a_name_that_comes_to_mean_another_address_is_not_asked_again(site: Site) -> None:
    answers = iter(["127.0.0.1", "127.0.0.1", "10.0.0.5"])
    fetch = Fetch(lambda address: address == "127.0.0.1", lambda host, port: [next(answers)])
    site.pages["/a"] = (200, {}, b"once")
    assert fetch(site.url("/a")).content == b"once"  # robots.txt and the page, each at the address looked at
    with pytest.raises(InputError, match="private"):
        fetch(site.url("/a"))


def test_redirects_without_end_are_left(site: Site, fetch: Fetch) -> None:
    site.leads("/a", "/b")
    site.leads("/b", "/a")
    with pytest.raises(InputError, match="leads on more than 5 times"):
        fetch(site.url("/a"))
    assert len(site.paths) == 6


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_too_large_is_left_also_if_it_is_packed_small(
    site: Site, fetch: Fetch, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    monkeypatch.setattr("index.fetch._MOST", 2**20)
    content = b"0" * 3 * 2**20
    site.pages["/big"] = (
        200,
        {"Content-Encoding": "gzip"} if packed else {},
        gzip.compress(content) if packed else content,
    )
    with pytest.raises(InputError, match="more than 1 MB"):
        fetch(site.url("/big"))


def test_what_comes_too_slowly_is_left(site: Site, fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/slow"] = (200, {}, b"0" * 100_000)
    monkeypatch.setattr("index.fetch._SECONDS", 0.3)
    site.pause = 0.1
    begun = time.monotonic()
    with pytest.raises(InputError, match="longer than"):
        fetch(site.url("/slow"))
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("status", [400, 403, 404, 410, 429, 500, 503])
def test_what_the_site_refuses_is_said(site: Site, fetch: Fetch, status: int) -> None:
    site.pages["/a"] = (status, {}, b"no")
    with pytest.raises(InputError, match=f"answered {status}"):
        fetch(site.url("/a"))


def test_what_has_not_changed_is_not_sent_again(site: Site, fetch: Fetch) -> None:
    site.pages["/a"] = (200, {"ETag": '"7"', "Last-Modified": "Mon, 08 Mar 2021 09:30:00 GMT"}, b"x")
    first = fetch(site.url("/a"))
    assert (first.version, first.unchanged) == (Version('"7"', "Mon, 08 Mar 2021 09:30:00 GMT"), False)
    assert "If-None-Match" not in site.asked[-1][1]
    site.pages["/a"] = (304, {}, b"")
    again = fetch(site.url("/a"), first.version)
    assert (again.content, again.unchanged) == (b"", True)
    headers = site.asked[-1][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"7"', "Mon, 08 Mar 2021 09:30:00 GMT")


def test_an_answer_that_nobody_asked_for_is_said(site: Site, fetch: Fetch) -> None:
    site.pages["/a"] = (304, {}, b"")
    with pytest.raises(InputError, match="answered 304"):
        fetch(site.url("/a"))


def test_what_could_not_be_sent_back_is_not_kept(site: Site, fetch: Fetch) -> None:
    site.pages["/a"] = (200, {"ETag": "x" * 600, "Last-Modified": "Lundi \xe9"}, b"x")
    assert fetch(site.url("/a")).version == Version()


def test_robots_are_asked_once_and_heeded(site: Site, fetch: Fetch) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n\nUser-agent: khabar\nDisallow: /ours\n")
    for path in ("/private", "/ours/a", "/open"):
        site.pages[path] = (200, {}, b"x")
    assert fetch(site.url("/private")).content == b"x"  # what is said to us in particular counts
    with pytest.raises(InputError, match="robots"):
        fetch(site.url("/ours/a"))
    assert fetch(site.url("/open")).content == b"x"
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_site_without_robots_txt_is_open_and_one_in_trouble_is_not(
    site: Site, fetch: Fetch, status: int, allowed: bool
) -> None:
    site.pages |= {"/robots.txt": (status, {}, b""), "/a": (200, {}, b"x")}
    if allowed:
        assert fetch(site.url("/a")).content == b"x"
    else:
        with pytest.raises(InputError, match="robots"):
            fetch(site.url("/a"))


def test_a_redirect_of_robots_txt_to_a_private_network_is_refused(site: Site, fetch: Fetch) -> None:
    site.leads("/robots.txt", "http://inside.example/robots.txt")
    site.pages["/a"] = (200, {}, b"x")
    with pytest.raises(InputError, match="private"):
        fetch(site.url("/a"))


@pytest.mark.parametrize(
    "answer", [b"not http at all\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"]
)
def test_a_server_that_speaks_nonsense_or_hangs_up_is_said(fetch: Fetch, answer: bytes) -> None:
    with (
        listening(lambda connection: connection.sendall(answer)) as port,
        pytest.raises(InputError, match="could not be fetched"),
    ):
        fetch(f"http://news.example:{port}/a")


def test_nobody_there_is_said(fetch: Fetch) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        with pytest.raises(InputError, match="could not be fetched"):
            fetch(f"http://news.example:{nobody.getsockname()[1]}/")
    with pytest.raises(InputError, match="there is no host nobody.example"):
        fetch("http://nobody.example/")


class listening:
    """A server that says the same to all who call."""

    def __init__(self, answer: Callable[[socket.socket], None]) -> None:
        self._answer, self._socket = answer, socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.recv(65536)
                self._answer(connection)

    def __enter__(self) -> int:
        self._thread.start()
        return int(self._socket.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()
