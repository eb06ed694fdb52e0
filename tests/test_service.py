"""Web addresses and files, taken in by one run."""

import json
from pathlib import Path

import pytest

from app import build
from index.report import Report
from rag.settings import Settings
from rag.types import EVERYTHING
from tests.conftest import WordEmbedder
from tests.test_fetch import Site, site
from tests.test_webpage import NEWS, TITLE, data, html

__all__ = ["site"]


@pytest.mark.parametrize("private", [True, False])
def test_pages_and_files_are_taken_in_together_and_private_networks_only_if_allowed(
    tmp_path: Path, site: Site, private: bool
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"text": "The ferries went on running through the night, the port said."}), "utf-8")
    site.pages["/bridge"] = (200, {}, html(head=data(NEWS)))
    url = site.url("/bridge", "127.0.0.1")
    service = build(Settings(home=tmp_path / "home", fetch_private=private), embed=WordEmbedder())
    seen: list[int] = []
    report = service.ingest([url, str(file)], {}, lambda report, behind: seen.append(behind))
    assert (report.new, len(report.rejected)) == ((2, 0) if private else (1, 1))
    assert seen[-1] == file.stat().st_size
    if private:
        hit, *_ = service.pipeline.retrieve(service.pipeline.understand("Who opened the harbour bridge?", EVERYTHING))
        assert (hit.passage.article.title, hit.passage.article.url) == (TITLE, url)
        assert service.ingest([url], {}).unchanged == 1
    else:
        assert "KHABAR_FETCH_PRIVATE" in report.rejected[0].reason
        assert site.asked == []
    service.corpus.close()


def test_a_feed_is_remembered_once_what_it_lists_is_stored(tmp_path: Path, site: Site) -> None:
    site.pages["/bridge"] = (200, {}, html(head=data(NEWS)))
    url = site.url("/bridge", "127.0.0.1")
    feed = f"<rss><channel><item><title>Bridge</title><link>{url}</link></item></channel></rss>".encode()
    site.pages["/feed"] = (200, {"ETag": "1"}, feed)
    service = build(Settings(home=tmp_path / "home", fetch_private=True), embed=WordEmbedder())

    def stopped(report: Report, behind: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        service.ingest([site.url("/feed", "127.0.0.1")], {}, stopped)
    assert service.ingest([site.url("/feed", "127.0.0.1")], {}).new == 1
    asked = len(site.asked)
    site.pages["/feed"] = (304, {}, b"")
    report = service.ingest([site.url("/feed", "127.0.0.1")], {})
    assert (report.articles, report.spared, report.rejected) == (0, 1, [])
    assert [path for path, _ in site.asked[asked:]] == ["/robots.txt", "/feed"]
    service.corpus.close()
