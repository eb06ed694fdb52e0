"""Web archives made here, as crawlers make them."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest

from index.files import load
from index.warc import archived
from rag.types import Record, Rejection
from tests.test_webpage import NEWS, TITLE, TOLD, TOLD_AR, data, html

SITE = "https://news.example"
LARGEST = 10_000


def page(name: str) -> bytes:
    return html(head=data({**NEWS, "headline": name}))


def archive(*entries: tuple[str, str, str, bytes], packed: bool = False) -> bytes:
    """Entries of (kind, url, status, content), after one that says who made the archive."""
    made = [_entry("warcinfo", "", "application/warc-fields", b"software: a test\r\n")]
    for kind, url, status, content in entries:
        if kind == "conversion":
            made.append(_entry(kind, url, "text/plain", content))
        else:
            head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n".encode()
            made.append(_entry(kind, url, f"application/http; msgtype={kind}", head + content))
    return b"".join(gzip.compress(one) if packed else one for one in made)


def _entry(kind: str, url: str, form: str, block: bytes) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(block)}>\r\n{target}"
        f"WARC-Date: 2021-03-08T09:30:00Z\r\nContent-Type: {form}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def found(content: bytes) -> list[str]:
    """Titles of records, and reasons of rejections after their address."""
    made = archived(BytesIO(content), "made.warc", LARGEST)
    return [f"{one.where}: {one.reason}" if isinstance(one, Rejection) else one.title for one in made]


def test_pages_are_records_at_their_addresses_and_what_is_no_page_is_passed_over() -> None:
    made = archived(
        BytesIO(
            archive(
                ("response", f"{SITE}/bridge", "200 OK", page(TITLE)),
                ("response", f"{SITE}/photo.jpg", "200 OK", b"\xff\xd8\xff" * 50),
                ("request", f"{SITE}/bridge", "200 OK", page(TITLE)),
                ("response", "dns:news.example", "200 OK", page(TITLE)),
            )
        ),
        "made.warc",
        LARGEST,
    )
    (record,) = made
    assert isinstance(record, Record)
    assert (record.title, record.uri, record.address, record.url) == (TITLE, *[f"{SITE}/bridge"] * 3)


def test_what_a_page_says_of_another_site_s_address_is_not_believed() -> None:
    content = html(head=data(NEWS) + "<link rel='canonical' href='https://other.example/theirs'>")
    (record,) = archived(BytesIO(archive(("response", f"{SITE}/a", "200 OK", content))), "made.warc", LARGEST)
    assert isinstance(record, Record)
    assert record.address == f"{SITE}/a"


def test_a_text_of_a_wet_is_a_page_saved_as_text() -> None:
    content = "\n".join(("افتتاح الجسر", *TOLD_AR)).encode()
    (record,) = archived(BytesIO(archive(("conversion", f"{SITE}/ar", "", content))), "made.wet", LARGEST)
    assert isinstance(record, Record)
    assert (record.text.split("\n")[1], record.page, record.url) == (TOLD_AR[0], True, f"{SITE}/ar")


@pytest.mark.parametrize("packed", [False, True])
def test_a_long_page_is_read_whole(packed: bool) -> None:
    told = tuple(f"Report {n}: {paragraph}" for n in range(300) for paragraph in TOLD)
    content = archive(("response", f"{SITE}/long", "200 OK", html(told, head=data(NEWS))), packed=packed)
    (record,) = archived(BytesIO(content), "made.warc", 2**24)
    assert isinstance(record, Record)
    assert record.text.split("\n")[-1] == told[-1]


def test_what_is_no_article_is_named_and_the_rest_goes_on() -> None:
    content = archive(
        ("response", f"{SITE}/gone", "404 Not Found", page("gone")),
        ("response", f"{SITE}/wall", "200 OK", html(("Please solve this captcha.",))),
        ("response", f"{SITE}/long", "200 OK", html(TOLD * 50)),
        ("conversion", f"{SITE}/bytes", "", b"\x00\x01" * 900),
        ("response", f"{SITE}/bridge", "200 OK", page(TITLE)),
    )
    gone, wall, long, odd, last = found(content)
    assert gone == f"{SITE}/gone: the site answered 404"
    assert "robots" in wall and "more than 0 MB" in long and "binary" in odd
    assert last == TITLE


@pytest.mark.parametrize("packed", [False, True])
def test_archives_are_known_by_what_they_begin_with(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("made.warc.gz" if packed else "made.warc")
    file.write_bytes(archive(("response", f"{SITE}/bridge", "200 OK", page(TITLE)), packed=packed))
    (tmp_path / "crawled.txt").write_bytes(archive(("response", f"{SITE}/ferry", "200 OK", page("Ferry"))))
    assert {one.title for one in load([str(tmp_path)], {}) if isinstance(one, Record)} == {TITLE, "Ferry"}


def test_one_that_is_cut_off_gives_what_stands_before() -> None:
    whole = archive(*[("response", f"{SITE}/{n}", "200 OK", page(f"{TITLE} {n}")) for n in range(3)])
    found_of_part = found(whole[: len(whole) * 3 // 5])
    assert found_of_part[0] == f"{TITLE} 0"
    assert len(found_of_part) < 4
    for damaged in (
        b"WARC/1.0\r\n\r\n",
        b"WARC/1.0\r\nnonsense" * 9,
        b"WARC/",
        whole.replace(b"WARC/1.0", b"WRAC/9", 2),
    ):
        assert all("damaged" in one or one.startswith(TITLE) for one in found(damaged))


def test_a_gzip_that_is_damaged_is_named(tmp_path: Path) -> None:
    file = tmp_path / "made.warc.gz"
    file.write_bytes(gzip.compress(archive(("response", f"{SITE}/a", "200 OK", page(TITLE))))[:-200])
    assert [one for one in load([str(file)], {}) if isinstance(one, Rejection)]
