"""The people of the load test, over a small server; what they find is counted and nothing is timed."""

import asyncio
from collections import Counter
from pathlib import Path

from evals.load import Seen, asked
from tests.doors import FERRY, LIBRARY, doors, served, service_of


def test_people_search_and_ask_and_are_told_what_came_of_it(tmp_path: Path) -> None:
    service = service_of(tmp_path, FERRY, LIBRARY)
    with served(doors(service)) as url:
        seen = asyncio.run(asked(url, 5, 3.0, 20.0))
    service.corpus.close()
    figures = seen.figures()
    assert set(seen.statuses) <= {200, 404}  # no page is served beside these doors
    assert seen.statuses[200] == sum(map(len, seen.seconds.values()))
    assert set(seen.seconds) >= {"search", "article"}
    assert figures["search"]["p50_ms"] <= figures["search"]["p95_ms"]


def test_a_server_that_is_not_there_is_a_failure_and_not_an_exception() -> None:
    seen = asyncio.run(asked("http://127.0.0.1:9", 2, 0.5, 20.0))
    assert set(seen.statuses) == {0}
    assert seen.figures()["failed"] == seen.statuses[0]


def test_what_is_turned_away_has_not_failed() -> None:
    seen = Seen(statuses=Counter({200: 5, 429: 2, 503: 1, 500: 1, 0: 1}))
    assert seen.figures()["failed"] == 2
