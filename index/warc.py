"""The pages of a web archive (WARC), and the texts of one that holds texts (WET). Only this file knows warcio."""

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from index.decode import decode, is_page
from index.limits import Rationed, too_large
from index.webpage import page_record
from rag.errors import InputError
from rag.types import Record, Rejection

_HEADERS = 2**20  # bytes


def archived(content: IO[bytes], where: str, largest: int) -> Iterator[Record | Rejection]:
    """A record for each page or text of at most `largest` bytes; pictures and the like are passed over."""
    read = 0
    try:
        for entry in _entries(content):
            read += 1
            url = entry.rec_headers.get_header("WARC-Target-URI") or ""
            if entry.rec_type not in ("response", "resource", "conversion") or not url.startswith("http"):
                continue
            try:
                if made := _record(entry, url, largest):
                    yield made
            except InputError as error:
                yield Rejection(url, str(error))
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, InputError) as error:
        yield Rejection(f"{where}, after record {read}", f"the archive is damaged or cut off here ({error})")


def _entries(content: IO[bytes]) -> Iterator[Any]:
    """The entries, each with as much of its headers as a person might write."""
    rationed = Rationed(content, _HEADERS)
    archive = ArchiveIterator(rationed)
    while True:
        rationed.anew()
        with redirect_stderr(StringIO()):  # it prints what it finds odd, whole pages
            entry = next(archive, None)
        if rationed.spent:
            raise too_large()
        if entry is None:
            return
        rationed.freely()
        yield entry
        while entry.raw_stream.read(_HEADERS):
            pass


def _whole(stream: IO[bytes], most: int) -> bytes:
    """So much of a stream; one read gives what is unpacked already, which may be a part."""
    data = b""
    while len(data) < most and (piece := stream.read(most - len(data))):
        data += piece
    return data


def _record(entry: Any, url: str, largest: int) -> Record | None:
    status = entry.http_headers.get_statuscode() if entry.http_headers else "200"
    data = _whole(entry.content_stream(), largest + 1)
    if entry.rec_type != "conversion" and not is_page(data):
        return None
    if status != "200":
        raise InputError(f"the site answered {status}")
    if len(data) > largest:
        raise InputError(f"one page of more than {largest // 2**20} MB")
    if entry.rec_type == "conversion":
        return Record(url, url, decode(data), url=url, page=True)
    return page_record(data, url, url)
