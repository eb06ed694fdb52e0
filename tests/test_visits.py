import json
from pathlib import Path

import pytest

from index.visits import ANY, Version, Visit, visits_in

FEED, PAGE = "https://news.example/feed", "https://news.example/one"


def test_nothing_is_known_at_first_and_nothing_written(tmp_path: Path) -> None:
    with visits_in(tmp_path) as visits:
        assert (visits.version(FEED), visits.pages(FEED)) == (ANY, {})
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_is_there_in_the_next_run(tmp_path: Path) -> None:
    pages = {PAGE: Visit(Version('"1"', "Mon"), "خبر")}
    with visits_in(tmp_path) as visits:
        visits.keep(FEED, Version('"2"'), pages)
    with visits_in(tmp_path) as visits:
        assert (visits.version(FEED), visits.pages(FEED), visits.spared) == (Version('"2"'), pages, 0)


def test_a_run_that_is_stopped_keeps_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), visits_in(tmp_path) as visits:
        visits.keep(FEED, ANY, {})
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", "3", '{"a": 1}', '{"a": {"version": {"x": 1}, "pages": {}}}', '{"a": {"version": {}, "pages": 3}}',
     json.dumps({FEED: {"version": {}, "pages": {PAGE: {}}}})],
)  # fmt: skip
def test_a_damaged_file_is_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "fetched.json").write_text(content, "utf-8")
    with visits_in(tmp_path) as visits:
        assert visits.feeds == {}


def test_without_room_or_rights_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "fetched.new").mkdir()
    with visits_in(tmp_path) as visits:
        visits.keep(FEED, ANY, {})
    with visits_in(tmp_path) as visits:
        assert visits.feeds == {}
