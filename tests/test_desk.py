"""Rights and outlets, at the desk that all doors ask."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rag.types import EVERYTHING, Scope
from tests.conftest import record
from tests.doors import BOATS, FERRY, GOLD, LIBRARY, OF_TAGUS, READER, VAULT, service_of
from web.api.desk import Desk
from web.api.problems import Problem
from web.service import Service
from web.visitor import OWNER, RIGHTS, Visitor

NOBODY = Visitor("nobody", frozenset())
INGESTS = Visitor("feed", frozenset({"ingest"}))
OF_NONE = Visitor("of none", RIGHTS, ())


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made = service_of(tmp_path_factory.mktemp("desk"), FERRY, LIBRARY, VAULT)
    yield made
    made.corpus.close()


@pytest.fixture(scope="module")
def vault(service: Service) -> dict[str, Any]:
    """A passage of the outlet that not everybody may read."""
    found: dict[str, Any] = Desk(service, OWNER).search(GOLD, EVERYTHING, 1)["hits"][0]
    assert found["source"] == "Vault Weekly"
    return found


def refused(act: Callable[[], object]) -> int:
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.status


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), {"Tagus Post"}),
        (("Tagus Post",), {"Tagus Post"}),
        (("TAGUS post",), {"Tagus Post"}),
        (("Tagus Post", "Vault Weekly"), {"Tagus Post"}),
        (("Vault Weekly",), set()),
    ],
)
def test_a_search_keeps_to_the_outlets_that_may_be_read(
    service: Service, asked: tuple[str, ...], found: set[str]
) -> None:
    hits = Desk(service, OF_TAGUS).search(f"{BOATS} {GOLD}", Scope(sources=asked), 50)["hits"]
    assert {hit["source"] for hit in hits} == found


def test_who_may_read_no_outlet_finds_nothing(service: Service) -> None:
    answer = Desk(service, OF_NONE).ask(BOATS, EVERYTHING)
    assert answer.refused
    assert (answer.searched.articles, answer.searched.passages, answer.searched.nearest) == (0, 0, ())
    assert Desk(service, OF_NONE).search(BOATS, EVERYTHING, 10)["hits"] == []
    assert Desk(service, OF_NONE).status() == {"articles": 0, "passages": 0}


def told(act: Callable[..., object], *asked: str) -> tuple[int, str]:
    """What is said of what was asked for, whatever that is called."""
    with pytest.raises(Problem) as caught:
        act(*asked)
    return caught.value.status, caught.value.detail.replace(asked[0], "IT")


def test_what_may_not_be_read_is_as_what_is_not_there(service: Service, vault: dict[str, Any]) -> None:
    barred, absent = Desk(service, OF_TAGUS), Desk(service, OWNER)
    own, revision, nowhere = vault["article_id"], vault["revision"], "0" * 16
    assert told(barred.article, own) == told(absent.article, nowhere) == (404, "there is no article IT")
    assert told(barred.article, own, revision) == told(absent.article, nowhere, revision)
    assert told(barred.citation, vault["citation"]) == told(absent.citation, f"{nowhere}.{revision}.0-9")
    assert told(barred.citation, "nonsense") == told(absent.citation, f"{own}.{revision}.0-9999")


def test_an_answer_a_search_and_the_counts_know_nothing_of_other_outlets(service: Service) -> None:
    desk = Desk(service, OF_TAGUS)
    said = str((desk.ask(GOLD, EVERYTHING), desk.search(GOLD, EVERYTHING, 50), desk.status()))
    assert "Vault" not in said
    assert "77" not in said
    assert desk.status() == {"articles": 1, "passages": 1}


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (NOBODY, set()),
        (READER, {"ask", "search", "article", "citation", "status"}),
        (OF_TAGUS, {"ask", "search", "status"}),
        (INGESTS, {"ingest", "remove"}),
        (Visitor("keeper", frozenset({"admin"})), set()),
        (Visitor("all of one", RIGHTS, ("Tagus Post",)), {"ask", "search", "status"}),
        (OWNER, {"ask", "search", "article", "citation", "status", "ingest", "remove"}),
    ],
)
def test_each_right_opens_what_it_names_and_nothing_else(tmp_path: Path, who: Visitor, may: set[str]) -> None:
    service = service_of(tmp_path, FERRY, VAULT)
    found = Desk(service, OWNER).search(GOLD, EVERYTHING, 1)["hits"][0]
    desk = Desk(service, who)
    acts: dict[str, Callable[[], object]] = {
        "ask": lambda: desk.ask(BOATS, EVERYTHING),
        "search": lambda: desk.search(BOATS, EVERYTHING, 1),
        "article": lambda: desk.article(found["article_id"]),
        "citation": lambda: desk.citation(found["citation"]),
        "status": desk.status,
        "ingest": lambda: desk.ingest([record("new", "The bridge of Oslo opened on Friday.")]),
        "remove": lambda: desk.remove(found["article_id"]),
    }
    for name, act in acts.items():
        if name in may:
            act()
        else:
            hidden = "read" in who.rights and name in ("article", "citation")
            assert refused(act) == (404 if hidden else 403)
    service.corpus.close()


def test_an_article_that_names_no_outlet_is_for_those_who_may_read_all(tmp_path: Path) -> None:
    service = service_of(tmp_path, record("leaflet", "The bridge of Oslo opened on Friday with 12 lamps."))
    own = next(iter(service.corpus.catalogue.versions()))[0]
    assert Desk(service, OWNER).article(own)["source"] is None
    assert refused(lambda: Desk(service, OF_TAGUS).article(own)) == 404
    service.corpus.close()
